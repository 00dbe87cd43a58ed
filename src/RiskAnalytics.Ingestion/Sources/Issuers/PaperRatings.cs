using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The commercial paper of one report by short-term rating, where it is published.</summary>
internal static class PaperRatings
{
    private const string Topic = "commercial paper and CDs by short-term rating";

    /// <summary>Reads the rating tables of every token and date, in the order of the file.</summary>
    public static Dictionary<(string Token, DateOnly AsOf), ImmutableArray<(string Rating, decimal Amount)>> Read(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var ratings = new Dictionary<(string, DateOnly), ImmutableArray<(string, decimal)>>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.Text("topic") != Topic || row.Text("token") is not { } token || row.Date("as_of") is not { } asOf)
                continue;
            if (row.Text("bucket") is { } rating && row.AmountFromZero("amount_usd") is { } amount)
                ratings[(token, asOf)] = ratings.GetValueOrDefault((token, asOf), []).Add((rating, amount));
        }

        return ratings;
    }

    /// <summary>The class of paper of a rating: A-1+ and A-1 are the best, A-2 the next, everything else the lowest.</summary>
    public static AssetClass ClassOf(string rating) => rating switch
    {
        "A-1+" or "A-1" => AssetClass.CommercialPaperA1,
        "A-2" => AssetClass.CommercialPaperA2,
        _ => AssetClass.CommercialPaperOther,
    };
}
