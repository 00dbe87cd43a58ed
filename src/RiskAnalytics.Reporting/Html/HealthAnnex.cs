using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>Annexes B to E: classes and names, caps and flags, holdings, input and checks.</summary>
internal static class HealthAnnex
{
    private const int MostOthers = 100;
    private const int MostIssues = 200;

    public static void WriteAssets(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "annex-b", "B  Assets and liabilities", $"By class and by name, in {assessment.Snapshot.ReportingCurrency}. Only unencumbered assets count; each asset held against owed stands under Coverage in kind.", "wide", () =>
    {
        if (assessment.Assets.Length == 0)
        {
            page.Element("p", Words.Sentence(Words.NothingHeld(assessment)) + ".");
            return;
        }

        page.Element("h4", "By class");
        HtmlTable.Write(page, "Each class with its lines, value and share of assets", "sortable", [("Class", Kind.Text), ("Lines", Kind.Number), ("Value", Kind.Number), ("Share of assets", Kind.Number)], rows =>
        {
            foreach (ClassPosition position in assessment.Classes)
            {
                rows.Row(row => row
                    .Cell(Words.Of(position.Class))
                    .Figure(Format.Number(position.Lines, 0), position.Lines)
                    .Figure(Format.Money(position.Value, null), position.Value)
                    .Figure(Format.Percent(position.Share, 2), position.Share));
            }
        });
        using var columns = page.Open("div", ("class", "columns"));
        foreach ((string title, ConcentrationFigures? figures) in AssetsAnnex.Groups(assessment.Concentration))
        {
            if (figures is not null)
                Names(page, title, figures);
        }
    });

    public static void WriteFlags(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "annex-c", "C  Findings, caps and flags", "Findings are raised flags, caps that apply and metrics below 55; they stand above, worst first. Flags carry no score.", "wide", () =>
    {
        page.Element("h4", "Caps that apply");
        if (assessment.Caps.Length == 0)
        {
            page.Element("p", "No cap applies.");
        }
        else
        {
            HtmlTable.Write(page, "Each cap whose condition is met", "", [("Cap", Kind.Text), ("Final at most", Kind.Number), ("Why", Kind.Text)], rows =>
            {
                foreach (CapResult cap in assessment.Caps)
                {
                    rows.Row(row => row
                        .Cell(cap.Code)
                        .Figure(cap.Limit is { } limit ? Format.Score(limit, 0) : "not rated", cap.Limit)
                        .Cell(cap.IsBinding ? $"Binding. {cap.Reason}" : cap.Reason));
                }
            });
        }

        page.Element("h4", "Flags");
        HtmlTable.Write(page, "Each flag with its outcome", "sortable", [("Flag", Kind.Text), ("Outcome", Kind.Text), ("What was found", Kind.Text)], rows =>
        {
            foreach (FlagResult flag in assessment.Flags)
            {
                rows.Row(row => row
                    .Cell(flag.Code)
                    .Cell(FindingsAnnex.Outcome(flag), look: flag.Raised == true ? "strong" : null)
                    .Cell(flag.Evidence.IsDefaultOrEmpty ? flag.Message : $"{flag.Message} {string.Join("; ", flag.Evidence)}"));
            }
        });
    });

    public static void WriteHoldings(HtmlWriter page, HealthAssessment assessment)
    {
        ValuedReserve reserve = assessment.Reserve;
        List<ValuedHolding> lines = HoldingsAnnex.Sorted(reserve);
        HtmlParts.Card(page, "annex-d", "D  Holdings", HoldingsAnnex.Counted(assessment, lines), "wide", () =>
        {
            if (lines.Count > 0)
                Lines(page, "Holdings, largest first", [.. lines.Take(HoldingsAnnex.Most)]);
            if (lines.Count > HoldingsAnnex.Most)
                Smaller(page, [.. lines.Skip(HoldingsAnnex.Most)]);
            if (reserve.EncumberedLines.Length > 0)
            {
                page.Element("h4", $"Encumbered, outside all assets: {Words.Count(reserve.EncumberedLines.Length, "line")}, {Format.Money(reserve.Encumbered, null)}");
                Lines(page, "Encumbered lines, largest first", [.. reserve.EncumberedLines.OrderByDescending(l => l.Value).Take(MostOthers)]);
                More(page, reserve.EncumberedLines.Length);
            }

            if (reserve.Unpriced.Length > 0)
            {
                page.Element("h4", $"Without a price, left out: {Words.Count(reserve.Unpriced.Length, "line")}");
                Unpriced(page, [.. reserve.Unpriced.Take(MostOthers)]);
                More(page, reserve.Unpriced.Length);
            }
        });
    }

