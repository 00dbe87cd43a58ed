using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Policies;

/// <summary>Reads a scoring policy: every number of the model that is a choice, each with its source.</summary>
public static class PolicyReader
{
    private const string Schema = "riskanalytics/policy/1";

    private static readonly FrozenDictionary<string, BucketRule> Buckets = new Dictionary<string, BucketRule>
    {
        ["1d"] = BucketRule.OneDay,
        ["5d"] = BucketRule.FiveDays,
        ["30d"] = BucketRule.ThirtyDays,
        ["later"] = BucketRule.Later,
        ["by-maturity"] = BucketRule.ByMaturity,
        ["1d-unless-maturity"] = BucketRule.OneDayUnlessMaturity,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, HqlaLevel> HqlaLevels = new Dictionary<string, HqlaLevel>
    {
        ["1"] = HqlaLevel.Level1,
        ["2a"] = HqlaLevel.Level2A,
        ["2b"] = HqlaLevel.Level2B,
        ["none"] = HqlaLevel.None,
    }.ToFrozenDictionary();

    private static readonly ImmutableArray<string> FlagCodes = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"];

    private static readonly ImmutableArray<(string Inner, string Outer)> OrderedParameters =
    [
        (PolicyParameters.Outflow1Day, PolicyParameters.Outflow5Days),
        (PolicyParameters.Outflow5Days, PolicyParameters.Outflow30Days),
        (PolicyParameters.ExtremeOutflow1Day, PolicyParameters.ExtremeOutflow5Days),
        (PolicyParameters.ExtremeOutflow5Days, PolicyParameters.ExtremeOutflow30Days),
        (PolicyParameters.ConfidenceMedium, PolicyParameters.ConfidenceHigh),
        (PolicyParameters.StablecoinIssuerShare, PolicyParameters.StablecoinIssuerShareHigh),
        (PolicyParameters.HhiModerate, PolicyParameters.HhiHigh),
        (PolicyParameters.HhiModerate2010, PolicyParameters.HhiHigh2010),
    ];

    /// <summary>Parameters that are no fraction from 0 to 1, with their largest value.</summary>
    private static readonly FrozenDictionary<string, decimal> LargestValues = new Dictionary<string, decimal>
    {
        [PolicyParameters.NotDisclosedScore] = 100,
        [PolicyParameters.BillMaximumDays] = 3650,
        [PolicyParameters.BondYearDays] = 3650,
        [PolicyParameters.BondQualityBeyondYear] = 100,
        [PolicyParameters.VerifiedAssurance] = 100,
        [PolicyParameters.EvidenceCap] = 100,
        [PolicyParameters.AssuranceMonths] = 120,
        [PolicyParameters.SensitivityFactor] = 10,
        [PolicyParameters.StablecoinPrice] = 2,
        [PolicyParameters.WindowDressing] = 10,
        [PolicyParameters.ImpactCoefficient] = 10,
        [PolicyParameters.LvarDeviations] = 10,
        [PolicyParameters.SpreadDeviations] = 10,
        [PolicyParameters.PublicationLagDays] = 366,
        [PolicyParameters.MarketPositions] = 100_000,
        [PolicyParameters.RiskFactorLimit] = 200,
        [PolicyParameters.VolatilityWindowDays] = 3650,
        [PolicyParameters.VolatilityMinimumReturns] = 3650,
        [PolicyParameters.WeekendDays] = 10,
        [PolicyParameters.LcrLevel2Cap] = 0.99m,
        [PolicyParameters.LcrLevel2BCap] = 0.99m,
        [PolicyParameters.LcrInflowCap] = 0.99m,
        [PolicyParameters.RunHorizonDays] = 366,
        [PolicyParameters.RunDegreesOfFreedom] = 1000,
        [PolicyParameters.RunFeedback] = 100,
        [PolicyParameters.RunConfidence] = 0.9999m,
        [PolicyParameters.TrendStaleFactor] = 100,
        [PolicyParameters.TrendSmallestMove] = 100,
        [PolicyParameters.LookThroughDepth] = 20,
        [PolicyParameters.ContagionNames] = 100,
    }.ToFrozenDictionary();

    /// <summary>Parameters that divide, so that zero would leave nothing to calculate, with their smallest value.</summary>
    private static readonly FrozenDictionary<string, decimal> SmallestValues = new Dictionary<string, decimal>
    {
        [PolicyParameters.Outflow1Day] = 0.0001m,
        [PolicyParameters.Outflow5Days] = 0.0001m,
        [PolicyParameters.Outflow30Days] = 0.0001m,
        [PolicyParameters.ExtremeOutflow1Day] = 0.0001m,
        [PolicyParameters.ExtremeOutflow5Days] = 0.0001m,
        [PolicyParameters.ExtremeOutflow30Days] = 0.0001m,
        [PolicyParameters.BondYearDays] = 1,
        [PolicyParameters.OwnTokenMatchedWeight] = 0.0001m,
        [PolicyParameters.SensitivityFactor] = 1,
        [PolicyParameters.ParticipationRate] = 0.0001m,
        [PolicyParameters.TemporaryImpactVolume] = 0.0001m,
        [PolicyParameters.PermanentImpactVolume] = 0.0001m,
        [PolicyParameters.MarketPositions] = 1,
        [PolicyParameters.RiskFactorLimit] = 2,
        [PolicyParameters.VolatilityWindowDays] = 30,
        [PolicyParameters.VolatilityMinimumReturns] = 10,
        [PolicyParameters.LcrOutflow] = 0.0001m,
        [PolicyParameters.RunHorizonDays] = 1,
        [PolicyParameters.RunDegreesOfFreedom] = 2.1m,
        [PolicyParameters.RunLargestOutflow] = 0.0001m,
        [PolicyParameters.RunConfidence] = 0.5m,
        [PolicyParameters.TrendDrift] = 0.0001m,
        [PolicyParameters.TrendRatioJump] = 0.0001m,
        [PolicyParameters.TrendStaleFactor] = 1,
        [PolicyParameters.LookThroughDepth] = 1,
        [PolicyParameters.ContagionNames] = 1,
    }.ToFrozenDictionary();

    /// <summary>The largest knot of metrics that are no share and no ratio.</summary>
    private static readonly FrozenDictionary<string, decimal> LargestKnots = new Dictionary<string, decimal>
    {
        ["Q1"] = 100,
        ["T1"] = 100,
        ["T5"] = 100,
        ["T2"] = 36_500,
    }.ToFrozenDictionary();

    /// <summary>The largest knot of a share or a ratio.</summary>
    private const decimal LargestRatio = 1_000;

    /// <summary>Caps whose steps have a meaning each, with their number; every other cap has one or more.</summary>
    private static readonly FrozenDictionary<string, int> FixedSteps =
        new Dictionary<string, int> { ["K1"] = 2, ["K2"] = 1, ["K5"] = 2, ["K7"] = 2, ["K10"] = 1 }.ToFrozenDictionary();

    /// <summary>Caps whose thresholds have an order: 1 when they rise from step to step, -1 when they fall.</summary>
    private static readonly FrozenDictionary<string, int> ThresholdOrders = new Dictionary<string, int>
    {
        ["K1"] = -1,
        ["K3"] = -1,
        ["K4"] = 1,
        ["K6"] = -1,
        ["K7"] = -1,
        ["K8"] = 1,
        ["K9"] = 1,
    }.ToFrozenDictionary();

    /// <summary>Reads and checks a policy file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The policy; every number it needs is present, in range and has a source.</returns>
    /// <exception cref="IngestionException">The file cannot be read, or has faults; all of them are listed at once.</exception>
    public static ScoringPolicy Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(SourceFile.OpenJson(path, ReadLimits.Standard), ReadLimits.Standard);
    }

