using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>How the model groups classes and names the party behind a line.</summary>
internal static class LineNames
{
    public static bool IsCash(AssetClass type) =>
        type is AssetClass.CentralBankCash or AssetClass.DepositGsib or AssetClass.DepositBank;

    public static bool IsPaper(AssetClass type) =>
        type is AssetClass.CommercialPaperA1 or AssetClass.CommercialPaperA2 or AssetClass.CommercialPaperOther;

    public static bool IsLoan(AssetClass type) => type is AssetClass.SecuredLoan or AssetClass.AffiliateLoan;

    public static bool IsCrypto(AssetClass type) =>
        type is AssetClass.Bitcoin or AssetClass.Ether or AssetClass.Stablecoin or AssetClass.LargeAltcoin or AssetClass.SmallAltcoin or AssetClass.OwnToken;

    public static bool IsFund(AssetClass type) =>
        type is AssetClass.MmfGovernment or AssetClass.MmfPrime or AssetClass.TokenisedGovernmentFund;

    /// <summary>Claims count on their counterparty in Q3; everything else on its custodian only.</summary>
    public static bool IsClaim(AssetClass type) =>
        IsCash(type) || IsPaper(type) || IsLoan(type)
        || type is AssetClass.CorporateBond or AssetClass.MixedBondsFundsMetals or AssetClass.AccruedInterest or AssetClass.Settlement or AssetClass.Other;

    /// <summary>Assets whose price moves: coins other than stablecoins and own tokens, gold, listed equity.</summary>
    public static bool IsVolatile(AssetClass type) =>
        type is AssetClass.Bitcoin or AssetClass.Ether or AssetClass.LargeAltcoin or AssetClass.SmallAltcoin or AssetClass.Gold or AssetClass.ListedEquity;

    /// <summary>The class as a name; the commercial-paper codes count as one class.</summary>
    public static string ClassName(AssetClass type) => IsPaper(type) ? "commercial-paper" : Codes.Of(type);

    /// <summary>Name of a line for C3, C4 and the issuer figures: counterparty, else the symbol of a coin, else the class.</summary>
    public static string Issuer(ValuedHolding line) =>
        Folded(line.Holding.Counterparty.DisclosedName)
        ?? (IsCrypto(line.Class) && line.Holding.Asset.IsItemised ? line.Holding.Asset.Text : ClassName(line.Class));

    /// <summary>A name with inner runs of white space as one space; null when there is none. Case is kept for print and ignored in comparison.</summary>
    public static string? Folded(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        return name.Contains("  ", StringComparison.Ordinal) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1])
            ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : name;
    }

    /// <summary>True when the keeper is the firm itself: said so, or an address is given and no custodian.</summary>
    public static bool IsSelfCustody(Holding holding) =>
        holding.Custodian.Class == PartyClass.Self || (holding.Chain?.Address is not null && holding.Custodian.IsSilent);

    /// <summary>Sums amounts by name, ignoring case, largest first, then by name.</summary>
    public static List<(string Name, decimal Amount)> SumByName(IEnumerable<(string Name, decimal Amount)> amounts)
    {
        var sums = new Dictionary<string, (string Name, decimal Amount)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, amount) in amounts)
        {
            sums[name] = sums.TryGetValue(name, out var sum) ? (sum.Name, sum.Amount + amount) : (name, amount);
        }

        return [.. sums.Values.OrderByDescending(s => s.Amount).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
