using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Html;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Entities side by side as one page for a browser: sorted and filtered by the reader, each with a way down to its inputs.</summary>
public sealed class ComparisonHtmlRenderer : IReportRenderer<EntityComparison>
{
    /// <inheritdoc/>
    public string FileName => "comparison.html";

    /// <inheritdoc/>
    public void Render(EntityComparison result, Stream output)
    {
        HealthAssessment first = result.Rows.First().Assessment;
        HtmlPage.Write(
            output,
            $"Comparison of reserves, {Format.Date(result.Newest)}",
            $"RiskAnalytics {first.EngineVersion} · policy {first.Policy.Id} {first.Policy.Version} · newest book {Format.Date(result.Newest)}",
            Contents(result),
            "broad",
            page => ComparisonHtml.WriteHeader(page, result),
            page =>
            {
                HtmlParts.Part(page, "ranking", "Ranking", null, () =>
                {
                    foreach (ComparisonGroup group in result.Groups)
                        ComparisonHtml.WriteRanking(page, group);
                    page.Element("p", ComparisonSheet.HowToRead, ("class", "note wide"));
                });
                HtmlParts.Part(page, "metrics", "Metrics side by side", null, () =>
                {
                    foreach (ComparisonGroup group in result.Groups)
                        ComparisonHtml.WriteMetrics(page, group);
                });
                HtmlParts.Part(page, "entities", "Entities", null, () => WriteEntities(page, result));
            });
    }

    private static void WriteEntities(HtmlWriter page, EntityComparison comparison)
    {
        foreach (ComparisonGroup group in comparison.Groups)
        {
            HtmlParts.Card(page, ComparisonHtml.IdOf(group) + "-each", $"{ComparisonSheet.TitleOf(group)}, one by one", "Each entity with its sentence, its pillars down to the inputs of their metrics, and its findings.", "wide folds", () =>
            {
                for (int i = 0; i < group.Rows.Length; i++)
                    ComparisonHtml.WriteEntity(page, group, i);
            });
        }
    }

    private static IEnumerable<(string Id, string Title, bool IsPart)> Contents(EntityComparison comparison)
    {
        foreach ((string id, string title, string suffix) in ((string, string, string)[])[("ranking", "Ranking", ""), ("metrics", "Metrics", "-metrics"), ("entities", "Entities", "-each")])
        {
            yield return (id, title, true);
            foreach (ComparisonGroup group in comparison.Groups)
                yield return (ComparisonHtml.IdOf(group) + suffix, group.HasExchangeProfile ? "Exchanges" : "Issuers", false);
        }
    }
}
