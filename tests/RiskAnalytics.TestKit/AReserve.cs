using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.TestKit;

/// <summary>Books made in code, one line a call: <c>AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 110m).Owes("BTC", 100m)</c>.</summary>
public sealed record AReserve
{
    /// <summary>The as-of date of every book made here.</summary>
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    private AReserve(ReserveBook book) => Book = book;

    /// <summary>The book so far.</summary>
    public ReserveBook Book { get; init; }

    /// <summary>An exchange that shows everything a sound one shows.</summary>
    public static AReserve OfExchange(params string[] ownAssets) => Of(EntityKind.Exchange, null, ownAssets);

    /// <summary>The issuer of a dollar token that shows everything a sound one shows.</summary>
    public static AReserve OfIssuer(params string[] ownAssets) =>
        Of(EntityKind.StablecoinIssuer, new TokenProfile(AssetSymbol.Parse("TUSD1"), CurrencyCode.Usd, null, null, false), ownAssets);

    /// <summary>A firm of any kind.</summary>
    public static AReserve Of(EntityKind kind, TokenProfile? token = null, params string[] ownAssets) => new(new ReserveBook(
        new ReserveSnapshot
        {
            Entity = new ReportingEntity { Id = "test", Name = "Test", Kind = kind, Token = token, OwnAssets = [.. ownAssets.Select(AssetSymbol.Parse)] },
            AsOf = AsOf,
            ReportingCurrency = CurrencyCode.Usd,
            Disclosures = new Disclosures
            {
                PublishedOn = AsOf.AddDays(10),
                Assurance = new Assurance(AssuranceLevel.MonthlyExamination, "Auditor A", null, AsOf.AddDays(10)),
                LiabilityEvidence = new LiabilityEvidence("merkle", new Share(1m)),
                Rights = new HolderRights(RightAnswer.Yes, RightAnswer.Yes, RightAnswer.Yes, RightAnswer.Yes, RightAnswer.No),
            },
        },
        MarketSnapshot.Empty,
        [],
        string.Empty,
        "test"));

    /// <summary>Adds a line in own custody, free, with line evidence; <paramref name="change"/> alters it.</summary>
    public AReserve Holds(string asset, AssetClass type, decimal value, Func<Holding, Holding>? change = null)
    {
        var holding = new Holding
        {
            Asset = AssetSymbol.Parse(asset),
            Class = type,
            ReportedValue = value,
            Custodian = new Party(null, PartyClass.Self),
            IsEncumbered = false,
            HasLineEvidence = true,
            Source = new SourceRef("holdings.csv"),
            Row = Book.Snapshot.Holdings.Length + 2,
        };
        return WithHoldings(Book.Snapshot.Holdings.Add(change?.Invoke(holding) ?? holding));
    }

    /// <summary>Adds what is owed in an asset; null = owed, but not loaded.</summary>
    public AReserve Owes(string asset, decimal? value, Func<Liability, Liability>? change = null)
    {
        var owed = Book.Snapshot.Liabilities ?? [];
        var row = new Liability { Asset = AssetSymbol.Parse(asset), ReportedValue = value, Source = new SourceRef("liabilities.csv"), Row = owed.Length + 2 };
        return this with { Book = Book with { Snapshot = Book.Snapshot with { Liabilities = owed.Add(change?.Invoke(row) ?? row) } } };
    }

    /// <summary>Adds what is known of the market of an asset; <paramref name="change"/> gives the rest.</summary>
    public AReserve Quoted(string asset, decimal? price = null, decimal? supply = null, decimal? marketCap = null, Func<MarketQuote, MarketQuote>? change = null)
    {
        var quote = new MarketQuote { Asset = AssetSymbol.Parse(asset), Price = price, CirculatingSupply = supply, MarketCap = marketCap, AsOf = AsOf, Source = new SourceRef("market.csv"), Row = Book.Market.Quotes.Length + 2 };
        return this with { Book = Book with { Market = new MarketSnapshot(Book.Market.Quotes.Add(change?.Invoke(quote) ?? quote)) } };
    }

    /// <summary>Replaces all lines.</summary>
    public AReserve WithHoldings(ImmutableArray<Holding> holdings) =>
        this with { Book = Book with { Snapshot = Book.Snapshot with { Holdings = holdings } } };

    /// <summary>Changes what the firm shows.</summary>
    public AReserve Shows(Func<Disclosures, Disclosures> change) =>
        this with { Book = Book with { Snapshot = Book.Snapshot with { Disclosures = change(Book.Snapshot.Disclosures) } } };

    /// <summary>Changes the book as a whole.</summary>
    public AReserve With(Func<ReserveBook, ReserveBook> change) => this with { Book = change(Book) };

    /// <summary>Changes who reports.</summary>
    public AReserve Entity(Func<ReportingEntity, ReportingEntity> change) =>
        this with { Book = Book with { Snapshot = Book.Snapshot with { Entity = change(Book.Snapshot.Entity) } } };

    /// <summary>Moves the snapshot and its publication to another month.</summary>
    public AReserve On(DateOnly asOf) => this with
    {
        Book = Book with
        {
            Snapshot = Book.Snapshot with
            {
                AsOf = asOf,
                Disclosures = Book.Snapshot.Disclosures with { PublishedOn = asOf.AddDays(10) },
            },
        },
    };
}
