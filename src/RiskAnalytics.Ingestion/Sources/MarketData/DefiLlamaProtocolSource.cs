using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/protocol/{slug}</c>: what the known wallets of an exchange hold, symbol by symbol, day by day.</summary>
public sealed class DefiLlamaProtocolSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-protocol";

    /// <inheritdoc/>
    public string Description => "DefiLlama /protocol/{slug} of an exchange: units and value held in its known wallets, by symbol, on the last day of the file.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "Keys are symbols, so different tokens of one symbol merge; only published wallets count; nothing is said of what is owed; values are US dollars of that day.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { IsObject: true } root && root.Has("chainTvls", "currentChainTvls", "tokens") && root.Find("tokens") is { IsArray: true };

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        var name = root.Text("name") ?? root.Text("slug") ?? throw IngestionException.For(document.Name, "no-name", "the file does not name its protocol");
        if (root.Text("category") is { } category && category != "CEX")
        {
            log.Info("not-an-exchange", document.Name, null, "$.category", $"the protocol is of the category {Cell.Quote(category)} and no exchange, so it makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = root.Find("tokens")!.Count };
        }

        var days = Days(root.Find("tokens")!);
        if (days.Count == 0)
        {
            log.Error("no-figures", document.Name, null, "$.tokens", "no day of the list has a date and units, so it makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0 };
        }

        // The history of an exchange has a thousand days; one book is made, of the day asked for or the last.
        var asOf = document.GivenAsOf is { } wanted && days.ContainsKey(wanted) ? wanted : days.Keys.Max();
        if (days.Count > 1)
            log.Info("history-not-read", document.Name, null, "$.tokens", FormattableString.Invariant($"the file has {days.Count} days; the book is of {Core.Values.Format.Date(asOf)}, another day is chosen with --as-of"));

        var entity = EntityDirectory.Exchange(name);
        var units = days[asOf].Find("tokens")!.Properties().ToList();
        var usd = root.Find("tokensInUsd") is { } inUsd ? Days(inUsd).GetValueOrDefault(asOf)?.Find("tokens") : null;
        var figures = units.Select(u => FigureOf(u.Key, u.Value, asOf)).OfType<ReserveFigure>().ToList();
        var prices = units.Select(u => PriceOf(u.Key, u.Value, usd, asOf, document)).OfType<MarketObservation>().ToImmutableArray();
        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = entity,
            AsOf = asOf,
            Notes =
            [
                "FIGURES: units in the wallets that DefiLlama knows of, by symbol; different tokens of one symbol are merged.",
                "NOT DISCLOSED HERE: what is owed; a third party counted the wallets.",
            ],
        }.Of(figures, new IssueLog());
        return new SourceReading
        {
            Books = figures.Count == 0 ? [] : [book],
            IsSupporting = true,
            Market = prices,
            Issues = log.ToImmutable(),
            Lines = units.Count,
            Entity = entity.Id,
            AsOf = asOf,
        };
    }

    /// <summary>The entries of a series by UTC day; of several of one day the last.</summary>
    private static Dictionary<DateOnly, JsonView> Days(JsonView series)
    {
        var days = new Dictionary<DateOnly, JsonView>();
        foreach (var day in series.Items())
        {
            if (day.Find("tokens") is { IsObject: true } && day.Find("date")?.UnixSeconds() is { } at)
                days[DateOnly.FromDateTime(at.UtcDateTime)] = day;
        }

        return days;
    }

    private static ReserveFigure? FigureOf(string symbol, JsonView units, DateOnly asOf) =>
        AssetDirectory.AssetOf(symbol, asOf) is { } asset && units.AmountFromZero() is { } held && held > 0
            ? new ReserveFigure { Asset = asset, Place = units.Path, Held = held }
            : null;

    /// <summary>The price that units and value of one day imply.</summary>
    private static MarketObservation? PriceOf(string symbol, JsonView units, JsonView? usd, DateOnly asOf, SourceDocument document)
    {
        if (AssetDirectory.AssetOf(symbol, asOf) is not { } asset || usd?.Find(symbol) is not { } value
            || units.AmountFromZero() is not { } held || value.AmountFromZero() is not { } worth || held == 0)
        {
            return null;
        }

        try
        {
            var quote = new MarketQuote
            {
                Asset = asset,
                Price = worth / held,
                StatedSource = $"{document.Cite(value.Path)} over units",
                Source = new SourceRef(document.Name, value.Path),
            };
            return JsonMarketSource.InDollars(quote, asOf);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
