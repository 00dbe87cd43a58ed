using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Circle's monthly report on the reserve of USDC or EURC, in all its forms since 2018.</summary>
public sealed partial class CircleReportSource : IReserveSource
{
    private const string Bills = "U.S. Treasury securities";
    private const string Cash = "Cash deposits";
    private const string Fund = "Circle Reserve Fund assets";
    private const string Others = "Other reserve assets";
    private const decimal Billion = 1_000_000_000;

    /// <inheritdoc/>
    public string Code => "circle-report-pdf";

    /// <inheritdoc/>
    public string Description => "Circle's reserve report on USDC or EURC as PDF: Treasury bills by CUSIP, repo, cash, settlement differences, totals and tokens.";

    /// <inheritdoc/>
    public string Rhythm => "monthly, two dates a month since January 2023";

    /// <inheritdoc/>
    public string Traps => "23:59 Pacific Time is the next UTC day (UTC is used later); the settlement lines may be negative and large; reports of 2021-03 to 2022-05 say 'at least equal to' and give no total of the assets.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReportPdf.IssuerOf(document).Family == ReportIssuer.Circle;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var isEuro = ReportPdf.IssuerOf(document).Token == "EURC";
        var report = ReportReading.Open(document, Code, isEuro ? "EUR" : "USD");
        var days = report.DaysWithHour();
        var drafts = ReadTables(report);
        if (drafts.Count == 0)
            drafts.AddRange(ReadBreakdown(report));
        if (drafts.Count == 0)
            drafts.AddRange(ReadCustodyAccounts(report));
        for (var i = 0; i < drafts.Count; i++)
            drafts[i].Day ??= i < days.Count ? days[i] : null;

        ReadTokens(report, drafts);
        if (drafts.Count == 0)
        {
            report.NotRead("no-asset-figures", report.Text.Contains("at least equal to", StringComparison.OrdinalIgnoreCase)
                ? "the report says that the assets are at least equal to the tokens and gives no figure of them, so it makes no book"
                : "no table of assets is read, so the document makes no book");
            return report.Books([new ReportDraft { Day = days.Count > 0 ? days[^1] : null }], AssuranceLevel.MonthlyExamination);
        }

