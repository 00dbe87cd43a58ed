using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX <c>/public/discount-rate-interest-free-quota</c>: collateral ladders per coin.</summary>
public sealed class OkxDiscountLaddersSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-discount-ladders";

    /// <inheritdoc/>
    public override string Description => "OKX v5 discount rates: the share of a coin's value that counts as collateral, by size.";

    /// <inheritdoc/>
    public override string Traps => "An empty maxAmt means no upper bound, or the end of what counts where no rate follows; the body has no date.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "ccy") && OkxAnswer.Entries(root).First() is { } first && (first.Has("discountInfo") || first.Has("details"));

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        if (DayOf(null, document, log) is not { } date)
            yield break;
        foreach (var coin in OkxAnswer.Entries(root).Items())
        {
            if (AssetSymbol.TryParse(coin.Text("ccy"), out var asset) && (coin.Find("discountInfo") ?? coin.Find("details")) is { } steps && LadderOf(steps) is { } ladder)
                yield return InDollars(QuoteAt(asset, coin, document) with { HaircutTiers = ladder }, date);
        }
    }

    /// <summary>The steps, which must join; null with an error when they do not.</summary>
    private static ImmutableArray<HaircutTier>? LadderOf(JsonView steps)
    {
        var ladder = ImmutableArray.CreateBuilder<HaircutTier>();
        foreach (var step in steps.Items())
        {
            var from = step.AmountFromZero("minAmt") ?? 0;
            var to = step.AmountFromZero("maxAmt");
            if (step.AmountFromZero("discountRate") is not (<= 1 and var rate) || from != (ladder.Count == 0 ? 0 : ladder[^1].To) || to <= from)
            {
                step.Bad("steps that join, each with a rate from 0 to 1");
                return null;
            }

            ladder.Add(new HaircutTier(from, to, rate));
        }

        return ladder.Count == 0 ? null : ladder.DrainToImmutable();
    }
}
