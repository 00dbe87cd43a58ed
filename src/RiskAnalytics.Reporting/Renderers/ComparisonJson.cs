using System.Text.Json;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A comparison as JSON, schema <c>riskanalytics/comparison/1</c>: the ranking, with the whole assessment of each entity.</summary>
public static class ComparisonJson
{
    private const string Schema = "riskanalytics/comparison/1";

    /// <summary>The document of a comparison.</summary>
    public static string Of(EntityComparison comparison) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteDate("newest", comparison.Newest);
        json.WriteArray("groups", comparison.Groups, group =>
        {
            json.WriteString("profile", ComparisonCsv.ProfileName(group));
            json.WriteArray("rows", group.Rows, row => WriteRow(json, row));
        });
        json.WriteArray("amounts", comparison.Amounts, amounts => WriteAmounts(json, amounts));
        json.WriteArray("group_totals", comparison.GroupTotals, total => WriteGroup(json, total));
        json.WriteArray("peers", comparison.Peers, peers => WritePeers(json, peers));
        json.WriteEndObject();
    });

    private static void WriteBook(Utf8JsonWriter json, HealthAssessment book)
    {
        json.WriteString("entity", book.Entity.Id);
        json.WriteDate("as_of", book.Snapshot.AsOf);
    }

    private static void WriteAmounts(Utf8JsonWriter json, ComparedAmounts amounts)
    {
        WriteBook(json, amounts.Row.Assessment);
        json.WriteString("currency", amounts.Currency.Letters);
        json.WriteFigure("assets", amounts.Assets);
        json.WriteFigure("liabilities", amounts.Liabilities);
        if (amounts.Rate is { } rate)
        {
            json.WriteStartObject("rate");
            json.WriteString("of", rate.Of.Letters);
            json.WriteString("in", rate.In.Letters);
            json.WriteFigure("rate", rate.Rate);
            json.WriteDate("as_of", rate.AsOf);
            json.WriteString("source", rate.Source);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("rate");
        }

        json.WriteString("note", amounts.Note);
    }

    private static void WriteGroup(Utf8JsonWriter json, GroupTotal total)
    {
        json.WriteString("group", total.Group);
        json.WriteArray("members", total.Members, row => WriteBook(json, row.Assessment));
        json.WriteDate("as_of", total.AsOf);
        json.WriteString("currency", total.Currency?.Letters);
        json.WriteFigure("assets", total.Assets);
        json.WriteFigure("liabilities", total.Liabilities);
        json.WriteFigure("coverage", total.Coverage);
        json.WriteFigure("held_of_each_other", total.HeldOfEachOther);
        json.WriteString("reason", total.Reason);
    }

    private static void WritePeers(Utf8JsonWriter json, PeerReference peers)
    {
        WriteBook(json, peers.Row.Assessment);
        json.WriteArray("peers", peers.Peers, peer => WriteBook(json, peer));
        json.WriteString("note", peers.Note);
        json.WriteArray("figures", peers.Figures, figure =>
        {
            json.WriteString("code", figure.Code);
            json.WriteString("name", figure.Name);
            json.WriteString("unit", Format.Word(figure.Unit));
            json.WriteFigure("own", figure.Own);
            json.WriteFigure("count", figure.Peers.Length);
            json.WriteTexts("entities", figure.Peers);
            json.WriteFigure("median", figure.Median);
            json.WriteFigure("best", figure.Best);
            json.WriteString("best_entity", figure.BestPeer);
            json.WriteFigure("worst", figure.Worst);
            json.WriteString("worst_entity", figure.WorstPeer);
            json.WriteString("reason", figure.Reason);
        });
    }

    private static void WriteRow(Utf8JsonWriter json, ComparisonRow row)
    {
        json.WriteFigure("rank", row.Rank);
        json.WriteBoolean("tied", row.IsTied);
        json.WriteString("not_ranked_because", row.NotRankedReason);
        json.WriteTexts("incomplete", row.Incomplete);
        json.WritePropertyName("assessment");
        AssessmentJson.Write(json, row.Assessment);
    }
}
