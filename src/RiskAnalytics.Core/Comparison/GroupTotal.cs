using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Comparison;

/// <summary>Entities of one group added up beside their rows. What cannot be added honestly has no value and a reason.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Members">The rows of the group, by id, then date.</param>
/// <param name="AsOf">The common date; null when the members have several.</param>
/// <param name="Currency">The common currency; null when the members have several.</param>
/// <param name="Assets">Assets of all members, without what they hold of each other's tokens; null with a reason.</param>
/// <param name="Liabilities">What all members owe, without what they owe each other; null with a reason.</param>
/// <param name="Coverage">Clean assets over liabilities of the group; null with a reason.</param>
/// <param name="HeldOfEachOther">Tokens of one member held by another, taken off both sides once; 0 when there are none.</param>
/// <param name="Reason">Why a sum is missing; null when none is.</param>
public sealed record GroupTotal(
    string Group,
    ImmutableArray<ComparisonRow> Members,
    DateOnly? AsOf,
    CurrencyCode? Currency,
    decimal? Assets,
    decimal? Liabilities,
    decimal? Coverage,
    decimal HeldOfEachOther,
    string? Reason);
