namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>The European Central Bank: its reference rates of exchange, units of each currency for a euro.</summary>
internal static class EcbProvider
{
    private static readonly Uri Files = new("https://www.ecb.europa.eu/stats/eurofxref/");

    public static Provider Provider { get; } = new(
        "ecb",
        "European Central Bank: reference rates of exchange to the euro",
        RequestsPerMinute: 10,
        [
            new("eurofxref.zip", Files, "the rates of the last working day", "daily") { Kind = AnswerKind.Zip },
            new("eurofxref-hist.zip", Files, "the rates of every working day since 1999", "historical") { Kind = AnswerKind.Zip },
        ])
    {
        Expand = id => id switch
        {
            "daily" => "eurofxref.zip",
            "historical" => "eurofxref-hist.zip",
            _ => id,
        },
    };
}
