namespace RiskAnalytics.Core.Verification;

/// <summary>A block as a node reports it.</summary>
/// <param name="Height">Its number: block, slot, checkpoint or ledger version, whichever the chain counts by.</param>
/// <param name="Hash">Its hash; null where the chain or the service gives none.</param>
/// <param name="Time">When it was made; null where the service does not say.</param>
public sealed record ChainBlock(long Height, string? Hash, DateTimeOffset? Time);
