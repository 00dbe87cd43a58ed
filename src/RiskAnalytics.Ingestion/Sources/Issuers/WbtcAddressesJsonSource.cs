using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The custodial addresses of WBTC.</summary>
public sealed class WbtcAddressesJsonSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "wbtc-addresses-json";

    /// <inheritdoc/>
    public string Description => "WBTC network API: custodial bitcoin addresses with their balances.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "Balances are text in satoshi; only addresses of the type custodial hold the reserve; the body has no date and no supply.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && (root.IsArray ? root : root.Find("result"))?.First() is { } row && row.Has("address", "type", "coin", "balance");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var rows = (root.IsArray ? root : root.Find("result")!).Items().ToList();
        var custodial = rows.Where(r => r.Text("type") == "custodial" && r.Text("coin") == "btc" && r.Text("address") is not null).ToList();
        if (custodial.Count < rows.Count)
            log.Info("addresses-not-used", document.Name, null, root.Path, FormattableString.Invariant($"{rows.Count - custodial.Count} of {rows.Count} addresses are not custodial ones of bitcoin"));
        if (document.AsOf(null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count, Entity = "wbtc" };

        var holdings = ImmutableArray.CreateBuilder<Holding>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in custodial)
        {
            var address = row.Text("address")!;
            if (row.AmountFromZero("balance") is not { } satoshi)
                continue;
            if (!seen.Add(address))
                log.Warning("duplicate-address", document.Name, null, row.Path, $"the address {Cell.Quote(address)} stands in the list already; the first counts");
            else if (satoshi > 0)
                holdings.Add(Wbtc.Line(satoshi, row.Path + ".balance", document) with { Chain = new ChainLocation("BTC", address, null), HasLineEvidence = true });
        }

        if (holdings.Count == 0)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count, Entity = "wbtc", AsOf = asOf };
        var snapshot = new ReserveSnapshot
        {
            Entity = Wbtc.Entity(),
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = holdings.DrainToImmutable(),
            Disclosures = Wbtc.Disclosures(),
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        return new SourceReading
        {
            Books = [new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path)],
            IsSupporting = true,
            Lines = rows.Count,
        };
    }
}
