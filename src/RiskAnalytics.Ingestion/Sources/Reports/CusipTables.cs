using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>
/// The tables that Paxos (to 2024) and First Digital share: securities by CUSIP, of which only the sub-total below tells whether they are
/// held or are collateral of a repo, then deposits, dollars and the total.
/// </summary>
internal sealed partial class CusipTables
{
    public const string Bills = "U.S. Treasury bills";
    public const string Repo = "Overnight reverse repurchase agreements";
    public const string Deposits = "Fixed deposits";

    private readonly ReportReading _report;
    private readonly List<ReportDraft> _drafts = [];
    private readonly List<(ReportRow Row, string Cusip, DateOnly? Maturity)> _securities = [];
    private ReportDraft _draft = new();

    private CusipTables(ReportReading report) => _report = report;

    /// <summary>One draft for each printed total.</summary>
    public static List<ReportDraft> Read(ReportReading report, ReportAsset billHolder)
    {
        var tables = new CusipTables(report);
        foreach (var row in report.Rows.Where(r => r.Amounts.Count == 1))
            tables.ReadRow(row, billHolder);
        if (tables._draft.Lines.Count > 0 || tables._securities.Count > 0)
        {
            tables.Settle(tables._securities.Any(s => IsDebt(s.Row)), billHolder);
            tables._drafts.Add(tables._draft);
        }

        return tables._drafts;
    }

    private void ReadRow(ReportRow row, ReportAsset bill)
    {
        var amount = row.Amounts[0];
        if (SecurityPattern().Match(row.Label) is { Success: true } security)
        {
            var maturity = ReportDates.Maturity(security.Groups["maturity"].Value, out var hasFootnote);
            Footnote(row, hasFootnote);
            _securities.Add((row, security.Groups["cusip"].Value, maturity));
        }
        else if (DepositPattern().Match(row.Label) is { Success: true } deposit)
        {
            var maturity = ReportDates.Maturity(deposit.Groups["maturity"].Value, out var hasFootnote);
            Footnote(row, hasFootnote);
            _report.Hold(_draft, row, ReportAsset.Deposit, amount, deposit.Groups["kind"].Value, Deposits, maturity);
        }
        else if (GrandTotal().IsMatch(row.Label))
        {
            Settle(_securities.Any(s => IsDebt(s.Row)), bill);
            if (_draft.Lines.Count == 0)
                return;
            _report.State(_draft, row, StatedKind.TotalAssets, _report.Value(row, amount));
            _drafts.Add(_draft);
            _draft = new ReportDraft();
        }
        else if (TotalDeposits().IsMatch(row.Label) || (SubTotal().IsMatch(row.Label) && _securities.Count == 0 && _draft.Lines is [.., { Section: Deposits }]))
        {
            _report.State(_draft, row, StatedKind.SectionTotal, _report.Value(row, amount), Deposits);
        }
        else if (TotalSecurities().IsMatch(row.Label) && _securities.Count > 0)
        {
            var isRepo = row.Label.Contains("Pursuant", StringComparison.OrdinalIgnoreCase) || (SubTotal().IsMatch(row.Label) && _securities.Any(s => IsDebt(s.Row)));
            Settle(isRepo, bill);
            _report.State(_draft, row, StatedKind.SectionTotal, _report.Value(row, amount), isRepo ? Repo : Bills);
        }
        else if (DollarsPattern().IsMatch(row.Label))
        {
            _report.Hold(_draft, row, ReportAsset.Deposit, amount, "US dollars held in accounts");
        }
    }

    /// <summary>Gives the securities read so far the class that their sub-total tells.</summary>
    private void Settle(bool isRepo, ReportAsset bill)
    {
        foreach (var (row, cusip, maturity) in _securities)
        {
            if (isRepo)
            {
                var until = maturity is { } day ? $" maturing {Core.Values.Format.Date(day)}" : "";
                _report.Hold(_draft, row, ReportAsset.OvernightRepo, row.Amounts[0], $"Overnight reverse repo, shown at collateral value; collateral CUSIP {cusip}{until}", Repo, hasCusip: true);
            }
            else
            {
                _report.Hold(_draft, row, bill, row.Amounts[0], $"CUSIP {cusip}", Bills, maturity, hasCusip: true);
            }
        }

        _securities.Clear();
    }

    private void Footnote(ReportRow row, bool has)
    {
        if (has)
            _report.Remark("glued-footnote", row, "a further digit behind the year of the maturity is taken as the number of a footnote");
    }

    private static bool IsDebt(ReportRow row) => row.Label.Contains("Treasury Debt", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^.{0,60}\b(?<cusip>[0-9A-Z]{9,10}) (?<maturity>\d{1,2}[/ -]?[0-9A-Za-z]{1,9}[/ -]?\d{2,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SecurityPattern();

    [GeneratedRegex(@"^(?<kind>.{0,40}(Fixed|Term) Deposit)s?\d? (?<maturity>\d{1,2}[ -]?[A-Za-z]{3,9}[ -]?\d{2,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DepositPattern();

    [GeneratedRegex(@"^(\(A\).{0,20} )?Total Assets held in|^Total Fair Value of Redemption Assets", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex GrandTotal();

    [GeneratedRegex(@"^Total (Fixed|Term) Deposits", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex TotalDeposits();

    [GeneratedRegex(@"^Total (U\.?S\.?|United States|Unites States) (Treasury|Government)|^\([A-D]\) Sub-?total", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex TotalSecurities();

    [GeneratedRegex(@"^\([A-D]\) Sub-?total", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SubTotal();

    [GeneratedRegex(@"^Total U\.?S\.? Dollars Held|^(\([A-D]\) )?US\$ held in custody accounts", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DollarsPattern();
}
