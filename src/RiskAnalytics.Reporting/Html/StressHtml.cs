using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>What stress adds: look-through, waterfall and simulated run as evidence, and annex F with every figure and its origin.</summary>
internal static class StressHtml
{
    private const int MostRows = 80;
    private const int MostMarkets = 30;

    public static void WriteLookThrough(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "look-through", "Look-through", Words.Sentence(LookThroughPanel.Subtitle), "wide", () =>
    {
        if (assessment.Stress?.LookThrough is not { Exposures.IsEmpty: false } report)
        {
            HtmlParts.Absent(page, "Nothing to look through", LookThroughPanel.WhyNot(assessment));
            return;
        }

        HtmlParts.Facts(page, "figures", report.Measures.Take(4).Select(Measure));
        decimal most = report.Exposures.Max(e => Math.Max(e.Direct, 0m) + Math.Max(e.Through, 0m));
        Write(page, $"What the reserve rests on in the end, {assessment.Snapshot.ReportingCurrency}, largest first", "sortable filtered", [("Rests on", Kind.Text), ("Bar", Kind.Chart), ("Class", Kind.Text), ("Direct", Kind.Number), ("Through others", Kind.Number), ("Share", Kind.Number)], rows =>
        {
            foreach (UltimateExposure exposure in report.Exposures.Take(MostRows))
                rows.Row(row => Exposure(row, exposure, most));
        });
        if (report.Exposures.Length > MostRows)
            page.Element("p", $"and {Words.Count(report.Exposures.Length - MostRows, "smaller exposure")}: stress.json lists them all.", ("class", "note"));
        if (report.Exposures.All(e => e.Through == 0m))
            page.Element("p", "Nothing was gone through: the exposures above are those of the surface.", ("class", "note"));
        HtmlParts.Notes(page, report.Notes);
        Losses(page, report);
    });

    public static void WriteWaterfall(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "waterfall", "Payment waterfall", Words.Sentence(WaterfallPanel.Subtitle), null, () =>
    {
        if (assessment.Stress is not { Liquidity.Waterfall: { IsEmpty: false } steps })
        {
            HtmlParts.Absent(page, "No waterfall", WaterfallPanel.Nothing);
            return;
        }

        Write(page, "After each share is paid: what is left by class, cost and cover for those who stay", "ladder", [("Paid", Kind.Text), ("Left, by class", Kind.Chart), ("Cost", Kind.Number), ("Cover left", Kind.Number)], rows =>
        {
            foreach (WaterfallStep step in steps)
            {
                string left = step.Remaining.IsEmpty ? "nothing is left" : string.Join(", ", step.Remaining.Select(r => $"{Words.Of(r.Class)} {Format.Percent(r.Share)}"));
                rows.Row(row => row
                    .Cell(Format.Percent(step.PaidShare, 0))
                    .Cell(
                        p =>
                        {
                            HtmlCharts.Stack(p, $"Left after {Format.Percent(step.PaidShare, 0)} is paid", left, [.. step.Remaining.Select(r => Part(Words.Of(r.Class), r.Share, r.Class, ClassColors.Of(r.Class)))]);
                            p.Element("span", left, ("class", "under"));
                        },
                        look: "chart")
                    .Figure(FigureWords.Of(step.Cost), step.Cost.Value)
                    .Figure(FigureWords.Percent(step.Coverage), step.Coverage.Value));
            }
        });
    });

    public static void WriteRun(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "run", "Simulated run", Words.Sentence(RunPanel.Subtitle(assessment)), null, () =>
    {
        if (assessment.Stress is not { Run: { Figures.IsEmpty: false } run })
        {
            HtmlParts.Absent(page, "No figure", RunPanel.Why(assessment));
            return;
        }

        HtmlParts.Facts(page, "figures", RunPanel.Shown.Select(s => FigureWords.Find(run.Figures, s.Word) is { } figure
            ? (s.Name, FigureWords.OrWhy(figure), FigureWords.Interval(run.Figures, s.Word))
            : (s.Name, "not among the figures of this run", null)));
        if (run.Convergence.Length > 1)
            Convergence(page, run);
    });

