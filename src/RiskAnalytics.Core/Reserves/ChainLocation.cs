namespace RiskAnalytics.Core.Reserves;

/// <summary>Where a line stands on a chain, as published. Names and addresses are not checked here.</summary>
/// <param name="Network">Network name, or null.</param>
/// <param name="Address">Address, or null.</param>
/// <param name="Height">Block height as decimal text, or null.</param>
public sealed record ChainLocation(string? Network, string? Address, string? Height);
