using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Tether's quarterly reserves report with the opinion on it.</summary>
public sealed partial class TetherReportSource : IReserveSource
{
    private const string Liquid = "Cash, cash equivalents and other short-term deposits";

    /// <summary>The first words that a label has decide; the order matters.</summary>
    private static readonly (string Words, ReportAsset Asset)[] Kinds =
    [
        ("Non-U.S. Treasury", ReportAsset.ForeignBill),
        ("U.S. Treasury", ReportAsset.Bill),
        ("Commercial Paper", ReportAsset.Paper),
        ("Certificates of Deposit", ReportAsset.Paper),
        ("Overnight Reverse", ReportAsset.OvernightRepo),
        ("Reverse Repurchase", ReportAsset.TermRepo),
        ("Reverse-Repurchase", ReportAsset.TermRepo),
        ("Money Market", ReportAsset.Fund),
        ("Bank Deposits", ReportAsset.Deposit),
        ("Bonds, Funds", ReportAsset.Mixed),
        ("Corporate Bonds", ReportAsset.CorporateBond),
        ("Precious Metals", ReportAsset.Gold),
        ("Bitcoin", ReportAsset.Bitcoin),
        ("Equit", ReportAsset.Equity),
        ("Secured Loans", ReportAsset.Loan),
        ("Other Investments", ReportAsset.Other),
    ];

    /// <inheritdoc/>
    public string Code => "tether-report-pdf";

    /// <inheritdoc/>
    public string Description => "Tether's reserves report as PDF: one amount per asset class, total liabilities and tokens, with the accountant's opinion.";

    /// <inheritdoc/>
    public string Rhythm => "quarterly, about one month after the date";

