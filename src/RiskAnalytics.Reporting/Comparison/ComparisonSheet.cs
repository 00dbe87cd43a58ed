using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Comparison;

/// <summary>One row per entity, grouped by profile: what the comparison page and picture share.</summary>
internal static class ComparisonSheet
{
    public const float Header = 60;
    /// <summary>Height of a row where there is room.</summary>
    public const float Row = 40;

    /// <summary>Height below which three lines of text would meet the next row.</summary>
    public const float LeastRow = 29;

    public const float GroupHead = 40;

    /// <summary>What the marks, ranks and bars mean.</summary>
    public const string HowToRead =
        "Bands: ● H healthy from 70, ▲ W watch from 55, ◆ U unhealthy from 40, ■ C critical below, ○ N no data. Rank within the group by final score, under one policy version; equal scores share a rank (=). "
        + "Books more than 31 days older than the newest, and books not rated, are shown but not ranked. "
        + "Pillars in the order of trust: verifiable (transparency), healthy (quality, concentration, liquidity), sufficient (solvency); * = an input was not loaded. Own tokens are hatched.";

    private const float Notes = 32;
    private const float LegendRow = 9.6f;
    private const int MostNotes = 6;

    private const float Inset = HeaderPanel.Inset;
    private const float EntityWidth = 150;
    private const float GradeWidth = 60;
    private const float BandWidth = 22;
    private const float PillarsWidth = 148;
    private const float FigureWidth = 44;
    private const float AgeWidth = 42;
    private const float ConfidenceWidth = 42;
    private const float Gap = 8;
    public static readonly Pillar[] Pillars = [Pillar.Transparency, Pillar.Quality, Pillar.Concentration, Pillar.Liquidity, Pillar.Solvency];

    public static void DrawHeader(PanelCanvas canvas, float width, EntityComparison comparison)
    {
        var box = new SKRect(0, 0, width, Header);
        canvas.Fill(box, Palette.Navy);
        using var card = canvas.Within("Header", box);
        canvas.Text("RESERVE HEALTH REPORT", Inset, 20, new TextStyle(Face.SemiBold, 6.8f, Palette.NavySoft));
        canvas.Text("Comparison of reserves", Inset, 39, new TextStyle(Face.Bold, 18, Palette.White), width * 0.6f);
        canvas.Text(
            Scope(comparison),
            Inset,
            51,
            new TextStyle(Face.Regular, 7.6f, Palette.NavySoft),
            width - (2 * Inset));
    }

    /// <summary>The name of a group.</summary>
    public static string TitleOf(ComparisonGroup group) => group.HasExchangeProfile ? "Exchanges and wrapped assets" : "Stablecoin issuers and other firms";

    /// <summary>How many entities, as of when, under what.</summary>
    public static string Scope(EntityComparison comparison)
    {
        HealthAssessment first = comparison.Rows.First().Assessment;
        return $"{CountOf(comparison)} · newest as of {Format.Date(comparison.Newest)} · policy {first.Policy.Id} {first.Policy.Version} · engine {first.EngineVersion}";
    }

    /// <summary>How many entities, and how many books where some stand with several.</summary>
    public static string CountOf(EntityComparison comparison)
    {
        int books = comparison.Rows.Count();
        int entities = comparison.Rows.Select(row => row.Assessment.Entity.Id).Distinct(StringComparer.Ordinal).Count();
        return Words.Count(entities, "entity", "entities") + (books > entities ? $" with {Words.Count(books, "book")}" : "");
    }

    public static void DrawGroupHead(PanelCanvas canvas, float width, float top, ComparisonGroup group, bool isContinued)
    {
        string title = TitleOf(group);
        canvas.Text(isContinued ? title + ", continued" : title, Inset, top + 12, Styles.SubHeading, width * 0.5f);
        Columns at = new(width);
        float y = top + 29;
        TextStyle style = Styles.TableHead;
        canvas.Text("Entity", at.Entity, y, style, EntityWidth);
        canvas.Text("Grade", at.Grade, y, style, GradeWidth);
        canvas.Text("Band", at.Band, y, style, BandWidth + 4);
        float step = PillarsWidth / Pillars.Length;
        for (int i = 0; i < Pillars.Length; i++)
        {
            canvas.Text(Short(Pillars[i]), at.Pillars + (i * step), y, style.At(6.1f), step - 2);
        }

        Head(canvas, at.InKind, y, group.HasExchangeProfile ? "Worst" : "Clean", group.HasExchangeProfile ? "in kind" : "ratio");
        Head(canvas, at.Stressed, y, "Stressed", "cover");
        Head(canvas, at.Own, y, "Own", "tokens");
        Head(canvas, at.Illiquid, y, "Over", "30 days");
        canvas.Text("Age", at.Age + AgeWidth, y, style, AgeWidth, TextAlign.Right);
        canvas.Text("Confidence", at.Confidence, y, style, ConfidenceWidth + 4);
        canvas.Text("Backing by class", at.Backing, y, style, at.BackingWidth);
        canvas.Rule(Inset, top + 33.5f, width - Inset, top + 33.5f, Palette.Navy, 1);
    }

