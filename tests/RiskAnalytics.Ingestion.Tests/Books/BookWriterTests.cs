using System.Collections.Immutable;
using System.Text;
using CsCheck;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

[TestFixture]
public sealed class BookWriterTests
{
    private static readonly SourceRef Anywhere = new("test");

    private static readonly Gen<string?> Texts = Gen.OneOf(
            Gen.String[Gen.Char["abcXYZ019 .,;:'\"=+-@#*()%/\\é€中"], 1, 12],
            Gen.OneOf("=HYPERLINK(\"x\")", "'=x", "''+1", "-5", "@cmd", "a,b", "say \"hi\"", "'quoted'", "true", "0", "é"))
        .Select(text => Cell.Text(text));

    private static readonly Gen<decimal> Amounts = Gen.OneOf(
        Gen.Decimal[0, 1_000_000],
        Gen.OneOf(0m, 0.0000000000000000000000000001m, 1.10m, decimal.MaxValue, 933333333.3333m));

    private static readonly Gen<AssetSymbol> Symbols = Gen.OneOf("BTC", "USDT", "*", "=X", "+A", "USDS+DAI", "-Z", "1INCH").Select(AssetSymbol.Parse);

    private static readonly Gen<DateOnly> Days = Gen.Int[700_000, 760_000].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Party> Parties = Gen.Select(Texts, OrNull(Gen.Enum<PartyClass>()), (name, kind) => new Party(name, kind));

    private static readonly Gen<Holding> Holdings =
        from names in Gen.Select(Symbols, Gen.Enum<AssetClass>(), Texts, Texts, Texts)
        from amounts in Gen.Select(OrNull(Amounts), OrNull(Amounts), Amounts)
        from parties in Gen.Select(Parties, Parties)
        from chain in Gen.Select(Texts, Texts)
        from days in Gen.Select(OrNull(Days), OrNull(Gen.Int[0, 1000]), OrNull(Gen.Int[0, 1000]))
        from marks in Gen.Select(OrNull(Gen.Bool), OrNull(Gen.Bool), OrNull(Gen.Bool), OrNull(Gen.Bool))
        select new Holding
        {
            Asset = names.Item1,
            Class = names.Item2,
            Quantity = amounts.Item1,
            Price = amounts.Item2,
            ReportedValue = amounts.Item3,
            Instrument = names.Item3,
            StatedSource = names.Item4,
            Counterparty = parties.Item1,
            Custodian = parties.Item2,
            Jurisdiction = marks.Item1 == true ? "CH" : null,
            Chain = chain is (null, null) ? null : new ChainLocation(chain.Item1, chain.Item2, null),
            Maturity = days.Item1,
            NoticeDays = days.Item2,
            UnbondingDays = days.Item3,
            IsEncumbered = marks.Item1,
            IsFrozen = marks.Item2,
            IsAffiliated = marks.Item3,
            HasLineEvidence = marks.Item4,
            Source = Anywhere,
        };

    private static readonly Gen<Liability> Liabilities =
        from names in Gen.Select(Symbols, Texts)
        from amounts in Gen.Select(OrNull(Amounts), OrNull(Amounts), OrNull(Amounts))
        from place in Gen.Select(Texts, Texts, Texts, Texts)
        select new Liability
        {
            Asset = names.Item1,
            Quantity = amounts.Item1,
            ReportedValue = amounts.Item2,
            GrossQuantity = amounts.Item3,
            Chain = place is (null, null, null, _) ? null : new ChainLocation(place.Item1, place.Item2, place.Item3),
            BackedBy = place.Item4,
            StatedSource = names.Item2,
            Source = Anywhere,
        };

