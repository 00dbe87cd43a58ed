using System.Collections.Immutable;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>Whether the numbers of a package fit each other: parts and wholes, ratios, the order of a quarter, tables against tables.</summary>
internal sealed class PackageSums
{
    private const int MostNamed = 20;

    private static readonly string[] Types =
    [
        "cash-on-hand", "deposits", "central-bank", "government", "regional-government", "public-sector", "credit-institutions", "multilateral", "covered-bonds", "funds",
        "crypto-instruments", "other-instruments", "commodities",
    ];

    private static readonly string[] Commodities = ["gold", "other-precious", "base-metals", "grain", "softs", "livestock", "energy"];

    private static readonly (string Part, string Whole)[] Parts =
    [
        ("lending-covered-bonds", "lending-collateral"), ("funding-covered-bonds", "funding-collateral"), ("swap-in-covered-bonds", "swap-in"), ("swap-out-covered-bonds", "swap-out"),
    ];

    private readonly ILookup<string, PackageFact> _byFigure;
    private readonly FaultList _faults;
    private readonly ImmutableArray<string>.Builder _notes;
    private readonly decimal _cent;
    private readonly decimal _fraction;

    private PackageSums(ImmutableArray<PackageFact> facts, IReadOnlyDictionary<string, string> parameters, FaultList faults, ImmutableArray<string>.Builder notes)
    {
        _byFigure = facts.Where(fact => fact.Number is not null).ToLookup(fact => fact.Datapoint.Figure["filing.".Length..], StringComparer.Ordinal);
        (_faults, _notes) = (faults, notes);
        _cent = Half(PackageParameters.Places(parameters, "decimalsMonetary") ?? 0);
        _fraction = Half(PackageParameters.Places(parameters, "decimalsPercentage") ?? 4);
    }

