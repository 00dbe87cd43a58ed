using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Scenarios;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Scenarios;

[TestFixture]
public sealed class ScenarioReaderTests
{
    private static readonly string Whole = """
        {
          "schema": "riskanalytics/scenario/1",
          "id": "a-test",
          "name": "A test",
          "text": "What happened.",
          "shocks": [
            { "asset": "usdc", "effect": "price", "change": -0.13, "source": "press" },
            { "class": "treasury-bill", "effect": "price", "change_per_year": -0.02, "source": "rates" },
            { "counterparty": "Bank A", "custodian": "Keeper", "effect": "freeze", "source": "statement" },
            { "largest": "custodian", "effect": "delay", "days": 7, "source": "our own choice" },
            { "own_tokens": true, "effect": "price", "change": -1, "source": "our own choice" }
          ],
          "redemption": { "share": 0.36, "days": 2, "source": "the sheet" }
        }
        """;

    [Test]
    public void Read_EveryKindOfShock_IsReadInOrder()
    {
        var scenario = Read(Whole);

        Assert.Multiple(() =>
        {
            Assert.That((scenario.Id, scenario.Name, scenario.Text), Is.EqualTo(("a-test", "A test", "What happened.")));
            Assert.That(scenario.Redemption, Is.EqualTo(new Redemption(.36m, 2, "the sheet")));
            Assert.That(scenario.Shocks, Is.EqualTo(new[]
            {
                new Shock(new ShockTarget(Asset: AssetSymbol.Parse("USDC")), ShockEffect.Price, -.13m, "press"),
                new Shock(new ShockTarget(Class: AssetClass.TreasuryBill), ShockEffect.Price, -.02m, "rates", IsPerYear: true),
                new Shock(new ShockTarget(Counterparty: "Bank A", Custodian: "Keeper"), ShockEffect.Freeze, 0m, "statement"),
                new Shock(new ShockTarget(Largest: LargestName.Custodian), ShockEffect.Delay, 7m, "our own choice"),
                new Shock(new ShockTarget(OwnTokens: true), ShockEffect.Price, -1m, "our own choice"),
            }));
        });
    }

    [Test]
    public void Read_RunWithoutShocks_IsAScenario()
    {
        var scenario = Read("""{ "schema": "riskanalytics/scenario/1", "id": "run", "name": "Run", "text": "A run.", "shocks": [], "redemption": { "share": 1, "days": 1, "source": "x" } }""");

        Assert.That((scenario.Shocks.Length, scenario.Redemption!.Share), Is.EqualTo((0, 1m)));
    }

