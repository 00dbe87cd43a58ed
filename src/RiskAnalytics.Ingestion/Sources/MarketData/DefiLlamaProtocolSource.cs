using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>One protocol of DefiLlama with its tokens.</summary>
public sealed class DefiLlamaProtocolSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-protocol";

    /// <inheritdoc/>
    public string Description => "DefiLlama /protocol/{slug}: tokens of one exchange in known addresses, in units and in US dollars, over time.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "Keys are symbols, so different tokens with one symbol are one; prices are values over units; the split by chain repeats the whole.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Has("name", "chainTvls") && root.Find("tokens") is { IsArray: true } tokens
        && (tokens.Count == 0 || tokens.First()!.Has("date", "tokens"));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var days = root.Find("tokens")!;
        var entity = LlamaTotals.EntityOf(root.Text("name"));
        if (entity is null || (root.Text("category") is { } category && category != "CEX"))
        {
            log.Info("no-exchange", document.Name, null, "$.category", $"{Cell.Quote(root.Text("name"))} is no centralised exchange and makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = days.Count };
        }

        if (DayOf(days, document.GivenAsOf) is not { } day)
        {
            log.Error("no-such-day", document.Name, null, "$.tokens", "the history has no day with tokens" + (document.GivenAsOf is null ? "" : " on the as-of date given"), omitsLine: true);
            return new SourceReading { Issues = log.ToImmutable(), Lines = days.Count, Entity = entity.Id };
        }

        var values = DayOf(root.Find("tokensInUsd"), day.Date);
        var figures = new SortedDictionary<string, ReserveFigure>(StringComparer.Ordinal);
        var worth = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (symbol, amount) in day.Tokens.Properties())
        {
            if (AssetDirectory.AssetOf(symbol, day.Date) is not { } asset)
                log.Error("bad-symbol", document.Name, null, amount.Path, $"found {Cell.Quote(symbol)}, expected the symbol of an asset", omitsLine: true);
            else if (amount.AmountFromZero() is > 0 and { } units)
                Take(asset, symbol, units, amount);
        }

        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = entity,
            AsOf = day.Date,
            Notes =
            [
                "THIRD PARTY: the amounts are DefiLlama's count of known addresses, not figures of the exchange; its liabilities are not in them.",
                "SYMBOLS: DefiLlama gives tokens by symbol, so different tokens with one symbol are one line.",
            ],
        }.Of([.. figures.Values], log);
        return new SourceReading { Books = [book with { Market = PricesOf(book, worth, day.Date, document) }], IsSupporting = true, Lines = days.Count };

        void Take(AssetSymbol asset, string symbol, decimal units, JsonView amount)
        {
            var value = values?.Tokens.Find(symbol)?.AmountFromZero();
            try
            {
                if (value is { } usd)
                    worth[asset.Text] = worth.GetValueOrDefault(asset.Text) + usd;
                figures[asset.Text] = figures.TryGetValue(asset.Text, out var known)
                    ? known with { Held = known.Held + units, Remark = "several symbols of one asset added up" }
                    : new ReserveFigure { Asset = asset, Place = amount.Path, Held = units };
            }
            catch (OverflowException)
            {
                amount.Bad("amounts whose sum is an amount");
            }
        }
    }

    /// <summary>The last entry of a date, or of all.</summary>
    private static (DateOnly Date, JsonView Tokens)? DayOf(JsonView? days, DateOnly? date)
    {
        (DateOnly Date, JsonView Tokens)? last = null;
        foreach (var day in days?.Items() ?? [])
        {
            if (MarketFindings.DayOf(day.Find("date")?.UnixSeconds()) is { } at && day.Find("tokens") is { IsObject: true } tokens
                && (date is null || at == date) && (last is null || at >= last.Value.Date))
                last = (at, tokens);
        }

        return last;
    }

    /// <summary>The prices that values and units imply.</summary>
    private static MarketSnapshot PricesOf(ReserveBook book, SortedDictionary<string, decimal> worth, DateOnly date, SourceDocument document)
    {
        var quotes = ImmutableArray.CreateBuilder<MarketQuote>();
        foreach (var line in book.Snapshot.Holdings)
        {
            if (!worth.TryGetValue(line.Asset.Text, out var value) || value <= 0 || line.Quantity is not > 0)
                continue;
            try
            {
                quotes.Add(new MarketQuote
                {
                    Asset = line.Asset,
                    Price = value / line.Quantity,
                    AsOf = date,
                    StatedSource = document.Cite("$.tokensInUsd") + "; value over units",
                    Source = new SourceRef(document.Name, "$.tokensInUsd"),
                });
            }
            catch (OverflowException)
            {
                // So small a quantity for so large a value is no price.
                continue;
            }
        }

        return new MarketSnapshot(quotes.DrainToImmutable());
    }
}
