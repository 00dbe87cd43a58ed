using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The WBTC network's list of custody addresses or of mint and burn orders.</summary>
public sealed class WbtcAddressesSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "wbtc-list-json";

    /// <inheritdoc/>
    public string Description => "WBTC network: its list of custody addresses, or of mint and burn orders.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "The list is counted and not read further: addresses are checked by verify, and orders are no holdings.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => ListOf(document, new IssueLog()) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var list = ListOf(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file has no list of addresses or orders");
        var what = list.First()!.Has("address") ? "custody addresses" : "orders";
        log.Info("use-verify", document.Name, null, list.Path, FormattableString.Invariant($"the file lists {list.Count} {what} of WBTC; they carry no balance and make no book, and riskanalytics verify checks addresses"));
        return new SourceReading { Issues = log.ToImmutable(), Lines = list.Count, Entity = "wbtc" };
    }

    private static JsonView? ListOf(SourceDocument document, IssueLog log)
    {
        var root = JsonView.Root(document, log);
        var list = root?.Find("result") ?? root?.Find("data") ?? root;
        return list?.First() is { } first && ((first.Has("address", "type") && (first.Text("type") is "custodial" or "deposit"))
            || (first.Has("action", "amount", "status") && first.Text("action") is "mint" or "burn")) ? list : null;
    }
}
