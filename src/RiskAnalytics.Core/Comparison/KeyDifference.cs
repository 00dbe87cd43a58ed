using System.Collections.Immutable;

namespace RiskAnalytics.Core.Comparison;

/// <summary>One key in two books.</summary>
/// <param name="Asset">The key; for lines that are not itemised <c>*</c> and the class.</param>
/// <param name="Held">The bridge of what is held.</param>
/// <param name="Owed">The bridge of what is owed; null when nothing is known to be owed in it in either book.</param>
/// <param name="Parts">
/// The bridges of the positions that make up what is held, such as <c>USD treasury-bill</c>, largest change first; they add up to that of the key.
/// Empty when the key is one position.
/// </param>
public sealed record KeyDifference(string Asset, ValueBridge Held, ValueBridge? Owed, ImmutableArray<ValueBridge> Parts);
