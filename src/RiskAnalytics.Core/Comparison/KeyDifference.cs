namespace RiskAnalytics.Core.Comparison;

/// <summary>One key in two books.</summary>
/// <param name="Asset">The key; for lines that are not itemised <c>*</c> and the class.</param>
/// <param name="Held">The bridge of what is held.</param>
/// <param name="Owed">The bridge of what is owed; null when nothing is known to be owed in it in either book.</param>
public sealed record KeyDifference(string Asset, ValueBridge Held, ValueBridge? Owed);
