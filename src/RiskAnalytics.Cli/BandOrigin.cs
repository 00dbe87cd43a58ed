using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>Why a band is worse than that of the grade beside it.</summary>
internal static class BandOrigin
{
    /// <summary>The pillars that make the band, weakest first, such as "transparency 47.6"; empty when the final score itself makes it.</summary>
    public static string Pillars(HealthAssessment assessment) =>
        assessment.FinalScore is { } final && assessment.Band > ScoringPolicy.BandOf(final)
            ? string.Join(", ", assessment.Pillars
                .Where(pillar => pillar.Band == assessment.Band)
                .OrderBy(pillar => pillar.Score)
                .Select(pillar => $"{Format.Word(pillar.Pillar)} {ScoreTable.Points(pillar.Score)}"))
            : "";
}
