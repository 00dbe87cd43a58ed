using System.Globalization;
using System.Text;
using NUnit.Framework;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Assessment.Rules;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

[TestFixture]
public sealed class MetricCatalogTests
{
    [Test]
    public void All_EveryMetricClass_IsInTheCatalogue()
    {
        var classes = typeof(IMetric).Assembly.GetTypes().Where(t => t is { IsClass: true } && typeof(IMetric).IsAssignableFrom(t));

        Assert.That(MetricCatalog.All.Select(m => m.GetType()).Distinct(), Is.EquivalentTo(classes));
    }

    [Test]
    public void All_EveryRuleClass_IsInTheCatalogue()
    {
        var classes = typeof(IAssessmentRule).Assembly.GetTypes().Where(t => t is { IsClass: true } && typeof(IAssessmentRule).IsAssignableFrom(t));

        Assert.That(RuleCatalog.All.Select(r => r.GetType()), Is.EquivalentTo(classes));
    }

    [Test]
    public void All_CodesAndIds_AreUniqueAndInTheModelsOrder()
    {
        Assert.Multiple(() =>
        {
            Assert.That(MetricCatalog.All.Select(m => m.Definition.Code), Is.EqualTo(ScoringPolicy.MetricCodes));
            Assert.That(MetricCatalog.All.Select(m => m.Definition.Id), Is.Unique);
            Assert.That(RuleCatalog.All.Select(r => r.Code), Is.EqualTo(ScoringPolicy.CapCodes.Concat(Enumerable.Range(1, 9).Select(i => FormattableString.Invariant($"F{i}")))));
        });
    }

    [Test]
    public void Definition_EveryMetric_HasFormulaAndReference([ValueSource(typeof(MetricCatalog), nameof(MetricCatalog.All))] IMetric metric)
    {
        Assert.Multiple(() =>
        {
            Assert.That(metric.Definition.Formula, Is.Not.Empty);
            Assert.That(metric.Definition.Source, Does.Contain("scoring model"));
            Assert.That(metric.Definition.Id, Does.StartWith(Codes.Of(metric.Definition.Pillar) + "."));
        });
    }

    [Test]
    public void MetricsPage_GeneratedFromTheCatalogue_IsTheOneKept()
    {
        var path = Repository.PathTo("src/RiskAnalytics.Scoring/METRICS.md");
        var page = Page();
        if (Golden.IsUpdating)
        {
            File.WriteAllText(path, page);
        }

        Assert.That(page, Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")), "Run once with UPDATE_GOLDEN=1 and read the difference.");
    }

    private static string Page()
    {
        var policy = DefaultPolicy.Value;
        var text = new StringBuilder();
        text.Append("# Metrics\n\nGenerated from the catalogue and the default policy; a test compares it. Scores run from 0 to 100 and are better when higher.\n");
        text.Append("Between the knots a score follows a straight line. Weight is percent of the pillar.\n");
        foreach (var pillar in MetricCatalog.All.GroupBy(m => m.Definition.Pillar))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {pillar.Key} ({policy.Pillars[pillar.Key].Weight}% of the score)\n\n");
            text.Append("| code | metric | id | formula | weight | 0 / 40 / 55 / 70 / 100 points at | source |\n|---|---|---|---|---|---|---|\n");
            foreach (var metric in pillar.Select(m => m.Definition))
            {
                var row = policy.Metrics[metric.Code];
                var knots = string.Join(" / ", row.Knots.Select(k => k.ToString(CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture, $"| {metric.Code} | {metric.Name} | `{metric.Id}` | {metric.Formula} | {row.Weight} | {knots} | {metric.Source} |\n");
            }
        }

        text.Append("""

            ## Concentration figures without a score

            Taken over shares w of all assets A that sum to 1, by asset, by issuer, by custodian and by network; N is the number of names.

            | figure | formula | range |
            |---|---|---|
            | CR_n | sum of the n largest shares | 0 to 1 |
            | HHI | H = sum w^2 | 1/N to 1 |
            | normalised HHI | (H - 1/N) / (1 - 1/N), for N > 1 | 0 to 1 |
            | effective number | 1 / H | 1 to N |
            | entropy | E = -sum w ln w | 0 to ln N |
            | Theil | ln N - E | 0 to ln N |
            | Gini | sum (2i - N - 1) w_(i) / N over ascending shares | 0 to 1 - 1/N |

            Labels follow the merger guidelines of 2023: moderately concentrated from .10, highly concentrated above .18.

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }
}
