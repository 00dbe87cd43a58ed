using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex C: every finding, cap and flag.</summary>
internal static class FindingsAnnex
{
    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        flow.Heading("C  Findings, caps and flags", "Findings are raised flags, caps that apply and metrics below 55, worst first. Flags carry no score.", 60);
        if (assessment.Findings.Length == 0)
        {
            flow.Paragraph("No finding.", Styles.Body);
        }
        else
        {
            var findings = new Table(
                AnnexFlow.Width,
                true,
                new TableColumn("Code", 46, IsFixed: true),
                new TableColumn("Finding and evidence", 1.5f),
                new TableColumn("Remedy", 1),
                new TableColumn("Amount", 62, TextAlign.Right, IsFixed: true));
            flow.Rows(findings, assessment.Findings.Select(f => (IReadOnlyList<Cell>)
            [
                Cell.Of((canvas, box) => Code(canvas, box.Left, box.Top, f.Code, BandLook.Of(f.Severity))),
                new Cell($"{f.Message} {f.Evidence}", Styles.Body, 8),
                new Cell(f.Remedy ?? "no simple remedy", Styles.Body, 8),
                new Cell(f.Amount is { } amount ? Format.Money(amount, null) : "no amount", f.Amount is null ? Styles.Small : Styles.Figure),
            ]));
        }

        flow.SubHeading("Caps that apply", 60);
        if (assessment.Caps.Length == 0)
        {
            flow.Paragraph("No cap applies.", Styles.Body);
        }
        else
        {
            var caps = new Table(AnnexFlow.Width, true, new TableColumn("Cap", 46, IsFixed: true), new TableColumn("Final at most", 60, TextAlign.Right, IsFixed: true), new TableColumn("Why", 1));
            flow.Rows(caps, assessment.Caps.Select(c => (IReadOnlyList<Cell>)
            [
                new Cell(c.Code, Styles.Strong),
                new Cell(c.Limit is { } limit ? Format.Score(limit, 0) : "not rated", Styles.Figure),
                new Cell(c.IsBinding ? $"Binding. {c.Reason}" : c.Reason, Styles.Body, 6),
            ]));
        }

        flow.SubHeading("Flags", 60);
        var flags = new Table(AnnexFlow.Width, true, new TableColumn("Flag", 46, IsFixed: true), new TableColumn("Outcome", 68, IsFixed: true), new TableColumn("What was found", 1));
        flow.Rows(flags, assessment.Flags.Select(f => (IReadOnlyList<Cell>)
        [
            new Cell(f.Code, Styles.Strong),
            new Cell(Outcome(f), f.Raised == true ? Styles.Strong : Styles.Body),
            new Cell(f.Evidence.IsDefaultOrEmpty ? f.Message : $"{f.Message} {string.Join("; ", f.Evidence)}", Styles.Body, 6),
        ]));
    }

    /// <summary>The outcome of a flag in words.</summary>
    public static string Outcome(FlagResult flag) => flag.Raised switch { true => "raised", false => "not raised", _ => "not evaluated" };

    private static void Code(PanelCanvas canvas, float x, float top, string code, BandLook look)
    {
        Marks.Shape(canvas, look.Shape, x + 4, top + 8, 2.8f, look.Solid);
        canvas.Text(code, x + 11, top + 10.6f, Styles.Strong.In(look.Ink), 34);
    }
}