    public static void WriteInput(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "annex-e", "E  Input and checks", DataAnnex.Hash(assessment), "wide", () =>
    {
        page.Element("h4", "Assumptions and notes of the book");
        List<string> notes = DataAnnex.Notes(assessment);
        if (notes.Count == 0)
            page.Element("p", "The book gives none.");
        HtmlParts.Notes(page, notes);
        Documents(page, assessment);
        Corrections(page, assessment);
        page.Element("h4", $"Issues: {Words.Count(assessment.Issues.Length, "issue")}");
        if (assessment.Issues.Length == 0)
            page.Element("p", "Nothing wrong or remarkable was found in the input.");
        else
            Issues(page, assessment);
        page.Element("h4", "Checks of claims");
        if (assessment.Verifications.Length == 0)
            page.Element("p", "Not run: no claim was checked against keys, chains or proofs. That is never a pass.");
        else
            Checks(page, assessment);
    });

    private static void Names(HtmlWriter page, string title, ConcentrationFigures figures)
    {
        using var column = page.Open("div");
        page.Element("h4", title);
        HtmlTable.Write(page, $"{title} and their share of all assets", "", [("Name", Kind.Text), ("Share", Kind.Number)], rows =>
        {
            foreach (NameShare name in figures.Names.Take(AssetsAnnex.MostNames))
                rows.Row(row => row.Cell(name.Name).Figure(Format.Percent(name.Share, 2), name.Share));
        });
        if (figures.Count > AssetsAnnex.MostNames)
            page.Element("p", $"and {Words.Count(figures.Count - AssetsAnnex.MostNames, "smaller name")}", ("class", "note"));
        page.Element("p", AssetsAnnex.Indices(figures), ("class", "note"));
    }

    private static void Lines(HtmlWriter page, string caption, IReadOnlyList<ValuedHolding> lines)
    {
        bool hasQuantities = HoldingsAnnex.HasQuantities(lines);
        (string, Kind)[] quantity = hasQuantities ? [("Quantity", Kind.Number)] : [];
        HtmlTable.Write(page, caption, "sortable filtered long", [("Asset", Kind.Text), ("#", Kind.Number), ("Class", Kind.Text), ("What, with whom, where", Kind.Text), .. quantity, ("Value", Kind.Number), ("Paid within", Kind.Number), ("Haircut", Kind.Number)], rows =>
        {
            for (int i = 0; i < lines.Count; i++)
            {
                ValuedHolding line = lines[i];
                int number = i + 1;
                rows.Row(row =>
                {
                    row.Cell(line.Holding.Asset.IsItemised ? line.Holding.Asset.Text : "several")
                        .Figure(Format.Number(number, 0), number)
                        .Cell(Words.Of(line.Class))
                        .Cell(HoldingsAnnex.Where(line), look: "where");
                    if (hasQuantities)
                        row.Figure(line.Holding.Quantity is { } units ? HoldingsAnnex.Quantity(units) : "not given", line.Holding.Quantity);
                    row.Figure(Format.Money(line.Value, null), line.Value)
                        .Figure(Words.Of(line.Bucket), (int)line.Bucket)
                        .Figure(HoldingsAnnex.Haircut(line), line.HaircutMatched);
                });
            }
        });
    }

    private static void Smaller(HtmlWriter page, IReadOnlyList<ValuedHolding> lines)
    {
        page.Element("h4", $"The {Words.Count(lines.Count, "smaller line")}, by class");
        HtmlTable.Write(page, "Smaller lines by class, with their number and value", "sortable", [("Class", Kind.Text), ("Lines", Kind.Number), ("Value", Kind.Number)], rows =>
        {
            foreach (var group in lines.GroupBy(l => l.Class).OrderByDescending(g => g.Sum(l => l.Value)))
                rows.Row(row => row.Cell(Words.Of(group.Key)).Figure(Format.Number(group.Count(), 0), group.Count()).Figure(Format.Money(group.Sum(l => l.Value), null), group.Sum(l => l.Value)));
        });
    }

