using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>What gives a verdict and what does not, and which input a rule names when it is not evaluated.</summary>
[TestFixture]
public sealed class RuleForceTests
{
    private static readonly DateOnly Today = AsOf.AddDays(10);

    /// <summary>Rules that a fact's absence does not leave unevaluated, or that name another fact instead.</summary>
    private static readonly Dictionary<(string Rule, string Fact), (RuleVerdict Verdict, string Says)> Otherwise = new()
    {
        [("MICA-58-B", "significant_since")] = (RuleVerdict.NotEvaluated, "last_reserve_audit"),
        [("MICA-23-C", "threshold_reached")] = (RuleVerdict.Informative, "no day on which the limits of Article 23 were passed"),
        [("MICA-43-D", "market_cap")] = (RuleVerdict.Informative, "it passes"),
    };

    /// <summary>Metrics that look at no line of the book: a partial one says as much of them as a whole one.</summary>
    private static readonly string[] WithoutLines =
    [
        "price-deviation", "outstanding", "issue-value", "payment-value-per-day", "transactions-to-both-legs", "own-funds-to-requirement", "own-funds-to-average-reserve", "capital", "capital-to-requirement",
        "months-of-backstop", "disclosure-age", "days-since-audit", "days-since-audit-or-decision", "audit-notification-lag", "audit-publication-lag", "custody-lag", "days-to-plan", "quarterly-report-lateness",
        "provider-report-lateness", "attestation-publication-lag", "attestations-per-month", "previous-month-examined", "officers-certified",
    ];

    /// <summary>All but one: the day of publication that NYDFS-H is about lies after the evaluation date used here.</summary>
    private static IEnumerable<TestCaseData> Limits =>
        LimitCases.All.Where(one => Rule(one.Rule).Kind != RuleKind.Trigger && one.Rule != "NYDFS-H").Select(one => new TestCaseData(one.Rule, one.At, one.Beyond).SetArgDisplayNames(one.Rule));

    private static IEnumerable<TestCaseData> EachFact =>
        LimitCases.All.SelectMany(one => one.At.Book.Snapshot.Facts.Select(fact => new TestCaseData(one.Rule, one.At, fact.Id).SetArgDisplayNames(one.Rule, fact.Id)));

    private static IEnumerable<TestCaseData> OnLines =>
        LimitCases.All.Where(one => Rule(one.Rule).Metric is { } metric && !WithoutLines.Contains(metric) && metric is not "reserve-exists" and not "funds-eligible" and not "significance-criteria").Select(one => new TestCaseData(one.Rule, one.At).SetArgDisplayNames(one.Rule));

    [TestCaseSource(nameof(Limits))]
    public void Judge_WithoutForce_IsInformativeAndSaysWhy(string id, AReserve at, AReserve beyond)
    {
        var law = Rule(id).InForce();
        foreach (var (rule, why) in new[]
        {
            (law with { IsVerified = false }, "its text was not seen"),
            (law with { Force = RuleForce.Draft }, "it is a draft"),
            (law with { Force = RuleForce.Yardstick }, "it binds other firms and is a yardstick here"),
            (law with { InForceFrom = Today.AddDays(1) }, "it binds from 2025-07-11, after 2025-07-10"),
        })
        {
            var (inside, outside) = (at.Judged(rule, Today), beyond.Judged(rule, Today));

            Assert.That(inside.Reason, Does.StartWith($"Would be met, but gives no verdict, since {why}. "), why);
            Assert.That(outside.Reason, Does.StartWith($"Would be broken, but gives no verdict, since {why}. "), why);
            Assert.That((inside.Verdict, outside.Verdict), Is.EqualTo((RuleVerdict.Informative, RuleVerdict.Informative)), why);
        }
    }

    [TestCase(-1, RuleVerdict.Informative)]
    [TestCase(0, RuleVerdict.Broken)]
    [TestCase(1, RuleVerdict.Broken)]
    public void Judge_AroundTheDayOfForce_IsOfTheEvaluationDate(int days, RuleVerdict expected)
    {
        var rule = Rule("GENIUS-4A-A");
        var book = AReserve.OfIssuer().Bills(99m).Owes("TUSD1", 100m);

        Assert.That(book.Judged(rule, new DateOnly(2027, 1, 18).AddDays(days)).Verdict, Is.EqualTo(expected));
    }

