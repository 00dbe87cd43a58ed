using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>The monthly redemption assets reports of Paxos on PYUSD, USDP, BUSD and USDG.</summary>
public sealed partial class PaxosReportSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "paxos-report-pdf";

    /// <inheritdoc/>
    public string Description => "The redemption assets reports of Paxos on PYUSD, USDP, BUSD and USDG as PDF: assets by type on two dates, tokens and surplus.";

    /// <inheritdoc/>
    public string Rhythm => "monthly, two dates";

    /// <inheritdoc/>
    public string Traps => "As of 5 pm Eastern Time; to the end of 2024 repo is shown at the value of its collateral, about 102% of the cash lent, with the maturity of the collateral; a dash is no figure.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReportPdf.IssuerOf(document).Family == ReportIssuer.Paxos;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var report = ReportReading.Open(document, Code);
        var days = report.DaysWithHour();
        var drafts = ReadExhibits(report, days);
        var isCollateral = drafts.Count == 0;
        if (isCollateral)
            drafts = CusipTables.Read(report, ReportAsset.Bill);
        for (var i = 0; i < drafts.Count; i++)
            drafts[i].Day ??= i < days.Count ? days[i] : null;

        ReadTokens(report, drafts);
        if (drafts.Count == 0)
            report.NotRead("no-asset-figures", "no table of redemption assets is read, so the document makes no book");
        return report.Books(drafts, AssuranceLevel.MonthlyExamination, isCollateral
            ? "REPO: shown at the value of its collateral, about 102% of the cash lent, so coverage is flattered by up to 2% of it; the maturities printed are those of the collateral."
            : "REPO: overnight, shown at par; its counterparties stand under codes such as Bank 1.");
    }

    /// <summary>Exhibit B since 2025: one row an asset type, one column a date; securities by CUSIP below it replace their row where they sum to it.</summary>
    private static List<ReportDraft> ReadExhibits(ReportReading report, List<DateOnly> days)
    {
        var rows = report.Rows.ToList();
        var start = rows.FindIndex(r => r.Label.StartsWith("Exhibit B:", StringComparison.OrdinalIgnoreCase) || r.Label.StartsWith("Exhibit B ", StringComparison.OrdinalIgnoreCase));
        if (start < 0)
            return [];

        List<ReportDraft> drafts = [];
        foreach (var row in rows.Skip(start))
        {
            if (drafts.Count == 0 && row.Amounts.Count == 0 && ReportDates.InWords(row.Label).ToList() is { Count: 1 or 2 } columns && DatesOnly().Replace(row.Label, "").Trim().Length <= 40
                && columns.All(c => days.Count == 0 || days.Contains(c.Day)))
            {
                drafts = [.. columns.Select(c => new ReportDraft { Day = c.Day })];
                continue;
            }

            if (drafts.Count == 0 || row.Amounts.Count != drafts.Count)
                continue;

            var isTotal = row.Label.StartsWith("Total", StringComparison.OrdinalIgnoreCase);
            for (var i = 0; i < drafts.Count; i++)
            {
                if (isTotal)
                    report.State(drafts[i], row, StatedKind.TotalAssets, report.Value(row, row.Amounts[i]));
                else if (AssetOf(row.Label) is { } asset)
                    report.Hold(drafts[i], row, asset, row.Amounts[i], row.Label);
                else
                    report.HoldUnknown(drafts[i], row with { Amounts = [row.Amounts[i]] }, null);
            }

            if (isTotal)
                break;
        }

        foreach (var draft in drafts)
            ListBills(report, rows, draft);
        var surplus = rows.FirstOrDefault(r => r.Label.StartsWith("Surplus", StringComparison.OrdinalIgnoreCase) && r.Amounts.Count == drafts.Count);
        for (var i = 0; surplus is not null && i < drafts.Count; i++)
            report.State(drafts[i], surplus, StatedKind.Surplus, surplus.Amounts[i].Value);
        return [.. drafts.Where(d => d.Lines.Count > 0)];
    }

    private static ReportAsset? AssetOf(string label) =>
        label.Contains("Money Market", StringComparison.OrdinalIgnoreCase) ? ReportAsset.GovernmentFund
        : label.Contains("Repurchase", StringComparison.OrdinalIgnoreCase) ? ReportAsset.OvernightRepo
        : label.Contains("Treasury", StringComparison.OrdinalIgnoreCase) ? ReportAsset.Bill
        : label.StartsWith("Cash", StringComparison.OrdinalIgnoreCase) ? ReportAsset.Deposit
        : null;

    /// <summary>The obligations of the Treasury one by one, under a heading with the date of the draft.</summary>
    private static void ListBills(ReportReading report, List<ReportRow> rows, ReportDraft draft)
    {
        var at = draft.Lines.FindIndex(l => l.Class == AssetClass.TreasuryBill);
        var start = rows.FindIndex(r => r.Label.Contains("Treasury", StringComparison.OrdinalIgnoreCase) && r.Label.Contains("as of", StringComparison.OrdinalIgnoreCase)
            && r.Label.Length < 90 && ReportDates.InWords(r.Label).Select(d => (DateOnly?)d.Day).SingleOrDefault() == draft.Day);
        if (at < 0 || start < 0)
            return;

        var listed = new ReportDraft();
        foreach (var row in rows.Skip(start + 1).TakeWhile(r => !r.Label.StartsWith("Total", StringComparison.OrdinalIgnoreCase)))
        {
            if (row.Amounts.Count >= 1 && BillPattern().Match(row.Label) is { Success: true } bill)
                report.Hold(listed, row, ReportAsset.Bill, row.Amounts[^1], $"CUSIP {bill.Groups["cusip"].Value}", null, ReportDates.Maturity(bill.Groups["maturity"].Value, out _), hasCusip: true);
        }

        if (listed.Lines.Sum(l => l.ReportedValue) != draft.Lines[at].ReportedValue)
            return;
        draft.Lines.RemoveAt(at);
        draft.Lines.InsertRange(at, listed.Lines);
    }

    private static void ReadTokens(ReportReading report, List<ReportDraft> drafts)
    {
        foreach (var row in report.Rows.Where(r => TokensPattern().IsMatch(r.Label) && r.Amounts.Count >= drafts.Count))
        {
            // With several chains the last columns are the total.
            var first = row.Amounts.Count - drafts.Count;
            for (var i = 0; i < drafts.Count; i++)
            {
                if (report.Value(row, row.Amounts[first + i]) is { } units)
                    drafts[i].Owed ??= report.Tokens(row, units);
            }
        }
    }

    [GeneratedRegex(@"(redeemable tokens outstanding|tokens in circulation)$|redeemable tokens outstanding \(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TokensPattern();

    [GeneratedRegex(@"(?<cusip>[0-9][0-9A-Z]{8,9}).{0,40}? (?<maturity>\d{1,2}/\d{1,2}/\d{2,4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BillPattern();

    [GeneratedRegex(@"[A-Z][a-z]{2,8} \d{1,2}, \d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex DatesOnly();
}
