using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A JSON answer that tells of prices or market liquidity: it makes no book and completes those of the run.</summary>
public abstract class JsonMarketSource : IReserveSource
{
    /// <inheritdoc/>
    public abstract string Code { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public virtual string Rhythm => "live";

    /// <inheritdoc/>
    public abstract string Traps { get; }

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && HasShape(root);

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) is { } found && HasShape(found)
            ? found
            : throw IngestionException.For(document.Name, "wrong-shape", $"the file has not the shape of the format {Code}");
        var market = Observe(root, document, log).ToImmutableArray();
        return new SourceReading
        {
            Market = market,
            Issues = log.ToImmutable(),
            Lines = LinesOf(root),
            AsOf = market.IsEmpty ? null : market.Max(m => m.Date),
        };
    }

    /// <summary>Whether a JSON value has the shape of the format.</summary>
    internal abstract bool HasShape(JsonView root);

    /// <summary>What the answer tells, in its own order.</summary>
    internal abstract IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log);

    /// <summary>How many items the answer has.</summary>
    internal virtual int LinesOf(JsonView root) => Math.Max(1, root.Count);

    /// <summary>The UTC day of an instant, or what stands for the date of a document without one.</summary>
    internal static DateOnly? DayOf(DateTimeOffset? instant, SourceDocument document, IssueLog log) =>
        document.AsOf(instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, log);

    /// <summary>An observation in US dollars.</summary>
    internal static MarketObservation InDollars(MarketQuote quote, DateOnly date) => new(quote with { AsOf = date }, CurrencyCode.Usd, date);

    /// <summary>An empty quote of an asset that names its place.</summary>
    internal static MarketQuote QuoteAt(AssetSymbol asset, JsonView place, SourceDocument document) => new()
    {
        Asset = asset,
        StatedSource = document.Cite(place.Path),
        Source = new SourceRef(document.Name, place.Path),
    };
}
