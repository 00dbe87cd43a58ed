using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Circle's interface <c>/v1/stablecoins</c>: tokens in circulation, by chain.</summary>
public sealed class CircleSupplySource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "circle-supply-json";

    /// <inheritdoc/>
    public string Description => "Circle /v1/stablecoins: USDC and EURC in circulation, in all and by chain.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "Supply only, nothing of the reserve; the body has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("data") is { IsArray: true } data && data.First() is { } first && first.Has("symbol", "totalAmount", "chains");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var data = JsonView.Root(document, log)?.Find("data") ?? throw IngestionException.For(document.Name, "bad-json", "the file has no list data");
        var date = document.AsOf(null, log);
        var supply = ImmutableArray.CreateBuilder<SupplyObservation>();
        var lines = 0;
        foreach (var token in data.Items())
        {
            lines += 1 + (token.Find("chains")?.Count ?? 0);
            if (AssetDirectory.AssetOf(token.Text("symbol"), date ?? DateOnly.MaxValue) is not { } symbol || token.AmountFromZero("totalAmount") is not { } total)
                continue;

            CompareChains(token, symbol, total, document, log);
            if (date is { } asOf)
                supply.Add(new SupplyObservation(symbol, asOf, total, document.Cite(token.Path + ".totalAmount"), document));
        }

        return new SourceReading { Supply = supply.ToImmutable(), Issues = log.ToImmutable(), Lines = lines, AsOf = date };
    }

    /// <summary>No book is made here, so the sum of the chains is compared here.</summary>
    private static void CompareChains(JsonView token, AssetSymbol symbol, decimal total, SourceDocument document, IssueLog log)
    {
        var chains = token.Find("chains")?.Items().Select(c => c.AmountFromZero("amount")).OfType<decimal>().ToList() ?? [];
        if (chains.Count == 0)
            return;
        try
        {
            var sum = chains.Sum();
            if (sum != total)
            {
                log.Warning("parts-differ-from-total", document.Name, null, token.Path, FormattableString.Invariant(
                    $"the chains of {symbol} sum to {sum}, but totalAmount is {total}, a difference of {total - sum}; the total counts"));
            }
        }
        catch (OverflowException)
        {
            token.Bad("amounts whose sum is below 7.9e28");
        }
    }
}
