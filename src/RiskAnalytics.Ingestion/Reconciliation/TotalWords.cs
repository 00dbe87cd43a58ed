namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What to say of a sum that is off by no more than rounding.</summary>
internal static class TotalWords
{
    /// <summary>A sentence with a space in front, or nothing.</summary>
    public static string Remark(Agreement agreement) => agreement switch
    {
        Agreement.Truncated => " The printed figure is cut after its last digit, not rounded.",
        Agreement.WithinRoundingOfParts => " Rounding of the parts explains as much.",
        _ => "",
    };
}