    [Test]
    public void Judge_WithoutEvaluationDate_TakesTheAsOfDateForForceAndSaysSo()
    {
        var book = AReserve.OfIssuer().Bills(99m).Owes("TUSD1", 100m).Shows(_ => Disclosures.Nothing).On(new DateOnly(2027, 1, 18)).Shows(_ => Disclosures.Nothing);

        var report = book.Report(["genius"], [Rule("GENIUS-4A-A")]);

        Assert.That(report.Outcomes.Single().Verdict, Is.EqualTo(RuleVerdict.Broken));
        Assert.That(report.Notes, Has.Some.Contains("No evaluation date is known").And.Some.Contains("2027-01-18"));
    }

    [TestCase("OCC-15-F", "it is a draft whose text was not seen")]
    [TestCase("GENIUS-4A-N", "it binds from 2027-01-18, after 2025-07-10")]
    public void Judge_TriggerWithoutForce_SaysThatNothingFollows(string id, string why)
    {
        var (_, _, beyond) = LimitCases.All.Single(one => one.Rule == id);

        var outcome = beyond.Judged(Rule(id), Today);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Informative));
        Assert.That(outcome.Reason, Does.EndWith($"Nothing follows from it, since {why}."));
    }

    [TestCase("MICA-35-B", Description = "add-on of 30%, above the 20% of the law")]
    [TestCase("LCR-H-2")]
    [TestCase("GENIUS-4A-M")]
    [TestCase("MICA-58-D")]
    [TestCase("FRB-NPRM-A")]
    [TestCase("ITS-OC")]
    public void Judge_ParameterOrStatus_IsNeverBrokenOrMet(string id)
    {
        var book = AReserve.OfIssuer().Bills(50m).Owes("TUSD1", 100m).States("average_reserve", 100m).States("own_funds_addon", .6m).States("false_certification", true).States("authority_extended", false);

        var outcome = book.Judged(Rule(id).InForce(), Today);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Informative), outcome.Reason);
        Assert.That(outcome.Reason, Does.StartWith("A number that the rule gives, not a limit.").Or.StartWith("A statement, not a test."));
    }

    [TestCaseSource(nameof(EachFact))]
    public void Judge_FactRemoved_IsNotEvaluatedAndNamesIt(string id, AReserve book, string fact)
    {
        var (verdict, says) = Otherwise.GetValueOrDefault((id, fact), (RuleVerdict.NotEvaluated, fact));
        // Neither the publication date, nor the assurance, nor what is owed may stand in for the fact here.
        var silent = book.Shows(_ => Disclosures.Nothing).Token(token => token with { MicaType = "art" });

        var outcome = Without(silent, fact).InForce(id, Today);

        Assert.That(outcome.Verdict, Is.EqualTo(verdict), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain(says));
    }

    [TestCase("MICA-36-C")]
    [TestCase("MICA-45-D")]
    [TestCase("GENIUS-4A-N")]
    [TestCase("UK-BOE-C")]
    [TestCase("MICA-22-A")]
    [TestCase("MICA-43-B")]
    public void Judge_LiabilitiesRemoved_IsNotEvaluatedAndNamesTheFile(string id)
    {
        var book = LimitCases.All.First(one => one.Rule == id).At.With(b => b with { Snapshot = b.Snapshot with { Liabilities = null } });

        var outcome = book.InForce(id, Today);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain("liabilities.csv"));
    }

    [Test]
    public void Judge_SizeOnlyPartlyKnown_DecidesNoCriterion()
    {
        // Two criteria are met; whether the size is the third is not known without the market capitalisation.
        var book = AReserve.OfIssuer().Quoted("EUR", 1.25m).Bills(1m).Owes("TUSD1", 1m).States("holders", 10_000_001m).States("tx_per_day", 1m).States("tx_value_per_day", 1m).States("significance_criteria", 1m);

        Assert.That(book.InForce("MICA-43-D").Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(book.States("market_cap", 1m).InForce("MICA-43-D").Reason, Does.Contain(" does not pass the mark of 3"));
    }

    [TestCase("RTS36-5-A", "parties.csv")]
    [TestCase("RTS36-5-B", "parties.csv")]
    [TestCase("RTS36-5-C", "parties.csv gives no total_assets of Bank A")]
    [TestCase("RTS36-5-D", "parties.csv")]
    [TestCase("RTS36-5-E", "parties.csv")]
    public void Judge_PartiesRemoved_IsNotEvaluatedAndNamesTheFile(string id, string says)
    {
        var book = LimitCases.All.First(one => one.Rule == id).At.With(b => b with { Snapshot = b.Snapshot with { Parties = [] } });

        var outcome = book.InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain(says));
    }

    [TestCase("RTS36-5-A", "holdings.csv row 2")]
    [TestCase("RTS36-5-C", "No bank is named in holdings.csv row 2 (column counterparty)")]
    [TestCase("MMFR-F", "No name is given in holdings.csv row 2")]
    [TestCase("OCC-15-C", "No name is given in holdings.csv rows 2-4")]
    public void Judge_NamesRemoved_IsNotEvaluatedAndNamesTheRow(string id, string says)
    {
        var book = WithLines(LimitCases.All.First(one => one.Rule == id).At, line => line with { Counterparty = Party.Silent, Custodian = Party.Silent });

        var outcome = book.InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain(says));
    }

    [TestCase("GENIUS-4A-B")]
    [TestCase("HK-C")]
    [TestCase("SG-B")]
    [TestCase("2A7-E")]
    [TestCase("NYDFS-B")]
    public void Judge_MaturityRemoved_NamesTheColumn(string id)
    {
        var outcome = AReserve.OfIssuer().Bills(100m).InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Is.EqualTo("The column maturity is silent in holdings.csv row 2."));
    }

    [TestCase(93, RuleVerdict.NotEvaluated, Description = "the silent line may run longer")]
    [TestCase(94, RuleVerdict.Broken, Description = "whatever the silent line says")]
    public void Judge_SomeMaturitiesSilent_CanBreakButNotKeep(int days, RuleVerdict expected)
    {
        var outcome = AReserve.OfIssuer().Bills(50m, days).Bills(50m).InForce("GENIUS-4A-B");

        Assert.That(outcome.Verdict, Is.EqualTo(expected), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain("holdings.csv row 3"));
    }

    [Test]
    public void Judge_EncumberedColumnSilent_NamesTheColumn()
    {
        var outcome = WithLines(AReserve.OfIssuer().Bills(1m), line => line with { IsEncumbered = null }).InForce("GENIUS-4A-J");

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Does.Contain("column encumbered"));
    }

    [TestCase("MICA-30-A")]
    [TestCase("MICA-36-E")]
    [TestCase("MICA-58-B")]
    public void Judge_NoEvaluationDate_SaysHowToGiveOne(string id)
    {
        var outcome = LimitCases.All.First(one => one.Rule == id).At.Shows(_ => Disclosures.Nothing).InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Does.Contain("--evaluated-on"));
    }

    [TestCase("MICA-30-A")]
    [TestCase("MICA-36-E")]
    [TestCase("MICA-36-F")]
    [TestCase("MICA-37-A")]
    [TestCase("MICA-22-B")]
    [TestCase("GENIUS-4A-K")]
    [TestCase("GENIUS-4A-L")]
    public void Judge_DoneAfterTheEvaluationDate_IsNotEvaluated(string id)
    {
        var outcome = LimitCases.All.First(one => one.Rule == id).At.InForce(id, new DateOnly(2024, 12, 1));

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Does.EndWith("lies after the evaluation date (2024-12-01)."));
    }

    [TestCaseSource(nameof(OnLines))]
    public void Judge_PartialBook_IsNeverKept(string id, AReserve book)
    {
        var outcome = book.Partial().InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain("The book is partial, so the whole reserve is not known: the bank accounts are missing."));
    }

    [Test]
    public void Judge_PartialBookBeyondALongestTerm_IsBroken() =>
        Assert.That(AReserve.OfIssuer().Bills(1m, 94).Partial().InForce("GENIUS-4A-B").Verdict, Is.EqualTo(RuleVerdict.Broken));

    [Test]
    public void Judge_SignificanceSilent_NamesTheCell()
    {
        var outcome = AReserve.OfIssuer().Token(token => token with { IsSignificant = null }).Report(["mica-emt"], [Rule("MICA-36-A")]).Outcomes.Single();

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Is.EqualTo("The book does not say whether the token is significant (entity.json, token.significant)."));
    }

    [Test]
    public void Judge_PegSilent_NamesTheCell()
    {
        var outcome = AReserve.OfIssuer().Token(token => token with { PegCurrency = null }).Report(["mica-emt"], [Rule("MICA-22-A")]).Outcomes.Single();

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Does.Contain("token.peg_currency"));
    }

    [TestCase("USD", 1)]
    [TestCase("EUR", 0)]
    [TestCase("SEK", 0)]
    [TestCase("GBP", 1)]
    public void Evaluate_ForeignCurrency_IsOneOfNoMemberState(string peg, int rules) =>
        Assert.That(AReserve.OfIssuer().Token(token => token with { PegCurrency = Core.Values.CurrencyCode.Parse(peg) }).Report(["mica-emt"], [Rule("MICA-22-A")]).Outcomes, Has.Length.EqualTo(rules));

    [Test]
    public void Evaluate_Extended_BringsTheRulesOfSignificantTokens()
    {
        var book = AReserve.OfIssuer().Deposits(1m);

        Assert.That(book.Report(["mica-emt"], [Rule("MICA-45-B")]).Outcomes, Is.Empty);
        Assert.That(book.States("authority_extended", true).Report(["mica-emt"], [Rule("MICA-45-B")]).Outcomes, Has.Length.EqualTo(1));
    }

    [TestCase("2025-03-31", RuleVerdict.NotEvaluated)]
    [TestCase("2025-04-01", RuleVerdict.Met)]
    public void Judge_ReportSentBeforeItsQuarterEnded_IsNoPass(string sent, RuleVerdict verdict)
    {
        var book = AReserve.OfIssuer().States("quarterly_report_reference", new DateOnly(2025, 3, 31)).States("quarterly_report_submitted", DateOnly.Parse(sent, System.Globalization.CultureInfo.InvariantCulture));

        var outcome = book.InForce("MICA-22-B");

        Assert.That(outcome.Verdict, Is.EqualTo(verdict), outcome.Reason);
    }

    // The report on the quarter to 30 June is due on 11 August 2025, a Monday.
    [TestCase("2025-05-12", "2025-08-11", RuleVerdict.Met)]
    [TestCase("2025-05-12", "2025-08-12", RuleVerdict.NotEvaluated)]
    [TestCase("2025-05-13", "2025-08-12", RuleVerdict.Broken)]
    public void Judge_ReportInTimeWhileALaterOneIsDue_IsNoPass(string sent, string evaluatedOn, RuleVerdict verdict)
    {
        var book = AReserve.OfIssuer().States("quarterly_report_reference", new DateOnly(2025, 3, 31)).States("quarterly_report_submitted", DateOnly.Parse(sent, System.Globalization.CultureInfo.InvariantCulture));

        var outcome = book.InForce("MICA-22-B", DateOnly.Parse(evaluatedOn, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict), outcome.Reason);
    }

    // regulation.md section 2: under Article 58 the reserve regime of ARTs replaces EMD2 Article 7, which Article 54 is part of.
    [TestCase(false, false, "MICA-54-A", 1)]
    [TestCase(true, false, "MICA-54-A", 0)]
    [TestCase(false, true, "MICA-54-A", 0)]
    [TestCase(false, false, "MICA-36-B", 0)]
    [TestCase(true, false, "MICA-36-B", 1)]
    [TestCase(false, true, "MICA-36-B", 1)]
    public void Evaluate_EmtUnderArticle58_HasTheReserveRegimeInPlaceOfSafeguarding(bool significant, bool extended, string id, int rules)
    {
        var book = AReserve.OfIssuer().Deposits(1m).Token(token => token with { IsSignificant = significant }).States("authority_extended", extended);

        Assert.That(book.Report(["mica-emt"], [Rule(id)]).Outcomes, Has.Length.EqualTo(rules));
    }

    private static AReserve Without(AReserve book, string fact) =>
        book.With(b => b with { Snapshot = b.Snapshot with { Facts = [.. b.Snapshot.Facts.Where(stated => stated.Id != fact)] } });

    private static AReserve WithLines(AReserve book, Func<Holding, Holding> change) =>
        book.WithHoldings([.. book.Book.Snapshot.Holdings.Select(change)]);
}
