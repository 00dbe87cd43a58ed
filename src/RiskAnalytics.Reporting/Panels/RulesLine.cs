using System.Globalization;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>One plain line on page 1 when a rule of the book's regimes is broken; without one nothing changes.</summary>
internal static class RulesLine
{
    private const float Mark = 13;
    private const float Below = 7;

    /// <summary>Names beyond these are counted.</summary>
    private const int MostNamed = 4;

    /// <summary>The line; null when nothing is broken, or no regime was tested.</summary>
    public static string? Of(HealthAssessment assessment)
    {
        if (assessment.Regulation is not { } report)
            return null;
        string[] broken = [.. report.With(RuleVerdict.Broken).OrderBy(outcome => outcome.Rule.Severity).Select(outcome => outcome.Rule.Id)];
        if (broken.Length == 0)
            return null;
        int judged = broken.Length + report.With(RuleVerdict.Met).Count();
        int open = report.With(RuleVerdict.NotEvaluated).Count();
        string names = string.Join(", ", broken.Take(MostNamed)) + (broken.Length > MostNamed ? FormattableString.Invariant($" and {broken.Length - MostNamed} more") : "");
        return string.Create(CultureInfo.InvariantCulture, $"Rules: {broken.Length} of {judged} judged broken ({names}){(open > 0 ? $", {open} not evaluated" : "")}: annex G");
    }

    /// <summary>Height with the room below it; 0 without a line.</summary>
    public static float Height(HealthAssessment assessment, float width) =>
        Of(assessment) is { } line ? PanelCanvas.ParagraphHeight(line, width - Mark, Styles.Strong, 3) + Below : 0;

    /// <summary>Draws the line and gives its height.</summary>
    public static float Draw(PanelCanvas canvas, float left, float top, float width, HealthAssessment assessment)
    {
        if (Of(assessment) is not { } line)
            return 0;
        BandLook look = BandLook.Of(Band.Critical);
        Marks.Shape(canvas, look.Shape, left + 4, top + (Styles.Strong.Leading / 2), 2.8f, look.Solid);
        canvas.Paragraph(line, left + Mark, top, width - Mark, Styles.Strong.In(look.Ink), 3);
        return Height(assessment, width);
    }
}
