using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>The carried table against the reference and against what the engine knows.</summary>
[TestFixture]
public sealed partial class RuleTableTests
{
    private const string Original = "../reference/regulatory-rules.csv";

    /// <summary>The marks of the reference, by hand: C critical, M major, m minor, i informative.</summary>
    private const string Critical = "MICA-23-A MICA-23-B MICA-23-C MICA-36-A MICA-36-B MICA-36-C MICA-38-A MICA-49-A MICA-54-A MICA-54-B MICA-54-C GENIUS-4A-A GENIUS-4A-B GENIUS-4A-C GENIUS-4A-D GENIUS-4A-F GENIUS-4A-G GENIUS-4A-J NYDFS-A NYDFS-B NYDFS-C";
    private const string Major = "MICA-35-A MICA-35-B MICA-36-D MICA-36-H MICA-36-I MICA-37-A MICA-38-B MICA-39-A MICA-40-A MICA-45-A MICA-45-B MICA-45-D MICA-45-E MICA-58-A MICA-58-B GENIUS-4A-E NYDFS-D NYDFS-E";
    private const string Minor = "MICA-22-A MICA-22-B MICA-22-C MICA-22-D MICA-30-A MICA-30-B MICA-30-C MICA-36-E MICA-36-F MICA-36-G MICA-45-C MICA-45-F MICA-58-C MICA-58-D GENIUS-4A-H GENIUS-4A-I GENIUS-4A-K GENIUS-4A-L GENIUS-4A-M NYDFS-F NYDFS-G NYDFS-H";
    private const string Informative = "MICA-43-A MICA-43-B MICA-43-C MICA-43-D RTS36-1-A RTS36-1-B RTS36-1-C RTS36-1-D RTS36-5-A RTS36-5-B RTS36-5-C RTS36-5-D RTS36-5-E RTS36-5-F RTS36-5-G RTS36-5-H RTS36-4-A RTS36-6-A RTS38-A RTS38-B RTS38-C GENIUS-4A-N GENIUS-4C-A OCC-15-A OCC-15-B OCC-15-C OCC-15-D OCC-15-E OCC-15-F OCC-15-G FDIC-350-A FDIC-350-B FDIC-350-C FRB-NPRM-A";

    /// <summary>Rules without a mark. Coverage and escrow are critical by the legend of the marks; what is about dates is minor, all else that can be broken major.</summary>
    private const string CriticalByLegend = "HK-A SG-A SCO60-A AE-A";
    private const string MinorByDate = "HK-D SG-E SG-F UK-FCA-B AE-B SCO60-H";

    private static readonly string[] Regimes = ["mica-art", "mica-emt", "genius", "nydfs", "hkma", "mas", "uk", "uae", "jp", "basel", "sec-2a7", "mmfr"];

    private static IEnumerable<RegulatoryRule> Rules => RuleTableReader.ReadDefault();

    [Test]
    public void Table_Rows_AreAllOfThemOnce()
    {
        Assert.That(Rules.Count(), Is.EqualTo(162));
        Assert.That(Rules.Select(rule => rule.Id), Is.Unique);
    }

    [Test]
    public void Table_ColumnsOfTheReference_AreUnchanged()
    {
        if (SharedFiles.Find(Original) is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(Original));
            return;
        }

        string[] columns = ["id", "regime", "reference", "applies_to", "comparator", "threshold", "unit", "description", "status", "source"];