        return report.Books(drafts, AssuranceLevel.MonthlyExamination, Notes(report, drafts));
    }

    private static IEnumerable<string> Notes(ReportReading report, List<ReportDraft> drafts)
    {
        if (drafts.Any(d => d.Lines.Any(l => l.Class == AssetClass.DepositGsib)))
            yield return "ASSUMED: cash in the Circle Reserve Fund stands at the custodian of the fund, BNY Mellon; the lines of the fund count as held directly.";
        if (BankPattern().Match(report.Text) is { Success: true } banks)
            yield return $"BANKS: cash is held at {banks.Groups["banks"].Value.Trim()}; the amount at each is not disclosed.";
        if (drafts.Any(d => d.Lines.Any(l => l.Maturity is not null)))
            yield return "SUB-TOTALS: those of the fund and of the rest are kept; the one of the bills inside the fund is not.";
    }

    /// <summary>The tables by CUSIP since July 2022; each ends with its grand total.</summary>
    private static List<ReportDraft> ReadTables(ReportReading report)
    {
        var drafts = new List<ReportDraft>();
        var draft = new ReportDraft();
        var hasFund = report.Rows.Any(r => TotalFund().IsMatch(r.Label));
        var section = hasFund ? Fund : Bills;
        foreach (var row in report.Rows)
        {
            if (row.Amounts.Count == 0)
            {
                if (BareSettlement().Match(row.Label) is { Success: true } bare && ReportAmount.Of("$" + bare.Groups["amount"].Value) is { } small)
                {
                    report.Remark("bare-digits", row, $"the digits {bare.Groups["amount"].Value} at the end of the line are taken as its figure, which is nowhere else");
                    report.Hold(draft, row, ReportAsset.Settlement, small, Clean(row.Label), SectionOfCash());
                }

                if (!Heading().IsMatch(row.Label))
                    continue;
                section = row.Label.StartsWith("OTHER", StringComparison.OrdinalIgnoreCase) ? Others : hasFund ? Fund : section;
                foreach (var (day, _, _) in ReportDates.InWords(row.Label))
                    draft.Day ??= day;
                continue;
            }

            var amount = row.Amounts[^1];
            if (BillPattern().Match(row.Label) is { Success: true } bill)
            {
                var maturity = ReportDates.Maturity(bill.Groups["maturity"].Value, out _);
                report.Hold(draft, row, ReportAsset.Bill, amount, $"CUSIP {bill.Groups["cusip"].Value}", section, maturity, hasCusip: true);
            }
            else if (row.Amounts.Count > 1)
            {
                continue;
            }
            else if (GrandTotal().IsMatch(row.Label))
            {
                report.State(draft, row, StatedKind.TotalAssets, report.Value(row, amount));
                foreach (var (day, _, _) in ReportDates.InWords(row.Label))
                    draft.Day ??= day;
                if (draft.Lines.Count > 0)
                    drafts.Add(draft);
                draft = new ReportDraft();
                section = hasFund ? Fund : Bills;
            }
            else if (TotalFund().IsMatch(row.Label))
            {
                report.State(draft, row, StatedKind.SectionTotal, report.Value(row, amount), Fund);
                section = Others;
            }
            else if (row.Label.StartsWith("TOTAL OTHER", StringComparison.OrdinalIgnoreCase))
            {
                report.State(draft, row, StatedKind.SectionTotal, report.Value(row, amount), Others);
            }
            else if (row.Label.StartsWith("TOTAL CASH", StringComparison.OrdinalIgnoreCase))
            {
                report.State(draft, row, StatedKind.SectionTotal, report.Value(row, amount), Cash);
            }
            else if (TotalBills().IsMatch(row.Label))
            {
                if (hasFund)
                    continue;
                report.State(draft, row, StatedKind.SectionTotal, report.Value(row, amount), Bills);
                section = Cash;
            }
            else if (row.Label.Contains("Repurchase Agreements", StringComparison.OrdinalIgnoreCase))
            {
                report.Hold(draft, row, ReportAsset.OvernightRepo, amount, Clean(row.Label), section);
            }
            else if (row.Label.StartsWith("Cash due to", StringComparison.OrdinalIgnoreCase))
            {
                report.Hold(draft, row, ReportAsset.Settlement, amount, Clean(row.Label), SectionOfCash());
            }
            else if (row.Label.StartsWith("Cash held at", StringComparison.OrdinalIgnoreCase))
            {
                var isInFund = hasFund && section == Fund;
                report.Hold(draft, row, isInFund ? ReportAsset.FundCash : Deposit(report), amount, Clean(row.Label), SectionOfCash());
            }
            else if (FundCash().IsMatch(row.Label))
            {
                report.Hold(draft, row, ReportAsset.FundCash, amount, Clean(row.Label), section);
            }
        }

        return drafts;

        string? SectionOfCash() => hasFund ? section
            : report.Rows.Any(r => r.Label.StartsWith("TOTAL CASH", StringComparison.OrdinalIgnoreCase)) ? Cash
            : null;
    }

    /// <summary>One bank named alone holds all of it; several banks in one total hold unknown parts.</summary>
    private static ReportAsset Deposit(ReportReading report) =>
        BankPattern().Match(report.Text) is { Success: true } banks && !banks.Groups["banks"].Value.Contains(',', StringComparison.Ordinal) && !banks.Groups["banks"].Value.Contains(" and ", StringComparison.Ordinal)
            ? ReportAsset.Deposit with { Counterparty = new Party(banks.Groups["banks"].Value.Trim(), PartyClass.Bank) }
            : ReportAsset.Deposit;

    /// <summary>The breakdown in billions of 2021; the total is printed with one decimal.</summary>
    private static IEnumerable<ReportDraft> ReadBreakdown(ReportReading report)
    {
        var start = report.Lines.ToList().FindIndex(l => l.Text.Contains("($bn)", StringComparison.Ordinal));
        if (start < 0)
            yield break;

        var draft = new ReportDraft();
        foreach (var line in report.Lines.Skip(start + 1).TakeWhile(l => l.Page == report.Lines[start].Page))
        {
            if (BreakdownPattern().Match(line.Text) is not { Success: true } match)
                continue;
            var row = new ReportRow(line.Page, line.Text, [], line.Height);
            var value = decimal.Parse(match.Groups["amount"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Billion;
            var label = match.Groups["label"].Value;
            if (label.StartsWith("Total", StringComparison.OrdinalIgnoreCase))
            {
                report.State(draft, row, StatedKind.TotalAssets, value, step: Billion / 10);
                break;
            }

            report.Hold(draft, row, BreakdownAsset(label), new ReportAmount(match.Groups["amount"].Value, value, ""), label);
        }

        if (draft.Lines.Count == 0)
            yield break;
        draft.Notes.Add("ROUNDED: the breakdown is printed in billions with one decimal; the total fair value is stated as at least equal to the tokens.");
        yield return draft;
    }

    private static ReportAsset BreakdownAsset(string label)
    {
        return Has("Cash") ? ReportAsset.Deposit
            : Has("CDs") || Has("Commercial Paper") ? ReportAsset.Paper
            : Has("Treasur") ? ReportAsset.Bill
            : Has("Bonds") ? ReportAsset.CorporateBond
            : ReportAsset.Other;

        bool Has(string words) => label.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The short reports of 2018 to 2021: tokens and the balance of the custody accounts.</summary>
    private static IEnumerable<ReportDraft> ReadCustodyAccounts(ReportReading report)
    {
        foreach (var line in report.Lines)
        {
            if (CustodyPattern().Match(line.Text) is not { Success: true } match || ReportAmount.Of(match.Groups["amount"].Value) is not { Value: not null } amount)
                continue;
            var row = new ReportRow(line.Page, line.Text, [amount], line.Height);
            var draft = new ReportDraft();
            report.Hold(draft, row, ReportAsset.Deposit, amount, "US dollars held in custody accounts");
            report.State(draft, row, StatedKind.TotalAssets, amount.Value);
            yield return draft;
            yield break;
        }
    }

    private static void ReadTokens(ReportReading report, List<ReportDraft> drafts)
    {
        foreach (var row in report.Rows)
        {
            var isTable = CirculationPattern().IsMatch(row.Label);
            if (isTable && row.Amounts.Count == drafts.Count)
            {
                for (var i = 0; i < drafts.Count; i++)
                {
                    if (report.Value(row, row.Amounts[i]) is { } units)
                        drafts[i].Owed ??= report.Tokens(row, units);
                }
            }

            if (AssetsPattern().IsMatch(row.Label) && row.Amounts.Count == drafts.Count)
            {
                for (var i = 0; i < drafts.Count; i++)
                {
                    if (row.Amounts[i].Value is { } total && !drafts[i].Stated.Any(s => s.Kind == StatedKind.TotalAssets && s.Value == total)
                        && !row.Label.Contains("at least", StringComparison.OrdinalIgnoreCase) && drafts[i].Stated.All(s => s.Step is null))
                        report.State(drafts[i], row, StatedKind.TotalAssets, total);
                }
            }
        }

        if (drafts is not [{ Owed: null } only])
            return;
        foreach (var line in report.Lines)
        {
            if (IssuedPattern().Match(line.Text) is { Success: true } match && ReportAmount.Of(match.Groups["amount"].Value) is { Value: { } units } amount)
            {
                only.Owed = report.Tokens(new ReportRow(line.Page, line.Text, [amount], line.Height), units);
                return;
            }
        }
    }

    private static string Clean(string label) => Footnotes().Replace(label, "").Trim();

    [GeneratedRegex(@"^(?<cusip>[0-9][0-9A-Z]{8,9}) (?<maturity>\d{1,2}/\d{1,2}/\d{2,4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BillPattern();

    [GeneratedRegex(@"^(CIRCLE RESERVE FUND ASSETS|OTHER (USDC|EUROC|EURC)? ?RESERVE ASSETS|(USDC|EUROC|EURC) RESERVE ASSETS)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^TOTAL (USDC|EUROC|EURC) RESERVE ASSETS", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GrandTotal();

    [GeneratedRegex(@"^Cash due to.{0,100}, net (?<amount>\d{1,3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BareSettlement();

    [GeneratedRegex(@"^TOTAL CIRCLE RESERVE FUND", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TotalFund();

    [GeneratedRegex(@"^TOTAL U\.?S\.? TREASURY SECURITIES", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TotalBills();

    [GeneratedRegex(@"^Cash( held in Circle Reserve Fund)?\d{0,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FundCash();

    [GeneratedRegex(@"^(Total |Equals: )?(Total )?(USD Coin |Euro Coin )?\(?""?(USDC|EUROC|EURC)""?\)? (in circulation|tokens outstanding)( is)?\d{0,2}:?( \(as defined.{0,40})?( = [\d,]+ (USDC|EUROC|EURC))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CirculationPattern();

    [GeneratedRegex(@"^(Total )?Fair value of assets (held )?in (USDC|EUROC|EURC) reserve", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AssetsPattern();

    [GeneratedRegex(@"(tokens issued and outstanding|tokens outstanding|in circulation)\d? ?= ?(?<amount>[\d,]{1,30}(\.\d{1,2})?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex IssuedPattern();

    [GeneratedRegex(@"^\W{0,4}(US Dollars|Euro denominated assets) held in custody accounts\d? ?= ?(?<amount>[$€]?[\d,]{1,30}(\.\d{1,2})?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CustodyPattern();

    [GeneratedRegex(@"^(?<label>[A-Z][A-Za-z& ]{3,50}?)( \d)? \$?(?<amount>\d{1,3}\.\d)(bn)? (\d{1,3}(\.\d)?%|\*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BreakdownPattern();

    [GeneratedRegex(@"Cash held at (U\.S\. )?(regulated )?financial institutions: (?<banks>[A-Z][^.:;]{2,300}?)(?= \d{1,2}\. |\. |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BankPattern();

    [GeneratedRegex(@"(?<=[A-Za-z,])\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Footnotes();
}
