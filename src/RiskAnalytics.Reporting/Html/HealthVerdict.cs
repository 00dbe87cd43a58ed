using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>What page 1 of the PDF shows below the pillars: coverage in kind, composition, findings.</summary>
internal static class HealthVerdict
{
    public static void WriteInKind(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "in-kind", "Coverage in kind", Words.Sentence(InKindPanel.Subtitle(assessment)), null, () =>
    {
        HtmlParts.Facts(page, "figures", InKindPanel.Sums(assessment));
        if (assessment.Assets.Length == 0)
        {
            HtmlParts.Absent(page, "No table", $"{Words.Sentence(Words.NothingHeld(assessment))}: there is nothing to compare.");
            return;
        }

        Write(page, "Held against owed, asset by asset", "sortable filtered", [("Asset", Kind.Text), ("Held", Kind.Number), ("Owed", Kind.Number), ("Ratio", Kind.Number), ("Band", Kind.Number)], rows =>
        {
            foreach (AssetPosition position in InKindPanel.Sorted(assessment))
                rows.Row(row => InKindRow(row, assessment, position));
            rows.Row(row => TotalRow(row, assessment), "total");
        });
    });

    public static void WriteComposition(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "composition", "Composition", Words.Sentence(CompositionPanel.Subtitle(assessment)), null, () =>
    {
        if (assessment.Shares is not { } shares)
        {
            HtmlParts.Absent(page, "No composition", $"{Words.Sentence(Words.NothingHeld(assessment))}: there is nothing to divide.");
            return;
        }

        HtmlParts.Facts(page, "figures", CompositionPanel.Shares(assessment, shares));
        Composition(page, "By class", "Class", CompositionPanel.ByClass(assessment));
        Composition(page, "By asset", "Asset", CompositionPanel.ByAsset(assessment));
    });

    public static void WriteFindings(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "findings", "Findings", Words.Sentence(FindingsPanel.Subtitle), "wide", () =>
    {
        if (RulesLine.Of(assessment) is { } broken)
        {
            using (page.Open("p", ("class", "held " + HtmlMarks.Class(BandLook.Of(Band.Critical)))))
                HtmlParts.Link(page, "regulation", broken.Replace(": annex G", "", StringComparison.Ordinal));
        }

        if (assessment.Findings.Length == 0)
        {
            page.Element("p", FindingsPanel.None);
            return;
        }

        var shown = ShownFinding.Of(assessment.Findings);
        Findings(page, assessment, shown);
        ShownFinding[] rest = [.. assessment.Findings.Except(shown.Select(s => s.Finding)).Select(f => new ShownFinding(f, null))];
        if (rest.Length > 0)
            HtmlParts.Fold(page, FindingsPanel.Rest(rest.Select(r => r.Finding)).Replace(": annex C", "", StringComparison.Ordinal), () => Findings(page, assessment, rest), "more-findings");
    });

    /// <summary>Findings one below the other, each with what would help.</summary>
    public static void Findings(HtmlWriter page, HealthAssessment assessment, IReadOnlyCollection<ShownFinding> all)
    {
        using var list = page.Open("ul", ("class", "findings"));
        foreach (ShownFinding shown in all)
        {
            Finding finding = shown.Finding;
            using (page.Open("li", ("class", HtmlMarks.Class(BandLook.Of(finding.Severity)))))
            {
                using (page.Open("p", ("class", "code")))
                {
                    HtmlMarks.Severity(page, finding.Severity, finding.Code);
                    page.Element("span", Words.Of(finding.Severity), ("class", "note"));
                }

                using (page.Open("div"))
                {
                    page.Element("p", finding.Message, ("class", "message"));
                    if (finding.Evidence.Length > 0)
                        page.Element("p", finding.Evidence, ("class", "note"));
                    if (finding.Metric is { } code && assessment.Metrics.Any(m => m.Code == code))
                    {
                        using (page.Open("p", ("class", "note")))
                            HtmlParts.Link(page, HealthHead.IdOf(code), $"{code} with its inputs");
                    }
                }

                using (page.Open("div", ("class", "remedy")))
                {
                    if (FindingsPanel.RemedyHead(shown, assessment) is { } amount)
                        page.Element("p", "→ " + amount, ("class", "amount"));
                    page.Element("p", FindingsPanel.RemedyText(shown));
                }
            }
        }
    }

    private static void Composition(HtmlWriter page, string title, string one, IReadOnlyList<CompositionPanel.Part> parts)
    {
        page.Element("h4", title);
        string text = string.Join(", ", parts.Select(p => $"{p.Name} {Format.Percent(p.Share)}"));
        HtmlCharts.Stack(page, $"Composition {title.ToLowerInvariant()}", text, parts);
        Write(page, $"Shares {title.ToLowerInvariant()}, largest first", "", [(one, Kind.Text), ("Share", Kind.Number)], rows =>
        {
            foreach (CompositionPanel.Part part in parts)
            {
                rows.Row(row => row
                    .Cell(p =>
                    {
                        HtmlCharts.Swatch(p, part);
                        p.Text(part.Name);
                    })
                    .Figure(Format.Percent(part.Share), part.Share));
            }
        });
    }

    private static void InKindRow(HtmlTable row, HealthAssessment assessment, AssetPosition position)
    {
        row.Cell(p => Name(p, position)).Figure(Format.Money(position.Held, null), position.Held);
        if (position is not { Ratio: { } ratio, Owed: { } owed, IsOwedAssumed: false })
        {
            row.Cell(p => p.Text(InKindPanel.WhyNoRatio(position, assessment)), look: "why", span: 3);
            return;
        }

        // An issuer pays from all it holds: a band for one asset alone would accuse it of nothing.
        BandLook look = BandLook.Of(assessment.Entity.HasExchangeProfile ? position.Band : null);
        row.Figure(Format.Money(owed, null), owed)
            .Cell(p => p.Element("b", Format.Percent(ratio, 2), ("class", HtmlMarks.Class(look))), ratio)
            .Cell(p => HtmlMarks.Mark(p, look), position.Band is { } band ? (int)band : null);
    }

    private static void TotalRow(HtmlTable row, HealthAssessment assessment)
    {
        ScoredMetric clean = assessment.Metric("S1");
        row.Cell(InKindPanel.TotalName).Figure(Format.Money(assessment.Totals.CleanAssets, null), assessment.Totals.CleanAssets);
        if (clean.Value is not { } ratio || assessment.Totals.Liabilities is not { } owed)
        {
            row.Cell(p => p.Text(clean.Result.Reason ?? Words.Of(clean.Status)), look: "why", span: 3);
            return;
        }

        BandLook look = BandLook.Of(clean.Band);
        row.Figure(Format.Money(owed, null), owed)
            .Cell(p => p.Element("b", Format.Percent(ratio, 2), ("class", HtmlMarks.Class(look))), ratio)
            .Cell(p => HtmlMarks.Mark(p, look), clean.Band is { } band ? (int)band : null);
    }

    private static void Name(HtmlWriter page, AssetPosition position)
    {
        page.Text(position.Asset);
        if (!position.IsOwn)
            return;
        page.Text(" ");
        HtmlCharts.Swatch(page, new CompositionPanel.Part("", 0m, Palette.OwnGround, true, null));
        page.Element("span", "own", ("class", "note"));
    }
}
