using System.Diagnostics.CodeAnalysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// Finds what a shock meets in a book. A price shock that names what an asset is moves the asset itself, so what is owed in it falls
/// too; one that names who owes or keeps it, or how long it runs, takes from those lines alone.
/// </summary>
internal sealed class ShockTargets
{
    private readonly ValuedReserve _reserve;
    private readonly Dictionary<Holding, ValuedHolding> _valued = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AssetSymbol, AssetClass> _classOfKey;
    private readonly Dictionary<LargestName, string?> _largest = [];

    public ShockTargets(ValuedReserve reserve)
    {
        _reserve = reserve;
        foreach (var line in reserve.Lines.Concat(reserve.EncumberedLines))
            _valued[line.Holding] = line;
        _classOfKey = reserve.Lines
            .Where(line => line.Holding.Asset.IsItemised)
            .GroupBy(line => line.Holding.Asset)
            .ToDictionary(key => key.Key, key => key.GroupBy(line => line.Class).OrderByDescending(c => c.Sum(line => line.Value)).ThenBy(c => c.Key).First().Key);
    }

    /// <summary>The keys whose price a shock moves, on both sides of the book.</summary>
    public HashSet<AssetSymbol> Keys(Shock shock)
    {
        var target = shock.Target;
        var namesPlace = target.Counterparty is not null || target.Custodian is not null || target.Largest is LargestName.Bank or LargestName.Custodian;
        // A bill and a loan in dollars share a key and no price: only coins and metals move as a key.
        if (shock.Effect != ShockEffect.Price || shock.IsPerYear || namesPlace || (target.Class is { } type && !MovesAsKey(type)))
            return [];

        return
        [
            .. _reserve.Keys
                .Where(key => !IsCurrency(key.Asset)
                    && (target.Asset is null || key.Asset == target.Asset)
                    && (target.Class is null || (_classOfKey.TryGetValue(key.Asset, out var found) && found == target.Class))
                    && (!target.OwnTokens || key.IsOwn)
                    && (target.Largest is null || IsOfLargestStablecoin(key.Asset)))
                .Select(key => key.Asset),
        ];
    }

    /// <summary>Whether everything that a target names holds for a line.</summary>
    public bool Meets(ShockTarget target, Holding holding)
    {
        var line = Line(holding);
        return (target.Asset is null || holding.Asset == target.Asset)
            && (target.Class is null || (line?.Class ?? holding.Class) == target.Class)
            && (!target.OwnTokens || (line?.IsOwn ?? _reserve.Snapshot.Entity.OwnAssets.Contains(holding.Asset)))
            && (target.Counterparty is null || IsSame(target.Counterparty, holding.Counterparty.DisclosedName))
            && (target.Custodian is null || IsSame(target.Custodian, holding.Custodian.DisclosedName))
            && (target.Largest is not { } kind || (line is not null && Name(kind, line) is { } name && IsSame(name, Largest(kind))));
    }

    /// <summary>The line with its value and class; null when it has none.</summary>
    public ValuedHolding? Line(Holding holding) => _valued.GetValueOrDefault(holding);

    /// <summary>True for the key that is the currency of the book, whose price cannot change.</summary>
    public bool IsCurrency(AssetSymbol asset) => asset == AssetSymbol.Of(_reserve.Snapshot.ReportingCurrency);

    /// <summary>The largest name of a kind; null when the book has none.</summary>
    public string? Largest(LargestName kind)
    {
        if (_largest.TryGetValue(kind, out var known))
            return known;
        var names = LineNames.SumByName(_reserve.Lines.Select(line => (Name: Name(kind, line), line.Value)).Where(n => n.Name is not null).Select(n => (n.Name!, n.Value)));
        return _largest[kind] = names.Count > 0 ? names[0].Name : null;
    }

    /// <summary>The target in words.</summary>
    public string Words(ShockTarget target)
    {
        var words = new List<string>();
        if (target.Asset is { } asset)
            words.Add(asset.Text);
        if (target.Class is { } type)
            words.Add($"class {Codes.Of(type)}");
        if (target.OwnTokens)
            words.Add("own tokens");
        if (target.Largest is { } kind)
            words.Add($"the largest {Codes.Of(kind)}{(Largest(kind) is { } name ? $", {name}" : "")}");
        if (target.Counterparty is { } owing)
            words.Add($"claims on {owing}");
        if (target.Custodian is { } keeping)
            words.Add($"what {keeping} keeps");
        return string.Join(", ", words);
    }

    /// <summary>True when a name stands for all lines of a class whose party the book does not name.</summary>
    public static bool IsUndisclosed(string name) => name.StartsWith("undisclosed", StringComparison.Ordinal);

    private bool IsOfLargestStablecoin(AssetSymbol asset) =>
        Largest(LargestName.Stablecoin) is { } name
        && _reserve.Lines.Any(line => line.Holding.Asset == asset && Name(LargestName.Stablecoin, line) is { } issuer && IsSame(issuer, name));

    /// <summary>The name that a line counts under, as in Q3 and C4: lines of one class without a name count as at one.</summary>
    private static string? Name(LargestName kind, ValuedHolding line)
    {
        var holding = line.Holding;
        return kind switch
        {
            LargestName.Bank => IsBankClaim(line) ? LineNames.Folded(holding.Counterparty.DisclosedName) ?? $"undisclosed bank ({LineNames.ClassName(line.Class)})" : null,
            LargestName.Custodian => LineNames.IsSelfCustody(holding) ? null
                : LineNames.Folded(holding.Custodian.DisclosedName)
                    ?? (LineNames.IsClaim(line.Class) || LineNames.IsFund(line.Class) ? null : $"undisclosed custodian ({LineNames.ClassName(line.Class)})"),
            _ => line is { Class: AssetClass.Stablecoin, IsOwn: false } ? LineNames.Issuer(line) : null,
        };
    }

    private static bool IsBankClaim(ValuedHolding line) =>
        line.Class is AssetClass.DepositGsib or AssetClass.DepositBank
        || (LineNames.IsClaim(line.Class) && line.Class != AssetClass.CentralBankCash && line.Holding.Counterparty.Class is PartyClass.Gsib or PartyClass.Bank);

    private static bool MovesAsKey(AssetClass type) => LineNames.IsCrypto(type) || type == AssetClass.Gold;

    private static bool IsSame(string name, [NotNullWhen(true)] string? other) =>
        other is not null && string.Equals(LineNames.Folded(name), LineNames.Folded(other), StringComparison.OrdinalIgnoreCase);
}
