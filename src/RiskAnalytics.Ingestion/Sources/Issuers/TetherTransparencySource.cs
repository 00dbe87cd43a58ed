using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Tether's live balance: tokens authorised, not issued and frozen by chain, and the group's assets, liabilities and equity.</summary>
public sealed class TetherTransparencySource : IReserveSource
{
    private const string Authorised = "totaltokens_";
    private const string NotIssued = "reserve_balance_";
    private const string Quarantined = "quarantined_";

    /// <inheritdoc/>
    public string Code => "tether-transparency-json";

    /// <inheritdoc/>
    public string Description => "Tether's transparency.json: tokens by chain (authorised, not issued, quarantined) and the group's balance.";

    /// <inheritdoc/>
    public string Rhythm => "daily; the balance moves quarterly";

    /// <inheritdoc/>
    public string Traps => "reserve_balance is authorised tokens not issued and no reserve; no split by asset class; figures of the balance may be months old; the two token tables differ.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && Currencies(root).Any(c => c.Value.Properties().Any(p => p.Key.StartsWith(Authorised, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        var instant = (root.Find("id") ?? Currencies(root).Select(c => c.Value.Find("id")).FirstOrDefault(v => v is not null))?.UnixSeconds();
        var books = ImmutableArray.CreateBuilder<ReserveBook>();
        var supply = ImmutableArray.CreateBuilder<SupplyObservation>();
        var lines = 0;
        if (document.AsOf(instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "tether" };

        foreach (var (iso, data) in Currencies(root))
        {
            lines += data.Properties().Count();
            if (!CurrencyCode.TryParse(iso, out var currency) || TokensOf(data, document, log) is not { } tokens)
                continue;

            var symbol = AssetSymbol.Parse(currency == CurrencyCode.Usd ? "USDT" : $"{currency.Letters}T");
            CompareTables(iso, tokens, root, document, log);
            supply.Add(new SupplyObservation(symbol, asOf, tokens.Circulating, document.Cite($"{data.Path}, {Authorised}* less {NotIssued}*"), document));
            if (BookOf(symbol, currency, data, root, tokens, asOf, instant, document, log) is { } book)
                books.Add(book);
        }

        return new SourceReading { Books = books.ToImmutable(), Supply = supply.ToImmutable(), Issues = log.ToImmutable(), Lines = lines, Entity = "tether", AsOf = asOf };
    }

    private static IEnumerable<(string Key, JsonView Value)> Currencies(JsonView root) => root.Find("data")?.Properties().Where(p => p.Value.IsObject) ?? [];

    private static Tokens? TokensOf(JsonView data, SourceDocument document, IssueLog log)
    {
        try
        {
            var authorised = Sum(data, Authorised);
            var notIssued = Sum(data, NotIssued);
            if (authorised - notIssued >= 0)
                return new Tokens(authorised, notIssued, Sum(data, Quarantined));

            log.Error("negative-supply", document.Name, null, data.Path, FormattableString.Invariant(
                $"{notIssued} tokens are said to be authorised but not issued, more than the {authorised} authorised; the supply is not used"), omitsLine: true);
        }
        catch (OverflowException)
        {
            data.Bad("token amounts whose sum is below 7.9e28");
        }

        return null;
    }

    private static decimal Sum(JsonView data, string prefix) =>
        data.Properties().Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(p => p.Value.AmountFromZero() ?? 0);

