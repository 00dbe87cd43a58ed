using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Policies;

[TestFixture]
public sealed class PolicyReaderTests
{
    private static string DefaultPath => Repository.PathTo("data/policies/default.json");

    [Test]
    public void Read_DefaultPolicy_HasEveryNumber()
    {
        var policy = PolicyReader.Read(DefaultPath);

        Assert.That(policy.Id, Is.EqualTo("default"));
        Assert.That(policy.Classes, Has.Count.EqualTo(Codes.All<AssetClass>().Length));
        Assert.That(policy.Classes[AssetClass.Bitcoin].HaircutFree, Is.EqualTo(0.5m));
        Assert.That(policy.Classes[AssetClass.Bitcoin].Core, Is.EqualTo(CoreMembership.Exchange));
        Assert.That(policy.Metrics["S3"].Knots, Is.EqualTo(new[] { 0.85m, 0.95m, 0.98m, 0.995m, 1.02m }));
        Assert.That(policy.Caps["K8"].Steps[^1].Limit, Is.Null);
        Assert.That(policy.Number(PolicyParameters.BillMaximumDays), Is.EqualTo(93m));
        Assert.That(policy.RightPoints[RightAnswer.Partial].Value, Is.EqualTo(10m));
    }

    [TestCase("\"knots\": [0.95, 0.99, 0.995, 1.0, 1.05]", "\"knots\": [0.95, 0.99, 0.99, 1.0, 1.05]", "metrics.S1.knots", "must all rise or all fall", TestName = "{m}(overlapping knots)")]
    [TestCase("\"knots\": [0.95, 0.99, 0.995, 1.0, 1.05]", "\"knots\": [0.95, 0.99, 1.0, 0.995, 1.05]", "metrics.S1.knots", "must all rise or all fall", TestName = "{m}(knots out of order)")]
    [TestCase("\"knots\": [0.95, 0.99, 0.995, 1.0, 1.05]", "\"knots\": [0.95, 0.99, 0.995, 1.0]", "metrics.S1.knots", "list of 5 numbers", TestName = "{m}(four knots)")]
    [TestCase("\"solvency\": { \"weight\": 30", "\"solvency\": { \"weight\": 31", "pillars", "the weights sum to 101", TestName = "{m}(pillar weights)")]
    [TestCase("\"S1\": { \"weight\": 25", "\"S1\": { \"weight\": 20", "metrics S", "the weights sum to 95", TestName = "{m}(metric weights)")]
    [TestCase("\"treasury-bill\":", "\"treasury-note\":", "classes.treasury-bill", "the key is missing", TestName = "{m}(class missing)")]
    [TestCase("\"treasury-bill\":", "\"treasury-note\":", "classes.treasury-note", "nearest: treasury-bill", TestName = "{m}(class unknown)")]
    [TestCase("\"haircut\": [0, 0.5]", "\"haircut\": [0, 50]", "classes.bitcoin.haircut", "a number from 0 to 1", TestName = "{m}(percent for fraction)")]
    [TestCase("\"haircut\": [0, 0.5]", "\"haircut\": [\"0\", 0.5]", "classes.bitcoin.haircut", "expected a number", TestName = "{m}(text for number)")]
    [TestCase("\"haircut\": [0, 0.5]", "\"haircut\": [0, 1e400]", "classes.bitcoin.haircut", "a number from 0 to 1", TestName = "{m}(1e400)")]
    [TestCase("\"bucket\": \"1d\", \"core\": \"exchange\", \"source\": \"fall", "\"bucket\": \"2d\", \"core\": \"exchange\", \"source\": \"fall", "classes.bitcoin.bucket", "expected one of", TestName = "{m}(bucket)")]
    [TestCase("\"source\": \"our own choice: smaller keys are dust to the whole\"", "\"source\": \" \"", "parameters.key_floor.source", "not empty", TestName = "{m}(source empty)")]
    [TestCase("\"threshold\": 0.95, \"limit\": 54", "\"threshold\": 0.95, \"limit\": 99", "caps.K3.steps", "lower limit", TestName = "{m}(cap steps out of order)")]
    [TestCase("riskanalytics/policy/1", "riskanalytics/policy/9", "schema", "expected riskanalytics/policy/1", TestName = "{m}(schema)")]
    public void Read_OneFault_IsNamed(string correct, string wrong, string key, string message)
    {
        var text = File.ReadAllText(DefaultPath);
        Assert.That(text, Does.Contain(correct), "The default policy was changed; change the case too.");

        var error = Assert.Throws<IngestionException>(() => Read(text.Replace(correct, wrong, StringComparison.Ordinal)));

        Assert.That(error!.Faults.Where(f => f.Column == key).Select(f => f.Message), Has.Some.Contains(message).IgnoreCase, error.Message);
    }

    [Test]
    public void Read_SeveralFaults_AreToldAtOnce()
    {
        var text = File.ReadAllText(DefaultPath)
            .Replace("\"solvency\": { \"weight\": 30", "\"solvency\": { \"weight\": -30", StringComparison.Ordinal)
            .Replace("\"knots\": [0.25, 0.75, 1.0, 1.5, 3.0]", "\"knots\": [1, 1, 1, 1, 1]", StringComparison.Ordinal)
            .Replace("\"key_floor\"", "\"key_flor\"", StringComparison.Ordinal);

        var error = Assert.Throws<IngestionException>(() => Read(text));

        Assert.That(error!.Faults.Select(f => f.Column), Is.SupersetOf(new[]
        {
            "pillars.solvency.weight", "pillars", "metrics.L1.knots", "metrics.L2.knots", "metrics.L3.knots", "parameters.key_floor", "parameters.key_flor",
        }));
        Assert.That(error.Message.Split('\n'), Has.Length.EqualTo(error.Faults.Length));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"pillars\": 1, \"metrics\": [], \"classes\": null, \"caps\": \"x\"}")]
    [TestCase("{\"id\": \"a\", \"id\": \"b\"}")]
    [TestCase("{\"caps\": {\"K1\": {\"steps\": [1]}}}")]
    [TestCase("{\"id\": \"\\ud800\", \"\\ud800\": 1}")]
    [TestCase("not json")]
    public void Read_Malformed_IsRefused(string text) => Assert.Throws<IngestionException>(() => Read(text));

    private static ScoringPolicy Read(string text)
    {
        using var folder = new TemporaryFolder();
        return PolicyReader.Read(folder.Write("policy.json", text));
    }
}
