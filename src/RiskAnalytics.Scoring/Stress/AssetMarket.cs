using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>What is known of the market of one key and of the position in it, each cell checked: a quote may come from anywhere.</summary>
internal sealed class AssetMarket
{
    private readonly MarketQuote? _quote;

    /// <summary>The market of a key.</summary>
    public AssetMarket(AssetSymbol asset, ImmutableArray<ValuedHolding> lines, ValuedReserve reserve, PriceHistory history)
    {
        (Asset, Lines, Reserve, History) = (asset, lines, reserve, history);
        _quote = reserve.Market.Find(asset);
        Class = lines.MaxBy(line => line.Value)!.Class;
        Position = lines.Sum(line => line.Value);
        Volatility = AssetVolatility.Of(asset, Class, reserve, history);
        Volume = Cell(_quote?.Volume24h, "V, volume of a day", "volume_24h", MetricUnit.Money, v => v > 0m);
        Depth = Cell(_quote?.Depth2PctDown, "depth within 2% below mid", "depth_2pct_down", MetricUnit.Money, v => v > 0m);
        Spread = Cell(_quote?.Spread, "s, quoted spread", "spread", MetricUnit.Share, v => v is >= 0m and <= 1m);
    }

    public AssetSymbol Asset { get; }

    public AssetClass Class { get; }

    public ImmutableArray<ValuedHolding> Lines { get; }

    public ValuedReserve Reserve { get; }

    public PriceHistory History { get; }

    /// <summary>Value held.</summary>
    public decimal Position { get; }

    public AssetVolatility Volatility { get; }

    public MarketCell Volume { get; }

    public MarketCell Depth { get; }

    public MarketCell Spread { get; }

    public MarketCell Held => new(new MetricInput("Q, value held", Position, MetricUnit.Money, Inputs.RowsOf(Lines)), null);

    public MarketCell Deviation => new(new MetricInput("sigma, daily volatility", Volatility.Daily, MetricUnit.Share, Volatility.Source), null);

    /// <summary>The steps of the collateral ladder; empty when there are none that can be used, and then why.</summary>
    public (ImmutableArray<HaircutTier> Tiers, string Source, string? Problem) Ladder =>
        _quote is not { HaircutTiers.IsEmpty: false } quote ? ([], "", Missing("haircut_tiers"))
        : CollateralLadder.IsWhole(quote.HaircutTiers) ? (quote.HaircutTiers, AssetVolatility.Place(quote), null)
        : ([], "", $"The steps of haircut_tiers of {Asset} ({AssetVolatility.Place(quote)}) do not join, or a rate is no share.");

    /// <summary>What is held and what circulates; null when the market does not say.</summary>
    public (MetricInput Held, MetricInput Circulating)? Circulation => CirculatingShare.Of(Lines, _quote);

    /// <summary>What the reader must know of the volatility; null when it was measured or quoted.</summary>
    public string? Assumed => Volatility.IsAssumed ? "The volatility is assumed, the policy's class value." : null;

    /// <summary>The size in days of volume, in words.</summary>
    public string InVolumeDays
    {
        get
        {
            // A quotient of any two amounts may be beyond a decimal; beyond this no reader needs its digits.
            var days = Math.Min((double)Position / (double)Volume.Value, 1e12);
            return $"the position is {Format.Number(decimal.Round((decimal)days, 1), 1)} times a day's volume";
        }
    }

    /// <summary>Said where the position is more than a day's volume, which is beyond what impact was measured on; null where it is not, or not known.</summary>
    public string? Extrapolated => Volume.Problem is null && Position > Volume.Value ? $"Extrapolated: {InVolumeDays}." : null;

    /// <summary>What the reader must know of a figure that rests on the volatility.</summary>
    public string? Remarks(string? remark) => remark is null || Assumed is null ? remark ?? Assumed : $"{remark} {Assumed}";

    /// <summary>A number of the policy as a cell.</summary>
    public MarketCell Parameter(string name, string meaning, MetricUnit unit) => new(Inputs.Parameter(Reserve, name, meaning, unit), null);

    /// <summary>Why a figure lacks a cell of the market.</summary>
    public string Missing(string column) => $"The book gives no {column} of {Asset} (market.csv).";

    private MarketCell Cell(decimal? value, string name, string column, MetricUnit unit, Func<decimal, bool> isUsable) =>
        value is not { } given ? new MarketCell(new MetricInput(name, null, unit, "market.csv"), Missing(column))
        : isUsable(given) ? new MarketCell(new MetricInput(name, given, unit, AssetVolatility.Place(_quote!)), null)
        : new MarketCell(new MetricInput(name, given, unit, AssetVolatility.Place(_quote!)),
            $"The {column} of {Asset} is {Format.Exact(given)} ({AssetVolatility.Place(_quote!)}), which no market has.");
}
