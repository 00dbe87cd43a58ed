using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>One row per assessed book: verdict, pillars, then value and score of every metric; amounts in cents, all else with ten decimals.</summary>
public static class ScoresCsv
{
    /// <summary>The columns, in order.</summary>
    public static IEnumerable<string> Columns { get; } =
    [
        "entity", "name", "kind", "as_of", "published_on", "age_days", "rated", "grade", "band", "final_score", "raw_score",
        "binding_cap", "confidence", "published_grade", "published_band", "held",
        .. Enum.GetValues<Pillar>().Select(Format.Word),
        "assets", "liabilities", "surplus", "own_token_share",
        .. ScoringPolicy.MetricCodes.SelectMany(code => new[] { $"{code.ToLowerInvariant()}_value", $"{code.ToLowerInvariant()}_score" }),
    ];

    /// <summary>A header and one row per assessment.</summary>
    public static string Of(IEnumerable<HealthAssessment> assessments)
    {
        var csv = new CsvText().AddHeader(Columns);
        foreach (var assessment in assessments)
        {
            AddCells(csv, assessment).EndRow();
        }

        return csv.ToString();
    }

    /// <summary>Adds the cells of one assessment, in the order of <see cref="Columns"/>.</summary>
    internal static CsvText AddCells(CsvText csv, HealthAssessment assessment)
    {
        csv.Add(assessment.Entity.Id).Add(assessment.Entity.Name).Add(Codes.Of(assessment.Entity.Kind))
            .Add(assessment.Snapshot.AsOf).Add(assessment.Snapshot.Disclosures.PublishedOn).Add(assessment.AgeDays)
            .Add(assessment.IsRated).Add(assessment.Grade).Add(Format.Word(assessment.Band))
            .AddFigure(assessment.FinalScore).AddFigure(assessment.RawScore)
            .Add(assessment.Caps.FirstOrDefault(cap => cap.IsBinding)?.Code).Add(Format.Word(assessment.Confidence))
            .Add(assessment.Published.Grade).Add(Format.Word(assessment.Published.Band)).Add(assessment.Published.IsHeld);
        foreach (var pillar in Enum.GetValues<Pillar>())
        {
            csv.AddFigure(assessment.Pillars.FirstOrDefault(p => p.Pillar == pillar)?.Score);
        }

        csv.AddAmount(assessment.Totals.Assets).AddAmount(assessment.Totals.Liabilities).AddAmount(assessment.Totals.Surplus).AddFigure(assessment.Shares?.OwnToken);
        foreach (var code in ScoringPolicy.MetricCodes)
        {
            var metric = assessment.Metric(code);
            csv.AddFigure(metric.Value).AddFigure(metric.Score);
        }

        return csv;
    }
}
