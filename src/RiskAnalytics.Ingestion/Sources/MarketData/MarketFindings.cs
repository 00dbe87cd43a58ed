using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>Collects what one document says of markets.</summary>
internal sealed class MarketFindings(SourceDocument document, IssueLog log)
{
    private readonly ImmutableArray<MarketObservation>.Builder _seen = ImmutableArray.CreateBuilder<MarketObservation>();

    /// <summary>Where the issues of the document go.</summary>
    public IssueLog Log => log;

    /// <summary>The root of a JSON document.</summary>
    /// <exception cref="IngestionException">The file is no JSON that can be read.</exception>
    public JsonView Root() =>
        JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");

    /// <summary>A quote without figures, with its place.</summary>
    public MarketQuote Quote(AssetSymbol asset, string place, string? remark = null) => new()
    {
        Asset = asset,
        StatedSource = remark is null ? document.Cite(place) : $"{document.Cite(place)}; {remark}",
        Source = new SourceRef(document.Name, place),
    };

    /// <summary>
    /// Keeps a quote that has at least one figure; a price, volume or depth of zero is none, and must not stand in the way of another. A spread
    /// above the price itself is said and left out.
    /// </summary>
    public void Add(MarketQuote quote, CurrencyCode currency, DateOnly date)
    {
        if (quote.Spread is > 1)
            log.Warning("bad-fraction", document.Name, null, quote.Source.Locator, $"the spread of {quote.Asset} is more than its price; it is left out");
        quote = quote with
        {
            Price = quote.Price is 0 ? null : quote.Price,
            Volume24h = quote.Volume24h is 0 ? null : quote.Volume24h,
            Depth2PctDown = quote.Depth2PctDown is 0 ? null : quote.Depth2PctDown,
            Spread = quote.Spread is > 1 ? null : quote.Spread,
        };
        var isEmpty = quote is
        {
            Price: null, MarketCap: null, CirculatingSupply: null, Volume24h: null, Depth2PctDown: null, Spread: null, VolatilityDaily: null,
            HaircutTiers.IsEmpty: true,
        };
        if (!isEmpty)
            _seen.Add(new MarketObservation(quote with { AsOf = date }, currency, date));
    }

    /// <summary>A price above zero, or null; a price of zero is said.</summary>
    public decimal? Price(JsonView? price)
    {
        var value = price?.AmountFromZero();
        if (value is not 0)
            return value;
        log.Warning("zero-price", document.Name, null, price!.Path, "a price of 0 counts as no price");
        return null;
    }

    /// <summary>The asset of a symbol on a date; null with an error when it is no symbol.</summary>
    public AssetSymbol? AssetOf(string? symbol, DateOnly date, string place)
    {
        var asset = AssetDirectory.AssetOf(symbol, date);
        if (asset is null)
            log.Error("bad-symbol", document.Name, null, place, $"found {Cell.Quote(symbol)}, expected the symbol of an asset", omitsLine: true);
        return asset;
    }

    /// <summary>
    /// The currency of a body that does not name it: one in the file name that stands alone between other signs, else the dollar, with a warning.
    /// </summary>
    public CurrencyCode CurrencyOfName()
    {
        foreach (var word in FileWords.Of(document.Name))
        {
            if (AssetDirectory.IsFiat(word.ToUpperInvariant()))
                return CurrencyCode.Parse(word);
        }

        log.Warning("currency-not-stated", document.Name, null, null, "the document does not say in which currency its amounts are, and its file name does not either; they are taken as US dollars");
        return CurrencyCode.Usd;
    }

    /// <summary>What the document gave.</summary>
    public SourceReading Reading(int lines, DateOnly? asOf = null) => new()
    {
        Market = _seen.DrainToImmutable(),
        Issues = log.ToImmutable(),
        Lines = lines,
        AsOf = asOf,
    };

    /// <summary>The UTC date of an instant.</summary>
    public static DateOnly? DayOf(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