    public static void WriteAnnex(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "annex-f", assessment.Stress is null ? "F  Trend" : "F  Stress and liquidity", "No score rests on these figures. Each has an id; explain with that id tells its formula, inputs and source.", "wide", () =>
    {
        if (assessment.Stress is { } stress)
        {
            Scenarios(page, stress);
            HtmlParts.Figures(page, "Reverse stress", [.. stress.Reverse.Figures]);
            HtmlParts.Figures(page, "Simulated run", stress.Run.Figures);
            HtmlParts.Notes(page, stress.Run.Notes);
            HtmlParts.Figures(page, "Liquidity ladder", [.. stress.Liquidity.Ladder.SelectMany(s => new[] { s.Available, s.OnWeekend })]);
            HtmlParts.Figures(page, "Liquidity of the reserve", stress.Liquidity.Measures);
            HtmlParts.Figures(page, "Payment waterfall", [.. stress.Liquidity.Waterfall.SelectMany(s => s.Figures)]);
            Markets(page, stress);
            HtmlParts.Figures(page, "Concentration at the surface and underneath", stress.LookThrough.Measures);
            Links(page, stress.LookThrough);
        }

        if (assessment.Drift is { } drift)
            Trend(page, drift);
    });

    private static (string, string, string?) Measure(Figure figure)
    {
        string name = figure.Subject is { } subject ? $"{figure.Definition.Name}, {subject}" : figure.Definition.Name;
        return figure.Value is not { } value
            ? (name, FigureWords.OrWhy(figure), null)
            : (name, figure.Definition.Unit == MetricUnit.Index ? Format.HhiPoints(value) + " points" : FigureWords.Of(figure), figure.Reason);
    }

    private static void Exposure(HtmlTable row, UltimateExposure exposure, decimal most)
    {
        string name = LookThroughPanel.Name(exposure);
        var color = ClassColors.Of(exposure.Class);
        decimal Of(decimal value) => most > 0m ? Math.Max(value, 0m) / most : 0m;
        row.Cell(name)
            .Cell(
                p => HtmlCharts.Stack(p, $"{name}: {FigureWords.Of(exposure.Share)} of all assets", null,
                [
                    Part("direct", Of(exposure.Direct), exposure.Class, color),
                    Part("through others", Of(exposure.Through), exposure.Class, ClassColors.Paler(color, 3)),
                ]),
                look: "chart")
            .Cell(Words.Of(exposure.Class))
            .Figure(Format.Money(exposure.Direct, null), exposure.Direct)
            .Figure(Format.Money(exposure.Through, null), exposure.Through)
            .Figure(FigureWords.Of(exposure.Share), exposure.Share.Value);
    }

    private static CompositionPanel.Part Part(string name, decimal share, AssetClass assetClass, SKColor color) =>
        new(name, share, color, assetClass == AssetClass.OwnToken, assetClass);

    private static void Losses(HtmlWriter page, LookThroughReport report)
    {
        page.Element("h4", "If one name is lost");
        if (report.Contagion.IsEmpty)
        {
            page.Element("p", "No name was found whose loss reaches an entity: what is held names no bank, issuer or custodian.");
            return;
        }

        var worst = LookThroughPanel.Worst(report);
        Write(page, "What the loss of one name costs each entity, largest first", "sortable filtered", [("If lost", Kind.Text), ("Who loses", Kind.Text), ("Round", Kind.Number), ("Of its assets", Kind.Number), ("Cover after", Kind.Number)], rows =>
        {
            foreach (ContagionLoss loss in worst.Take(MostRows))
            {
                rows.Row(row => row
                    .Cell(loss.Name)
                    .Cell(loss.Entity)
                    .Figure(Format.Number(loss.Round), loss.Round)
                    .Figure(FigureWords.Of(loss.Loss), loss.Loss.Value)
                    .Figure(FigureWords.Percent(loss.CoverageAfter), loss.CoverageAfter.Value));
            }
        });
        if (worst.Count > MostRows)
            page.Element("p", $"and {Words.Count(worst.Count - MostRows, "smaller loss", "smaller losses")}: stress.json lists them all.", ("class", "note"));
    }

