namespace RiskAnalytics.Cli;

/// <summary>What the process tells its caller; part of the public interface.</summary>
internal static class ExitCodes
{
    /// <summary>Done, also when rows of the input became issues.</summary>
    public const int Done = 0;

    /// <summary>A band at or above <c>--fail-on</c>, or a deterioration with <c>--fail-on worse</c>.</summary>
    public const int BandReached = 1;

    /// <summary>A check of <c>verify</c> failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>Anything else: a failure of the program or its surroundings, or cancellation.</summary>
    public const int Failed = 3;
}