    /// <summary>The built-in policy, a copy of <c>data/policies/default.json</c>.</summary>
    public static ScoringPolicy ReadDefault() => Read(SourceFile.OpenCarried("default.json"), ReadLimits.Standard);

    private static ScoringPolicy Read(SourceFile file, ReadLimits limits)
    {
        var root = new PolicyNode(JsonText.Parse(file, limits), "", new PolicyFaults(file.Name));

        root.Only("schema", "id", "version", "pillars", "metrics", "classes", "frozen", "stress", "alarm", "caps", "assurance_points", "right_points", "parameters");
        if (root.Text("schema") is { } schema && schema != Schema)
            root.Fault("schema", $"found '{Shortened(schema)}', expected {Schema}");

        var policy = new ScoringPolicy
        {
            Id = root.Text("id") ?? "",
            Version = root.Text("version") ?? "",
            Pillars = ReadPillars(root),
            Metrics = ReadMetrics(root),
            Classes = ReadByCode<AssetClass, ClassRule>(root, "classes", ReadClass),
            Frozen = ReadClass(root.Child("frozen")),
            StressClasses = ReadByCode<AssetClass, StressClassRule>(root, "stress", ReadStressClass),
            Alarm = ReadAlarm(root.Child("alarm")),
            Caps = ReadByName(root, "caps", ScoringPolicy.CapCodes, ReadCap),
            AssurancePoints = ReadByCode<AssuranceLevel, PolicyNumber>(root, "assurance_points", node => ReadNumber(node, 0, 100)),
            RightPoints = ReadByCode<RightAnswer, PolicyNumber>(root, "right_points", node => ReadNumber(node, 0, 20)),
            Parameters = ReadParameters(root),
        };
        root.Faults.ThrowIfAny();
        return policy;
    }

