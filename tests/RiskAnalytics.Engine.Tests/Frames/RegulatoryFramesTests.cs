using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Engine.Frames;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Frames;

/// <summary>Figures by hand from the files of the examples.</summary>
[TestFixture]
public sealed class RegulatoryFramesTests
{
    private HealthAssessment _art = null!;
    private HealthAssessment _emt = null!;

    [OneTimeSetUp]
    public void Assess()
    {
        _art = Judge("alpen-basket-art", "mica-art");
        _emt = Judge("nordkrone-emt-usd", "mica-emt");
    }

    [Test]
    public void ToRuleFrame_OneBrokenRule_HasItsValueAndLimit()
    {
        var frame = new[] { _emt }.ToRuleFrame();

        var broken = frame.Filter(frame["verdict"].ElementwiseEquals("broken"));
        Assert.That(broken["rule"].Cast<string>(), Is.EqualTo(new[] { "MICA-54-A" }));
        Assert.That(broken["value"][0], Is.EqualTo(0.25m), "(70 + 55) of 500 million");
        Assert.That(broken["limit"][0], Is.EqualTo(0.3m));
        Assert.That(frame["reason"].Cast<string?>(), Has.All.Not.Null.And.All.Not.Empty);
    }

    [Test]
    public void ToRuleFrame_BookWithoutRegimes_HasNoRows() =>
        Assert.That(new RiskEngine().Assess([BookReader.Read(Repository.PathTo("data/books/usdc/2025-11-28"))]).ToRuleFrame().Rows.Count, Is.Zero);

    [Test]
    public void ToLineFrame_EveryLine_IsARowWithItsLabel()
    {
        var document = DisclosureFiles.Build(_art, "mica-art")[0];

        var frame = document.ToLineFrame(WordingReader.For(document, "en", null));

        Assert.That(frame.Rows.Count, Is.EqualTo(document.Items.Length));
        Assert.That(frame["label"].Cast<string?>(), Has.All.Not.Null.And.All.Not.Empty);
        Assert.That(frame.Filter(frame["line"].ElementwiseEquals("circulation.count"))["value"][0], Is.EqualTo(199_900_000m));
    }

    [Test]
    public void ToFrame_CustodyTable_AddsUpToTheReserve()
    {
        var document = DisclosureFiles.Build(_art, "mica-art")[0];

        var frame = document.Items.Single(item => item.Id == "custody.by-custodian").Table!.ToFrame(WordingReader.For(document, "en", null));

        Assert.That(frame["Value"].Cast<decimal?>().Sum(), Is.EqualTo(_art.Totals.Assets));
        Assert.That(frame.Columns[0].Cast<string>(), Has.Member("Tirol Vault (fictional)"));
    }

    [Test]
    public void ToValueFrame_Filing_HasAFigureOrWordsInEachRow()
    {
        var frame = FilingFiles.Build(_art).ToValueFrame();

        Assert.That(frame.Rows.Select(row => (Figure: row[4], Words: row[5])), Has.All.Matches<(object? Figure, object? Words)>(cell => (cell.Figure is null) != (cell.Words is null)));
        Assert.That(frame.Filter(frame["datapoint"].ElementwiseEquals("dp3295995"))["value"][0], Is.EqualTo(199_900_000m));
    }

    [Test]
    public void ToInputFrame_Deposits_NamesFilesAndRows()
    {
        var frame = _emt.Regulation!.Find("MICA-54-A")!.Figure!.ToInputFrame();

        Assert.That(frame["value"].Cast<decimal?>(), Is.EqualTo(new decimal?[] { 125_000_000m, 500_000_000m }));
        Assert.That(frame["source"].Cast<string>(), Is.EqualTo(new[] { "holdings.csv rows 2-3", "facts.csv, row 2; fictional" }));
    }

    [Test]
    public void With_EveryVerdict_PartsTheOutcomes() =>
        Assert.That(Enum.GetValues<RuleVerdict>().Sum(verdict => _emt.Regulation!.With(verdict).Count()), Is.EqualTo(_emt.Regulation!.Outcomes.Length));

    [Test]
    public void Only_UnknownColumn_NamesThoseThatExist() =>
        Assert.That(() => new[] { _emt }.ToRuleFrame().Only("rule", "colour"), Throws.ArgumentException.With.Message.Contains("colour").And.Message.Contains("verdict"));

    private static HealthAssessment Judge(string example, string regime) =>
        new RiskEngine(new EngineOptions { Regimes = [regime] }).Assess([BookReader.Read(Repository.PathTo($"data/examples/{example}/2026-06-30"))])[0];
}