    /// <inheritdoc/>
    public string Traps => "The group to 2024 Q4, one company from 2025 Q1; bonds, funds and metals are one line to 2022 Q4; footnote digits stick to labels; what is owed stands in a sentence.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReportPdf.IssuerOf(document).Family == ReportIssuer.Tether;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var report = ReportReading.Open(document, Code);
        var draft = new ReportDraft { Day = DayOf(report) };
        ReadAssets(report, draft);
        ReadOwed(report, draft);
        if (draft.Lines.Count == 0)
            report.NotRead("no-asset-figures", "no table of asset categories is read, so the document makes no book");
        return report.Books([draft], AssuranceLevel.QuarterlyAssurance,
            "ASSUMED: a money market fund that is not called a government fund is taken as a prime fund; reverse repo whose term is not stated is taken as term repo; securities have no printed maturity.",
            report.Text.Contains("Tether Holdings", StringComparison.OrdinalIgnoreCase) && draft.Day < new DateOnly(2025, 1, 1)
                ? "SCOPE: the report covers the group."
                : "SCOPE: the report covers Tether International S.A. de C.V. alone; earlier ones covered the group.");
    }

    /// <summary>The day before the hour is the day of the report; every page repeats it.</summary>
    private static DateOnly? DayOf(ReportReading report)
    {
        var repeated = AsOfPattern().Matches(report.Text)
            .SelectMany(m => ReportDates.InWords(m.Groups["day"].Value)).Select(d => (DateOnly?)d.Day).ToList();
        return repeated.GroupBy(d => d).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? report.DaysWithHour().Select(d => (DateOnly?)d).FirstOrDefault();
    }

    private static void ReadAssets(ReportReading report, ReportDraft draft)
    {
        var start = report.Rows.ToList().FindIndex(r => Packed(r.Label).StartsWith("AssetCategory", StringComparison.OrdinalIgnoreCase));
        if (start < 0)
            return;

        var isLiquid = true;
        var table = report.Rows.Skip(start + 1).ToList();
        for (var i = 0; i < table.Count && i < 60; i++)
        {
            var row = table[i];
            if (row.Amounts.Count != 1)
                continue;

            var label = Footnotes().Replace(Number().Replace(row.Label, ""), "").Trim();
            if (label.StartsWith("Subtotal", StringComparison.OrdinalIgnoreCase) || label.StartsWith("Sub-total", StringComparison.OrdinalIgnoreCase))
            {
                report.State(draft, row, StatedKind.SectionTotal, report.Value(row, row.Amounts[0]), Liquid);
                isLiquid = false;
            }
            else if (label.StartsWith("Total", StringComparison.OrdinalIgnoreCase))
            {
                report.State(draft, row, StatedKind.TotalAssets, report.Value(row, row.Amounts[0]));
                SplitPaper(report, draft, table.Skip(i + 1));
                return;
            }
            else if (Kinds.FirstOrDefault(k => Packed(label).Contains(Packed(k.Words), StringComparison.OrdinalIgnoreCase)).Asset is { } asset)
            {
                report.Hold(draft, row, asset, row.Amounts[0], label, isLiquid ? Liquid : null);
            }
            else
            {
                report.HoldUnknown(draft, row, isLiquid ? Liquid : null);
            }
        }
    }

    /// <summary>Without blanks: narrow type loses some of them.</summary>
    private static string Packed(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Commercial paper is split by rating where the report has the table and it sums to the line.</summary>
    private static void SplitPaper(ReportReading report, ReportDraft draft, IEnumerable<ReportRow> rest)
    {
        var ratings = rest.Where(r => r.Amounts.Count == 1 && RatingPattern().IsMatch(r.Label)).ToList();
        var at = draft.Lines.FindIndex(l => l.Class == AssetClass.CommercialPaperOther);
        if (at < 0 || ratings.Count == 0)
            return;

        var paper = draft.Lines[at];
        if (ratings.Sum(r => r.Amounts[0].Value ?? 0) != paper.ReportedValue)
        {
            report.NotRead("rating-table-differs", "the table by rating does not sum to the line of commercial paper, so all of it counts as paper of an unknown rating");
            return;
        }

        draft.Lines.RemoveAt(at);
        foreach (var rating in ratings)
        {
            var name = rating.Label.Trim();
            report.Hold(draft, rating, ReportAsset.Paper with { Class = PaperRatings.ClassOf(name) }, rating.Amounts[0], $"{paper.Instrument}, rated {name}", paper.Section);
        }
    }

    private static void ReadOwed(ReportReading report, ReportDraft draft)
    {
        if (OwedPattern().Match(report.Text) is not { Success: true } owed
            || ReportAmount.Of(owed.Groups["all"].Value.TrimEnd(','))?.Value is not { } all
            || ReportAmount.Of(owed.Groups["tokens"].Value)?.Value is not { } tokens)
            return;

        var line = report.Lines.FirstOrDefault(l => l.Text.Contains(owed.Groups["all"].Value, StringComparison.Ordinal));
        var place = string.Create(CultureInfo.InvariantCulture, $"page {line?.Page ?? 1}, line 'total liabilities amount to US$ {owed.Groups["all"].Value.TrimEnd(',')}'");
        draft.Owed = report.Total(place, all, string.Create(CultureInfo.InvariantCulture, $"; total liabilities, of which tokens {tokens}"));
    }

    [GeneratedRegex(@"(liabilities[^$]{0,80}|liabilities of the Company[^$]{0,80})US\$\.? ?(?<all>[\d,]{5,40}),? of which (approximately )?(US\$\.? ?)(?<tokens>[\d,]{5,40})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OwedPattern();

    [GeneratedRegex(@"as of (?<day>\d{1,2} [A-Z][a-z]{2,8} \d{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AsOfPattern();

    [GeneratedRegex(@"^\d\.\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[A-Za-z])\s?\d{1,2}(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Footnotes();

    [GeneratedRegex(@"^(A|B|F)-?\d?\+?( \(.{1,30}\))?$|^Not rated$|^Unrated$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RatingPattern();
}