    public static void DrawRow(PanelCanvas canvas, float width, float top, float height, ComparisonRow row, bool shaded, IReadOnlyList<CompositionPanel.Part> key)
    {
        HealthAssessment assessment = row.Assessment;
        var box = new SKRect(Inset, top, width - Inset, top + height);
        using var card = canvas.Within(assessment.Entity.Id, box);
        if (shaded)
        {
            canvas.Fill(box, Palette.Zebra);
        }

        Columns at = new(width);
        float middle = top + (height / 2);
        float baseline = middle + 2.7f;

        string rank = row.Rank is { } place ? FormattableString.Invariant($"{place}") + (row.IsTied ? "=" : "") : "○";
        canvas.Text(rank, at.Entity + 8, baseline, PanelFrame.Fitting(rank, Styles.Strong.At(9), 16, 5).In(row.Rank is null ? Palette.Muted : Palette.Navy), 16, TextAlign.Centre);
        // Two to four lines, together in the middle of the row. A long name first takes a second line, then smaller letters.
        TextStyle name = Styles.Strong.At(8.2f);
        int under = row.NotRankedReason is null ? 1 : 2;
        int most = height >= ((under + 2) * 9) + 1 ? 2 : 1;
        string full = PlainText.Clean(assessment.Entity.Name);
        while (name.Size > 6.5f && Typesetter.Wrap(full, name, EntityWidth - 20).Count > most)
        {
            name = name.At(name.Size - 0.5f);
        }

        List<string> lines = Typesetter.Wrap(full, name, EntityWidth - 20, most);
        float text = middle + 7.8f - ((lines.Count + under) * 4.4f);
        foreach (string line in lines)
        {
            canvas.Text(line, at.Entity + 20, text, name, EntityWidth - 20);
            text += 8.8f;
        }

        text -= 8.8f;
        canvas.Text($"{Words.Of(assessment.Entity.Kind)} · {Format.Date(assessment.Snapshot.AsOf)}{(assessment.Entity.Partial is null ? "" : " · partial")}", at.Entity + 20, text + 8.8f, Styles.Small, EntityWidth - 20);
        if (row.NotRankedReason is { } reason)
        {
            canvas.Text($"not ranked: {reason}", at.Entity + 20, text + 17, Styles.Tiny.As(Face.Medium).In(BandLook.Of(Band.Unhealthy).Ink), EntityWidth - 20);
        }

        BandLook look = BandLook.OfGrade(assessment.Grade);
        var badge = new SKRect(at.Grade, middle - 11, at.Grade + 22, middle + 11);
        canvas.Fill(badge, look.Badge, 4);
        canvas.Text(assessment.Grade ?? "N", badge.MidX, badge.Bottom - 5.6f, new TextStyle(Face.Bold, 15, Palette.White), 22, TextAlign.Centre);
        canvas.Text(assessment.FinalScore is { } score ? Format.Score(score) : "not rated", at.Grade + 27, baseline, assessment.FinalScore is null ? Styles.Small : Styles.Strong.At(9), GradeWidth - 27);
        BandLook.Of(assessment.Band).Mark(canvas, at.Band, middle, 8);
        DrawPillars(canvas, at.Pillars, middle, assessment);

        Figure(canvas, at.InKind, baseline, assessment.Entity.HasExchangeProfile ? assessment.Metric("S2") : assessment.Metric("S1"));
        Figure(canvas, at.Stressed, baseline, assessment.Metric("S3"));
        string? noOwn = BookScope.IsPartial(assessment) ? "partial" : assessment.Shares is null ? "no assets" : null;
        canvas.Text(noOwn ?? Format.Percent(assessment.Shares!.OwnToken), at.Own + FigureWidth, baseline, noOwn is null ? Styles.Figure : Styles.Tiny, FigureWidth, TextAlign.Right);
        Figure(canvas, at.Illiquid, baseline, assessment.Metric("L4"), 1);
        string age = assessment.AgeDays is { } days ? Words.Count(days, "day") : HeaderPanel.WhyNoAge(assessment);
        canvas.Text(age, at.Age + AgeWidth, baseline, assessment.AgeDays is null ? Styles.Tiny : Styles.Figure, AgeWidth, TextAlign.Right);
        canvas.Text(Words.Of(assessment.Confidence), at.Confidence, baseline, Styles.Body, ConfidenceWidth);
        DrawBacking(canvas, at.Backing, at.BackingWidth, middle, assessment, key);
        canvas.Rule(box.Left, box.Bottom, box.Right, box.Bottom, Palette.Rule, 0.6f);
    }