    private static void Convergence(HtmlWriter page, RunResult run)
    {
        var points = run.Convergence;
        double low = (double)points.Min(p => p.Probability);
        double high = (double)points.Max(p => p.Probability);
        double room = Math.Max((high - low) * 0.2, 0.002);
        double first = Math.Log10(Math.Max(1, points[0].Paths));
        double last = Math.Log10(Math.Max(1, points[^1].Paths));
        double Height(decimal p) => ((double)p - low + room) / (high - low + (2 * room));
        using (page.Open("figure"))
        {
            page.Element("figcaption", "Probability after the first paths");
            HtmlCharts.Curve(
                page,
                "Probability of a shortfall after the first paths",
                string.Join(", ", points.Select(p => $"{Words.Count(p.Paths, "path")} {Format.Percent(p.Probability, 2)}")),
                [.. points.Select(p => (last > first ? (Math.Log10(Math.Max(1, p.Paths)) - first) / (last - first) : 0.5, (double?)Height(p.Probability)))],
                [Height(points[^1].Probability)]);
        }

        HtmlParts.Fold(page, "The figures behind the curve", () => Write(page, "Probability of a shortfall after the first paths", "", [("Paths", Kind.Number), ("Probability", Kind.Number)], rows =>
        {
            foreach ((int paths, decimal probability) in points)
                rows.Row(row => row.Cell(Format.Number(paths), paths).Figure(Format.Percent(probability, 2), probability));
        }));
    }

    private static void Scenarios(HtmlWriter page, StressReport stress)
    {
        page.Element("h4", $"Scenarios: {Words.Count(stress.Scenarios.Length, "scenario")}, worst first");
        if (stress.Scenarios.IsEmpty)
        {
            page.Element("p", "None was asked for.");
            return;
        }

        Write(page, "Each scenario with its shocks and what came of them", "sortable filtered", [("Scenario", Kind.Text), ("Coverage", Kind.Number), ("Paid in time", Kind.Number), ("Score", Kind.Number), ("Grade, band", Kind.Text), ("Short first", Kind.Text)], rows =>
        {
            foreach (ScenarioResult result in ScenarioRows.Sorted(stress))
            {
                rows.Row(row => row
                    .Cell(p =>
                    {
                        p.Text(result.Scenario.Name);
                        p.Element("span", StressAnnex.Told(result), ("class", "under"));
                    })
                    .Figure(FigureWords.Percent(result.Coverage), result.Coverage.Value)
                    .Figure(FigureWords.Percent(result.PayableShare), result.PayableShare.Value)
                    .Figure(FigureWords.Of(result.FinalScore), result.FinalScore.Value)
                    .Cell(p =>
                    {
                        HtmlMarks.Shape(p, BandLook.Of(result.Band));
                        p.Text($"{result.Grade ?? "N"}, {Words.Of(result.Band).ToLowerInvariant()}");
                    })
                    .Cell(result.FirstShort ?? "none"));
            }
        });
        HtmlParts.Origins(page, [.. stress.Scenarios.SelectMany(s => s.Figures)]);
    }

