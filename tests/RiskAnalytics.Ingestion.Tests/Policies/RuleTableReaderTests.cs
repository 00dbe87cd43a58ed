using System.Text;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Policies;

/// <summary>A rule table of one's own: what is read, and that every fault is named with row and column.</summary>
[TestFixture]
public sealed class RuleTableReaderTests
{
    private const string Header = "id,regime,reference,applies_to,scope,metric,comparator,threshold,unit,description,severity,kind,force,status,source\n";
    private const string Good = "OWN-1,House,s.1,us,mica-emt+significant,coverage,>=,100,% of claims,Covered,critical,limit,law 2026-01-01,verified,our own\n";

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Read_GoodRow_IsUnderstood()
    {
        var rule = RuleTableReader.Read(Write(Header + Good)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(rule.Id, Is.EqualTo("OWN-1"));
            Assert.That(rule.Scopes.Single().Regime, Is.EqualTo("mica-emt"));
            Assert.That(rule.Scopes.Single().Conditions, Is.EqualTo(new[] { "significant" }));
            Assert.That(rule.Metric, Is.EqualTo("coverage"));
            Assert.That(rule.Threshold, Is.EqualTo(1m), "percent become fractions");
            Assert.That(rule.Comparator, Is.EqualTo(RuleComparator.AtLeast));
            Assert.That((rule.Severity, rule.Kind, rule.Force, rule.IsVerified), Is.EqualTo((RuleSeverity.Critical, RuleKind.Limit, RuleForce.Law, true)));
            Assert.That(rule.InForceFrom, Is.EqualTo(new DateOnly(2026, 1, 1)));
            Assert.That(rule.Asked, Is.EqualTo("at least 100% of claims"));
        });
    }

    [TestCase("EUR", "EUR")]
    [TestCase("EUR/day", "EUR")]
    [TestCase("CHF", "CHF", Description = "any currency, so that no limit is compared unconverted")]
    [TestCase("% of reserve", null)]
    [TestCase("MM-DD", null)]
    [TestCase("days", null)]
    public void Read_Unit_GivesTheCurrencyOfTheLimit(string unit, string? currency) =>
        Assert.That(RuleTableReader.Read(Write(Header + Good.Replace("% of claims", unit, StringComparison.Ordinal))).Single().Currency, Is.EqualTo(currency));

    [TestCase("MICA-22-B", "on or before 05-12 or 08-11 or 11-11 or 02-11 (month-day)")]
    [TestCase("MICA-36-I", "mark-to-market")]
    [TestCase("GENIUS-4A-C", "overnight; T-bills <=93 days")]
    [TestCase("GENIUS-4A-E", "tri-party or cleared or creditworthy-bilateral")]
    [TestCase("MICA-45-D", "at most issuer-set")]
    [TestCase("MICA-30-B", "yes")]
    [TestCase("SCO60-B", "no")]
    [TestCase("MICA-43-D", "at least 3 of 7")]
    [TestCase("NYDFS-C", "at most 1 business day")]
    public void Asked_OfARule_ReadsAsALimit(string id, string expected) =>
        Assert.That(RuleTableReader.ReadDefault().Single(rule => rule.Id == id).Asked, Is.EqualTo(expected));

    [TestCase("fact:own_funds", "own_funds", null)]
    [TestCase("policy:lcr_inflow_cap", null, "lcr_inflow_cap")]
    public void Read_PrefixedMetric_IsFactOrPolicyNumber(string metric, string? fact, string? parameter)
    {
        var rule = RuleTableReader.Read(Write(Header + Good.Replace("coverage", metric, StringComparison.Ordinal))).Single();

        Assert.That((rule.Metric, rule.Fact, rule.Parameter), Is.EqualTo(((string?)null, fact, parameter)));
    }

    [TestCase(",coverage,", ",fact:own_fund,", "metric", "own_fund", TestName = "{m}(unknown fact)")]
    [TestCase(",coverage,", ",policy:lcr_cap,", "metric", "lcr_cap", TestName = "{m}(unknown policy number)")]
    [TestCase(",coverage,", ",facts:own_funds,", "metric", "facts:own_funds", TestName = "{m}(unknown prefix)")]
    [TestCase(",coverage,", ",,", "metric", "what the limit is tested on", TestName = "{m}(limit without metric)")]
    [TestCase("mica-emt+significant", "mica", "scope", "mica-emt", TestName = "{m}(unknown regime)")]
    [TestCase("mica-emt+significant", "mica-emt+signifcant", "scope", "signifcant", TestName = "{m}(unknown condition)")]
    [TestCase(",>=,", ",=>,", "comparator", "=>", TestName = "{m}(unknown comparator)")]
    [TestCase(",critical,", ",grave,", "severity", "grave", TestName = "{m}(unknown severity)")]
    [TestCase(",limit,", ",limits,", "kind", "limits", TestName = "{m}(unknown kind)")]
    [TestCase(",law 2026-01-01,", ",statute,", "force", "statute", TestName = "{m}(unknown force)")]
    [TestCase(",law 2026-01-01,", ",law 2026-02-30,", "force", "2026-02-30", TestName = "{m}(no such day)")]
    [TestCase(",law 2026-01-01,", ",law 01.01.2026,", "force", "01.01.2026", TestName = "{m}(day in another form)")]
    [TestCase(",law 2026-01-01,", ",1,", "force", "law, guideline, draft or yardstick", TestName = "{m}(force as a number)")]
    [TestCase(",verified,", ",seen,", "status", "seen", TestName = "{m}(unknown status)")]
    [TestCase("OWN-1,", ",", "id", "Found nothing", TestName = "{m}(no id)")]
    [TestCase(",100,", ",,", "threshold", "Found nothing", TestName = "{m}(no threshold)")]
    [TestCase(",our own", ",", "source", "Found nothing", TestName = "{m}(no source)")]
    public void Read_Defect_IsNamedWithRowAndColumn(string good, string bad, string column, string says)
    {
        var faults = Faults(Write(Header + Good.Replace("OWN-1", "OWN-0", StringComparison.Ordinal) + Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.That(faults, Has.Length.EqualTo(1), string.Join("\n", faults.Select(fault => fault.Message)));
        Assert.That((faults[0].File, faults[0].Row, faults[0].Column), Is.EqualTo(("rules.csv", 3, column)));
        Assert.That(faults[0].Message, Does.Contain(says));
    }

    [Test]
    public void Read_IdTwice_NamesTheSecond()
    {
        var faults = Faults(Write(Header + Good + Good.Replace("OWN-1", "own-1", StringComparison.Ordinal)));

        Assert.That(faults.Select(fault => (fault.Row, fault.Column)), Is.EqualTo(new[] { ((int?)3, "id") }));
    }

    [Test]
    public void Read_SeveralDefects_NamesAll()
    {
        var faults = Faults(Write(Header + Good.Replace("critical", "grave", StringComparison.Ordinal) + Good.Replace(">=", "~", StringComparison.Ordinal).Replace("OWN-1", "OWN-2", StringComparison.Ordinal)));

        Assert.That(faults.Select(fault => (fault.Row, fault.Column)), Is.EqualTo(new[] { ((int?)2, "severity"), (3, "comparator") }));
    }

    [Test]
    public void Read_ColumnsMissing_NamesEach()
    {
        var faults = Faults(Write(Header.Replace("severity,kind,", "", StringComparison.Ordinal) + "OWN-1\n"));

        Assert.That(faults.Select(fault => fault.Column), Is.EqualTo(new[] { "severity", "kind" }));
    }

    [Test]
    public void Read_NotUtf8_IsRefused() =>
        Assert.That(() => RuleTableReader.Read(_folder.Write("latin.csv", [.. Encoding.UTF8.GetBytes(Header + "OWN-1,"), 0xE9, (byte)'\n'])), Throws.InstanceOf<IngestionException>().With.Message.Contains("UTF-8"));

    [Test]
    public void Read_LineTooLong_IsRefused() =>
        Assert.That(() => RuleTableReader.Read(Write(Header + Good.Replace("Covered", new string('x', 70_000), StringComparison.Ordinal))), Throws.InstanceOf<IngestionException>().With.Message.Contains("row 2").Or.Message.Contains("line 2"));

    [Test]
    public void Read_TooManyRows_IsRefused()
    {
        var rows = new StringBuilder(Header);
        for (var i = 0; i <= 10_000; i++)
            rows.Append(Good.Replace("OWN-1", FormattableString.Invariant($"OWN-{i}"), StringComparison.Ordinal));

        Assert.That(() => RuleTableReader.Read(Write(rows.ToString())), Throws.InstanceOf<IngestionException>().With.Message.Contains("at most 10000"));
    }

    [Test]
    public void Read_NoFile_IsRefused() =>
        Assert.That(() => RuleTableReader.Read(Path.Combine(_folder.Path, "none.csv")), Throws.InstanceOf<IngestionException>().With.Message.Contains("none.csv"));

    [Test]
    public void ReadDefault_CarriedTable_IsTheFileOfTheRepository() =>
        Assert.That(RuleTableReader.ReadDefault().Select(rule => rule.Id), Is.EqualTo(RuleTableReader.Read(Repository.PathTo("data/policies/regulatory-rules.csv")).Select(rule => rule.Id)));

    private static System.Collections.Immutable.ImmutableArray<Core.Values.DataIssue> Faults(string path) =>
        Assert.Throws<IngestionException>(() => RuleTableReader.Read(path))!.Faults;

    private string Write(string text) => _folder.Write("rules.csv", text);
}