    /// <summary>Height of the legend of classes and the notes below it.</summary>
    public static float NotesHeight(EntityComparison comparison, float width) =>
        NotesRoom(comparison, width) + ((Legend(comparison, width).Select(l => l.Row).DefaultIfEmpty(-1).Max() + 1) * LegendRow);

    private static float NotesRoom(EntityComparison comparison, float width) =>
        Math.Max(Notes, 6 + PanelCanvas.ParagraphHeight(NotesText(comparison), width - (2 * Inset), Styles.Small, MostNotes));

    public static void DrawNotes(PanelCanvas canvas, float width, float top, EntityComparison comparison)
    {
        int rows = 0;
        foreach ((CompositionPanel.Part part, float x, int row) in Legend(comparison, width))
        {
            float baseline = top + 6 + (row * LegendRow);
            float swatch = CompositionPanel.DrawSwatch(canvas, x, baseline, part);
            canvas.Text(part.Name, x + swatch + 3.2f, baseline, Styles.Small.In(Palette.Text));
            rows = row + 1;
        }

        canvas.Paragraph(NotesText(comparison), Inset, top + 6 + (rows * LegendRow), width - (2 * Inset), Styles.Small, MostNotes);
    }

    /// <summary>How to read the page, and what the groups come to.</summary>
    public static string NotesText(EntityComparison comparison) =>
        HowToRead + string.Concat(comparison.GroupTotals.Select(total => $" Group {total.Group} ({string.Join(", ", total.Members.Select(row => row.Assessment.Entity.Id))}): {Sum(total)}."));

    private static string Sum(GroupTotal total) => total.Assets is not { } assets
        ? $"not added up, {total.Reason}"
        : $"{Format.Money(assets, total.Currency)} held, "
            + (total.Liabilities is { } owed && total.Coverage is { } ratio ? $"{Format.Money(owed, total.Currency)} owed, clean ratio {Format.Percent(ratio, 2)}" : total.Reason)
            + $" on {Format.Date(total.AsOf!.Value)}";

    /// <summary>The classes behind one entity.</summary>
    public static List<CompositionPanel.Part> Backing(HealthAssessment assessment) => CompositionPanel.ByClass(assessment, 4);

    /// <summary>The classes that occur in the bars, numbered in the order of the classes, then what is too small to stand alone.</summary>
    public static List<CompositionPanel.Part> Key(EntityComparison comparison) =>
    [
        .. comparison.Rows.SelectMany(r => Backing(r.Assessment)).Select(p => p.Class is null ? p with { Name = "Other classes" } : p)
            .DistinctBy(p => p.Class).OrderBy(p => p.Class is null).ThenBy(p => p.Class).Select((p, i) => p with { Number = i + 1 }),
    ];

    private static List<(CompositionPanel.Part Part, float X, int Row)> Legend(EntityComparison comparison, float width)
    {
        var places = new List<(CompositionPanel.Part, float, int)>();
        float x = Inset;
        int row = 0;
        foreach (CompositionPanel.Part part in Key(comparison))
        {
            float wide = PanelCanvas.Measure(part.Name, Styles.Small) + CompositionPanel.SwatchWidth(part) + 3.2f;
            if (x > Inset && x + wide > width - Inset)
            {
                x = Inset;
                row++;
            }

            places.Add((part, x, row));
            x += wide + 12;
        }

        return places;
    }

    private static void Head(PanelCanvas canvas, float x, float y, string first, string second)
    {
        canvas.Text(first, x + FigureWidth, y - 8, Styles.TableHead, FigureWidth, TextAlign.Right);
        canvas.Text(second, x + FigureWidth, y, Styles.TableHead, FigureWidth, TextAlign.Right);
    }