    private static readonly Gen<ReserveBook> Books =
        from holdings in Holdings.Array[1, 6]
        from liabilities in Liabilities.Array[0, 4]
        from isDisclosed in Gen.Bool
        from days in Gen.Select(Days, OrNull(Gen.Int[0, 86_399]))
        from texts in Gen.Select(Texts, Texts, Texts)
        from levels in Gen.Select(OrNull(Gen.Enum<AssuranceLevel>()), OrNull(Gen.Enum<RightAnswer>()), OrNull(Gen.Decimal[0, 1]))
        select new ReserveBook(
            new ReserveSnapshot
            {
                Entity = new ReportingEntity
                {
                    Id = "example",
                    Name = texts.Item1 ?? "Example",
                    Kind = EntityKind.StablecoinIssuer,
                    Token = new TokenProfile(AssetSymbol.Parse("USDX"), CurrencyCode.Usd, null, "emt", true),
                    Partial = texts.Item2,
                    Notes = texts.Item3 is null ? [] : [texts.Item3],
                },
                AsOf = days.Item1,
                AsOfInstant = days.Item2 is { } seconds ? new DateTimeOffset(days.Item1, TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(seconds) : null,
                ReportingCurrency = CurrencyCode.Usd,
                Holdings = [.. holdings],
                Liabilities = isDisclosed ? [.. liabilities] : null,
                Disclosures = new Disclosures
                {
                    PublishedOn = days.Item1.AddDays(10),
                    Assurance = levels.Item1 is { } level ? new Assurance(level, texts.Item1, null, days.Item1) : null,
                    Rights = levels.Item2 is { } answer ? new HolderRights(answer, null, answer, null, null) : null,
                    LineEvidenceShare = levels.Item3 is { } share ? new Share(share) : null,
                    NotLoaded = ["T2"],
                },
            },
            new MarketSnapshot([new MarketQuote
            {
                Asset = AssetSymbol.Parse("BTC"),
                Price = 50_000.50m,
                AsOf = days.Item1,
                HaircutTiers = [new HaircutTier(0, 500_000, 1), new HaircutTier(500_000, null, 0.85m)],
                StatedSource = texts.Item2,
                Source = Anywhere,
            }]),
            [],
            "",
            "");

    [Test]
    public void Write_AnyBook_ReadsBackTheSame()
    {
        using var folder = new TemporaryFolder();
        Books.Sample(
            book =>
            {
                var read = BookReader.Read(BookWriter.Write(book, folder.Path));

                Assert.That(Plain(read), Is.EqualTo(Plain(book)));
                Assert.That(BookWriter.Files(read).Select(f => Encoding.UTF8.GetString(f.Bytes)), Is.EqualTo(BookWriter.Files(book).Select(f => Encoding.UTF8.GetString(f.Bytes))));
            },
            iter: 300,
            threads: 1);
    }

    [Test]
    public void Write_GoldenBooks_ReadBackTheSame()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in BookFinder.Find(Golden.PathTo("books")))
        {
            var book = BookReader.Read(path);

            var read = BookReader.Read(BookWriter.Write(book, folder.Path));

            Assert.That(Plain(read), Is.EqualTo(Plain(book)), path);
            Assert.That(Counted(read), Is.EqualTo(Counted(book)), path);
        }
    }

    [Test]
    public void Write_FormulaInAName_CannotRunInASpreadsheet()
    {
        using var folder = new TemporaryFolder();
        var book = BookOf(new Holding { Asset = AssetSymbol.Parse("BTC"), Class = AssetClass.Bitcoin, ReportedValue = 1, Instrument = "=HYPERLINK(\"http://example.com\")", Source = Anywhere });

        var path = BookWriter.Write(book, folder.Path);

        Assert.That(File.ReadAllText(Path.Combine(path, "holdings.csv")), Does.Contain("\"'=HYPERLINK(\"\"http://example.com\"\")\""));
        Assert.That(BookReader.Read(path).Snapshot.Holdings[0].Instrument, Is.EqualTo("=HYPERLINK(\"http://example.com\")"));
    }

    [Test]
    public void Write_UnderADecimalCommaCulture_GivesTheSameBytes()
    {
        var book = BookReader.Read(Golden.PathTo("books/20-okx-2024-04"));

        Assert.That(DecimalComma.Run(() => BookWriter.Files(book).Select(f => f.Bytes)), Is.EqualTo(BookWriter.Files(book).Select(f => f.Bytes)));
    }

    [TestCase("../../x")]
    [TestCase("/etc/x")]
    [TestCase("a/b")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("Upper")]
    [TestCase("a--b")]
    [TestCase("a\n")]
    public void Write_IdThatIsNoId_IsRefusedAndNothingIsWritten(string id)
    {
        using var folder = new TemporaryFolder();
        var book = BookOf();
        book = book with { Snapshot = book.Snapshot with { Entity = book.Snapshot.Entity with { Id = id } } };

        var error = Assert.Throws<IngestionException>(() => BookWriter.Write(book, folder.Path))!;

        Assert.That(error.Faults.Single().Code, Is.EqualTo("bad-id"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void Write_OutputFolderThatIsAFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("taken", "x");

        var error = Assert.Throws<IngestionException>(() => BookWriter.Write(BookOf(), file))!;

        Assert.That(error.Faults.Single().Code, Is.EqualTo("output-not-writable"));
    }

    [Test]
    public void Write_OverAnEarlierBook_ReplacesItsFilesAndKeepsOthers()
    {
        using var folder = new TemporaryFolder();
        var path = BookWriter.Write(BookReader.Read(Golden.PathTo("books/20-okx-2024-04")) with { }, folder.Path);
        File.WriteAllText(Path.Combine(path, "verification.json"), "{}");
        var without = BookReader.Read(path);
        without = without with { Snapshot = without.Snapshot with { Liabilities = null, Disclosures = Disclosures.Nothing }, Market = MarketSnapshot.Empty };

        BookWriter.Write(without, folder.Path);

        Assert.That(Directory.GetFiles(path).Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "entity.json", "holdings.csv", "verification.json" }));
        Assert.That(BookReader.Read(path).Snapshot.Liabilities, Is.Null);
    }

    [Test]
    public void Find_HalfWrittenBookAndLinks_AreNotFound()
    {
        using var folder = new TemporaryFolder();
        var path = BookWriter.Write(BookOf(), folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "example", ".2020-01-01.partial"));
        File.Copy(Path.Combine(path, "entity.json"), Path.Combine(folder.Path, "example", ".2020-01-01.partial", "entity.json"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "loop"), folder.Path);

        Assert.That(BookFinder.Find(folder.Path), Is.EqualTo(new[] { path }));
        Assert.That(BookFinder.Find(Path.Combine(path, "entity.json")), Is.EqualTo(new[] { path }));
        Assert.That(() => BookFinder.Find(Path.Combine(folder.Path, "none")), Throws.TypeOf<IngestionException>());
    }

    private static Gen<T?> OrNull<T>(Gen<T> values)
        where T : struct => Gen.Select(Gen.Bool, values, (isThere, value) => isThere ? value : (T?)null);

    private static ReserveBook BookOf(params Holding[] holdings) => new(
        new ReserveSnapshot
        {
            Entity = new ReportingEntity { Id = "example", Name = "Example", Kind = EntityKind.Exchange },
            AsOf = new DateOnly(2025, 6, 30),
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = holdings.Length > 0 ? [.. holdings] : [new Holding { Asset = AssetSymbol.Parse("BTC"), Class = AssetClass.Bitcoin, ReportedValue = 1, Source = Anywhere }],
        },
        MarketSnapshot.Empty,
        [],
        "",
        "");

    /// <summary>Everything of a book that a reader can know, as text: arrays of records do not compare by value.</summary>
    private static string Plain(ReserveBook book)
    {
        var s = book.Snapshot;
        var parts = new List<object?> { s.AsOf, s.AsOfInstant, s.ReportingCurrency, s.Liabilities is null, s.Disclosures.PublishedOn, s.Disclosures.Assurance, s.Disclosures.Rights, s.Disclosures.LineEvidenceShare, s.Disclosures.LiabilityEvidence };
        parts.AddRange([s.Entity.Id, s.Entity.Name, s.Entity.Kind, s.Entity.Token, s.Entity.Partial, .. s.Entity.OwnAssets, .. s.Entity.Notes, .. s.Entity.Regimes]);
        parts.AddRange([.. s.Disclosures.NotLoaded, .. s.Disclosures.NotApplicable, .. s.Disclosures.Notes]);
        parts.AddRange(s.Holdings.Select(h => h with { Source = Anywhere, Row = 0 }));
        parts.AddRange((s.Liabilities ?? []).Select(l => l with { Source = Anywhere, Row = 0 }));
        foreach (var quote in book.Market.Quotes)
        {
            parts.AddRange([.. quote.HaircutTiers]);
            parts.Add(quote with { Source = Anywhere, Row = 0, HaircutTiers = [] });
        }

        return string.Join('\n', parts);
    }

    private static IEnumerable<(IssueSeverity, string, int?)> Counted(ReserveBook book) =>
        book.Issues.Where(i => i.Severity != IssueSeverity.Info).Select(i => (i.Severity, i.Code, i.Row));

    [TestCase("x")]
    [TestCase("\"")]
    [TestCase("€")]
    [TestCase("😀")]
    public void Write_TextOfAnyLength_CanBeReadAgain(string character)
    {
        using var folder = new TemporaryFolder();
        var text = string.Concat(Enumerable.Repeat(character, 40_000));
        var book = TestKit.AReserve.OfExchange()
            .Holds("BTC", Core.Reserves.AssetClass.Bitcoin, 1m, h => h with { Instrument = text, Custodian = new Core.Reserves.Party(text, null), Jurisdiction = text })
            .Holds("ETH", Core.Reserves.AssetClass.Ether, 2m, h => h with { Instrument = new string('y', 3_000) }).Book;

        var read = BookReader.Read(BookWriter.Write(book, folder.Path)).Snapshot.Holdings;

        Assert.That(read.Select(h => h.ReportedValue), Is.EqualTo(new[] { 1m, 2m }));
        Assert.That(read[0].Instrument, Does.EndWith("(cut)").And.StartsWith(character));
        Assert.That(read[1].Instrument, Is.EqualTo(new string('y', 3_000)), "a line that fits is not cut");
    }

    [Test]
    public void Write_NoAmountAtAll_CanBeReadAgain()
    {
        using var folder = new TemporaryFolder();
        var book = TestKit.AReserve.OfExchange().Book;

        Assert.That(BookReader.Read(BookWriter.Write(book, folder.Path)).Snapshot.Holdings, Is.Empty);
    }
}
