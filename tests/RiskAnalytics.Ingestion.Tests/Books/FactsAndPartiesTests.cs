using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

/// <summary><c>facts.csv</c> and <c>parties.csv</c>: good rows, one fault a row, the hash, and writing them back.</summary>
[TestFixture]
public sealed class FactsAndPartiesTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeBook()
    {
        _folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(_folder.Path, "entity.json"), """{"id": "x", "name": "X", "kind": "stablecoin-issuer", "as_of": "2026-06-30", "reporting_currency": "EUR", "token": {"symbol": "XE", "peg_currency": "EUR"}}""");
        File.WriteAllText(Path.Combine(_folder.Path, "holdings.csv"), "asset,class,value\nEUR,deposit-bank,100\n");
    }

    [TearDown]
    public void RemoveBook() => _folder.Dispose();

    [Test]
    public void Read_GoodFacts_ByTheirKind()
    {
        var book = ReadFacts("funds_received,1000,usd,2026-06-30", "redemption_requests_24h,1.2,%,", "last_reserve_audit,2026-03-31,,", "reserve_segregated,yes,,", "material_events,none,,");

        Assert.That(book.Issues, Is.Empty);
        Assert.That(book.Snapshot.Fact("funds_received"), Has.Property("Number").EqualTo(1000m).And.Property("Unit").EqualTo("USD"));
        Assert.That(book.Snapshot.Fact("redemption_requests_24h")!.Number, Is.EqualTo(.012m));
        Assert.That(book.Snapshot.Fact("last_reserve_audit")!.Date, Is.EqualTo(new DateOnly(2026, 3, 31)));
        Assert.That(book.Snapshot.Fact("reserve_segregated")!.Truth, Is.True);
        Assert.That(book.Snapshot.Fact("material_events")!.Text, Is.EqualTo("none"));
    }

    [TestCase("funds_recieved,1000,EUR,", "unknown-fact", "funds_received")]
    [TestCase("funds_received,,EUR,", "empty-fact", "not stated")]
    [TestCase("funds_received,many,EUR,", "bad-number", "many")]
    [TestCase("funds_received,-1,EUR,", "negative-number", "zero or more")]
    [TestCase("funds_received,1,euros,", "bad-unit", "currency code")]
    [TestCase("redemption_requests_24h,1.2,percent,", "bad-unit", "%, or nothing")]
    [TestCase("redemption_days,24,hours,", "bad-unit", "days, or nothing")]
    [TestCase("holders,5,%,", "bad-unit", "plain count")]
    [TestCase("last_reserve_audit,31.3.2026,,", "bad-date", "31.3.2026")]
    [TestCase("holders,5,,yesterday", "bad-date", "yesterday")]
    [TestCase("reserve_segregated,perhaps,,", "bad-boolean", "perhaps")]
    [TestCase("significance_criteria,5,,", "fact-out-of-range", "a whole number from 0 to 4")]
    [TestCase("holders,5.5,,", "fact-out-of-range", "a whole number")]
    [TestCase("quarters_below_threshold,1e20,,", "fact-out-of-range", "a whole number from 0 to 1,000")]
    [TestCase("redemption_fee,0.5%,%,", "bad-number", "0.5%")]
    [TestCase("redemption_fee,1.5,,", "fact-out-of-range", "a fraction from 0 to 1, such as 0.25 for 25%")]
    [TestCase("redemption_requests_24h,101,%,", "fact-out-of-range", "from 0 to 100 %")]
    [TestCase("redemption_price,100,,", "fact-out-of-range", "a fraction from 0 to 10, such as 0.25 for 25%")]
    [TestCase("redemption_days,1e9,,", "fact-out-of-range", "from 0 to 36,600")]
    [TestCase("lei,9999TEST000000000698,,", "bad-text", "ISO 17442")]
    [TestCase("home_country,../../etc,,", "bad-text", "ISO 3166")]
    [TestCase("currencies_referenced,some,,", "bad-text", "official, other or both")]
    public void Read_BadFact_IsLeftOutAndSaid(string row, string code, string says)
    {
        var book = ReadFacts(row);

        Assert.That(book.Snapshot.Facts, Is.Empty);
        var issue = book.Issues.Single();
        Assert.That((issue.Code, issue.File, issue.Row), Is.EqualTo((code, "facts.csv", (int?)2)));
        Assert.That(issue.Message, Does.Contain(says));
    }

    [TestCase("significance_criteria,4,,")]
    [TestCase("redemption_fee,1,,")]
    [TestCase("redemption_requests_24h,100,%,")]
    [TestCase("token_price,10,,")]
    [TestCase("lei,9999test000000000697,,")]
    [TestCase("home_country,at,,")]
    [TestCase("currencies_referenced,Both,,")]
    public void Read_FactAtTheEdgeOfItsRange_IsTaken(string row)
    {
        var book = ReadFacts(row);

        Assert.That(book.Snapshot.Facts, Has.Length.EqualTo(1));
        Assert.That(book.Issues, Is.Empty);
    }

    [Test]
    public void Read_FactTwiceInOneUnit_KeepsTheFirstWhateverTheSpelling()
    {
        var book = ReadFacts("amount_referenced,1,EUR,2026-06-30", "amount_referenced,2,USD,2026-06-30", "amount_referenced,3,eur,2026-06-30");

        Assert.That(book.Snapshot.Facts.Select(fact => fact.Number), Is.EqualTo((decimal?[])[1m, 2m]));
        Assert.That(book.Issues.Single().Code, Is.EqualTo("duplicate-fact"));
    }

    // Remainders by hand in another program: both 00 and 97 divide to 1, and only 97 is a check number.
    [TestCase("9999TEST000000000697", true)]
    [TestCase("9999TEST000000000600", false)]
    [TestCase("9999TEST000000000698", false)]
    [TestCase("9999TEST0000000006", false)]
    public void Read_Lei_IsCheckedByItsDigits(string lei, bool isGood)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "parties.csv"), $"name,lei,country,bank_class,credit_quality_step\nBank A,{lei},de,o-sii,2\n");

        var book = BookReader.Read(_folder.Path);

        var party = book.Snapshot.Profile(" bank a ")!;
        Assert.That(party.Lei, isGood ? Is.EqualTo(lei) : Is.Null);
        Assert.That(book.Issues.Select(issue => issue.Code), isGood ? Is.Empty : Is.EqualTo((string[])["bad-lei"]));
        Assert.That((party.Country, party.BankClass, party.CreditQualityStep), Is.EqualTo(("DE", (BankClass?)BankClass.OSii, (int?)2)));
    }

    [Test]
    public void Read_FactsBesideABook_ChangeItsHashAndNoneDoNot()
    {
        var without = BookReader.Read(_folder.Path).InputSha256;
        var with = ReadFacts("holders,5,,").InputSha256;
        File.Delete(Path.Combine(_folder.Path, "facts.csv"));

        Assert.That(with, Is.Not.EqualTo(without));
        Assert.That(BookReader.Read(_folder.Path).InputSha256, Is.EqualTo(without));
    }

    [TestCase("alpen-basket-art")]
    [TestCase("nordkrone-emt-usd")]
    [TestCase("liberty-dollar")]
    public void Read_Example_HasNoIssueAndComesBackAsWritten(string example)
    {
        var book = BookReader.Read(Repository.PathTo($"data/examples/{example}/2026-06-30"));
        Assert.That(book.Issues, Is.Empty);

        var again = BookReader.Read(BookWriter.Write(book, _folder.Path));

        Assert.That(again.Issues, Is.Empty);
        Assert.That(again.Snapshot.Facts, Is.EqualTo(book.Snapshot.Facts));
        Assert.That(again.Snapshot.Parties, Is.EqualTo(book.Snapshot.Parties));
        Assert.That((again.Snapshot.PreparedBy, again.Snapshot.ReviewedBy), Is.EqualTo((book.Snapshot.PreparedBy, book.Snapshot.ReviewedBy)));
    }

    private ReserveBook ReadFacts(params string[] rows)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "facts.csv"), "fact,value,unit,as_of\n" + string.Join('\n', rows) + "\n");
        return BookReader.Read(_folder.Path);
    }
}
