using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Policies;

/// <summary>Every number of the scoring model that is a choice, each with its source. Read from a policy file, already validated.</summary>
public sealed record ScoringPolicy
{
    /// <summary>The scores at the five knots of every metric, worst to best.</summary>
    public static ImmutableArray<decimal> KnotScores { get; } = [0m, 40m, 55m, 70m, 100m];

    /// <summary>The codes of the caps that every policy must give, in order.</summary>
    public static ImmutableArray<string> CapCodes { get; } = ["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10"];

    /// <summary>The codes of the metrics that every policy must give, in order.</summary>
    public static ImmutableArray<string> MetricCodes { get; } =
        ["S1", "S2", "S3", "L1", "L2", "L3", "L4", "Q1", "Q2", "Q3", "Q4", "C1", "C2", "C3", "C4", "T1", "T2", "T3", "T4", "T5"];

    /// <summary>Id, such as <c>default</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version, such as <c>1.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>One row per asset class.</summary>
    public required FrozenDictionary<AssetClass, ClassRule> Classes { get; init; }

    /// <summary>The row that overrides the class of a frozen line.</summary>
    public required ClassRule Frozen { get; init; }

    /// <summary>One row per asset class: how it behaves under stress. No score rests on it.</summary>
    public required FrozenDictionary<AssetClass, StressClassRule> StressClasses { get; init; }

    /// <summary>What counts as an alarm in the back-test and for <c>--fail-on worse</c>.</summary>
    public required AlarmPolicy Alarm { get; init; }

    /// <summary>One weight per pillar; they sum to 100.</summary>
    public required FrozenDictionary<Pillar, PillarPolicy> Pillars { get; init; }

    /// <summary>One row per metric code; the weights of a pillar sum to 100.</summary>
    public required FrozenDictionary<string, MetricPolicy> Metrics { get; init; }

    /// <summary>One row per cap code.</summary>
    public required FrozenDictionary<string, CapPolicy> Caps { get; init; }

    /// <summary>Points of each assurance level for T1.</summary>
    public required FrozenDictionary<AssuranceLevel, PolicyNumber> AssurancePoints { get; init; }

    /// <summary>Points of each answer on holders' rights for T5, per item.</summary>
    public required FrozenDictionary<RightAnswer, PolicyNumber> RightPoints { get; init; }

    /// <summary>The single numbers, by the names of <see cref="PolicyParameters"/>.</summary>
    public required FrozenDictionary<string, PolicyNumber> Parameters { get; init; }

    /// <summary>A single number by name.</summary>
    /// <exception cref="KeyNotFoundException">The name is not one of <see cref="PolicyParameters.All"/>.</exception>
    public decimal Number(string name) => Parameters[name].Value;

    /// <summary>Band of a score, taken on the unrounded score: 70, 55 and 40 belong to the better band.</summary>
    public static Band BandOf(decimal score) => score switch
    {
        >= 70m => Band.Healthy,
        >= 55m => Band.Watch,
        >= 40m => Band.Unhealthy,
        _ => Band.Critical,
    };

    /// <summary>Grade of a score, A to F, taken on the unrounded score.</summary>
    public static string GradeOf(decimal score) => score switch
    {
        >= 85m => "A",
        >= 70m => "B",
        >= 55m => "C",
        >= 40m => "D",
        >= 20m => "E",
        _ => "F",
    };
}
