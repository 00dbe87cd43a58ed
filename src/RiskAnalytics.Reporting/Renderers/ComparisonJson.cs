using System.Text.Json;
using RiskAnalytics.Core.Assessment;

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
        json.WriteEndObject();
    });

    private static void WriteRow(Utf8JsonWriter json, ComparisonRow row)
    {
        json.WriteFigure("rank", row.Rank);
        json.WriteString("not_ranked_because", row.NotRankedReason);
        json.WritePropertyName("assessment");
        AssessmentJson.Write(json, row.Assessment);
    }
}
