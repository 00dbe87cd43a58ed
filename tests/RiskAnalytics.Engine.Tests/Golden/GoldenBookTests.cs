using System.Text.Json;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Golden;

/// <summary>Every golden book, read and scored, against its expected.json, which was worked by hand from the text of the model.</summary>
[TestFixture]
public sealed class GoldenBookTests
{
    private const double ScoreTolerance = 0.005;
    private const double RelativeTolerance = 1e-6;

    private static readonly ScoringPolicy Policy = PolicyReader.Read(Repository.PathTo("data/policies/default.json"));

    private static IEnumerable<string> Books() =>
        Directory.GetDirectories(Repository.PathTo("tests/Golden/books")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Books))]
    public void Assess_GoldenBook_GivesTheExpectedResult(string name)
    {
        var folder = Path.Combine(Repository.PathTo("tests/Golden/books"), name);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var expected = document.RootElement;

        var actual = Assessor.Assess(BookReader.Read(folder), Policy, new AssessmentOptions("test"));

        Assert.Multiple(() =>
        {
            Totals(expected.GetProperty("totals"), actual.Totals);
            Metrics(expected.GetProperty("metrics"), actual);
            Pillars(expected.GetProperty("pillars"), actual);
            Near("raw score", expected.GetProperty("raw_score"), actual.RawScore, ScoreTolerance);
            Near("final score", expected.GetProperty("final_score"), actual.FinalScore, ScoreTolerance);
            Assert.That(actual.Grade, Is.EqualTo(expected.GetProperty("grade").GetString()), "grade");
            Assert.That(Code(actual.Band), Is.EqualTo(expected.GetProperty("band").GetString()), "band");
            Assert.That(actual.IsRated, Is.EqualTo(expected.GetProperty("rated").GetBoolean()), "rated");
            Assert.That(Codes.Of(actual.Confidence), Is.EqualTo(expected.GetProperty("confidence").GetString()), "confidence");
            var caps = expected.GetProperty("caps").EnumerateArray().Select(c => (c.GetProperty("code").GetString(), c.GetProperty("limit").GetDecimal(), c.GetProperty("binding").GetBoolean()));
            Assert.That(actual.Caps.Select(c => ((string?)c.Code, c.Limit ?? 0m, c.IsBinding)), Is.EquivalentTo(caps), "caps");
            Issues(expected.GetProperty("issues"), actual);
            Assert.That(actual.PointsLost.Sum(p => p.Points), Is.EqualTo(100m - actual.RawScore).Within(1e-9m), "points lost sum to 100 - raw");
        });
    }

    private static void Totals(JsonElement expected, Totals actual)
    {
        Near("assets", expected.GetProperty("assets"), actual.Assets);
        Near("liabilities", expected.GetProperty("liabilities"), actual.Liabilities);
        Near("clean assets", expected.GetProperty("clean_assets"), actual.CleanAssets);
        Near("surplus", expected.GetProperty("surplus"), actual.Surplus);
        Near("matched", expected.GetProperty("matched"), actual.Matched);
        Near("stressed value", expected.GetProperty("stressed_value"), actual.StressedValue);
        Near("encumbered", expected.GetProperty("encumbered"), actual.Encumbered);
    }

    private static void Metrics(JsonElement expected, HealthAssessment actual)
    {
        Assert.That(actual.Metrics.Select(m => m.Code), Is.EquivalentTo(expected.EnumerateArray().Select(m => m.GetProperty("code").GetString())));
        foreach (var metric in expected.EnumerateArray())
        {
            var code = metric.GetProperty("code").GetString()!;
            var result = actual.Metric(code);
            Assert.That(Code(result.Status), Is.EqualTo(metric.GetProperty("status").GetString()), $"{code} status: {result.Result.Reason}");
            Near($"{code} value", metric.GetProperty("value"), result.Value);
            Near($"{code} score", metric.GetProperty("score"), result.Score, ScoreTolerance);
        }
    }

    private static void Pillars(JsonElement expected, HealthAssessment actual)
    {
        foreach (var pillar in expected.EnumerateArray())
        {
            var id = pillar.GetProperty("id").GetString();
            var result = actual.Pillars.Single(p => Codes.Of(p.Pillar) == id);
            Near($"{id} score", pillar.GetProperty("score"), result.Score, ScoreTolerance);
            Assert.That(result.Band is { } band ? Code(band) : null, Is.EqualTo(pillar.GetProperty("band").GetString()), $"{id} band");
            Assert.That(result.WorstMetric, Is.EqualTo(pillar.GetProperty("worst_metric").GetString()), $"{id} worst metric");
            Assert.That(result.IsComplete, Is.EqualTo(pillar.GetProperty("complete").GetBoolean()), $"{id} complete");
        }
    }

    /// <summary>Expected issues must be raised; others of severity info may be added.</summary>
    private static void Issues(JsonElement expected, HealthAssessment actual)
    {
        var wanted = expected.EnumerateArray()
            .Select(i => (Severity: i.GetProperty("severity").GetString()!, Code: i.GetProperty("code").GetString()!, Row: i.GetProperty("row").ValueKind == JsonValueKind.Null ? (int?)null : i.GetProperty("row").GetInt32()))
            .ToList();
        var raised = actual.Issues.Where(i => i.Severity != IssueSeverity.Info || wanted.Any(w => w.Code == i.Code)).Select(i => (Codes.Of(i.Severity), i.Code, i.Row));

        Assert.That(raised, Is.EquivalentTo(wanted), "issues");
    }

    private static void Near(string what, JsonElement expected, decimal? actual, double? absolute = null)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.That(actual, Is.Null, what);
            return;
        }

        var value = expected.GetDouble();
        Assert.That(actual, Is.Not.Null, what);
        Assert.That((double)actual!.Value, Is.EqualTo(value).Within(absolute ?? Math.Max(RelativeTolerance * Math.Abs(value), 1e-9)), what);
    }

    private static string Code<T>(T member) where T : struct, Enum => Codes.Of(member).Replace('-', '_');
}