    private static void Figure(PanelCanvas canvas, float x, float baseline, ScoredMetric metric, int decimals = 2)
    {
        if (metric.Value is { } value)
        {
            canvas.Text(Format.Percent(value, decimals), x + FigureWidth, baseline, Styles.Figure.As(Face.SemiBold).In(BandLook.Of(metric.Band).Ink), FigureWidth, TextAlign.Right);
        }
        else
        {
            canvas.Text(Words.Of(metric.Status), x + FigureWidth, baseline, Styles.Tiny, FigureWidth, TextAlign.Right);
        }
    }

    private static void DrawPillars(PanelCanvas canvas, float x, float middle, HealthAssessment assessment)
    {
        float step = PillarsWidth / Pillars.Length;
        for (int i = 0; i < Pillars.Length; i++)
        {
            PillarScore pillar = assessment.Pillars.First(p => p.Pillar == Pillars[i]);
            BandLook look = BandLook.Of(pillar.Band);
            float left = x + (i * step);
            if (pillar.Score is not { } score)
            {
                ScoredMetric? why = assessment.Metrics.FirstOrDefault(m => m.Result.Definition.Pillar == Pillars[i] && m.Status is not (MetricStatus.Computed or MetricStatus.NotApplicable));
                string figureless = StepsPanel.NoFigure(assessment, Pillars[i]);
                canvas.Paragraph(figureless == "partial" || why is null ? figureless : Words.Of(why.Status), left, middle - 8.5f, step - 4, Styles.Tiny, 2);
                continue;
            }

            float figure = canvas.Text(Format.Score(score, 0), left, middle - 3, Styles.Figure.At(7.2f), step - 6);
            canvas.Text(pillar.IsComplete ? look.Letter : look.Letter + "*", left + figure + 2, middle - 3, Styles.Tiny.As(Face.SemiBold).In(look.Ink), 10);
            Marks.Bar(canvas, new SKRect(left, middle + 1.5f, left + step - 5, middle + 6), (double)score / 100, look.Solid);
        }
    }

    private static void DrawBacking(PanelCanvas canvas, float x, float width, float middle, HealthAssessment assessment, IReadOnlyList<CompositionPanel.Part> key)
    {
        List<CompositionPanel.Part> parts = [.. Backing(assessment).Select(part => part with { Number = key.First(known => known.Class == part.Class).Number })];
        if (parts.Count == 0)
        {
            canvas.Text(Words.NothingHeld(assessment), x, middle + 2.7f, Styles.Tiny, width);
            return;
        }

        CompositionPanel.DrawStack(canvas, new SKRect(x, middle - 10, x + width, middle), parts);
        string[] names = [.. parts.Take(2).Select(p => $"{p.Name} {Format.Percent(p.Share, 0)}")];
        string text = string.Join(", ", names);
        if (PanelCanvas.Measure(text, Styles.Tiny) > width)
        {
            // Half a second name says less than none: the legend has them all.
            text = names[0];
        }

        canvas.WholeWords(text, x, middle + 8.6f, Styles.Tiny, width);
    }

    /// <summary>A pillar as the head of a narrow column.</summary>
    public static string Short(Pillar pillar) => pillar switch
    {
        Pillar.Transparency => "Transp.",
        Pillar.Concentration => "Conc.",
        Pillar.Liquidity => "Liquid.",
        Pillar.Solvency => "Solv.",
        _ => "Quality",
    };

    private readonly struct Columns
    {
        public Columns(float width)
        {
            Entity = Inset;
            Grade = Entity + EntityWidth + Gap;
            Band = Grade + GradeWidth + Gap;
            Pillars = Band + BandWidth + Gap;
            InKind = Pillars + PillarsWidth + 2;
            Stressed = InKind + FigureWidth + Gap;
            Own = Stressed + FigureWidth + 2;
            Illiquid = Own + FigureWidth + 2;
            Age = Illiquid + FigureWidth + 4;
            Confidence = Age + AgeWidth + Gap + 2;
            Backing = Confidence + ConfidenceWidth + Gap;
            BackingWidth = width - Inset - Backing;
        }

        public float Entity { get; }

        public float Grade { get; }

        public float Band { get; }

        public float Pillars { get; }

        public float InKind { get; }

        public float Stressed { get; }

        public float Own { get; }

        public float Illiquid { get; }

        public float Age { get; }

        public float Confidence { get; }

        public float Backing { get; }

        public float BackingWidth { get; }
    }
}
