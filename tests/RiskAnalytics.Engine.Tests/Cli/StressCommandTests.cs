using System.Text.Json;
using RiskAnalytics.Cli;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class StressCommandTests
{
    private static readonly string Tether = Repository.PathTo("data/books/tether/2025-12-31");

    private static readonly StressOptions FewPaths = StandardStress.Options with { Paths = 2_000 };

    [Test]
    public void Stress_Tether2025_SaysThatAFallOfGoldAndBitcoinEmptiesTheSurplus()
    {
        var run = DecimalComma.Run(() => CommandLine.Run("stress", Tether, "--paths", "2000"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("24.5%").And.Contain("BTC").And.Contain("XAU"));
    }

    [Test]
    public void Stress_Json_HasTheKeysOfTheContract()
    {
        var run = CommandLine.Run("stress", Tether, "--paths", "2000", "--seed", "7", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        var scenario = root.GetProperty("scenarios")[0];
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("as_of").GetString(), Is.EqualTo("2025-12-31"));
            Assert.That(Keys(scenario), Is.SupersetOf(new[] { "id", "coverage", "payable_share", "first_short", "grade", "final_score" }));
            Assert.That(Keys(root.GetProperty("reverse")), Is.SupersetOf(new[] { "uniform", "by_factor", "joint", "message" }));
            Assert.That(root.GetProperty("reverse").GetProperty("uniform").GetDecimal(), Is.EqualTo(-0.245m).Within(0.0005m).Or.EqualTo(0.245m).Within(0.0005m));
            Assert.That(Keys(root.GetProperty("run")), Is.SupersetOf(new[] { "paths", "seed", "p_shortfall", "var", "es" }));
            Assert.That(root.GetProperty("run").GetProperty("seed").GetInt32(), Is.EqualTo(7));
        });
    }

    [TestCase("tether", "2025-12-31", "usdc")]
    [TestCase("okx", "2024-04-12", "tether")]
    [TestCase("ftx", "2022-11-10", "tether")]
    public async Task Explain_TakesEveryFigureOfStressAndTrend(string entity, string date, string issuers)
    {
        var engine = new RiskEngine(new EngineOptions
        {
            AsOf = DateOnly.ParseExact(date, "yyyy-MM-dd"),
            Stress = FewPaths,
            IssuerPaths = [Repository.PathTo("data/books/" + issuers)],
        });
        var assessment = (await engine.RunAsync([Repository.PathTo("data/books/" + entity)])).Entities[0].Chosen;

        var figures = assessment.Figures.ToList();
        Assert.That(figures, Has.Count.GreaterThan(40));
        Assert.That(figures.Select(f => f.Id), Is.Unique);
        Assert.Multiple(() =>
        {
            foreach (var figure in figures)
            {
                Assert.That(FigureCatalog.Find(figure.Id), Is.EqualTo(figure.Definition), figure.Id);
                var text = FigureExplanation.Of(figure.Id, figure.Definition, assessment);
                Assert.That(text, Does.StartWith(figure.Id + "  "), figure.Id);
                Assert.That(text, Does.Contain("Formula").And.Contain("Source"), figure.Id);
                Assert.That(text, figure.Value is { } value ? Does.Contain(Explanation.Figure(value)) : Does.Contain("none: "), figure.Id);
                if (figure.Status == MetricStatus.Computed)
                    Assert.That(figure.Inputs, Is.Not.Empty, figure.Id);
            }
        });
    }

    [Test]
    public void Explain_OneFigure_ShowsItWithItsInputs()
    {
        var run = CommandLine.Run("explain", "stress.reverse.uniform", Tether);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("Formula").And.Contain("24.49%").And.Contain("no score rests on it"));
    }

    [Test]
    public void Explain_FigureWithoutBook_ShowsItsFormula() =>
        Assert.That(CommandLine.Run("explain", "stress.reverse.uniform").Output, Does.Contain("Formula").And.Contain("Source"));

    [TestCaseSource(nameof(ShippedBooks))]
    public async Task Run_OneOrTwoThreads_GivesTheSameBytes(string book)
    {
        async Task<string> JsonOf(int threads)
        {
            var engine = new RiskEngine(new EngineOptions { Stress = FewPaths with { Threads = threads, Seed = 42 } });
            return StressJson.Of([(await engine.RunAsync([Repository.PathTo("data/books/" + book)])).Entities[0].Chosen]);
        }

        Assert.That(await JsonOf(2), Is.EqualTo(await JsonOf(1)));
    }

    private static string[] ShippedBooks => ["tether/2025-12-31", "okx/2024-04-12"];

    [Test]
    public void Stress_OwnScenarioFile_IsRun()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                {
                  "schema": "riskanalytics/scenario/1", "id": "my-fall", "name": "Gold and bitcoin fall by a quarter", "text": "A test.",
                  "shocks": [
                    { "asset": "BTC", "effect": "price", "change": -0.25, "source": "our own choice" },
                    { "class": "gold", "effect": "price", "change": -0.25, "source": "our own choice" }
                  ]
                }
                """);
            var run = CommandLine.Run("stress", Tether, "--scenario", file, "--paths", "100", "--format", "json");

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            using var json = JsonDocument.Parse(run.Output);
            var scenario = json.RootElement.GetProperty("scenarios")[0];
            // Surplus 6.34 bn less a quarter of 25.88 bn leaves a little less than what is owed.
            Assert.That(scenario.GetProperty("id").GetString(), Is.EqualTo("my-fall"));
            Assert.That(scenario.GetProperty("coverage").GetDecimal(), Is.InRange(0.999m, 0.99999m));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("--scenario", "no-such-thing", "There is no scenario and no file 'no-such-thing'")]
    [TestCase("--paths", "0", "expected a number from 1 to")]
    [TestCase("--days", "-1", "expected a number from 0 to 366")]
    public void Stress_BadUsage_ExitsWith2AndSaysWhy(string option, string value, string message)
    {
        var run = CommandLine.Run("stress", Tether, option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void Stress_OnePathAndNoDays_StillAnswers()
    {
        var run = CommandLine.Run("stress", Tether, "--paths", "1", "--days", "0");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Not.Contain("NaN").And.Not.Contain("Infinity"));
    }

    [Test]
    public void Stress_Out_WritesThePictureAndTheJson()
    {
        var folder = Directory.CreateTempSubdirectory("riskanalytics-");
        try
        {
            var run = CommandLine.Run("stress", Tether, "--paths", "500", "--out", folder.FullName);

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(Directory.EnumerateFiles(Path.Combine(folder.FullName, "tether", "2025-12-31")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "stress.json", "stress.png" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