    /// <summary>Re-adds a package.</summary>
    public static void Check(
        ImmutableArray<PackageFact> facts, FilingTables tables, IReadOnlyDictionary<string, string> parameters, FilingModule? module, FaultList faults, ImmutableArray<string>.Builder notes)
    {
        var sums = new PackageSums(facts, parameters, faults, notes);
        sums.CheckQuarter("token-value");
        sums.CheckQuarter("reserve-size");
        var currencies = facts.Where(fact => fact.Datapoint.Table is "Q_03.01").Select(fact => fact.Keys[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var currency in currencies)
            sums.CheckComposition(currency);
        sums.CheckCurrencies(currencies, module);
        foreach (var currency in facts.Where(fact => fact.Datapoint.Template == "Q_03.02").Select(fact => fact.Keys[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            sums.CheckCounterparties(currency);
        CheckRows(facts, tables, faults);
    }

    /// <summary>Half a unit of the last place that is stated.</summary>
    private static decimal Half(int places)
    {
        var half = 0.5m;
        for (var i = 0; i < Math.Abs(places); i++)
            half = places > 0 ? half / 10m : half * 10m;
        return half;
    }

    private void CheckQuarter(string size)
    {
        var (date, most, mean, least) = (One(size + ".date"), One(size + ".maximum"), One(size + ".average"), One(size + ".minimum"));
        if (new[] { (date, "date"), (most, "maximum"), (mean, "average"), (least, "minimum") }.Where(row => row.Item1 is null).Select(row => row.Item2).ToList() is { Count: > 0 } absent)
            _notes.Add($"Q_02.00, {size}: the order within the quarter could not be fully tested: {string.Join(", ", absent)} absent.");
        InOrder(mean, most, "average", "largest");
        InOrder(least, mean, "smallest", "average");
        InOrder(least, most, "smallest", "largest");
        InOrder(date, most, "value at the reference date", "largest");
        InOrder(least, date, "smallest", "value at the reference date");

        void InOrder(PackageFact? low, PackageFact? high, string lower, string higher)
        {
            if (low?.Number > high?.Number)
                Fault("order-quarter", low!, Text(low!.Number!.Value), $"the {lower} of {size} at most the {higher}, {Text(high!.Number!.Value)}");
        }
    }

    private void CheckComposition(string currency)
    {
        var whole = One("reserve.unadjusted", currency);
        Add("sum-types", whole, Types.Select(type => "reserve." + type), currency, "the sum of its types");
        Add("sum-commodities", One("reserve.commodities", currency), Commodities.Select(type => "reserve." + type), currency, "the sum of its commodities");
        Add("sum-unwind", One("reserve.after-unwind", currency), ["reserve.unadjusted", "reserve.unwind-adjustment"], currency, "unadjusted reserve plus unwind adjustment");
        Add("sum-market", whole, ["reserve.at-market", "reserve.deposits", "reserve.cash-on-hand"], currency, "what is at market value, deposits and cash");
        foreach (var (part, of) in Parts)
        {
            if (One("secured." + part, currency) is { } covered && One("secured." + of, currency) is { } all && covered.Number > all.Number)
                Fault("part-of-whole", covered, Text(covered.Number!.Value), $"at most the whole, {Text(all.Number!.Value)}");
        }

        if (One("reserve.over-collateralisation", currency) is { } ratio && whole is not null && One("reserve.referenced", currency) is { Number: > 0.001m and var referenced })
        {
            // Told without a division, so that the slack of the three rounded numbers is plain.
            var right = (whole.Number!.Value - referenced) / referenced;
            var gap = (ratio.Number!.Value * referenced) - (whole.Number.Value - referenced);
            if (Math.Abs(gap) > (_fraction * referenced) + (_cent * (2m + Math.Abs(ratio.Number.Value))))
                Fault("ratio-over-collateralisation", ratio, Text(ratio.Number.Value), $"(reserve - referenced) / referenced, {Text(decimal.Round(right, 8))}, as a decimal");
        }
    }

    private void CheckCurrencies(List<string> currencies, FilingModule? module)
    {
        // A member for all currencies repeats the others; what it is called is not confirmed.
        var sheets = currencies.Where(currency => currency is not ("x0" or "x1")).Select(currency => One("reserve.unadjusted", currency)).OfType<PackageFact>().ToList();
        var total = sheets.Sum(fact => fact.Number!.Value);
        if (sheets.Find(fact => fact.Keys[0] == "ALL") is { } lek)
        {
            if (sheets.Count > 1 && Math.Abs((lek.Number!.Value * 2m) - total) <= _cent * sheets.Count)
                Fault("currency-all", lek, "eba_CU:ALL with the sum of the other currencies", "no such row: ALL is the Albanian lek, not all currencies");
            else
                _notes.Add("eba_CU:ALL is in the package: it is the Albanian lek, not all currencies.");
        }

        if (module is { HasUnitColumn: false } && One("reserve-size.date") is { } size && sheets.Count > 0 && Math.Abs(size.Number!.Value - total) > _cent * (sheets.Count + 1))
            Fault("sum-currencies", size, Text(size.Number.Value), $"the unadjusted reserve of all currencies, {Text(total)}");
    }

    private void CheckCounterparties(string currency)
    {
        foreach (var (name, isOf, types, rest) in new[]
        {
            ("deposits", (Func<string, bool>)(kind => kind == "qx2301"), new[] { "deposits" }, "remainder.deposits"),
            ("securities and fund units", kind => kind is not ("qx2301" or "qx2305"), Types[2..^1], "remainder.securities"),
        })
        {
            var parties = _byFigure["counterparty.value"].Where(fact => fact.Keys[0] == currency && isOf(fact.Keys[1])).ToList();
            var held = types.Select(type => One("reserve." + type, currency)).OfType<PackageFact>().ToList();
            // A sheet without these lines still contradicts counterparties that hold some; without a sheet there is nothing to hold them against.
            if (held.Count == 0 && (parties.Count == 0 || One("reserve.unadjusted", currency) is null))
                continue;
            var found = parties.Sum(fact => fact.Number!.Value) + (One(rest, currency)?.Number ?? 0m);
            var expected = held.Sum(fact => fact.Number!.Value);
            if (Math.Abs(found - expected) > _cent * (parties.Count + held.Count + 1))
                _faults.Add(name == "deposits" ? "sum-deposits" : "sum-securities", parties.Count > 0 ? parties[0].File : held[0].File, null, currency, $"{name} of {Text(found)} by counterparty and beyond", $"{Text(expected)}, as in the composition");
        }

        foreach (var kind in _byFigure["counterparty.value"].Where(fact => fact.Keys[0] == currency).GroupBy(fact => fact.Keys[1], StringComparer.Ordinal).Where(kind => kind.Count() > MostNamed))
            _faults.Add("counterparties-many", kind.First().File, null, "qANV", FormattableString.Invariant($"{kind.Count()} counterparties of {kind.Key} in {currency}"), FormattableString.Invariant($"the {MostNamed} largest, the others in the remainder"));
    }

    /// <summary>A counterparty has a value wherever it has a name, and a deposit ratio only for deposits.</summary>
    private static void CheckRows(ImmutableArray<PackageFact> facts, FilingTables tables, FaultList faults)
    {
        var values = tables.Datapoints.FirstOrDefault(one => one.Figure == "filing.counterparty.value");
        var valued = facts.Where(fact => fact.Datapoint == values).Select(fact => string.Join('\n', fact.Keys)).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in facts.Where(fact => fact.Datapoint.Table == values?.Table))
        {
            if (!valued.Contains(string.Join('\n', fact.Keys)))
                faults.Add("counterparty-value", fact.File, fact.Line, fact.Datapoint.Datapoint, string.Join(' ', fact.Keys), "a market value of the same counterparty");
            if (fact.Datapoint.Figure == "filing.counterparty.deposit-to-assets" && fact.Keys[1] != "qx2301")
                faults.Add("ratio-not-deposit", fact.File, fact.Line, "qANV", fact.Keys[1], "qx2301: only deposits stand over the assets of a bank");
            if (fact.Datapoint.Figure == "filing.counterparty.deposit-to-assets" && fact.Number > 1m)
                faults.Add("ratio-above-one", fact.File, fact.Line, "factValue", Text(fact.Number.Value), "a decimal from 0 to 1: a deposit is part of the balance sheet of the bank");
        }
    }

    /// <summary>A whole against its parts: exactly where all are there, else the parts at most the whole, and what is absent is said.</summary>
    private void Add(string code, PackageFact? whole, IEnumerable<string> figures, string currency, string expected)
    {
        if (whole is null)
            return;
        var asked = figures.ToList();
        var parts = asked.Select(figure => One(figure, currency)).ToList();
        var (sum, there) = (parts.Sum(part => part?.Number ?? 0m), parts.Count(part => part is not null));
        var slack = _cent * (there + 1);
        var isAll = there == asked.Count;
        if (there > 0 && (isAll || code is "sum-types" or "sum-commodities") && (sum - whole.Number!.Value > slack || (isAll && whole.Number.Value - sum > slack)))
            Fault(code, whole, Text(whole.Number.Value), $"{expected}, {Text(sum)}");
        if (!isAll)
            _notes.Add($"{currency}: {expected} could not be fully re-added: {string.Join(", ", asked.Where((_, i) => parts[i] is null).Select(figure => figure[(figure.IndexOf('.', StringComparison.Ordinal) + 1)..]))} absent.");
    }

    private PackageFact? One(string figure, string? currency = null) =>
        _byFigure[figure].FirstOrDefault(fact => currency is null || fact.Keys[0] == currency);

    private void Fault(string code, PackageFact fact, string found, string expected) =>
        _faults.Add(code, fact.File, fact.Line, fact.Keys.Length > 0 ? $"{fact.Datapoint.Datapoint}, {fact.Keys[0]}" : fact.Datapoint.Datapoint, found, expected);

    private static string Text(decimal number) => Format.Exact(number);
}
