using System.Collections.Immutable;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Reference;

[TestFixture]
public sealed class CaseReaderTests
{
    private const string Header = "case,name,kind,entity,from,outcome,outcome_on,figure,subject,value,as_of,published_on,inferred,source\n";
    private const string Good = "acme,Acme,failure,,,bankruptcy,2022-11-11,coverage,,0.9,2022-06-30,2022-07-31,yes,a newspaper\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_RowsOfOneCase_AreOneCaseInTheOrderOfPublication()
    {
        var study = Read(Good + "acme,Acme,failure,,,bankruptcy,2022-11-11,coverage,,0.8,2022-05-31,2022-06-15,no,another\n").Single();

        Assert.That((study.Id, study.Name, study.Kind, study.Outcome, study.OutcomeOn), Is.EqualTo(("acme", "Acme", CaseKind.Failure, "bankruptcy", (DateOnly?)new DateOnly(2022, 11, 11))));
        Assert.That(study.Figures.Select(figure => (figure.Value, figure.IsInferred, figure.StatedSource)), Is.EqualTo(new (decimal?, bool, string)[] { (0.8m, false, "another"), (0.9m, true, "a newspaper") }));
        Assert.That(study.Figures[1].Source.ToString(), Is.EqualTo("cases.csv, row 2"));
    }

    [TestCase("", "Acme", "failure", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "case", TestName = "Read_NoCase_Refused")]
    [TestCase("acme", "", "failure", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "name", TestName = "Read_NoName_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "", "source", TestName = "Read_NoSource_Refused")]
    [TestCase("acme", "Acme", "disaster", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "kind", TestName = "Read_UnknownKind_Refused")]
    [TestCase("acme", "Acme", "failure", "", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "outcome_on", TestName = "Read_FailureWithoutADay_Refused")]
    [TestCase("acme", "Acme", "control", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "outcome_on", TestName = "Read_ControlWithAnOutcome_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-31", "coverage", "", "0.9", "2022-06-30", "2022-07-31", "a", "outcome_on", TestName = "Read_DayThatIsNone_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "solvency", "", "0.9", "2022-06-30", "2022-07-31", "a", "figure", TestName = "Read_UnknownFigure_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "0.9", "2022-08-30", "2022-07-31", "a", "published_on", TestName = "Read_PublishedBeforeItsDate_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "0.9", "2022-06-30", "", "a", "published_on", TestName = "Read_NoPublication_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "", "2022-06-30", "2022-07-31", "a", "value", TestName = "Read_NoValue_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "-0.9", "2022-06-30", "2022-07-31", "a", "value", TestName = "Read_NegativeValue_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "coverage", "", "NaN", "2022-06-30", "2022-07-31", "a", "value", TestName = "Read_NoNumber_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "told", "that", "0.9", "2022-06-30", "2022-07-31", "a", "value", TestName = "Read_ToldWithANumber_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "own-token-share", "", "44", "2022-06-30", "2022-07-31", "a", "value", TestName = "Read_ShareInPercent_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "own-token-of-market", "", "1.7", "2022-06-30", "2022-07-31", "a", "subject", TestName = "Read_TokenWithoutItsName_Refused")]
    [TestCase("acme", "Acme", "failure", "2022-11-11", "share-of-class", "houses", "0.7", "2022-06-30", "2022-07-31", "a", "subject", TestName = "Read_UnknownClass_Refused")]
    public void Read_Defect_IsRefusedWithRowAndColumn(
        string id, string name, string kind, string outcomeOn, string figure, string subject, string value, string asOf, string publishedOn, string source, string column)
    {
        var row = $"{id},{name},{kind},,,,{outcomeOn},{figure},{subject},{value},{asOf},{publishedOn},no,{source}\n";

        var refused = Assert.Throws<IngestionException>(() => Read(Good + row.Replace("acme", "other", StringComparison.Ordinal)))!;

        Assert.That(refused.Faults, Is.Not.Empty);
        Assert.That(refused.Faults.Select(issue => (issue.File, issue.Row, issue.Column)), Has.Some.EqualTo(("cases.csv", (int?)3, column)));
    }

    [Test]
    public void Read_SeveralDefects_AreToldAtOnce()
    {
        var refused = Assert.Throws<IngestionException>(() => Read(Good.Replace("0.9", "x", StringComparison.Ordinal) + Good.Replace("coverage", "y", StringComparison.Ordinal)))!;

        Assert.That(refused.Faults.Select(issue => issue.Row).Distinct(), Is.EqualTo(new int?[] { 2, 3 }));
    }

    [Test]
    public void Read_SameCaseOtherOutcome_Refused() =>
        Assert.That(() => Read(Good + Good.Replace("2022-11-11", "2022-11-12", StringComparison.Ordinal)), Throws.InstanceOf<IngestionException>().With.Message.Contains("the same name, kind, entity and outcome as in the first row of acme"));

    [Test]
    public void Read_BlankRows_AreNothing() => Assert.That(Read(",,,,,,,,,,,,,\n" + Good), Has.Length.EqualTo(1));

    [Test]
    public void ReadDefault_IsTheFileOfTheRepository()
    {
        var carried = CaseReader.ReadDefault();
        var file = CaseReader.Read(Repository.PathTo("data/reference/cases.csv"));

        Assert.That(carried.Select(Text), Is.EqualTo(file.Select(Text)));
        static string Text(CaseStudy study) => $"{study with { Figures = [] }} {string.Join(' ', study.Figures)}";
    }

    /// <summary>The cases of the table of compiled cases, the controls of the issue, and every one with a source.</summary>
    [Test]
    public void ReadDefault_EveryCaseOfTheTable_IsThere()
    {
        var cases = CaseReader.ReadDefault();

        string[] outcomes = ["alameda", "ftx", "sollet", "terra", "usdc-svb", "euroc-silvergate", "dai", "silvergate", "celsius", "voyager", "tusd", "prime-trust", "usdr", "stream-elixir", "fdusd-run"];
        Assert.That(cases.Where(study => study.Kind is CaseKind.Failure or CaseKind.NearMiss).Select(study => study.Id), Is.EquivalentTo(outcomes));
        Assert.That(cases.Where(study => study.Kind == CaseKind.NoFailure).Select(study => study.Id), Is.EquivalentTo(new[] { "tether-2021", "binance-peg", "pyusd-mint" }));
        Assert.That(cases.Where(study => study.Kind == CaseKind.Control).Select(study => study.Id), Is.EquivalentTo(
            new[] { "busd", "usdc", "huobi-2022", "bitfinex-2022", "kucoin-2022", "binance-2022", "bybit-2022", "crypto-com-2022", "okx-2022", "deribit-2022" }));
        Assert.That(cases.SelectMany(study => study.Figures).Where(figure => figure.StatedSource.Length < 10), Is.Empty);
    }

    private ImmutableArray<CaseStudy> Read(string rows) => CaseReader.Read(_folder.Write("cases.csv", Header + rows));
}
