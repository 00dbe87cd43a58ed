using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/protocols</c>, or one entry of it: the value in the known wallets of each protocol.</summary>
public sealed class DefiLlamaProtocolsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-protocols";

    /// <inheritdoc/>
    public string Description => "DefiLlama /protocols, whole or one entry: total value of each protocol, exchanges among them.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "It has totals and no split by asset, so it makes no book; the body has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && IsEntry(root.First() ?? root);

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        var entries = root.IsArray ? root.Items().ToList() : [root];
        foreach (var exchange in entries.Where(e => e.Text("category") == "CEX"))
        {
            var value = exchange.AmountFromZero("tvl");
            log.Info("total-only", document.Name, null, exchange.Path, value is null
                ? $"{Cell.Quote(exchange.Text("name"))}: the value is not known, which is not zero"
                : FormattableString.Invariant($"{Cell.Quote(exchange.Text("name"))}: {value} US dollars in known wallets, without a split by asset"));
        }

        return new SourceReading { Issues = log.ToImmutable(), Lines = entries.Count };
    }

    private static bool IsEntry(JsonView entry) => entry.Has("id", "name", "slug", "category", "tvl", "chainTvls") && entry.Find("tvl") is not { IsArray: true };
}