    private static FrozenDictionary<Pillar, PillarPolicy> ReadPillars(PolicyNode root)
    {
        var pillars = ReadByCode<Pillar, PillarPolicy>(root, "pillars", node =>
        {
            node.Only("weight", "source");
            return new PillarPolicy(node.Number("weight", 0, 100), node.Source());
        });
        CheckWeights(root, "pillars", pillars.Values.Select(p => p.Weight));
        return pillars;
    }

    private static FrozenDictionary<string, MetricPolicy> ReadMetrics(PolicyNode root)
    {
        var metrics = ReadByName(root, "metrics", ScoringPolicy.MetricCodes, node =>
        {
            node.Only("weight", "knots", "source");
            return new MetricPolicy(node.Number("weight", 0, 100), ReadKnots(node), node.Source());
        });

        // The first letter of a metric code names its pillar.
        foreach (var pillar in ScoringPolicy.MetricCodes.GroupBy(code => code[0]))
            CheckWeights(root, $"metrics {pillar.Key}", pillar.Where(metrics.ContainsKey).Select(code => metrics[code].Weight));
        return metrics;
    }

    private static ImmutableArray<decimal> ReadKnots(PolicyNode node)
    {
        var knots = node.Numbers("knots", ScoringPolicy.KnotScores.Length, 0, LargestKnots.GetValueOrDefault(node.Name, LargestRatio));
        if (knots.Length != ScoringPolicy.KnotScores.Length)
            return knots;

        var steps = knots.Zip(knots.Skip(1), (worse, better) => better.CompareTo(worse)).Distinct().ToList();
        if (steps is not [1] and not [-1])
            node.Fault("knots", "the five knots must all rise or all fall, without two that are equal: each value has one score");
        return knots;
    }

    private static ClassRule ReadClass(PolicyNode node)
    {
        node.Only("haircut", "quality", "bucket", "core", "source");
        var haircut = node.Numbers("haircut", 2, 0, 1);
        var quality = node.Numbers("quality", 2, 0, 100);
        if (haircut is [var matched, var free] && matched > free)
            node.Fault("haircut", "the haircut of the matched part, which stands first, cannot exceed that of the free part");
        if (quality is [var owed, var unowed] && owed < unowed)
            node.Fault("quality", "the quality of the matched part, which stands first, cannot be below that of the free part");

        var bucket = node.Text("bucket");
        if (!Buckets.TryGetValue(bucket ?? "", out var rule) && bucket is not null)
            node.Fault("bucket", $"found '{Shortened(bucket)}', expected one of {string.Join(", ", Buckets.Keys.Order(StringComparer.Ordinal))}");

        var core = node.Text("core");
        if (!Codes.TryParse<CoreMembership>(core, out var membership) && core is not null)
            node.Fault("core", $"found '{Shortened(core)}', expected one of {string.Join(", ", Codes.All<CoreMembership>())}");

        return haircut.Length == 2 && quality.Length == 2
            ? new ClassRule(haircut[0], haircut[1], quality[0], quality[1], rule, membership, node.Source())
            : new ClassRule(0, 0, 0, 0, rule, membership, node.Source());
    }

    private static StressClassRule ReadStressClass(PolicyNode node)
    {
        node.Only("within_hour", "on_weekends", "hqla", "inflow", "daily_volatility", "group", "liquid_asset", "source");
        return new StressClassRule(
            node.Flag("within_hour"),
            node.Flag("on_weekends"),
            ReadWord(node, "hqla", HqlaLevels),
            node.Number("inflow", 0, 1),
            node.Number("daily_volatility", 0, 1),
            node.Code<RiskGroup>("group"),
            node.Code<LiquidAsset>("liquid_asset"),
            node.Source());
    }

    private static AlarmPolicy ReadAlarm(PolicyNode node)
    {
        node.Only("cap_at_most", "caps_apart", "flags", "unproven", "source");
        return new AlarmPolicy(node.Number("cap_at_most", 0, 100), node.Texts("caps_apart", ScoringPolicy.CapCodes), node.Texts("flags", FlagCodes), node.Text("unproven") ?? "", node.Source());
    }

