using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The collateral ladders of OKX.</summary>
public sealed class OkxDiscountLaddersSource : IReserveSource
{
    private const string InDollars = "discountInfo";

    private const string InCoins = "details";

    /// <inheritdoc/>
    public string Code => "okx-discount-ladders";

    /// <inheritdoc/>
    public string Description => "OKX v5 /public/discount-rate-interest-free-quota: how much of a coin counts as collateral, by size.";

    /// <inheritdoc/>
    public string Rhythm => "changes at any time";

    /// <inheritdoc/>
    public string Traps => "An empty maxAmt means no upper bound; amounts are in US dollars, in the newer list \"details\" in units of the coin; the body has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "ccy") && OkxAnswer.Of(document)!.First() is { } first
        && (first.Find(InDollars) is { IsArray: true } || (first.Find(InCoins) is { IsArray: true } steps && steps.First()?.Find("discountRate") is not null));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var items = OkxAnswer.Items(document, seen.Log);
        if (items.Count == 0 || document.AsOf(null, seen.Log) is not { } date)
            return seen.Reading(items.Count);

        foreach (var item in items)
        {
            if (seen.AssetOf(item.Text("ccy"), date, item.Path) is not { } asset)
                continue;
            if (item.Find(InDollars) is null && item.Find(InCoins) is not null)
            {
                seen.Log.Warning("ladder-in-coins", document.Name, null, $"{item.Path}.{InCoins}", $"the steps of {asset} are in units of the coin, and the document has no price to turn them into amounts of money; the ladder is not used");
                continue;
            }

            var steps = (item.Find(InDollars)?.Items() ?? []).Select(s => (s.AmountFromZero("minAmt"), s.AmountFromZero("maxAmt"), s.AmountFromZero("discountRate"))).ToList();
            if (HaircutLadder.Of(steps) is { } ladder)
                seen.Add(seen.Quote(asset, item.Path) with { HaircutTiers = ladder }, CurrencyCode.Usd, date);
            else
                item.Bad("steps that join, each with a share from 0 to 1");
        }

        return seen.Reading(items.Count, date);
    }
}
