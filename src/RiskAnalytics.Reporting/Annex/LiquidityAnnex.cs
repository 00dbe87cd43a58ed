using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Liquidity in annex F: ladder and measures, the waterfall, and the market of each of the largest positions.</summary>
internal static class LiquidityAnnex
{
    private const int MostMarkets = 30;

    /// <summary>The figures of a market that stand side by side.</summary>
    public static readonly (string Id, string Heading)[] Columns =
    [
        ("market.volatility", "Volatility"),
        ("market.spread", "Spread"),
        ("market.days-to-liquidate", "To sell"),
        ("market.impact", "Impact"),
        ("market.lvar", "LVaR, 1 d"),
        ("market.collateral-haircut", "Haircut"),
        ("market.circulating-share", "Of supply"),
    ];

    public static void Write(AnnexFlow flow, HealthAssessment assessment, StressReport stress)
    {
        WriteLadder(flow, assessment, stress.Liquidity);
        FigureTable.Write(flow, "Liquidity of the reserve", stress.Liquidity.Measures);
        WriteWaterfall(flow, stress.Liquidity);
        WriteMarkets(flow, stress);
    }

    private static void WriteLadder(AnnexFlow flow, HealthAssessment assessment, ReserveLiquidity liquidity)
    {
        flow.SubHeading($"Liquidity ladder, {assessment.Snapshot.ReportingCurrency}", 50);
        flow.Bookmark("Liquidity");
        if (liquidity.Ladder.IsEmpty)
        {
            flow.Paragraph("The book holds no line with a value.", Styles.Body);
            return;
        }

        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Available by", 60, IsFixed: true),
            new TableColumn("After haircuts", 84, TextAlign.Right, IsFixed: true),
            new TableColumn("Over a weekend", 84, TextAlign.Right, IsFixed: true),
            new TableColumn("Ids for explain", 1));
        flow.Rows(table, liquidity.Ladder.Select(s => (IReadOnlyList<Cell>)
        [
            new Cell(s.Label, Styles.Label),
            new Cell(FigureWords.Of(s.Available), Styles.Figure),
            new Cell(FigureWords.Of(s.OnWeekend), Styles.Figure),
            new Cell($"{s.Available.Id}, {s.OnWeekend.Id}", Styles.Small, 2),
        ]));
        FigureTable.WriteReasons(flow, liquidity.Ladder.SelectMany(s => new[] { s.Available, s.OnWeekend }));
    }

    private static void WriteWaterfall(AnnexFlow flow, ReserveLiquidity liquidity)
    {
        flow.SubHeading("Payment waterfall: fastest assets first", 60);
        if (liquidity.Waterfall.IsEmpty)
        {
            flow.Paragraph("Nothing is owed on demand, or what is owed is not known.", Styles.Body);
            return;
        }

        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Asked", 34, TextAlign.Right, IsFixed: true),
            new TableColumn("Paid", 58, TextAlign.Right, IsFixed: true),
            new TableColumn("Cost", 58, TextAlign.Right, IsFixed: true),
            new TableColumn("Cover left", 58, TextAlign.Right, IsFixed: true),
            new TableColumn("HHI left", 48, TextAlign.Right, IsFixed: true),
            new TableColumn("What is left, by class; ids for explain", 1));
        flow.Rows(table, liquidity.Waterfall.Select(s => (IReadOnlyList<Cell>)
        [
            new Cell(Format.Percent(s.PaidShare, 0), Styles.Label),
            new Cell(FigureWords.Of(s.Raised), Styles.Figure, 2),
            new Cell(FigureWords.Of(s.Cost), Styles.Figure, 2),
            new Cell(FigureWords.Percent(s.Coverage), Styles.Figure, 2),
            new Cell(s.Hhi.Value is { } hhi ? Format.HhiPoints(hhi) : Words.Of(s.Hhi.Status), Styles.Figure, 2),
            new Cell((s.Remaining.IsEmpty ? "Nothing is left" : string.Join(", ", s.Remaining.Select(r => $"{Words.Of(r.Class)} {Format.Percent(r.Share)}"))) + ". " + FigureTable.Ids(s.Figures), Styles.Small, 10),
        ]));
        FigureTable.WriteReasons(flow, liquidity.Waterfall.SelectMany(s => s.Figures));
    }

    private static void WriteMarkets(AnnexFlow flow, StressReport stress)
    {
        flow.SubHeading("Market liquidity by asset", 70);
        if (stress.Market.IsEmpty)
        {
            flow.Paragraph("No position has a market of its own.", Styles.Body);
            return;
        }

        var columns = Columns.Where(c => stress.Market.Any(m => m.Figures.Any(f => f.Definition.Id == c.Id))).ToList();
        if (columns.Count == 0)
        {
            flow.Paragraph("No figure of a market was computed.", Styles.Body);
            return;
        }

        flow.Paragraph(
            "* with a remark below the table. Ids for explain: " + string.Join(", ", columns.Select(c => c.Id)) + ", each with a colon and the asset behind it, such as " + $"{columns[0].Id}:{stress.Market[0].Asset.Text}. stress.json has all figures of each market.",
            Styles.Small);
        flow.Y += 4;
        var table = new Table(
            AnnexFlow.Width,
            true,
            [new TableColumn("Asset", 1), new TableColumn("Position", 54, TextAlign.Right, IsFixed: true), .. columns.Select(c => new TableColumn(c.Heading, 46, TextAlign.Right, IsFixed: true))]);
        flow.Rows(table, stress.Market.Take(MostMarkets).Select(m => (IReadOnlyList<Cell>)
        [
            new Cell(m.Asset.Text, Styles.Label, 2),
            new Cell(Format.Money(m.Position, null), Styles.Figure),
            .. columns.Select(c => new Cell(Told(m, c.Id), Styles.Figure.At(6.7f), 2)),
        ]));
        if (stress.Market.Length > MostMarkets)
        {
            flow.Y += 3;
            flow.Paragraph($"and {Words.Count(stress.Market.Length - MostMarkets, "smaller position")}: stress.json lists them all.", Styles.Small);
        }

        FigureTable.WriteReasons(flow, stress.Market.Take(MostMarkets).SelectMany(m => m.Figures.Where(f => columns.Any(c => c.Id == f.Definition.Id))));
    }

    /// <summary>A figure of a market, or why it is not there.</summary>
    public static string Told(MarketLiquidity market, string id)
    {
        Figure? figure = market.Figures.FirstOrDefault(f => f.Definition.Id == id);
        return figure is null ? "not among its figures" : FigureWords.Of(figure) + (figure.Value is not null && figure.Reason is not null ? " *" : "");
    }
}
