using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The supply of the tokens of Circle.</summary>
public sealed class CircleSupplyJsonSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "circle-supply-json";

    /// <inheritdoc/>
    public string Description => "Circle /v1/stablecoins: tokens in circulation by chain.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "Supply only, no reserve; the body has no date; amounts are text; the chains may not add up to the total.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("data")?.First() is { } coin && coin.Has("symbol", "totalAmount", "chains");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var coins = root.Find("data")!.Items().ToList();
        if (document.AsOf(null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = coins.Count };

        var supply = ImmutableArray.CreateBuilder<SupplyObservation>();
        foreach (var coin in coins)
        {
            if (!AssetSymbol.TryParse(coin.Text("symbol"), out var token))
                log.Error("bad-symbol", document.Name, null, coin.Path, "the item names no token and is left out", omitsLine: true);
            else if (coin.AmountFromZero("totalAmount") is { } total)
            {
                CompareChains(coin, token, total, document, log);
                supply.Add(new SupplyObservation(token, asOf, total, document.Cite(coin.Path + ".totalAmount"), document));
            }
        }

        return new SourceReading { Supply = supply.DrainToImmutable(), Issues = log.ToImmutable(), Lines = coins.Count, AsOf = asOf };
    }

    private static void CompareChains(JsonView coin, AssetSymbol token, decimal total, SourceDocument document, IssueLog log)
    {
        var chains = coin.Find("chains")?.Items().Select(c => c.AmountFromZero("amount")).ToList() ?? [];
        if (chains.Count == 0 || chains.Any(c => c is not <= 1e24m))
            return;
        var sum = chains.Sum()!.Value;
        if (sum != total)
        {
            log.Warning("chains-differ", document.Name, null, coin.Path, FormattableString.Invariant(
                $"the chains of {token} add up to {sum}, the total is {total}; the total counts"));
        }
    }
}
