using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>Assessments as a table for a person, one row a book.</summary>
internal static class ScoreTable
{
    public static string Of(IReadOnlyCollection<HealthAssessment> assessments)
    {
        var table = new TextTable(
            "ENTITY", "AS OF", "GRADE", "FINAL", "RAW", "BAND", "CAP", "PUBLISHED", "CONFIDENCE", "SOLVENCY", "LIQUIDITY", "QUALITY", "CONCENTR.", "TRANSPAR.");
        foreach (var assessment in assessments)
        {
            table.Add(
                assessment.Entity.Id,
                Format.Date(assessment.Snapshot.AsOf),
                assessment.Grade,
                Points(assessment.FinalScore),
                Points(assessment.RawScore),
                Format.Word(assessment.Band).Replace('_', ' '),
                assessment.Caps.FirstOrDefault(cap => cap.IsBinding)?.Code,
                Published(assessment.Published),
                Format.Word(assessment.Confidence),
                Pillar(assessment, Core.Metrics.Pillar.Solvency),
                Pillar(assessment, Core.Metrics.Pillar.Liquidity),
                Pillar(assessment, Core.Metrics.Pillar.Quality),
                Pillar(assessment, Core.Metrics.Pillar.Concentration),
                Pillar(assessment, Core.Metrics.Pillar.Transparency));
        }

        return table + "\nCAP = code of the cap that sets the final score (see `explain K4`); "
            + "PUBLISHED = grade and band after hysteresis, where held: a better one waits for its second snapshot.\n" + Rules(assessments);
    }

    /// <summary>What became of the rules of the regimes, one line a book; empty where no book was tested.</summary>
    private static string Rules(IEnumerable<HealthAssessment> assessments)
    {
        var lines = assessments.Where(assessment => assessment.Regulation is not null).Select(assessment => $"{assessment.Entity.Id} {Format.Date(assessment.Snapshot.AsOf)}: {Rules(assessment.Regulation!)}\n").ToList();
        return lines.Count == 0 ? "" : $"\nRules, see `explain <rule> <book>`:\n{string.Concat(lines)}";
    }

    private static string Rules(RegulatoryReport report)
    {
        string Count(RuleVerdict verdict) => $"{Format.Number(report.Outcomes.Count(outcome => outcome.Verdict == verdict))} {Format.Word(verdict).Replace('_', ' ')}";
        var broken = report.Outcomes.Where(outcome => outcome.Verdict == RuleVerdict.Broken).Select(outcome => outcome.Rule.Id).ToList();
        return $"{string.Join(", ", report.Regimes)}: {Count(RuleVerdict.Met)}, {Count(RuleVerdict.Broken)}{(broken.Count > 0 ? $" ({string.Join(", ", broken)})" : "")}, {Count(RuleVerdict.Informative)}, {Count(RuleVerdict.NotEvaluated)}";
    }

    /// <summary>The grade and band after hysteresis, only where they are held back.</summary>
    private static string? Published(PublishedGrade published) =>
        published.IsHeld ? $"{published.Grade} {Format.Word(published.Band)}, held" : null;

    /// <summary>A score with one digit after the point, or n/a.</summary>
    public static string Points(decimal? score) => score is { } points ? Format.Score(points) : "n/a";

    /// <summary>The score of a pillar, or n/a.</summary>
    public static string Pillar(HealthAssessment assessment, Pillar pillar) =>
        Points(assessment.Pillars.FirstOrDefault(p => p.Pillar == pillar)?.Score);
}
