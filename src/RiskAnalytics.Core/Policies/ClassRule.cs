namespace RiskAnalytics.Core.Policies;

/// <summary>The policy's row for one asset class.</summary>
/// <param name="HaircutMatched">Haircut of the matched part, 0 to 1.</param>
/// <param name="HaircutFree">Haircut of the free part, 0 to 1.</param>
/// <param name="QualityMatched">Quality points of the matched part, 0 to 100.</param>
/// <param name="QualityFree">Quality points of the free part, 0 to 100.</param>
/// <param name="Bucket">How fast it turns into cash.</param>
/// <param name="Core">Where it belongs to the core.</param>
/// <param name="Source">What the numbers are anchored on.</param>
public sealed record ClassRule(
    decimal HaircutMatched,
    decimal HaircutFree,
    decimal QualityMatched,
    decimal QualityFree,
    BucketRule Bucket,
    CoreMembership Core,
    string Source);