    /// <summary>The same tokens stand in a second table of the file, which is seldom of the same minute.</summary>
    private static void CompareTables(string iso, Tokens tokens, JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var entry in root.Find("data_formatted")?.Items() ?? [])
        {
            var code = entry.Text("iso") ?? entry.Text("currency") ?? entry.Text("id");
            if (code is not null && !code.StartsWith(iso, StringComparison.OrdinalIgnoreCase))
                continue;
            try
            {
                var chains = entry.Find("blockChains")?.Items().ToList() ?? [];
                if (chains.Count == 0 || (code is null && root.Find("data_formatted")!.Count > 1))
                    continue;
                var other = chains.Sum(c => (c.AmountFromZero("totalAuthorized") ?? 0) - (c.AmountFromZero("notIssued") ?? 0));
                if (other != tokens.Circulating)
                {
                    log.Warning("token-tables-differ", document.Name, null, entry.Path, FormattableString.Invariant(
                        $"data gives {tokens.Circulating} tokens of {iso} in circulation and data_formatted gives {other}, a difference of {tokens.Circulating - other}; data counts"));
                }
            }
            catch (OverflowException)
            {
                entry.Bad("token amounts whose sum is below 7.9e28");
            }
        }
    }

    private ReserveBook? BookOf(
        AssetSymbol symbol, CurrencyCode currency, JsonView data, JsonView root, Tokens tokens, DateOnly asOf, DateTimeOffset? instant, SourceDocument document, IssueLog log)
    {
        // The balance is of the group and stands beside the dollar token; older files have it at the root.
        var place = data.Has("total_assets") ? data : currency == CurrencyCode.Usd && root.Has("total_assets") ? root : null;
        if (place?.AmountFromZero("total_assets") is not { } assets)
            return null;

        var liabilities = place.AmountFromZero("total_liabilities");
        var equity = place.Amount("shareholder_eq");
        ReportStale(place, assets, liabilities, equity, document, log);
        var entity = currency == CurrencyCode.Usd ? EntityDirectory.Find("tether")! : new ReportingEntity { Id = EntityDirectory.IdOf($"tether {symbol}"), Name = $"Tether ({symbol})", Kind = EntityKind.StablecoinIssuer };
        var snapshot = new ReserveSnapshot
        {
            Entity = entity with
            {
                Token = new TokenProfile(symbol, currency, null, null, null),
                Partial = "the file gives the total of the group's assets only; no class, bank or security is named",
                Notes =
                [
                    "FIGURES: the group's balance as Tether's page shows it; it moves with the quarterly report, while the tokens move daily.",
                    FormattableString.Invariant($"TOKENS: {tokens.AuthorisedUnits} authorised, {tokens.NotIssuedUnits} of them not issued, {tokens.QuarantinedUnits} quarantined; {tokens.Circulating} in circulation."),
                ],
            },
            AsOf = asOf,
            AsOfInstant = instant,
            ReportingCurrency = currency,
            Holdings =
            [
                new Holding
                {
                    Asset = AssetSymbol.NotItemised, Class = AssetClass.Other, ReportedValue = assets, Instrument = "total assets of the group, not itemised",
                    StatedSource = document.Cite(place.Path + ".total_assets"), Source = new SourceRef(document.Name, place.Path + ".total_assets"),
                },
            ],
            Liabilities =
            [
                new Liability
                {
                    Asset = symbol, ReportedValue = liabilities, StatedSource = document.Cite(place.Path + ".total_liabilities"), Source = new SourceRef(document.Name, place.Path + ".total_liabilities"),
                },
            ],
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T4", "T5", "Q4"], Notes = ["The accountant's quarterly report is another document."] },
            Stated = equity is { } stated
                ? [new StatedFigure { Kind = StatedKind.Surplus, Value = stated, StatedSource = document.Cite(place.Path + ".shareholder_eq"), Source = new SourceRef(document.Name, place.Path + ".shareholder_eq") }]
                : [],
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, [], document.Sha256, document.Path);
    }

    /// <summary>A figure that did not move while the others did is old: against the file itself, and against other files of the run.</summary>
    private void ReportStale(JsonView place, decimal assets, decimal? liabilities, decimal? equity, SourceDocument document, IssueLog log)
    {
        if (equity is not { } stated)
            return;
        if (liabilities is { } owed && assets - owed != stated)
        {
            log.Warning("stale-figure", document.Name, null, place.Path + ".shareholder_eq", FormattableString.Invariant(
                $"assets {assets} less liabilities {owed} are {assets - owed}, but the equity shown is {stated}, {assets - owed - stated} off; one of the three is of another date, and the equity is not used"));
        }

        foreach (var other in document.Neighbours.Where(o => o != document && o.IsJson && o.Sha256 != document.Sha256 && Recognises(o)))
        {
            var twin = JsonView.Root(other) is { } root ? Currencies(root).Select(c => c.Value).Append(root).FirstOrDefault(v => v.Has("shareholder_eq")) : null;
            if (twin is not null && twin.Amount("shareholder_eq") == stated && twin.Amount("total_assets") != assets)
            {
                log.Warning("stale-figure", document.Name, null, place.Path + ".shareholder_eq", FormattableString.Invariant(
                    $"the equity {stated} is the same as in {Cell.Quote(other.Name)}, while the assets moved from {twin.Amount("total_assets")} to {assets}; it is old until it moves"));
            }
        }
    }

    private sealed record Tokens(decimal AuthorisedUnits, decimal NotIssuedUnits, decimal QuarantinedUnits)
    {
        /// <summary>What was issued and is outstanding, frozen tokens included: they are still owed.</summary>
        public decimal Circulating => AuthorisedUnits - NotIssuedUnits;
    }
}
