using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>How much stands at one bank, one fund family, one issuer or one institution.</summary>
internal static class PartyMetrics
{
    private const string Unnamed = "banks not named";
    private const string Draft = "EBA/RTS/2024/10 Art 5, draft; classes of banks from parties.csv";

    public static RegulatoryMetric Large { get; } = Bank("largest-bank.large", "Largest deposit at a large bank", cls => cls is BankClass.GSii or BankClass.OSii or BankClass.Large);

    public static RegulatoryMetric Systemic { get; } = Bank("largest-bank.systemic", "Largest deposit at a systemic bank", cls => cls is BankClass.GSii or BankClass.OSii);

    public static RegulatoryMetric OtherLarge { get; } = Bank("largest-bank.other-large", "Largest deposit at another large bank", cls => cls is BankClass.Large);

    public static RegulatoryMetric NotLarge { get; } = Bank("largest-bank.not-large", "Largest deposit at a bank that is not large", cls => cls is BankClass.NotLarge);

    public static RegulatoryMetric LargestExposure { get; } = RegulatoryMetric.OfMany(
        "largest-bank-exposure", "Largest exposure to one bank", MetricUnit.Share, "(deposits + bonds of the bank) / R; derivatives are in no book", "draft RTS, consultation question 5",
        (definition, context, _) => Largest(definition, context, line => IsDeposit(line) || line.Holding.Class == AssetClass.CorporateBond, line => line.Holding.Counterparty.DisclosedName, "deposit or bond"));

    public static RegulatoryMetric ToBankAssets { get; } = RegulatoryMetric.OfMany(
        "deposits-to-bank-assets", "Deposit over total assets of the bank", MetricUnit.Share, "D_b / TA_b, for each bank b", "EBA/RTS/2024/10 Art 5, draft; total assets from parties.csv", BankAssets);

    public static RegulatoryMetric LargestFund { get; } = RegulatoryMetric.OfMany(
        "largest-fund", "Largest fund family over reserve", MetricUnit.Share, "units of funds of one manager / R", "EBA/RTS/2024/11, final draft",
        (definition, context, _) => Largest(definition, context, IsFund, line => Group(context, line.Holding.Counterparty.DisclosedName ?? line.Holding.Instrument), "fund"));

    public static RegulatoryMetric FundsToReserve { get; } = RegulatoryMetric.Of(
        "funds-to-reserve", "Money market funds over reserve", MetricUnit.Share, "units of funds / R", "Commission amendment of August 2025",
        (definition, context) => Quotient(definition, null, Lines(context, "units of funds", IsFund), Reserve(context)));

    public static RegulatoryMetric LargestInstitution { get; } = RegulatoryMetric.OfMany(
        "largest-institution", "Largest institution over reserve", MetricUnit.Share, "all lines owed by or kept at one group / R; lines of a government count at their custodian", "proposed 12 CFR parts 15 and 350",
        (definition, context, _) => Largest(definition, context, line => !line.IsOwn, line => Group(context, IsGovernmentDebt(line) ? line.Holding.Custodian.DisclosedName : line.Holding.Counterparty.DisclosedName ?? line.Holding.Custodian.DisclosedName), "line"));

    public static RegulatoryMetric LargestIssuer { get; } = RegulatoryMetric.OfMany(
        "largest-issuer", "Largest issuer of paper over reserve", MetricUnit.Share, "paper and bonds of one issuer / R; governments, cash, repo and funds left out", "Regulation (EU) 2017/1131 Art 17",
        (definition, context, _) => Largest(
            definition, context,
            line => line.Holding.Class is AssetClass.CommercialPaperA1 or AssetClass.CommercialPaperA2 or AssetClass.CommercialPaperOther or AssetClass.CorporateBond,
            line => Group(context, line.Holding.Counterparty.DisclosedName), "paper or bond"));

    /// <summary>The group of a party where it is known, else its name: limits go by group.</summary>
    internal static string? Group(RegulatoryContext context, string? name) => (context.Book.Profile(name)?.Group ?? name)?.Trim();

    private static RegulatoryMetric Bank(string id, string name, Func<BankClass, bool> isOf) => RegulatoryMetric.OfMany(
        id, name, MetricUnit.Share, "largest D_b / R over the banks of the class", Draft, (definition, context, _) => LargestBank(definition, context, isOf));

