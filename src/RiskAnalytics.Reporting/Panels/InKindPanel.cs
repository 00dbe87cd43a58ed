using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Held against owed, asset by asset, worst first.</summary>
internal sealed class InKindPanel : IReportPanel
{
    private const float Figures = 31;
    private const float Row = 14.6f;
    private const float RestLine = 13;
    private const float HeaderRow = 13;

    /// <summary>Name of the last row.</summary>
    public const string TotalName = "All, clean";

    public string Title => "Coverage in kind";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        int rows = Math.Max(1, assessment.Assets.Length);
        float fixedPart = PanelFrame.Head + Figures + HeaderRow + Row + 2 + PanelFrame.Foot;
        // A long table leaves the page to the findings: the worst assets stand here, all of them in annex B.
        int most = width > 320 ? 10 : 6;
        float wanted = rows > most ? fixedPart + (most * Row) + RestLine : fixedPart + (rows * Row);
        return new PanelHeight(Math.Min(wanted, fixedPart + (4 * Row) + RestLine), wanted, wanted + (rows > most ? 3 * Row : Math.Min(rows + 1, most) * 3));
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        DrawTotals(canvas, box, assessment);
        float y = box.Top + Figures;
        if (assessment.Assets.Length == 0)
        {
            canvas.Text($"{Words.Sentence(Words.NothingHeld(assessment))}: there is nothing to compare.", box.Left, y + 10, Styles.Body, box.Width);
            return;
        }

        // A short table takes the room it has.
        float row = Math.Clamp((box.Bottom - y - HeaderRow - 3) / (assessment.Assets.Length + 1), Row, Row + 4);
        Table table = Columns(box.Width, dark: false, (row - Styles.Figure.Leading) / 2);
        table.DrawHeader(canvas, box.Left, y);
        y += table.HeaderHeight;
        float bottom = box.Bottom - row - 2;
        int fits = (int)((bottom - y + 0.5f) / row);
        int shown = assessment.Assets.Length <= fits ? assessment.Assets.Length : Math.Max(1, (int)((bottom - RestLine - y + 0.5f) / row));
        List<AssetPosition> sorted = Sorted(assessment);
        for (int i = 0; i < shown; i++)
        {
            table.DrawRow(canvas, box.Left, y, Cells(sorted[i], assessment), row, shaded: false);
            y += row;
            canvas.Rule(box.Left, y, box.Right, y, Palette.Rule, 0.5f);
        }

        if (shown < assessment.Assets.Length)
        {
            canvas.Text(Rest(sorted.Skip(shown)), box.Left, y + 9, Styles.Small, box.Width);
            y += RestLine;
        }

