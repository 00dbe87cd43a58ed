using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex F: scenarios with every shock and its source, reverse stress, the simulated run, liquidity, look-through and the trend.</summary>
internal static class StressAnnex
{
    private const int MostAlerts = 60;

    /// <summary>A scenario stands on one page: what does not fit into this is in its file.</summary>
    private const int MostLines = 24;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        flow.Heading(
            assessment.Stress is null ? "F  Trend" : "F  Stress and liquidity",
            "No score rests on these figures. Each has an id; explain with that id tells its formula, inputs and source.",
            60);
        if (assessment.Stress is { } stress)
        {
            flow.Bookmark("Scenarios");
            WriteScenarios(flow, stress);
            flow.Y += 3;
            flow.SubHeading("What would empty the surplus", 30);
            flow.Paragraph(stress.Reverse.Message, Styles.Body);
            FigureTable.Write(flow, "Reverse stress", [.. stress.Reverse.Figures]);
            WriteRun(flow, stress.Run);
            LiquidityAnnex.Write(flow, assessment, stress);
            LookThroughAnnex.Write(flow, assessment, stress.LookThrough);
        }

        if (assessment.Drift is { } drift)
            WriteTrend(flow, drift);
    }

    private static void WriteScenarios(AnnexFlow flow, StressReport stress)
    {
        flow.SubHeading($"Scenarios: {Words.Count(stress.Scenarios.Length, "scenario")}, worst first", 70);
        if (stress.Scenarios.IsEmpty)
        {
            flow.Paragraph("None was asked for.", Styles.Body);
            return;
        }

        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Scenario", 1),
            new TableColumn("Coverage", 62, TextAlign.Right, IsFixed: true),
            new TableColumn("Paid in time", 62, TextAlign.Right, IsFixed: true),
            new TableColumn("Score", 52, TextAlign.Right, IsFixed: true),
            new TableColumn("Grade, band", 86, IsFixed: true),
            new TableColumn("Short first", 70, IsFixed: true));
        var isFirst = true;
        foreach (var result in ScenarioRows.Sorted(stress))
        {
            // The shocks stay with the figures they led to.
            var rows = Rows(result).ToList();
            if (flow.Need(rows.Sum(table.RowHeight) + (isFirst ? table.HeaderHeight : 0)) || isFirst)
            {
                table.DrawHeader(flow.Canvas, AnnexFlow.Left, flow.Y);
                flow.Y += table.HeaderHeight;
                isFirst = false;
            }

            for (var i = 0; i < rows.Count; i++)
            {
                var height = table.RowHeight(rows[i]);
                table.DrawRow(flow.Canvas, AnnexFlow.Left, flow.Y, rows[i], height, i == 0);
                flow.Y += height;
            }
        }

        FigureTable.WriteReasons(flow, stress.Scenarios.SelectMany(s => s.Figures));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(ScenarioResult result)
    {
        var look = BandLook.Of(result.Band);
        yield return
        [
            new Cell(result.Scenario.Name, Styles.Strong, 2),
            new Cell(FigureWords.Percent(result.Coverage), Styles.Figure),
            new Cell(FigureWords.Percent(result.PayableShare), Styles.Figure),
            new Cell(FigureWords.Of(result.FinalScore), Styles.Figure),
            Cell.Of((canvas, box) =>
            {
                Marks.Shape(canvas, look.Shape, box.Left + 4, box.MidY, 2.9f, look.Solid);
                canvas.Text($"{result.Grade ?? "N"}, {look.Word.ToLowerInvariant()}", box.Left + 11, box.MidY + 2.7f, Styles.Figure.In(look.Ink), box.Width - 11);
            }),
            new Cell(result.FirstShort ?? "none", Styles.Body),
        ];
        yield return [new Cell(Told(result), Styles.Small, MostLines, Span: 6)];
    }

    /// <summary>What a scenario supposes: text, shocks with their sources, redemption, notes and the ids of its figures.</summary>
    public static string Told(ScenarioResult result)
    {
        var scenario = result.Scenario;
        var shocks = scenario.Shocks.Select(s => $"{Target(s.Target)}: {Effect(s)} ({s.Source})");
        var asked = scenario.Redemption is { } redemption
            ? $"Redemption: {Format.Percent(redemption.Share)} of what is owed over {Words.Count(redemption.Days, "day")} ({redemption.Source})."
            : "Redemption: nothing beyond the policy's outflows.";
        var parts = new List<string> { scenario.Text };
        if (!scenario.Shocks.IsEmpty)
            parts.Add("Shocks: " + string.Join("; ", shocks) + ".");
        parts.Add(asked);
        parts.AddRange(result.Notes);
        parts.Add(FigureTable.Ids(result.Figures));
        return string.Join(" ", parts);
    }

    private static string Target(ShockTarget target)
    {
        string?[] parts =
        [
            target.Asset is { } asset ? asset.Text : null,
            target.Class is { } assetClass ? Words.Of(assetClass) : null,
            target.Counterparty is { } name ? $"claims on {name}" : null,
            target.Custodian is { } keeper ? $"kept by {keeper}" : null,
            target.Largest switch
            {
                LargestName.Bank => "largest bank",
                LargestName.Custodian => "largest custodian",
                LargestName.Stablecoin => "largest stablecoin",
                _ => null,
            },
            target.OwnTokens ? "own tokens" : null,
        ];
        var named = string.Join(", ", parts.Where(p => p is not null));
        return named.Length == 0 ? "everything" : named;
    }

    private static string Effect(Shock shock) => shock.Effect switch
    {
        ShockEffect.Price => "price " + Format.Value(shock.Amount, MetricUnit.Change) + (shock.IsPerYear ? " for each year to maturity" : ""),
        ShockEffect.Delay => $"pays {Format.Value(shock.Amount, MetricUnit.Days)} later",
        _ => "frozen",
    };

    private static void WriteRun(AnnexFlow flow, RunResult run)
    {
        var title = FormattableString.Invariant($"Simulated run: {Words.Count(run.Paths, "path")} of {Words.Count(run.Days, "day")}, seed {run.Seed}");
        if (run.Figures.IsEmpty)
        {
            flow.SubHeading(title, 20);
            flow.Paragraph("The simulation gave no figure for this book.", Styles.Body);
        }

        FigureTable.Write(flow, title, run.Figures);
        if (run.Convergence.Length > 1)
        {
            const float Height = 74;
            flow.Need(Height + 12);
            flow.Y += 8;
            RunPanel.DrawConvergence(flow.Canvas, new SKRect(AnnexFlow.Left, flow.Y, AnnexFlow.Left + (AnnexFlow.Width * 0.6f), flow.Y + Height), run);
            flow.Y += Height + 2;
        }

        FigureTable.WriteNotes(flow, run.Notes);
    }

    private static void WriteTrend(AnnexFlow flow, TrendReport drift)
    {
        flow.SubHeading($"Trend: {Words.Count(drift.Alerts.Length, "alert")}", 50);
        flow.Bookmark("Trend");
        flow.Paragraph(drift.WorseBecause is { } why ? $"Worse than the book before: {why}" : "Not worse than the book before.", Styles.Body);
        flow.Y += 3;
        if (!drift.Alerts.IsEmpty)
        {
            var table = new Table(AnnexFlow.Width, true, new TableColumn("Severity", 52, IsFixed: true), new TableColumn("Alert", 104, IsFixed: true), new TableColumn("From", 50, IsFixed: true), new TableColumn("To", 50, IsFixed: true), new TableColumn("What changed", 1));
            flow.Rows(table, drift.Alerts.Take(MostAlerts).Select(a => (IReadOnlyList<Cell>)
            [
                new Cell(Words.Of(a.Severity), Styles.Figure.In(BandLook.Of(a.Severity).Ink)),
                new Cell(a.Code, Styles.Small, 2),
                new Cell(Format.Date(a.From), Styles.Small),
                new Cell(Format.Date(a.To), Styles.Small),
                new Cell(a.Message, Styles.Body, 8),
            ]));
            if (drift.Alerts.Length > MostAlerts)
                flow.Paragraph($"and {Words.Count(drift.Alerts.Length - MostAlerts, "more alert")}: assessment.json lists them all.", Styles.Small);
        }

        FigureTable.Write(flow, "Changes", drift.Figures);
    }
}
