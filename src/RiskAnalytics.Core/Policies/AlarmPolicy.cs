using System.Collections.Immutable;

namespace RiskAnalytics.Core.Policies;

/// <summary>What counts as an alarm; fixed in the policy before any back-test.</summary>
/// <param name="CapAtMost">A cap with this limit or a lower one is an alarm, points.</param>
/// <param name="CapsApart">Caps that are no alarm.</param>
/// <param name="Flags">Flags that are an alarm when raised.</param>
/// <param name="Unproven">The cap that is counted apart as "unproven".</param>
/// <param name="Source">What the choice is anchored on.</param>
public sealed record AlarmPolicy(decimal CapAtMost, ImmutableArray<string> CapsApart, ImmutableArray<string> Flags, string Unproven, string Source);