    private static void Unpriced(HtmlWriter page, IReadOnlyList<Holding> holdings) =>
        HtmlTable.Write(page, "Lines without a price", "sortable", [("Asset", Kind.Text), ("Class", Kind.Text), ("Quantity", Kind.Number), ("Place", Kind.Text)], rows =>
        {
            foreach (Holding holding in holdings)
            {
                rows.Row(row => row
                    .Cell(holding.Asset.Text)
                    .Cell(Words.Of(holding.Class))
                    .Figure(holding.Quantity is { } quantity ? Format.Number(quantity, 4) : "not given", holding.Quantity)
                    .Cell(holding.Source.ToString()));
            }
        });

    private static void More(HtmlWriter page, int count)
    {
        if (count > MostOthers)
            page.Element("p", $"and {Words.Count(count - MostOthers, "more line")}", ("class", "note"));
    }

    private static void Documents(HtmlWriter page, HealthAssessment assessment)
    {
        if (assessment.Snapshot.Documents.IsEmpty)
            return;
        page.Element("h4", "Documents that the figures were read from");
        HtmlTable.Write(page, "Each file with its format, date and hash", "", [("File", Kind.Text), ("Format", Kind.Text), ("Published", Kind.Text), ("SHA-256", Kind.Text)], rows =>
        {
            foreach (PublishedDocument document in assessment.Snapshot.Documents)
                rows.Row(row => row.Cell(document.File).Cell(document.Format).Cell(document.PublishedOn is { } day ? Format.Date(day) : "not known").Cell(document.Sha256, look: "id"));
        });
    }

    private static void Corrections(HtmlWriter page, HealthAssessment assessment)
    {
        if (assessment.Snapshot.Corrections.IsEmpty)
            return;
        page.Element("h4", "Corrections by an analyst");
        HtmlTable.Write(page, "Each corrected cell, what it was and is, by whom and why", "", [("Cell", Kind.Text), ("Was", Kind.Text), ("Is", Kind.Text), ("By, on", Kind.Text), ("Why", Kind.Text)], rows =>
        {
            foreach (Correction correction in assessment.Snapshot.Corrections)
            {
                rows.Row(row => row
                    .Cell(correction.File + (correction.Line is { } line ? FormattableString.Invariant($", row {line}") : "") + ", " + correction.Field)
                    .Cell(correction.Old ?? "nothing")
                    .Cell(correction.IsApplied ? correction.New ?? "nothing" : "not applied: the cell has changed since")
                    .Cell($"{correction.Who}, {Format.Date(correction.When)}")
                    .Cell(correction.Why));
            }
        });
    }

    private static void Issues(HtmlWriter page, HealthAssessment assessment)
    {
        HtmlTable.Write(page, "What was found in the input, the gravest first", "sortable filtered", [("Severity", Kind.Number), ("Subject", Kind.Text), ("What was found", Kind.Text), ("Place", Kind.Text)], rows =>
        {
            foreach (DataIssue issue in assessment.Issues.OrderByDescending(i => i.Severity).Take(MostIssues))
            {
                rows.Row(row => row
                    .Cell(issue.Severity == IssueSeverity.Info ? "Note" : issue.Severity.ToString(), (int)issue.Severity)
                    .Cell(issue.Code, look: "id")
                    .Cell(DataAnnex.Message(issue))
                    .Cell(DataAnnex.Place(issue)));
            }
        });
        if (assessment.Issues.Length > MostIssues)
            page.Element("p", $"and {Words.Count(assessment.Issues.Length - MostIssues, "more issue")}: assessment.json lists them all.", ("class", "note"));
    }

    private static void Checks(HtmlWriter page, HealthAssessment assessment) =>
        HtmlTable.Write(page, "Each check with its outcome, the claim and what was observed", "", [("Check", Kind.Text), ("Outcome", Kind.Text), ("Claimed", Kind.Text), ("Observed", Kind.Text), ("Why", Kind.Text)], rows =>
        {
            foreach (var check in assessment.Verifications)
            {
                rows.Row(row => row
                    .Cell(VerificationPanel.Name(check))
                    .Cell(p => HtmlMarks.Pill(p, VerificationPanel.Look(check.Outcome), Words.Of(check.Outcome)))
                    .Cell(check.Claimed ?? "no claim")
                    .Cell(check.Observed ?? "nothing seen")
                    .Cell(DataAnnex.Why(check)));
            }
        });
}
