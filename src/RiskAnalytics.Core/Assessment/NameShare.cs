namespace RiskAnalytics.Core.Assessment;

/// <summary>One name and its share.</summary>
/// <param name="Name">Asset, issuer, custodian or network.</param>
/// <param name="Share">Share of all assets, 0 to 1.</param>
public sealed record NameShare(string Name, decimal Share);
