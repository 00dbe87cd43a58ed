namespace RiskAnalytics.Cli;

/// <summary>The command cannot be carried out as typed, or its input gives nothing: exit code 2 with this sentence.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
