using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What the reserve is made of: by class, by asset, and the shares that readers look for.</summary>
internal sealed class CompositionPanel : IReportPanel
{
    private const int Most = 6;
    private const float LegendRow = 10.4f;
    private const float Bar = 12;
    private const float Swatch = 7.2f;
    private const float Stats = 30;

    public string Title => "Composition";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        if (assessment.Shares is null)
        {
            return PanelHeight.Fixed(PanelFrame.Head + 40);
        }

        float height = PanelFrame.Head + Section(ByClass(assessment), width) + Section(ByAsset(assessment), width) + Stats + PanelFrame.Foot;
        return new PanelHeight(height, height, height + 36);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        if (assessment.Shares is not { } shares)
        {
            canvas.Text($"{Words.Sentence(Words.NothingHeld(assessment))}: there is nothing to divide.", box.Left, box.Top + 10, Styles.Body, box.Width);
            return;
        }

        List<Part> classes = ByClass(assessment);
        List<Part> assets = ByAsset(assessment);
        // A high card has thicker bars rather than a hole.
        float spare = Math.Max(0, box.Height - Section(classes, bounds.Width) - Section(assets, bounds.Width) - Stats) / 4;
        float bar = Bar + Math.Min(spare, 10);
        float y = DrawSection(canvas, box, box.Top, bar, "By class", classes);
        DrawSection(canvas, box, y + Math.Min(spare, 14), bar, "By asset", assets);
        DrawShares(canvas, new SKRect(box.Left, box.Bottom - Stats + 5, box.Right, box.Bottom), assessment, shares);
    }

    /// <summary>What the shares are of.</summary>
    public static string Subtitle(HealthAssessment assessment) => (BookScope.IsPartial(assessment) ? BookScope.PartialLines : "share of all assets held") + "; own tokens hatched";

    private static float Section(List<Part> parts, float width) =>
        10 + Bar + 5 + (MathF.Ceiling(parts.Count / (float)LegendColumns(width - (2 * PanelFrame.Padding))) * LegendRow) + 6;

    private static int LegendColumns(float width) => width > 300 ? 3 : 2;

    private static float DrawSection(PanelCanvas canvas, SKRect box, float top, float bar, string title, List<Part> parts)
    {
        canvas.Text(title, box.Left, top + 6.5f, Styles.TableHead, box.Width);
        DrawStack(canvas, new SKRect(box.Left, top + 10, box.Right, top + 10 + bar), parts);

        int columns = LegendColumns(box.Width);
        int rows = (parts.Count + columns - 1) / columns;
        float width = (box.Width - ((columns - 1) * 12)) / columns;
        for (int i = 0; i < parts.Count; i++)
        {
            float x = box.Left + (i / rows * (width + 12));
            float baseline = top + 10 + bar + 5 + (i % rows * LegendRow) + 7.5f;
            DrawSwatch(canvas, x, baseline, parts[i]);
            string share = Format.Percent(parts[i].Share);
            float figure = canvas.Text(share, x + width, baseline, Styles.Small.As(Face.Medium).In(Palette.Ink), 40, TextAlign.Right);
            float room = width - figure - 15;
            canvas.Text(parts[i].Name, x + Swatch + 3.6f, baseline, PanelFrame.Fitting(parts[i].Name, Styles.Small.In(Palette.Text), room, 5.7f), room);
        }

        return top + 10 + bar + 5 + (rows * LegendRow) + 6;
    }

    /// <summary>The square that names a part beside its bar, with the number that stands in the bar; gives its width.</summary>
    public static float DrawSwatch(PanelCanvas canvas, float x, float baseline, Part part)
    {
        var swatch = new SKRect(x, baseline - Swatch + 1, x + SwatchWidth(part), baseline + 1);
        DrawGround(canvas, swatch, part, 2.4f);
        DrawNumber(canvas, swatch, part);
        return swatch.Width;
    }

    /// <summary>Width of the square: a number of two digits makes it longer.</summary>
    public static float SwatchWidth(Part part) => part.Number >= 10 ? Swatch + 3.2f : Swatch;

    /// <summary>One bar of parts, side by side; also used by the comparison.</summary>
    public static void DrawStack(PanelCanvas canvas, SKRect box, IReadOnlyList<Part> parts)
    {
        float x = box.Left;
        decimal done = 0m;
        foreach (Part part in parts)
        {
            done += part.Share;
            float end = box.Left + (box.Width * (float)Math.Clamp(done, 0m, 1m));
            var segment = new SKRect(x, box.Top, Math.Max(x, end), box.Bottom);
            DrawGround(canvas, segment, part, 3.2f);
            DrawNumber(canvas, segment, part);
            if (x > box.Left)
            {
                canvas.Rule(x, box.Top, x, box.Bottom, Palette.White, 0.8f);
            }

            x = end;
        }
    }

    /// <summary>The number of a part, by which it is found without colour. A narrow part has no room for one, and own tokens have their hatch.</summary>
    private static void DrawNumber(PanelCanvas canvas, SKRect box, Part part)
    {
        if (part.IsOwn || part.Number is not { } number)
            return;
        var style = new TextStyle(Face.SemiBold, 5.4f, NumberColor(part.Color));
        string text = Format.Number(number);
        if (PanelCanvas.Measure(text, style) + 2.4f <= box.Width)
            canvas.Text(text, box.MidX, box.MidY + (style.CapHeight / 2), style, align: TextAlign.Centre);
    }

    /// <summary>White or dark, whichever is easier to read on the colour of a part.</summary>
    public static SKColor NumberColor(SKColor ground) =>
        Contrast.Between(Palette.White, ground) >= Contrast.Between(SKColors.Black, ground) ? Palette.White : SKColors.Black;

    /// <summary>Colour of a part, hatched for own tokens.</summary>
    public static void DrawGround(PanelCanvas canvas, SKRect box, Part part, float pitch)
    {
        if (part.IsOwn)
        {
            canvas.Hatch(box, pitch);
        }
        else
        {
            canvas.Fill(box, part.Color);
        }
    }

    /// <summary>The largest classes, with the rest as one part.</summary>
    public static List<Part> ByClass(HealthAssessment assessment, int most = Most) =>
        Largest(assessment.Classes.Select(c => (Words.Of(c.Class), c.Share, (AssetClass?)c.Class, c.Class == AssetClass.OwnToken)), most, "class", "classes");

    /// <summary>The largest assets, with the rest as one part.</summary>
    // A currency held as bills, repo and deposits has the colour of none of them.
    public static List<Part> ByAsset(HealthAssessment assessment)
    {
        HashSet<string> mixed =
        [
            .. assessment.Reserve.Lines.Where(l => l.Holding.Asset.IsItemised).GroupBy(l => l.Holding.Asset.Text)
                .Where(g => g.Select(l => l.Class).Distinct().Skip(1).Any()).Select(g => g.Key),
        ];
        return Largest(assessment.Assets.Select(a => (a.Asset, a.Share, mixed.Contains(a.Asset) ? null : (AssetClass?)a.Class, a.IsOwn)), Most, "asset", "assets");
    }

    private static List<Part> Largest(IEnumerable<(string Name, decimal Share, AssetClass? Class, bool IsOwn)> all, int most, string one, string many)
    {
        List<(string Name, decimal Share, AssetClass? Class, bool IsOwn)> sorted = [.. all.OrderByDescending(p => p.Share)];
        // Own tokens keep a part of their own, however small: they are what the hatch is for.
        int keep = sorted.Count <= most ? sorted.Count : most - 1;
        var shown = sorted.Take(keep).ToList();
        var rest = sorted.Skip(keep).ToList();
        if (rest.FirstOrDefault(p => p.IsOwn) is { IsOwn: true } own && !shown.Any(p => p.IsOwn))
        {
            rest.Remove(own);
            rest.Add(shown[^1]);
            shown[^1] = own;
        }

        var parts = new List<Part>();
        var seen = new Dictionary<SKColor, int>();
        foreach ((string name, decimal share, AssetClass? assetClass, bool isOwn) in shown)
        {
            SKColor color = assetClass is { } known ? ClassColors.Of(known) : Palette.Mixed;
            int before = seen.GetValueOrDefault(color);
            seen[color] = before + 1;
            parts.Add(new Part(name, share, isOwn ? Palette.OwnGround : ClassColors.Paler(color, before), isOwn, assetClass, parts.Count + 1));
        }

        if (rest.Count > 0)
        {
            parts.Add(new Part(Words.Count(rest.Count, $"other {one}", $"other {many}"), rest.Sum(p => p.Share), Palette.Rest, false, null, parts.Count + 1));
        }

        return parts;
    }

    /// <summary>The shares that readers look for.</summary>
    public static (string Label, string Share)[] Shares(HealthAssessment assessment, ReserveShares shares) =>
    [
        ("BTC", Format.Percent(shares.Btc)),
        ("ETH", Format.Percent(shares.Eth)),
        ("Stablecoins", Format.Percent(shares.Stablecoin)),
        ("Own tokens", BookScope.OwnTokens(assessment, shares)),
        ("Top ten", BookScope.IsPartial(assessment) ? "n/a: partial" : Format.Percent(shares.Top10)),
    ];

    private static void DrawShares(PanelCanvas canvas, SKRect box, HealthAssessment assessment, ReserveShares shares)
    {
        canvas.Rule(box.Left, box.Top, box.Right, box.Top, Palette.Border);
        (string Label, string Share)[] figures = Shares(assessment, shares);
        float step = box.Width / figures.Length;
        for (int i = 0; i < figures.Length; i++)
        {
            PanelFrame.Figure(canvas, box.Left + (i * step), box.Top + 5, step - 3, figures[i].Label, figures[i].Share, 8.4f);
        }
    }

    /// <summary>One part of a whole; its number, from 1, stands in the bar and in the legend.</summary>
    internal sealed record Part(string Name, decimal Share, SKColor Color, bool IsOwn, AssetClass? Class, int? Number = null);
}
