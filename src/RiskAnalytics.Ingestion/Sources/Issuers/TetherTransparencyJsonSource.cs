using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The figures behind the transparency page of Tether.</summary>
public sealed class TetherTransparencyJsonSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "tether-transparency-json";

    /// <inheritdoc/>
    public string Description => "Tether transparency.json: tokens authorised, not issued and frozen by chain, and the balance of the group.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "reserve_balance is what is authorised and not issued, no reserve; assets are one total without a split; the equity may be that of an old quarter, and the total then rests on it.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("data") is { IsObject: true } data && data.Properties().Any(token => token.Value.Properties().Any(p => p.Key.StartsWith(Authorised, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var instant = InstantOf(root);
        if (document.AsOf(instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "tether" };

        var supply = ImmutableArray.CreateBuilder<SupplyObservation>();
        var lines = 0;
        foreach (var (iso, token) in root.Find("data")!.Properties().Where(t => t.Value.IsObject))
        {
            lines++;
            if (TokenOf(iso) is not { } symbol)
                log.Error("bad-symbol", document.Name, null, token.Path, $"found {Cell.Quote(iso)}, expected a token of Tether", omitsLine: true);
            else if (InCirculation(token, log, document) is { } units)
                supply.Add(new SupplyObservation(symbol, asOf, units, document.Cite(token.Path) + "; authorised less not issued", document));
        }

        CompareFormatted(root, document, log);
        var book = BookOf(root, asOf, instant, supply, document, log);
        return new SourceReading
        {
            IsSupporting = true,
            Books = book is null ? [] : [book],
            Supply = supply.DrainToImmutable(),
            Issues = book is null ? log.ToImmutable() : [],
            Lines = lines,
            Entity = "tether",
            AsOf = asOf,
        };
    }

    private const string Authorised = "totaltokens_";
    private const string NotIssued = "reserve_balance_";

    /// <summary>A quarter, and the month or so until its report is out: an equity older than that has stood still.</summary>
    private const int MostDaysOfEquity = 125;

    private const int LargestNeighbour = 1 << 20;

    private static DateTimeOffset? InstantOf(JsonView root) =>
        (root.Find("id") ?? root.Find("data", "id") ?? root.Find("data", "usdt", "id"))?.UnixSeconds();

    private static AssetSymbol? TokenOf(string iso) => iso.ToUpperInvariant() switch
    {
        "USD" => AssetSymbol.Parse("USDT"),
        "EUR" => AssetSymbol.Parse("EURT"),
        "CNH" => AssetSymbol.Parse("CNHT"),
        "MXN" => AssetSymbol.Parse("MXNT"),
        "XAU" => AssetSymbol.Parse("XAUT"),
        var other => AssetSymbol.TryParse(other, out var symbol) ? symbol : null,
    };

    private static JsonView? Dollar(JsonView root) => root.Find("data", "usdt") ?? root.Find("data", "usd");

    private static decimal? InCirculation(JsonView token, IssueLog log, SourceDocument document)
    {
        var authorised = Sum(token, Authorised);
        var notIssued = Sum(token, NotIssued);
        if (authorised is null || notIssued is null)
        {
            log.Error("supply-not-read", document.Name, null, token.Path, "not every chain can be read, so the tokens in circulation are not known", omitsLine: true);
            return null;
        }

        if (notIssued <= authorised)
            return authorised - notIssued;
        log.Error("more-unissued-than-authorised", document.Name, null, token.Path, FormattableString.Invariant(
            $"{notIssued} tokens are given as not issued and {authorised} as authorised, so the tokens in circulation are not known"), omitsLine: true);
        return null;
    }

    /// <summary>The sum over all chains; null when one of them cannot be read.</summary>
    private static decimal? Sum(JsonView token, string prefix)
    {
        decimal sum = 0;
        foreach (var (key, amount) in token.Properties())
        {
            if (!key.StartsWith(prefix, StringComparison.Ordinal) || amount.Text() is null)
                continue;
            if (amount.AmountFromZero() is not (<= 1e24m and var units))
                return null;
            sum += units;
        }

        return sum;
    }

    /// <summary>The page shows a second set of figures beside the first; where they differ, both are told.</summary>
    private static void CompareFormatted(JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var formatted in root.Find("data_formatted")?.Items() ?? [])
        {
            var name = formatted.Text("iso") ?? formatted.Text("abbr") ?? formatted.Text("symbol") ?? formatted.Text("name");
            var plain = root.Find("data")!.Properties().FirstOrDefault(t => string.Equals(t.Key, name, StringComparison.OrdinalIgnoreCase)).Value
                ?? (root.Find("data_formatted")!.Count == 1 ? Dollar(root) : null);
            if (plain is null)
                continue;
            foreach (var (words, key, prefix) in new[] { ("authorised", "totalAuthorized", Authorised), ("not issued", "notIssued", NotIssued), ("frozen", "quarantined", "quarantined_") })
            {
                var chains = formatted.Find("blockChains")?.Items().Select(c => c.Find(key)).ToList() ?? [];
                if (chains.Count == 0 || chains.Any(c => c is null) || Sum(plain, prefix) is not { } first)
                    continue;
                var amounts = chains.ConvertAll(c => c!.AmountFromZero());
                if (amounts.Any(a => a is not <= 1e24m) || amounts.Sum() is not { } second || first == second)
                    continue;
                log.Warning("two-totals", document.Name, null, formatted.Path, FormattableString.Invariant(
                    $"tokens {words}: {first} in {plain.Path} and {second} in the formatted part of the same document, a difference of {second - first}; the first counts"));
            }
        }
    }

    private ReserveBook? BookOf(JsonView root, DateOnly asOf, DateTimeOffset? instant, IEnumerable<SupplyObservation> supply, SourceDocument document, IssueLog log)
    {
        var balance = Dollar(root)?.Has("total_assets") == true ? Dollar(root)! : root.Find("data")!.Has("total_assets") ? root.Find("data")! : root;
        var assets = balance.AmountFromZero("total_assets");
        var owed = balance.AmountFromZero("total_liabilities");
        var equity = balance.Amount("shareholder_eq");
        if (assets is null)
        {
            log.Warning("no-balance", document.Name, null, balance.Path, "the document gives no total of assets, so it makes no book; the tokens in circulation are taken");
            return null;
        }

        if (equity is >= -1e24m and <= 1e24m and var same && Stale(same, asOf, document) is { } words)
        {
            log.Error("stale-equity", document.Name, null, balance.Path + ".shareholder_eq", FormattableString.Invariant(
                $"the equity of {same} is still that of {words}, so the total of assets {assets} rests on an old figure and is not used; the tokens in circulation are taken"), omitsLine: true);
            return null;
        }

        if (owed is { } liabilities && equity is { } stated && assets <= 1e24m && liabilities <= 1e24m && assets - liabilities != stated)
        {
            log.Warning("equity-differs", document.Name, null, balance.Path + ".shareholder_eq", FormattableString.Invariant(
                $"the equity of {stated} is not the {assets - liabilities} that total assets less total liabilities give"));
        }

        var token = AssetSymbol.Parse("USDT");
        var tokens = supply.FirstOrDefault(s => s.Token == token);
        var entity = EntityDirectory.Find("tether") ?? throw new InvalidOperationException("entities.csv: no tether.");
        var assetsPlace = balance.Path + ".total_assets";
        var liability = new Liability
        {
            Asset = token,
            Quantity = owed is null ? tokens?.Units : null,
            ReportedValue = owed,
            StatedSource = owed is not null ? document.Cite(balance.Path + ".total_liabilities") : tokens?.StatedSource ?? "published, not loaded",
            Source = new SourceRef(document.Name, balance.Path + ".total_liabilities"),
        };
        var snapshot = new ReserveSnapshot
        {
            Entity = entity with
            {
                Token = entity.Token ?? new TokenProfile(token, CurrencyCode.Usd, null, null, null),
                Notes =
                [
                    "SCOPE: total assets and liabilities are those of the group as its page shows them; the quarterly report from 2025 on covers one company of it.",
                    "NOT LOADED: the page gives no split by asset class; the quarterly report does.",
                ],
            },
            AsOf = asOf,
            AsOfInstant = instant,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings =
            [
                new Holding
                {
                    Asset = AssetSymbol.NotItemised,
                    Class = AssetClass.Other,
                    ReportedValue = assets,
                    Instrument = "all assets of the group, no split published",
                    StatedSource = document.Cite(assetsPlace),
                    Source = new SourceRef(document.Name, assetsPlace),
                },
            ],
            Liabilities = [liability],
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T3", "T4", "T5"], Notes = ["Assurance, publication date and rights stand in the quarterly report."] },
            Stated = equity is { } surplus
                ? [new StatedFigure { Kind = StatedKind.Surplus, Value = surplus, StatedSource = document.Cite(balance.Path + ".shareholder_eq"), Source = new SourceRef(document.Name, balance.Path + ".shareholder_eq") }]
                : [],
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path);
    }

    /// <summary>What shows that an equity has stood still for longer than a quarter and its report; null when nothing does.</summary>
    private static string? Stale(decimal equity, DateOnly asOf, SourceDocument document)
    {
        foreach (var row in CarriedTable.Rows("tether-balances.csv"))
        {
            var date = row.Date("as_of")!.Value;
            // The page shows cents, the report whole dollars.
            if (Math.Abs(equity - (row.Amount("total_assets").Value - row.Amount("total_liabilities").Value)) < 1 && asOf.DayNumber - date.DayNumber > MostDaysOfEquity)
                return $"{Format.Date(date)}";
        }

        foreach (var other in document.Neighbours.Where(n => n != document && n.IsJson && n.Length <= LargestNeighbour))
        {
            if (JsonView.Root(other) is not { } root || root.Find("data") is not { } data || InstantOf(root) is not { } instant)
                continue;
            var date = DateOnly.FromDateTime(instant.UtcDateTime);
            var balance = Dollar(root)?.Has("shareholder_eq") == true ? Dollar(root)! : data.Has("shareholder_eq") ? data : root;
            if (asOf.DayNumber - date.DayNumber > MostDaysOfEquity && balance.Amount("shareholder_eq") == equity)
                return $"{Format.Date(date)} in {Cell.Quote(other.Name)}";
        }

        return null;
    }
}
