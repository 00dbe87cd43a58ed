using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>What a line of a report is.</summary>
/// <param name="Class">The class.</param>
/// <param name="Asset">The asset; null for the currency of the report.</param>
/// <param name="Counterparty">Who owes it, as far as the wording of such a line says.</param>
/// <param name="Custodian">Who keeps it.</param>
internal sealed record ReportAsset(AssetClass Class, string? Asset, Party Counterparty, Party Custodian)
{
    private static readonly Party Undisclosed = new(null, PartyClass.Undisclosed);

    public static readonly ReportAsset Bill = new(AssetClass.TreasuryBill, null, new Party("US Treasury", PartyClass.Government), Undisclosed);
    public static readonly ReportAsset ForeignBill = new(AssetClass.GovernmentBond, null, new Party(null, PartyClass.Undisclosed), Undisclosed);
    public static readonly ReportAsset OvernightRepo = new(AssetClass.ReverseRepoOvernight, null, Undisclosed, Undisclosed);
    public static readonly ReportAsset TermRepo = new(AssetClass.ReverseRepoTerm, null, Undisclosed, Undisclosed);
    public static readonly ReportAsset GovernmentFund = new(AssetClass.MmfGovernment, null, Party.Silent, Party.Silent);
    public static readonly ReportAsset Fund = new(AssetClass.MmfPrime, null, Party.Silent, Party.Silent);
    public static readonly ReportAsset Deposit = new(AssetClass.DepositBank, null, Undisclosed, Party.Silent);
    public static readonly ReportAsset FundCash = new(AssetClass.DepositGsib, null, new Party("BNY Mellon", PartyClass.Gsib), Party.Silent);
    public static readonly ReportAsset Settlement = new(AssetClass.Settlement, null, Party.Silent, Party.Silent);
    public static readonly ReportAsset Paper = new(AssetClass.CommercialPaperOther, null, Undisclosed, Party.Silent);
    public static readonly ReportAsset CorporateBond = new(AssetClass.CorporateBond, null, Undisclosed, Party.Silent);
    public static readonly ReportAsset Mixed = new(AssetClass.MixedBondsFundsMetals, null, Undisclosed, Party.Silent);
    public static readonly ReportAsset Gold = new(AssetClass.Gold, "XAU", Party.Silent, Undisclosed);
    public static readonly ReportAsset Bitcoin = new(AssetClass.Bitcoin, "BTC", Party.Silent, Undisclosed);
    public static readonly ReportAsset Equity = new(AssetClass.ListedEquity, "*", Party.Silent, Undisclosed);
    public static readonly ReportAsset Loan = new(AssetClass.SecuredLoan, null, Undisclosed, Party.Silent);
    public static readonly ReportAsset Other = new(AssetClass.Other, "*", Undisclosed, Party.Silent);
}