    private static void Markets(HtmlWriter page, StressReport stress)
    {
        page.Element("h4", "Market liquidity by asset");
        var columns = LiquidityAnnex.Columns.Where(c => stress.Market.Any(m => m.Figures.Any(f => f.Definition.Id == c.Id))).ToList();
        if (columns.Count == 0)
        {
            page.Element("p", stress.Market.IsEmpty ? "No position has a market of its own." : "No figure of a market was computed.");
            return;
        }

        Write(page, "The market of each of the largest positions; * with a remark among the formulas below", "sortable filtered", [("Asset", Kind.Text), ("Position", Kind.Number), .. columns.Select(c => (c.Heading, Kind.Number))], rows =>
        {
            foreach (MarketLiquidity market in stress.Market.Take(MostMarkets))
            {
                rows.Row(row =>
                {
                    row.Cell(market.Asset.Text).Figure(Format.Money(market.Position, null), market.Position);
                    foreach (var column in columns)
                        row.Figure(LiquidityAnnex.Told(market, column.Id), market.Figures.FirstOrDefault(f => f.Definition.Id == column.Id)?.Value);
                });
            }
        });
        if (stress.Market.Length > MostMarkets)
            page.Element("p", $"and {Words.Count(stress.Market.Length - MostMarkets, "smaller position")}: stress.json lists them all.", ("class", "note"));
        Figure[] figures = [.. stress.Market.Take(MostMarkets).SelectMany(m => m.Figures.Where(f => columns.Any(c => c.Id == f.Definition.Id)))];
        HtmlParts.Notes(page, [.. figures.Where(f => f.Reason is not null).GroupBy(f => f.Reason!).Take(12).Select(g => $"{g.First().Id}{(g.Count() > 1 ? $" and {Words.Count(g.Count() - 1, "more figure")}" : "")}: {g.Key}")]);
        HtmlParts.Origins(page, figures);
    }

    private static void Links(HtmlWriter page, LookThroughReport report)
    {
        if (report.Links.IsEmpty)
            return;
        page.Element("h4", $"Steps: {Words.Count(report.Links.Length, "step")}");
        Write(page, "Each step through an issuer, fund or protocol", "sortable filtered", [("From", Kind.Text), ("Depth", Kind.Number), ("Asset", Kind.Text), ("To", Kind.Text), ("Value", Kind.Number), ("Note", Kind.Text)], rows =>
        {
            foreach (LookThroughLink link in report.Links.Take(MostRows))
                rows.Row(row => row.Cell(link.From).Figure(Format.Number(link.Depth), link.Depth).Cell(link.Asset).Cell(link.To).Figure(Format.Money(link.Value, null), link.Value).Cell(link.Note));
        });
        if (report.Links.Length > MostRows)
            page.Element("p", $"and {Words.Count(report.Links.Length - MostRows, "more step")}: stress.json lists them all.", ("class", "note"));
    }

    private static void Trend(HtmlWriter page, TrendReport drift)
    {
        page.Element("h4", $"Trend: {Words.Count(drift.Alerts.Length, "alert")}");
        page.Element("p", drift.WorseBecause is { } why ? $"Worse than the book before: {why}" : "Not worse than the book before.");
        if (!drift.Alerts.IsEmpty)
        {
            Write(page, "Each alert, the gravest first", "sortable filtered", [("Alert", Kind.Text), ("Severity", Kind.Number), ("From", Kind.Text), ("To", Kind.Text), ("What changed", Kind.Text)], rows =>
            {
                foreach (TrendAlert alert in drift.Alerts.Take(MostRows))
                    rows.Row(row => row.Cell(alert.Code).Cell(p => HtmlMarks.Severity(p, alert.Severity, Words.Of(alert.Severity)), (int)alert.Severity).Cell(Format.Date(alert.From)).Cell(Format.Date(alert.To)).Cell(alert.Message));
            });
            if (drift.Alerts.Length > MostRows)
                page.Element("p", $"and {Words.Count(drift.Alerts.Length - MostRows, "more alert")}: assessment.json lists them all.", ("class", "note"));
        }

        HtmlParts.Figures(page, "Changes", drift.Figures);
    }
}