    private static IEnumerable<RuleTest> LargestBank(FigureDefinition definition, RegulatoryContext context, Func<BankClass, bool> isOf)
    {
        ImmutableArray<ValuedHolding> deposits = [.. context.Reserve.Lines.Where(IsDeposit)];
        if (deposits.IsEmpty)
            return [new RuleTest(Nothing(definition, context, "The reserve holds no deposit."))];
        ImmutableArray<ValuedHolding> unclassed = [.. deposits.Where(line => context.Book.Profile(line.Holding.Counterparty.DisclosedName)?.BankClass is null)];
        ImmutableArray<ValuedHolding> ofClass = [.. deposits.Where(line => context.Book.Profile(line.Holding.Counterparty.DisclosedName)?.BankClass is { } cls && isOf(cls))];
        var missing = $"The bank or its class is not known for {Inputs.RowsOf(unclassed)}: name the bank in holdings.csv and give its bank_class in parties.csv.";
        if (ofClass.IsEmpty)
        {
            return [new RuleTest(unclassed.IsEmpty
                ? Nothing(definition, context, "The reserve holds no deposit at a bank of this class.")
                : Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing))];
        }

        var bank = ofClass.GroupBy(line => Group(context, line.Holding.Counterparty.DisclosedName)!, StringComparer.OrdinalIgnoreCase).MaxBy(group => group.Sum(line => line.Value))!;
        var figure = Quotient(definition, null, Part($"D_b at {bank.Key}", bank), Reserve(context), $"at {bank.Key}{(unclassed.IsEmpty ? "" : "; " + missing)}");
        return [new RuleTest(figure) { IsLowerBound = !unclassed.IsEmpty }];
    }

    private static IEnumerable<RuleTest> BankAssets(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule)
    {
        var partial = Partial(context);
        var deposits = context.Reserve.Lines.Where(IsDeposit).ToList();
        if (deposits.Count == 0)
            return [new RuleTest(Nothing(definition, context, "The reserve holds no deposit."))];
        return deposits
            .GroupBy(line => line.Holding.Counterparty.DisclosedName?.Trim() ?? Unnamed, StringComparer.OrdinalIgnoreCase)
            .OrderBy(bank => bank.Key, StringComparer.Ordinal)
            .Select(bank => bank.Key != Unnamed && context.Book.Profile(bank.Key) is { TotalAssets: { } total } profile
                ? new RuleTest(Quotient(definition, bank.Key, Part($"D_b at {bank.Key}", bank), new Amount(total, [new MetricInput("TA_b, total assets of the bank", total, MetricUnit.Money, profile.StatedSource is { } stated ? $"{profile.Source}; {stated}" : profile.Source.ToString())], null), partial)) { IsLowerBound = partial is not null }
                : new RuleTest(Figure.WithoutValue(
                    definition, bank.Key, MetricStatus.MissingInput,
                    bank.Key == Unnamed ? $"holdings.csv names no bank in {Inputs.RowsOf(bank)} (column counterparty)." : $"parties.csv gives no total_assets of {bank.Key}.")));
    }

    private static IEnumerable<RuleTest> Largest(FigureDefinition definition, RegulatoryContext context, Func<ValuedHolding, bool> counts, Func<ValuedHolding, string?> name, string what)
    {
        ImmutableArray<ValuedHolding> lines = [.. context.Reserve.Lines.Where(counts)];
        if (lines.IsEmpty)
            return [new RuleTest(Nothing(definition, context, $"The reserve holds no {what}."))];
        ImmutableArray<ValuedHolding> unnamed = [.. lines.Where(line => name(line) is null)];
        var largest = lines.Where(line => name(line) is not null).GroupBy(line => name(line)!, StringComparer.OrdinalIgnoreCase).MaxBy(group => group.Sum(line => line.Value));
        var missing = $"No name is given in {Inputs.RowsOf(unnamed)}.";
        return [largest is null
            ? new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing))
            : new RuleTest(Quotient(definition, null, Part(largest.Key, largest), Reserve(context), $"{largest.Key}{(unnamed.IsEmpty ? "" : "; " + missing)}")) { IsLowerBound = !unnamed.IsEmpty }];
    }

    private static Amount Part(string name, IEnumerable<ValuedHolding> lines)
    {
        ImmutableArray<ValuedHolding> all = [.. lines];
        var value = all.Sum(line => line.Value);
        return new Amount(value, [Inputs.Lines(name, value, MetricUnit.Money, all)], null);
    }
}
