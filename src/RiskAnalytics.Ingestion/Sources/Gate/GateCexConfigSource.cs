using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The configuration of Gate's verifier, which holds the price of every token of the proof.</summary>
public sealed class GateCexConfigSource : IReserveSource
{
    private const string Exchange = "gate";
    private const decimal EightDigits = 1e8m;

    /// <summary>Prices of the tokens whose amounts have two digits.</summary>
    private const decimal FourteenDigits = 1e14m;

    /// <inheritdoc/>
    public string Code => "gate-cex-config";

    /// <inheritdoc/>
    public string Description => "The configuration of Gate's verifier (cex_config.json): prices of all tokens of the proof, and totals where they are filled.";

    /// <inheritdoc/>
    public string Rhythm => "with each audit";

    /// <inheritdoc/>
    public string Traps => "Prices are integers times 1e8, of tokens on Gate's own two-digit list times 1e14 (doge 19293711303840 is 0.1929); they are in USDT, and the file has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && Assets(root) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var assets = Assets(Recognised.Json(document, this, log))!.Items().ToList();
        if (document.AsOf(null, log) is not { } date)
            return new SourceReading { Issues = log.ToImmutable(), Lines = assets.Count, Entity = Exchange };

        log.Info("usdt-as-usd", document.Name, null, "BasePrice", "prices are in USDT and are taken as USD");
        if (assets.Exists(a => a.Text("TotalEquity") is not (null or "0")))
            log.Info("not-read", document.Name, null, "TotalEquity", "the totals of equity and debt are scaled integers of the proof and are not read; 'riskanalytics verify' is the command for them");
        return new SourceReading
        {
            Market = [.. assets.Select(a => Observation(a, date, document, log)).OfType<MarketObservation>()],
            Issues = log.ToImmutable(),
            Lines = assets.Count,
            Entity = Exchange,
            AsOf = date,
        };
    }

    private static JsonView? Assets(JsonView root) =>
        root.Find("CexAssetsInfo") is { } list && list.First() is { } first && first.Has("BasePrice", "Symbol") && !first.Has("TotalBalance") ? list : null;

    private static MarketObservation? Observation(JsonView asset, DateOnly date, SourceDocument document, IssueLog log)
    {
        if (asset.Text("Symbol") is not { } symbol || AssetDirectory.AssetOf(symbol, date) is not { } known)
        {
            log.Error("bad-symbol", document.Name, null, asset.Path, $"found {Cell.Quote(asset.Text("Symbol"))}, expected the symbol of an asset", omitsLine: true);
            return null;
        }

        if (asset.Find("BasePrice") is not { } printed || printed.AmountFromZero() is not { } scaled)
            return null;
        if (scaled == 0)
        {
            log.Warning("zero-price", document.Name, null, printed.Path, $"the price of {known} is 0 and counts as no price");
            return null;
        }

        var isTwoDigits = TwoDigitTokens.Has(Exchange, symbol, date);
        var price = scaled / (isTwoDigits ? FourteenDigits : EightDigits);
        var place = new SourceRef(document.Name, printed.Path);
        // A scale that the list does not give is not guessed from the market.
        if (CarriedPrices.IsFarOff(known, price, date, (document.Name, null, printed.Path), log, "the scale of the token is not known, so its price is not read"))
            return null;
        return new MarketObservation(
            new MarketQuote
            {
                Asset = known,
                Price = price,
                AsOf = date,
                StatedSource = isTwoDigits ? $"{document.Cite(printed.Path)}, times 1e-14" : $"{document.Cite(printed.Path)}, times 1e-8",
                Source = place,
            },
            CurrencyCode.Usd,
            date);
    }
}