        Assert.That(Read(Repository.PathTo("data/policies/regulatory-rules.csv"), columns), Is.EqualTo(Read(path, columns)));
    }

    [TestCase(Critical, RuleSeverity.Critical)]
    [TestCase(Major, RuleSeverity.Major)]
    [TestCase(Minor, RuleSeverity.Minor)]
    [TestCase(Informative, RuleSeverity.Informative)]
    [TestCase(CriticalByLegend, RuleSeverity.Critical)]
    [TestCase(MinorByDate, RuleSeverity.Minor)]
    public void Severity_Marked_IsTheMark(string ids, RuleSeverity severity) =>
        Assert.That(ids.Split(' ').Where(id => Ruled.Rule(id).Severity != severity), Is.Empty);

    [Test]
    public void Severity_WithoutMark_IsMajorWhereTheRuleCanBeBroken()
    {
        var marked = string.Join(' ', Critical, Major, Minor, Informative, CriticalByLegend, MinorByDate).Split(' ').ToHashSet();

        Assert.That(Rules.Where(rule => !marked.Contains(rule.Id) && rule.Kind is RuleKind.Limit or RuleKind.Deadline && !marked.Contains(rule.Id) && rule.Severity != RuleSeverity.Major).Select(rule => rule.Id), Is.Empty);
    }

    [Test]
    public void Metric_Named_Exists()
    {
        Assert.That(RuleEngine.UnknownMetrics(Rules), Is.Empty);
        Assert.That(RuleEngine.UnknownMetrics([Ruled.Rule("MICA-54-A") with { Metric = "deposits-to-nothing" }]), Is.EqualTo(new[] { "MICA-54-A: there is no metric 'deposits-to-nothing'" }));
        Assert.That(Rules.Select(rule => rule.Fact).OfType<string>().Where(fact => FactCatalog.Find(fact) is null), Is.Empty);
        Assert.That(Rules.Select(rule => rule.Parameter).OfType<string>().Except(PolicyParameters.All), Is.Empty);
    }

    [Test]
    public void Metric_OfTheCatalogue_IsUsedByARule() =>
        Assert.That(RegulatoryMetricCatalog.All.Select(metric => metric.Id).Except(Rules.Select(rule => rule.Metric)), Is.Empty, "a metric that no rule names is dead");

    [Test]
    public void LimitOrDeadline_Any_TestsSomething() =>
        Assert.That(Rules.Where(rule => rule.Kind is RuleKind.Limit or RuleKind.Deadline && (rule.Metric ?? rule.Fact ?? rule.Parameter) is null).Select(rule => rule.Id), Is.Empty);

    [Test]
    public void Scope_Any_NamesKnownRegimesAndConditions()
    {
        Assert.That(Rules.SelectMany(rule => rule.Scopes).Select(scope => scope.Regime).Distinct(), Is.SubsetOf(Regimes));
        Assert.That(Rules.SelectMany(rule => rule.Scopes).SelectMany(scope => scope.Conditions).Distinct(), Is.SubsetOf(RuleScope.Known));
        Assert.That(Rules.Where(rule => rule.Scopes.IsEmpty).Select(rule => rule.Id), Is.Empty);
        Assert.That(RuleTableReader.Regimes, Is.EquivalentTo(Regimes));
    }

    [TestCase("MICA-22-A", RuleForce.Law, "2024-06-30")]
    [TestCase("MICA-22-B", RuleForce.Law, "2025-01-01", Description = "ITS 2024/2902")]
    [TestCase("MICA-45-C", RuleForce.Law, "2025-10-23", Description = "Delegated Regulation 2025/1264")]
    [TestCase("ITS-S0303", RuleForce.Guideline, "2025-05-26", Description = "EBA GL/2024/16")]
    [TestCase("GENIUS-4A-A", RuleForce.Law, "2027-01-18")]
    [TestCase("OCC-15-A", RuleForce.Draft, null)]
    [TestCase("RTS36-5-D", RuleForce.Draft, null)]
    [TestCase("HK-A", RuleForce.Guideline, "2025-08-01")]
    [TestCase("HK-B", RuleForce.Draft, null, Description = "only the draft text was seen")]
    [TestCase("2A7-A", RuleForce.Yardstick, null)]
    [TestCase("LCR-EU-1", RuleForce.Yardstick, null)]
    public void Force_OfARule_IsThatOfTheReference(string id, RuleForce force, string? from)
    {
        Assert.That(Ruled.Rule(id).Force, Is.EqualTo(force));
        Assert.That(Ruled.Rule(id).InForceFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(from));
    }

    [Test]
    public void Force_TextsThatSayDraftOrProposed_BindNobody() =>
        Assert.That(
            Rules.Where(rule => (rule.Reference + rule.Description + rule.Framework).ToUpperInvariant() is var text && (text.Contains("DRAFT", StringComparison.Ordinal) || text.Contains("PROPOS", StringComparison.Ordinal) || text.Contains("NPRM", StringComparison.Ordinal)) && rule.Force != RuleForce.Draft).Select(rule => rule.Id),
            Is.Empty);

    [TestCase("MICA-54-A", "0.30")]
    [TestCase("RTS36-5-C", "0.025")]
    [TestCase("2A7-F", "0.995")]
    [TestCase("MICA-36-F", "42", Description = "six weeks")]
    [TestCase("MICA-22-A", "100000000")]
    [TestCase("MICA-35-A", null)]
    public void Threshold_Any_IsInTheUnitOfTheFigure(string id, string? expected) =>
        Assert.That(Ruled.Rule(id).Threshold, Is.EqualTo(expected is null ? (decimal?)null : decimal.Parse(expected, CultureInfo.InvariantCulture)));

    private static List<string> Read(string path, string[] columns)
    {
        var rows = File.ReadAllLines(path).Where(line => line.Length > 0).Select(Cells).ToList();
        var places = columns.Select(column => rows[0].IndexOf(column)).ToList();
        return [.. rows.Skip(1).Select(row => string.Join(" | ", places.Select(place => row[place])))];
    }

    /// <summary>The cells of a line; no cell of the two files holds a line break.</summary>
    private static List<string> Cells(string line) =>
        [.. CellPattern().Matches(line).Select(cell => cell.Groups[1].Value is ['"', .. var quoted, '"'] ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups[1].Value)];

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex CellPattern();
}
