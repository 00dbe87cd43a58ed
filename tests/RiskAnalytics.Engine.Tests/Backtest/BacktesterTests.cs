using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine.Backtest;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Engine.Tests.Backtest.DatedBooks;

namespace RiskAnalytics.Engine.Tests.Backtest;

/// <summary>Books and figures in the order of publication, and nothing of a later day.</summary>
[TestFixture]
public sealed class BacktesterTests
{
    private const decimal Sound = 1010m;
    private const decimal Short = 900m;

    private DatedBooks _books = null!;

    [SetUp]
    public void CreateFolder() => _books = new DatedBooks();

    [TearDown]
    public void RemoveFolder() => _books.Dispose();

    [Test]
    public void Run_AlarmBeforeTheOutcome_IsAHitWithItsLead()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound);
        _books.Write("2024-02-29", "2024-03-10", Short);

        var report = _books.Run([Case("2024-04-01")]);

        var one = report.Cases.Single();
        Assert.That((one.FirstAlarm!.Code, one.FirstAlarm.RaisedOn, one.FirstAlarm.AsOf, one.LeadDays), Is.EqualTo(("K2", Day("2024-03-10"), Day("2024-02-29"), (int?)22)));
        Assert.That((one.Basis, report.Hits, report.Books), Is.EqualTo(("2 books", 1, 2)));
        Assert.That(report.LeadDays, Is.EqualTo(new[] { 22 }));
    }

    [Test]
    public void Run_AlarmThatWentAway_ShowsHowLongItStood()
    {
        _books.Write("2024-01-31", "2024-02-10", Short);
        _books.Write("2024-02-29", "2024-03-10", Short);
        _books.Write("2024-03-31", "2024-04-10", Sound);

        var one = _books.Run([Case("2024-05-01")]).Cases.Single();

        Assert.That((one.AlarmedObservations, one.Observations, one.LastAlarmOn, one.LeadDays), Is.EqualTo((2, 3, (DateOnly?)Day("2024-03-10"), (int?)81)));
    }

    [Test]
    public void Run_OlderBookPublishedLater_ComesLater()
    {
        _books.Write("2024-01-31", "2024-04-20", Short);
        _books.Write("2024-02-29", "2024-03-10", Short);

        var alarm = _books.Run([Case("2024-05-01")]).Cases.Single().FirstAlarm!;

        Assert.That((alarm.RaisedOn, alarm.AsOf), Is.EqualTo((Day("2024-03-10"), Day("2024-02-29"))));
    }

    [TestCase("2024-03-10", "the day of the outcome")]
    [TestCase("2024-03-09", "a day after the outcome")]
    [TestCase("2024-03-01", "9 days after the outcome")]
    public void Run_BookPublishedOnTheOutcomeOrLater_IsNoHit(string outcome, string reason)
    {
        _books.Write("2024-02-29", "2024-03-10", Short);

        var report = _books.Run([Case(outcome)]);

        Assert.That((report.Cases.Length, report.Hits), Is.EqualTo((0, 0)));
        Assert.That(report.NoData.Single().Reason, Is.EqualTo($"the first of it came out on 2024-03-10, {reason}"));
    }

    [Test]
    public void Run_BookWithoutADay_CountsAsPublicAMonthAfterItsDate()
    {
        _books.Write("2024-01-31", null, Short);

        var report = _books.Run([Case("2024-04-01")]);

        Assert.That(report.Cases.Single().FirstAlarm!.RaisedOn, Is.EqualTo(Day("2024-03-02")));
        Assert.That(report.Limits, Has.Some.Contains("1 of 1 books do not say when they were published; they count as public 31 days after their date"));
    }

    [Test]
    public void Run_BookOfTheLastYearThatIsRead_DoesNotFail()
    {
        _books.Write("2200-12-31", null, Short);

        Assert.That(_books.Run([Case(null)]).Controls.Single().FirstAlarm!.RaisedOn, Is.EqualTo(new DateOnly(2201, 1, 31)));
    }

    [TestCase("2024-04-01", "2024-03-20", TestName = "Run_RestatedBeforeTheOutcome_AlarmIsOfThatDay")]
    [TestCase("2024-03-20", null, TestName = "Run_RestatedOnTheOutcome_FirstEditionCounts")]
    public void Run_Revision_IsNotSeenBeforeItWasMade(string outcome, string? raisedOn)
    {
        _books.Write("2024-02-29", "2024-03-10", Sound, edition: "revisions/1");
        _books.Write("2024-02-29", "2024-03-10", Short, keys: $", \"revision\": 2, \"supersedes\": \"{new string('a', 64)}\", \"restated_on\": \"2024-03-20\"");

        var alarm = _books.Run([Case(outcome)]).Cases.Single().FirstAlarm;

        Assert.That(alarm?.RaisedOn, Is.EqualTo(raisedOn is null ? null : Day(raisedOn)));
    }

    [Test]
    public void Run_RevisionWithoutADay_IsLeftOutAndSaid()
    {
        _books.Write("2024-02-29", "2024-03-10", Sound, edition: "revisions/1");
        _books.Write("2024-02-29", "2024-03-10", Short, keys: $", \"revision\": 2, \"supersedes\": \"{new string('a', 64)}\"");

        var report = _books.Run([Case("2024-04-01")]);

        Assert.That(report.Cases.Single().FirstAlarm, Is.Null);
        Assert.That(report.LeftOut, Is.EqualTo(new[] { "buck/2024-02-29: a later edition does not say when it was published" }));
    }

    [Test]
    public void Run_SecondOfThreeEditions_HasItsOwnDay()
    {
        var replaces = $"\"supersedes\": \"{new string('a', 64)}\"";
        _books.Write("2024-02-29", "2024-03-10", Sound, edition: "revisions/1");
        _books.Write("2024-02-29", "2024-03-10", Short, edition: "revisions/2", keys: $", \"revision\": 2, {replaces}, \"restated_on\": \"2024-03-20\"");
        _books.Write("2024-02-29", "2024-03-10", Sound, keys: $", \"revision\": 3, {replaces}, \"restated_on\": \"2024-03-30\"");

        Assert.That(_books.Run([Case("2024-05-01")]).Cases.Single().FirstAlarm!.RaisedOn, Is.EqualTo(Day("2024-03-20")));
    }

    [TestCase("2024-03-10", "F2")]
    [TestCase("2024-03-11", null)]
    public void Run_PriceOfALaterDay_IsNotKnown(string priceOf, string? code)
    {
        var folder = _books.Write("2024-02-29", "2024-03-10", Sound);
        Put(folder, "holdings.csv", "asset,class,quantity,value,maturity\nUSD,treasury-bill,,1010,2024-03-01\nOWN,own-token,10,50,\n");
        Put(folder, "market.csv", $"asset,price,market_cap,as_of\nOWN,5,60,{priceOf}\n");

        Assert.That(_books.Run([Case("2024-04-01")]).Cases.Single().FirstAlarm?.Code, Is.EqualTo(code));
    }

    [TestCase("2024-03-10", "K2")]
    [TestCase("2024-03-11", null)]
    public void Run_CorrectionOfALaterDay_IsNotKnown(string correctedOn, string? code)
    {
        var folder = _books.Write("2024-02-29", "2024-03-10", Sound);
        Put(folder, "overrides.csv", $"file,line,field,old,new,who,when,why\nholdings.csv,2,value,1010,900,J. Doe,{correctedOn},a letter of the bank\n");

        Assert.That(_books.Run([Case("2024-04-01")]).Cases.Single().FirstAlarm?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Run_NothingPublishedLater_ChangesWhatIsRecorded()
    {
        // Publication runs against the order of the dates, sound and short books mixed, one of them restated.
        (string AsOf, string Published, decimal Held)[] rows =
        [
            ("2024-01-31", "2024-06-01", Short), ("2024-02-29", "2024-03-15", 1002m), ("2024-03-31", "2024-05-10", 940m),
            ("2024-04-30", "2024-05-10", Sound), ("2024-05-31", "2024-06-02", 960m), ("2024-06-30", "2024-07-01", Short),
        ];
        var folders = rows.Select(row => (row.Published, Folder: _books.Write(row.AsOf, row.Published, row.Held))).ToList();
        CaseFigure[] figures =
        [
            Figure("own-token-share", null, 0.12m, "2024-04-01"), Figure("own-token-share", null, 0.3m, "2024-06-15"),
            Figure("not-itemised-share", null, 0.2m, "2024-05-11"),
        ];
        var whole = _books.Run([Case(null, figures)]).Controls.Single();

        foreach (var day in rows.Select(row => row.Published).Concat(figures.Select(figure => Format.Date(figure.PublishedOn))).Distinct().Select(Day))
        {
            var report = _books.Run(
                [Case(null, [.. figures.Where(figure => figure.PublishedOn <= day)])],
                folders.Where(book => Day(book.Published) <= day).Select(book => book.Folder));

            Assert.That(report.Controls.Single().Flags, Is.EqualTo(whole.Flags.Where(flag => flag.RaisedOn <= day)), Format.Date(day));
        }

        Assert.That(whole.Flags.Select(flag => flag.RaisedOn).Distinct().Count(), Is.GreaterThan(3));
    }

    [Test]
    public void Run_Control_WithAlarmIsAFalseOne()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound);
        _books.Write("2024-01-31", "2024-02-10", Short, entity: "weak");
        var weak = Case(null) with { Id = "weak", Entity = "weak" };

        var report = _books.Run([Case(null), weak]);

        Assert.That((report.Controls.Length, report.FalseAlarms, report.Cases.Length, report.Hits), Is.EqualTo((2, 1, 0, 0)));
        Assert.That(report.Controls.Single(one => one.FirstAlarm is not null).Case.Id, Is.EqualTo("weak"));
    }

    [Test]
    public void Run_Unproven_IsCountedApart()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound, evidenced: 0m);

        var one = _books.Run([Case("2024-04-01")]).Cases.Single();

        Assert.That((one.FirstAlarm, one.UnprovenOn), Is.EqualTo(((BacktestFlag?)null, (DateOnly?)Day("2024-02-10"))));
        Assert.That(one.Flags.Single(flag => flag.Code == "K7").IsAlarm, Is.False);
    }

    [Test]
    public void Run_AnotherAlarmOfThePolicy_Counts()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound, evidenced: 0m);
        var policy = DefaultPolicy.Value with { Alarm = DefaultPolicy.Value.Alarm with { CapsApart = [] } };

        var report = _books.Run([Case("2024-04-01")], options: new EngineOptions { Policy = policy });

        Assert.That(report.Cases.Single().FirstAlarm?.Code, Is.EqualTo("K7"));
    }

    [Test]
    public void Run_EntityWithoutACase_IsCountedWithNeither()
    {
        _books.Write("2024-01-31", "2024-02-10", Short);

        var report = _books.Run([]);

        Assert.That((report.Cases.Length, report.Controls.Length, report.Others.Single().FirstAlarm?.Code), Is.EqualTo((0, 0, "K2")));
    }

    [Test]
    public void Run_BookOfACaseThatIsNotHere_IsSaid()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound);

        var report = _books.Run([Case("2024-04-01", Figure("book", "gone/2024-01-01", null, "2024-01-05")) with { Entity = "gone" }]);

        Assert.That(report.LeftOut, Is.EqualTo(new[] { "case: the book gone/2024-01-01 is not under the folders given" }));
        Assert.That(report.NoData.Single().Reason, Is.EqualTo("no book and no figure of it is here"));
    }

    [Test]
    public void Run_Cancelled_Stops()
    {
        _books.Write("2024-01-31", "2024-02-10", Sound);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.That(async () => await new Backtester(null, [Case(null)]).RunAsync([_books.Root], source.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