        canvas.Rule(box.Left, y + 1, box.Right, y + 1, Palette.Navy, 0.9f);
        table.DrawRow(canvas, box.Left, y + 2, Total(assessment), row, shaded: false);
    }

    /// <summary>What the table compares.</summary>
    public static string Subtitle(HealthAssessment assessment)
    {
        string currency = assessment.Snapshot.ReportingCurrency.Letters;
        return assessment.Entity.HasExchangeProfile
            ? $"held against owed in the same asset, worst first, {currency}"
            : $"{currency}; by asset for information: only the total is scored here";
    }

    public static Table Columns(float width, bool dark, float rowPadding = 2.6f) => new(
        width,
        dark,
        new TableColumn("Asset", 1),
        new TableColumn("Held", dark ? 80 : 50, TextAlign.Right, IsFixed: true),
        new TableColumn("Owed", dark ? 80 : 50, TextAlign.Right, IsFixed: true),
        new TableColumn("Ratio", dark ? 70 : 48, TextAlign.Right, IsFixed: true),
        new TableColumn("Band", dark ? 60 : 20, TextAlign.Left, IsFixed: true))
    {
        RowPadding = rowPadding,
    };

    public static IReadOnlyList<Cell> Cells(AssetPosition position, HealthAssessment assessment)
    {
        Cell name = Cell.Of((canvas, box) => DrawName(canvas, box, position));
        var held = new Cell(Format.Money(position.Held, null), Styles.Figure);
        if (position is { Ratio: { } ratio, Owed: { } owed, IsOwedAssumed: false })
        {
            // An issuer pays from all it holds: a band for one asset alone would accuse it of nothing.
            BandLook look = BandLook.Of(assessment.Entity.HasExchangeProfile ? position.Band : null);
            return
            [
                name,
                held,
                new Cell(Format.Money(owed, null), Styles.Figure),
                new Cell(Format.Percent(ratio, 2), Styles.Figure.As(Face.SemiBold).In(look.Ink)),
                Cell.Of((canvas, box) => look.Mark(canvas, box.Left, box.MidY, 7)),
            ];
        }

        return [name, held, new Cell(WhyNoRatio(position, assessment), Styles.Small, Span: 3)];
    }

    private static IReadOnlyList<Cell> Total(HealthAssessment assessment)
    {
        var name = new Cell(TotalName, Styles.Strong.At(7.4f));
        var held = new Cell(Format.Money(assessment.Totals.CleanAssets, null), Styles.Strong.At(7.4f));
        ScoredMetric clean = assessment.Metric("S1");
        if (clean.Value is not { } ratio || assessment.Totals.Liabilities is not { } owed)
        {
            return [name, held, new Cell(clean.Result.Reason ?? Words.Of(clean.Status), Styles.Small, Span: 3)];
        }

        BandLook look = BandLook.Of(clean.Band);
        return
        [
            name,
            held,
            new Cell(Format.Money(owed, null), Styles.Strong.At(7.4f)),
            new Cell(Format.Percent(ratio, 2), Styles.Strong.At(7.4f).In(look.Ink)),
            Cell.Of((canvas, box) => look.Mark(canvas, box.Left, box.MidY, 7)),
        ];
    }

    private static void DrawName(PanelCanvas canvas, SKRect box, AssetPosition position)
    {
        float baseline = box.MidY + (Styles.Label.CapHeight / 2);
        float own = position.IsOwn ? 24 : 0;
        float width = canvas.Text(position.Asset, box.Left, baseline, Styles.Label, box.Width - own);
        if (position.IsOwn && box.Width > 30)
        {
            float x = box.Left + width + 5;
            canvas.Hatch(new SKRect(x, box.MidY - 3, x + 6, box.MidY + 3), 2.4f);
            canvas.Text("own", x + 8, baseline, Styles.Tiny, 14);
        }
    }

    /// <summary>Worst ratio first; those whose ratio is assumed or not known after all that are known.</summary>
    public static List<AssetPosition> Sorted(HealthAssessment assessment) =>
        [.. assessment.Assets.OrderBy(a => a.Ratio is null ? 2 : a.IsOwedAssumed ? 1 : 0)];

    /// <summary>Why an asset has no ratio, or one that is only assumed.</summary>
    public static string WhyNoRatio(AssetPosition position, HealthAssessment assessment) => position switch
    {
        { IsOwedAssumed: true } => "owed, not loaded: counts as covered",
        { Note: { } note } => note,
        { Owed: 0m } => "nothing is owed in it",
        _ => Unknown(assessment.Reserve.LiabilityStatus),
    };

    private static string Unknown(LiabilityStatus status) => status switch
    {
        LiabilityStatus.NotDisclosed => "owed: not disclosed",
        LiabilityStatus.NotLoaded => "owed: not loaded",
        _ => "owed by asset: not known",
    };

    /// <summary>Held, owed, surplus and what is left after haircuts.</summary>
    public static (string Label, string Value)[] Sums(HealthAssessment assessment)
    {
        Totals totals = assessment.Totals;
        string absent = assessment.Reserve.LiabilityStatus == LiabilityStatus.NotLoaded ? "not loaded" : "not disclosed";
        return
        [
            ("Held", totals.Assets == 0m && assessment.Snapshot.Holdings.Any(holding => !holding.IsLoaded) ? "not loaded" : Format.Money(totals.Assets, null)),
            ("Owed", totals.Liabilities is { } owed ? Format.Money(owed, null) : absent),
            ("Surplus, clean", totals.Surplus is { } surplus ? Format.Money(surplus, null) : "owed not known"),
            ("After haircuts", totals.StressedValue is { } stressed ? Format.Money(stressed, null) : "owed not known"),
        ];
    }

    private static void DrawTotals(PanelCanvas canvas, SKRect box, HealthAssessment assessment)
    {
        (string Label, string Value)[] figures = Sums(assessment);
        float step = (box.Width + 8) / figures.Length;
        for (int i = 0; i < figures.Length; i++)
        {
            PanelFrame.Figure(canvas, box.Left + (i * step), box.Top, step - 8, figures[i].Label, figures[i].Value, color: i == 2 && assessment.Totals.Surplus < 0m ? BandLook.Of(Band.Critical).Ink : Palette.Ink);
        }
    }

    private static string Rest(IEnumerable<AssetPosition> positions)
    {
        AssetPosition[] rest = [.. positions];
        int below = rest.Count(a => a.Ratio < 1m);
        int without = rest.Count(a => a.Ratio is null || a.IsOwedAssumed);
        int count = rest.Length;
        string text = $"and {Words.Count(count, "more asset")}";
        text += (below, without) switch
        {
            (0, 0) => ", each fully covered",
            (0, _) when without == count => " without a ratio",
            (0, _) => $", none below 100%, {FormattableString.Invariant($"{without}")} without a ratio",
            _ => $", {FormattableString.Invariant($"{below}")} of them below 100%",
        };
        return text + ": annex B";
    }
}
