using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>The signature schemes, in the order in which they are asked: the first that applies to a row checks it.</summary>
internal static class OwnershipSchemes
{
    public static ImmutableArray<OwnershipScheme> All { get; } =
    [
    ];
}
