namespace RiskAnalytics.Core.Stress;

/// <summary>One step through an issuer, fund or protocol.</summary>
/// <param name="From">Who holds: entity id, or the symbol that was gone through before.</param>
/// <param name="Asset">The asset held.</param>
/// <param name="To">Who issued it; entity id, or the protocol.</param>
/// <param name="Value">Value gone through, reporting currency.</param>
/// <param name="Depth">1 for what the entity holds itself.</param>
/// <param name="Note">As-of date of the book, exit queue, a cycle that was cut, or why it was not gone through.</param>
public sealed record LookThroughLink(string From, string Asset, string To, decimal Value, int Depth, string Note);