    private static TWord ReadWord<TWord>(PolicyNode node, string key, FrozenDictionary<string, TWord> words)
        where TWord : struct
    {
        var text = node.Text(key);
        if (words.TryGetValue(text ?? "", out var word))
            return word;
        if (text is not null)
            node.Fault(key, $"found '{Shortened(text)}', expected one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}");
        return default;
    }

    private static CapPolicy ReadCap(PolicyNode node)
    {
        node.Only("steps", "source");
        var steps = ImmutableArray.CreateBuilder<CapStep>();
        foreach (var step in node.Items("steps"))
        {
            step.Only("threshold", "limit");
            steps.Add(new CapStep(step.Number("threshold", 0, 100_000), step.IsNull("limit") ? null : step.Number("limit", 0, 100)));
        }

        if (FixedSteps.TryGetValue(node.Name, out var count) && steps.Count != count)
            node.Fault("steps", string.Create(CultureInfo.InvariantCulture, $"expected {count} {(count == 1 ? "step" : "steps")}"));
        if (ThresholdOrders.TryGetValue(node.Name, out var order)
            && steps.Zip(steps.Skip(1), (before, after) => after.Threshold.CompareTo(before.Threshold)).Any(o => o != order))
        {
            node.Fault("steps", $"the thresholds must {(order > 0 ? "rise" : "fall")} from step to step, without two that are equal");
        }

        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Limit is null && (node.Name != "K8" || i < steps.Count - 1))
                node.Fault("steps", "only the last step of K8 may have a limit of null, which means not rated");
        }

        if (node.Name == "K10" && steps.Any(s => s.Threshold is < 1 or > 120 || s.Threshold != decimal.Truncate(s.Threshold)))
            node.Fault("steps", "the threshold must be a number of whole months from 1 to 120");

        // K1 goes from large keys to small ones, the others from the mildest step to the gravest; "not rated" is the gravest.
        var fromMildest = node.Name == "K1" ? Enumerable.Reverse(steps).ToList() : [.. steps];
        if (fromMildest.Zip(fromMildest.Skip(1), (mild, grave) => (grave.Limit ?? -1) < (mild.Limit ?? -1)).Contains(false))
        {
            node.Fault("steps", node.Name == "K1"
                ? "each step must have a lower limit than the one after it"
                : "each step must have a lower limit than the one before");
        }

        return new CapPolicy(steps.DrainToImmutable(), node.Source());
    }

    private static FrozenDictionary<string, PolicyNumber> ReadParameters(PolicyNode root)
    {
        var parameters = ReadByName(root, "parameters", PolicyParameters.All, node =>
            ReadNumber(node, SmallestValues.GetValueOrDefault(node.Name), LargestValues.GetValueOrDefault(node.Name, 1)));
        foreach (var (inner, outer) in OrderedParameters)
        {
            if (parameters.TryGetValue(inner, out var low) && parameters.TryGetValue(outer, out var high) && low.Value > high.Value)
                root.Fault($"parameters.{inner}", $"the number must not exceed that of {outer}");
        }

        return parameters;
    }

    private static PolicyNumber ReadNumber(PolicyNode node, decimal smallest, decimal largest)
    {
        node.Only("value", "source");
        return new PolicyNumber(node.Number("value", smallest, largest), node.Source());
    }

    private static FrozenDictionary<TKey, TValue> ReadByCode<TKey, TValue>(PolicyNode root, string key, Func<PolicyNode, TValue> read)
        where TKey : struct, Enum =>
        ReadByName(root, key, Codes.All<TKey>(), read)
            .ToFrozenDictionary(p => Codes.TryParse<TKey>(p.Key, out var member) ? member : default, p => p.Value);

    /// <summary>Reads one entry per name; a missing one is a fault, and so is one that nobody knows.</summary>
    private static FrozenDictionary<string, TValue> ReadByName<TValue>(
        PolicyNode root, string key, ImmutableArray<string> names, Func<PolicyNode, TValue> read)
    {
        var group = root.Child(key);
        group.Only([.. names]);
        return names.Where(group.Has).ToFrozenDictionary(name => name, name => read(group.Child(name)));
    }

    private static void CheckWeights(PolicyNode root, string of, IEnumerable<decimal> weights)
    {
        var list = weights.ToList();
        if (list.Any(w => w <= 0))
            root.Fault(of, "every weight must be above zero");
        if (list.Sum() != 100)
            root.Fault(of, string.Create(CultureInfo.InvariantCulture, $"the weights sum to {list.Sum()}, expected 100"));
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40];
}