    [TestCase("riskanalytics/scenario/1", "riskanalytics/scenario/2", "schema", "expected riskanalytics/scenario/1", TestName = "{m}(schema)")]
    [TestCase("\"a-test\"", "\"A test\"", "id", "lower-case", TestName = "{m}(id)")]
    [TestCase("\"a-test\"", "\"\"", "id", "not empty", TestName = "{m}(id empty)")]
    [TestCase("\"a-test\"", "7", "id", "text in quotes", TestName = "{m}(id a number)")]
    [TestCase("\"name\": \"A test\",", "", "name", "missing", TestName = "{m}(no name)")]
    [TestCase("\"text\":", "\"txt\":", "txt", "nearest: text", TestName = "{m}(unknown key)")]
    [TestCase("\"text\":", "\"txt\":", "text", "missing", TestName = "{m}(key misspelt)")]
    [TestCase("-0.13, ", "-1.13, ", "shocks[0].change", "from -1 to", TestName = "{m}(loss of more than all)")]
    [TestCase("-0.13, ", "\"-13%\", ", "shocks[0].change", "expected a number", TestName = "{m}(percent)")]
    [TestCase("-0.13, ", "1e400, ", "shocks[0].change", "expected a number", TestName = "{m}(1e400)")]
    [TestCase("\"change\": -0.13, ", "", "shocks[0].change", "missing", TestName = "{m}(no change)")]
    [TestCase("\"change\": -0.13, ", "\"change\": -0.13, \"change_per_year\": -0.1, ", "shocks[0].change", "nothing reads this key", TestName = "{m}(two sizes)")]
    [TestCase("\"change\": -0.13, ", "\"change\": -0.13, \"days\": 3, ", "shocks[0].days", "nothing reads this key", TestName = "{m}(days of a price)")]
    [TestCase("\"usdc\", ", "\" \", ", "shocks[0].asset", "not empty", TestName = "{m}(asset empty)")]
    [TestCase("\"usdc\", ", "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", ", "shocks[0].asset", "symbol of an asset", TestName = "{m}(asset of 65 letters)")]
    [TestCase("\"asset\": \"usdc\", ", "", "shocks[0].asset", "needs a target", TestName = "{m}(no target)")]
    [TestCase("\"asset\": \"usdc\", ", "\"asset\": null, ", "shocks[0].asset", "text in quotes", TestName = "{m}(null target)")]
    [TestCase("\"effect\": \"price\", \"change\": -0.13", "\"effect\": \"fall\", \"change\": -0.13", "shocks[0].effect", "expected one of price, freeze, delay", TestName = "{m}(effect)")]
    [TestCase(", \"source\": \"press\"", "", "shocks[0].source", "missing", TestName = "{m}(no source)")]
    [TestCase("\"press\"", "\"\"", "shocks[0].source", "not empty", TestName = "{m}(source empty)")]
    [TestCase("\"treasury-bill\"", "\"treasury-note\"", "shocks[1].class", "treasury-bill", TestName = "{m}(class)")]
    [TestCase("\"counterparty\": \"Bank A\", ", "\"counterparty\": 3, ", "shocks[2].counterparty", "text in quotes", TestName = "{m}(name a number)")]
    [TestCase("\"effect\": \"freeze\", ", "\"effect\": \"freeze\", \"change\": -1, ", "shocks[2].change", "nothing reads this key", TestName = "{m}(size of a freeze)")]
    [TestCase("\"largest\": \"custodian\"", "\"largest\": \"exchange\"", "shocks[3].largest", "expected one of bank, custodian, stablecoin", TestName = "{m}(largest)")]
    [TestCase("\"days\": 7", "\"days\": 0", "shocks[3].days", "from 1 to 3650", TestName = "{m}(no day late)")]
    [TestCase("\"days\": 7", "\"days\": 1.5", "shocks[3].days", "whole number", TestName = "{m}(half a day)")]
    [TestCase("\"days\": 7", "\"days\": 99999999999", "shocks[3].days", "from 1 to 3650", TestName = "{m}(days beyond a decade)")]
    [TestCase("\"days\": 7, ", "", "shocks[3].days", "missing", TestName = "{m}(no days)")]
    [TestCase("\"own_tokens\": true", "\"own_tokens\": false", "shocks[4].own_tokens", "true", TestName = "{m}(own tokens false)")]
    [TestCase("\"own_tokens\": true", "\"own_tokens\": \"OKB\"", "shocks[4].own_tokens", "true", TestName = "{m}(own tokens named)")]
    [TestCase("\"share\": 0.36", "\"share\": 36", "redemption.share", "from 0 to 1", TestName = "{m}(share in percent)")]
    [TestCase("\"share\": 0.36", "\"share\": -0.1", "redemption.share", "from 0 to 1", TestName = "{m}(negative share)")]
    [TestCase("\"days\": 2", "\"days\": 0", "redemption.days", "from 1 to", TestName = "{m}(redemption within no day)")]
    [TestCase("\"days\": 2, ", "\"day\": 2, ", "redemption.day", "nearest: days", TestName = "{m}(unknown key of the redemption)")]
    [TestCase(", \"source\": \"the sheet\"", "", "redemption.source", "missing", TestName = "{m}(redemption without a source)")]
    [TestCase("{ \"share\": 0.36, \"days\": 2, \"source\": \"the sheet\" }", "null", "redemption", "object", TestName = "{m}(redemption null)")]
    public void Read_OneFault_IsNamed(string correct, string wrong, string key, string message)
    {
        Assert.That(Whole, Does.Contain(correct));

        var error = Assert.Throws<IngestionException>(() => Read(Whole.Replace(correct, wrong, StringComparison.Ordinal)));

        Assert.That(error!.Faults.Where(f => f.Column == key).Select(f => f.Message), Has.Some.Contains(message).IgnoreCase, error.Message);
        Assert.That(error.Faults.Select(f => (f.File, f.Code)), Is.All.EqualTo(("scenario.json", "bad-scenario")));
    }

    [Test]
    public void Read_SeveralFaults_AreToldAtOnce()
    {
        var error = Assert.Throws<IngestionException>(() => Read(Whole
            .Replace("-0.13", "-13", StringComparison.Ordinal)
            .Replace("\"days\": 7", "\"days\": -7", StringComparison.Ordinal)
            .Replace("treasury-bill", "bills", StringComparison.Ordinal)));

        Assert.That(error!.Faults.Select(f => f.Column), Is.EquivalentTo(new[] { "shocks[0].change", "shocks[1].class", "shocks[3].days" }));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("not json")]
    [TestCase("{\"shocks\": 1, \"redemption\": []}")]
    [TestCase("{\"shocks\": [1, null, \"x\"]}")]
    [TestCase("{\"shocks\": [{}], \"redemption\": {}}")]
    [TestCase("{\"id\": \"a\", \"id\": \"b\"}")]
    [TestCase("{\"id\": \"\\ud800\"}")]
    public void Read_Malformed_IsRefused(string text) => Assert.Throws<IngestionException>(() => Read(text));

    [Test]
    public void Read_NestedWithoutEnd_IsRefused() =>
        Assert.Throws<IngestionException>(() => Read(new string('[', 100_000) + new string(']', 100_000)));

    [Test]
    public void Read_NeitherShockNorRun_IsRefused()
    {
        var error = Assert.Throws<IngestionException>(() => Read("""{ "schema": "riskanalytics/scenario/1", "id": "none", "name": "None", "text": "None.", "shocks": [] }"""));

        Assert.That(error!.Faults.Single().Column, Is.EqualTo("shocks"));
    }

    [Test]
    public void Read_TooManyShocks_IsRefused()
    {
        var shock = "{ \"asset\": \"BTC\", \"effect\": \"freeze\", \"source\": \"x\" }";

        var error = Assert.Throws<IngestionException>(() => Read(
            $$"""{ "schema": "riskanalytics/scenario/1", "id": "many", "name": "Many", "text": "Many.", "shocks": [{{string.Join(",", Enumerable.Repeat(shock, 1_001))}}] }"""));

        Assert.That(error!.Faults.Single().Message, Does.Contain("at most 1,000"));
    }

    [TestCase("A test", "name")]
    [TestCase("What happened.", "text")]
    [TestCase("press", "shocks[0].source")]
    [TestCase("Bank A", "shocks[2].counterparty")]
    [TestCase("the sheet", "redemption.source")]
    public void Read_TextWithoutEnd_IsRefused(string text, string key)
    {
        var error = Assert.Throws<IngestionException>(() => Read(Whole.Replace($"\"{text}\"", $"\"{new string('x', 2_000_000)}\"", StringComparison.Ordinal)));

        Assert.That(error!.Faults.Single().Column, Is.EqualTo(key));
        Assert.That(error.Message, Has.Length.LessThan(1_000));
    }

    [Test]
    public void Read_NoSuchFile_IsRefused() =>
        Assert.That(Assert.Throws<IngestionException>(() => ScenarioReader.Read("no-such-scenario.json"))!.Message, Does.Contain("there is no such file"));

    [Test]
    public void ReadDefault_IsTheFolderInOrder()
    {
        var files = Directory.GetFiles(Repository.PathTo("data/scenarios"), "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.That(ScenarioReader.ReadDefault().Select(s => s.Id), Is.EqualTo(files), "Each file is named after its id.");
    }

    [TestCaseSource(nameof(Shipped))]
    public void ReadDefault_EachScenario_HasSourcesAndPlainText(Scenario scenario)
    {
        Assert.Multiple(() =>
        {
            Assert.That(scenario.Shocks.Select(s => s.Source).Concat(scenario.Redemption is { } run ? [run.Source] : []), Is.All.Not.Empty);
            Assert.That(scenario.Text, Does.EndWith("."));
            Assert.That(scenario.Shocks.Where(s => s.Target == new ShockTarget()), Is.Empty, "A shock that names nothing meets everything.");
            Assert.That(scenario.Shocks.Where(s => s.Effect == ShockEffect.Price).Select(s => s.Amount), Is.All.Not.Zero);
        });
    }

    [TestCase("usdc-2023-03")]
    [TestCase("usdt-2022-05")]
    [TestCase("ftx-2022-11")]
    [TestCase("btc-2020-03")]
    [TestCase("terra-2022-05")]
    [TestCase("rates-up")]
    [TestCase("rates-down")]
    [TestCase("largest-bank-lost")]
    [TestCase("largest-custodian-frozen")]
    [TestCase("largest-stablecoin-lost")]
    [TestCase("own-token-zero")]
    [TestCase("run-10")]
    [TestCase("run-20")]
    [TestCase("run-40")]
    [TestCase("run-60")]
    [TestCase("run-80")]
    public void ReadDefault_Library_Has(string id) => Assert.That(ScenarioReader.ReadDefault().Select(s => s.Id), Does.Contain(id));

    [Test]
    public void ReadDefault_FiguresOfTheReferences_AreCarriedOver()
    {
        var byId = ScenarioReader.ReadDefault().ToDictionary(s => s.Id);

        Assert.Multiple(() =>
        {
            Assert.That(byId["usdc-2023-03"].Shocks.Single(s => s.Target.Asset?.Text == "USDC").Amount, Is.EqualTo(.8774m - 1m));
            Assert.That(byId["usdt-2022-05"].Redemption!.Share, Is.EqualTo(1m / 8m));
            Assert.That(byId["ftx-2022-11"].Redemption, Has.Property("Share").EqualTo(.36m).And.Property("Days").EqualTo(1));
            Assert.That(byId["btc-2020-03"].Shocks.Single(s => s.Target.Class == AssetClass.Bitcoin).Amount, Is.InRange(-.5m, -.4m));
            Assert.That(byId["rates-up"].Shocks.Where(s => s.IsPerYear).Select(s => s.Amount), Is.All.EqualTo(-.02m));
            Assert.That(byId["rates-down"].Shocks.Where(s => s.IsPerYear).Select(s => s.Amount), Is.All.EqualTo(.02m));
            Assert.That(new[] { 10, 20, 40, 60, 80 }.Select(p => byId[$"run-{p}"].Redemption!.Share * 100m), Is.EqualTo(new[] { 10m, 20m, 40m, 60m, 80m }));
        });
    }

    private static IEnumerable<TestCaseData> Shipped() => ScenarioReader.ReadDefault().Select(s => new TestCaseData(s).SetName($"{{m}}({s.Id})"));

    private static Scenario Read(string text)
    {
        using var folder = new TemporaryFolder();
        return ScenarioReader.Read(folder.Write("scenario.json", text));
    }
}
