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
    [TestCase("\"knots\": [190, 100, 45, 31, 1]", "\"knots\": [40000, 100, 45, 31, 1]", "metrics.T2.knots", "a number from 0 to 36500", TestName = "{m}(days beyond a century)")]
    [TestCase("\"knots\": [20, 50, 65, 80, 100]", "\"knots\": [20, 50, 65, 80, 101]", "metrics.Q1.knots", "a number from 0 to 100", TestName = "{m}(points beyond 100)")]
    [TestCase("\"knots\": [0.85, 0.95, 0.98, 0.995, 1.02]", "\"knots\": [0.85, 0.95, 0.98, 0.995, 1001]", "metrics.S3.knots", "a number from 0 to 1000", TestName = "{m}(ratio beyond 1000)")]
    [TestCase("\"knots\": [0.85, 0.95, 0.98, 0.995, 1.02]", "\"knots\": [-0.85, 0.95, 0.98, 0.995, 1.02]", "metrics.S3.knots", "a number from 0 to 1000", TestName = "{m}(ratio below 0)")]
    [TestCase("\"knots\": [0.6, 0.3, 0.15, 0.1, 0]", "\"knots\": [7.9e28, 0.3, 0.15, 0.1, 0]", "metrics.L4.knots", "a number from 0 to 1000", TestName = "{m}(share beyond every amount)")]
    [TestCase("\"bond_year_days\": { \"value\": 365", "\"bond_year_days\": { \"value\": 0", "parameters.bond_year_days.value", "a number from 1 to", TestName = "{m}(year of no days)")]
    [TestCase("\"own_token_matched_weight\": { \"value\": 0.5", "\"own_token_matched_weight\": { \"value\": 0", "parameters.own_token_matched_weight.value", "a number from 0.0001 to", TestName = "{m}(weight that divides)")]
    [TestCase("\"threshold\": 12, \"limit\": 69", "\"threshold\": 12.5, \"limit\": 69", "caps.K10.steps", "whole months from 1 to 120", TestName = "{m}(half a month)")]
    [TestCase("\"threshold\": 12, \"limit\": 69", "\"threshold\": 0, \"limit\": 69", "caps.K10.steps", "whole months from 1 to 120", TestName = "{m}(no month)")]
    [TestCase("\"threshold\": 12, \"limit\": 69", "\"threshold\": 121, \"limit\": 69", "caps.K10.steps", "whole months from 1 to 120", TestName = "{m}(121 months)")]
    [TestCase("\"threshold\": 0.95, \"limit\": 54", "\"threshold\": 0.98, \"limit\": 54", "caps.K3.steps", "thresholds must fall", TestName = "{m}(K3 level)")]
    [TestCase("\"threshold\": 0.2, \"limit\": 39", "\"threshold\": 0.05, \"limit\": 39", "caps.K4.steps", "thresholds must rise", TestName = "{m}(K4 falling)")]
    [TestCase("\"threshold\": 0.9, \"limit\": 19", "\"threshold\": 0.9999, \"limit\": 19", "caps.K6.steps", "thresholds must fall", TestName = "{m}(K6 rising)")]
    [TestCase("\"threshold\": 0, \"limit\": 39", "\"threshold\": 0.6, \"limit\": 39", "caps.K7.steps", "thresholds must fall", TestName = "{m}(K7 rising)")]
    [TestCase("\"threshold\": 100, \"limit\": 54", "\"threshold\": 40, \"limit\": 54", "caps.K8.steps", "thresholds must rise", TestName = "{m}(K8 falling)")]
    [TestCase("\"threshold\": 0.25, \"limit\": 54", "\"threshold\": 0.1, \"limit\": 54", "caps.K9.steps", "thresholds must rise", TestName = "{m}(K9 level)")]
    [TestCase("\"threshold\": 0.0001, \"limit\": 54", "\"threshold\": 0.02, \"limit\": 54", "caps.K1.steps", "thresholds must fall", TestName = "{m}(K1 rising)")]
    [TestCase("\"threshold\": 0.0001, \"limit\": 54", "\"threshold\": 0.0001, \"limit\": 10", "caps.K1.steps", "lower limit", TestName = "{m}(K1 harder on small keys)")]
    [TestCase("\"threshold\": 0.4, \"limit\": 19", "\"threshold\": 0.4, \"limit\": null", "caps.K4.steps", "only the last step of K8", TestName = "{m}(no rating by K4)")]
    [TestCase("\"threshold\": 45, \"limit\": 69", "\"threshold\": 45, \"limit\": null", "caps.K8.steps", "only the last step of K8", TestName = "{m}(no rating early)")]
    [TestCase("{ \"threshold\": 12, \"limit\": 69 }", "{ \"threshold\": 12, \"limit\": 69 }, { \"threshold\": 24, \"limit\": 54 }", "caps.K10.steps", "expected 1 step", TestName = "{m}(two steps of K10)")]
    [TestCase("{ \"threshold\": 0.9995, \"limit\": 19 }", "{ \"threshold\": 0.9995, \"limit\": 19 }, { \"threshold\": 0.9, \"limit\": 9 }", "caps.K2.steps", "expected 1 step", TestName = "{m}(two steps of K2)")]
    [TestCase("{ \"threshold\": 1, \"limit\": 54 }, ", "", "caps.K5.steps", "expected 2 steps", TestName = "{m}(one step of K5)")]
    [TestCase("\"on-chain-only\": { \"value\": 60, \"source\": \"our own choice\" },", "", "assurance_points.on-chain-only", "the key is missing", TestName = "{m}(assurance level missing)")]
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
