using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>What is owed, by key.</summary>
internal sealed class LiabilityTable
{
    /// <summary>The smallest claim that counts, in major units; anything smaller is a rounding leftover.</summary>
    private const decimal SmallestClaim = 0.000001m;

    private readonly HashSet<AssetSymbol> _notLoaded = [];
    private bool _isDisclosed;
    private bool _isWholeNotLoaded;
    private bool _isWithoutPrice;
    private bool _hasAmount;

    public Dictionary<AssetSymbol, decimal> ByKey { get; } = [];

    public HashSet<AssetSymbol> Assumed { get; } = [];

    public decimal WithoutSplit { get; private set; }

    public (decimal Gross, decimal Net)? GrossAndNet { get; private set; }

    public static LiabilityTable Read(ReserveSnapshot snapshot, PriceBook prices, HashSet<AssetSymbol> withoutPrice, IssueCollector issues)
    {
        var table = new LiabilityTable { _isDisclosed = snapshot.Liabilities is not null };
        var total = 0m;
        var copies = BackedCopies.Of(snapshot.Liabilities ?? [], snapshot.Holdings);
        foreach (var row in snapshot.Liabilities ?? [])
        {
            var key = KeyOf(snapshot.Entity, row.Asset);
            if (copies.Contains(row))
            {
                issues.Add(IssueSeverity.Info, IssueCodes.BackedCopy, $"the copy of {row.Asset} on {row.Chain?.Network ?? "an unnamed chain"} is not counted: the coins in its lock are part of what is counted on another row", row.Source.Title, row.Row);
                continue;
            }

            if (!row.IsLoaded)
            {
                table._notLoaded.Add(key);
                table._isWholeNotLoaded |= !key.IsItemised;
                issues.Add(IssueSeverity.Warning, IssueCodes.LiabilityNotLoaded, $"{row.Asset} is owed, but the amount is not in the book", row.Source.Title, null);
                continue;
            }

            if (!key.IsItemised && row.ReportedValue is null)
            {
                table._isWholeNotLoaded = true;
                issues.Add(IssueSeverity.Warning, IssueCodes.LiabilityNotLoaded, "something is owed without a split by asset, but its value is not in the book", row.Source.Title, null);
                continue;
            }

            if (prices.ValueOf(row, key) is not { } value)
            {
                table._isWithoutPrice = true;
                withoutPrice.Add(key);
                issues.Add(IssueSeverity.Error, IssueCodes.NoPrice, $"{key} is owed but has no price; the asset is left out on both sides", row.Source.Title, row.Row, omitsLine: true);
                continue;
            }

            if (value < 0m || value > Valuator.LargestTotal || total + value > Valuator.LargestTotal)
            {
                // Leaving a debt out would make every reserve look better: it is owed, but not loaded.
                table._isWholeNotLoaded = true;
                issues.Add(IssueSeverity.Error, IssueCodes.Overflow, "an amount owed is negative or larger than the engine calculates with; liabilities count as not loaded", row.Source.Title, row.Row, omitsLine: true);
                continue;
            }

            total += value;
            table._hasAmount = true;
            if (row.GrossQuantity is { } gross && prices.PriceOf(key) is { } price && gross <= Valuator.LargestTotal / Math.Max(1m, price))
            {
                var (grossSum, netSum) = table.GrossAndNet ?? (0m, 0m);
                table.GrossAndNet = (grossSum + (gross * price), netSum + value);
            }

            if (!key.IsItemised)
            {
                table.WithoutSplit += value;
            }
            else if (value >= SmallestClaim)
            {
                table.ByKey[key] = table.ByKey.GetValueOrDefault(key) + value;
            }
        }

        foreach (var key in withoutPrice)
        {
            table.ByKey.Remove(key);
        }

        return table;
    }

    /// <summary>Decides what is known: keys that were not loaded count at ratio 1 while they hold little of the assets.</summary>
    public LiabilityStatus Settle(Dictionary<AssetSymbol, decimal> held, decimal assets, decimal limit)
    {
        if (!_isDisclosed)
        {
            return LiabilityStatus.NotDisclosed;
        }

        var heldInThem = _notLoaded.Sum(k => held.GetValueOrDefault(k));
        if (_isWholeNotLoaded || ((_notLoaded.Count > 0 || _isWithoutPrice) && !_hasAmount) || heldInThem > limit * assets)
        {
            ByKey.Clear();
            WithoutSplit = 0m;
            return LiabilityStatus.NotLoaded;
        }

        foreach (var key in _notLoaded)
        {
            Assumed.Add(key);
            ByKey[key] = Math.Max(ByKey.GetValueOrDefault(key), held.GetValueOrDefault(key));
        }

        return LiabilityStatus.Known;
    }

    /// <summary>The key of what is owed: all that an issuer owes is owed in its peg currency, a wrapped token in its underlying.</summary>
    public static AssetSymbol KeyOf(ReportingEntity entity, AssetSymbol asset) => entity.Kind switch
    {
        EntityKind.StablecoinIssuer when entity.Token?.PegCurrency is { } peg => AssetSymbol.Of(peg),
        EntityKind.WrappedAsset when entity.Token is { Underlying: { } underlying } token && asset == token.Symbol => underlying,
        _ => asset,
    };
}
