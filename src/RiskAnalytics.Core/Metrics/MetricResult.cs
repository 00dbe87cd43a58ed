using System.Collections.Immutable;

namespace RiskAnalytics.Core.Metrics;

/// <summary>What a metric found: a value, or the reason why there is none.</summary>
public sealed record MetricResult
{
    private MetricResult(MetricDefinition definition, MetricStatus status, decimal? value, string? reason, ImmutableArray<MetricInput> inputs)
    {
        Definition = definition;
        Status = status;
        Value = value;
        Reason = reason;
        Inputs = inputs;
    }

    /// <summary>The metric.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Whether there is a value.</summary>
    public MetricStatus Status { get; }

    /// <summary>The value in the unit of the metric; null unless computed.</summary>
    public decimal? Value { get; }

    /// <summary>Why there is no value, or what decided it ("worst asset: USDC"); null when there is nothing to add.</summary>
    public string? Reason { get; }

    /// <summary>The inputs used, in the order of the formula.</summary>
    public ImmutableArray<MetricInput> Inputs { get; }

    /// <summary>A result with a value.</summary>
    public static MetricResult Computed(MetricDefinition definition, decimal value, ImmutableArray<MetricInput> inputs, string? reason = null) =>
        new(definition, MetricStatus.Computed, value, reason, inputs);

    /// <summary>A result without a value.</summary>
    /// <exception cref="ArgumentException">The status is <see cref="MetricStatus.Computed"/>, or the reason is empty.</exception>
    public static MetricResult WithoutValue(MetricDefinition definition, MetricStatus status, string reason, ImmutableArray<MetricInput> inputs = default) =>
        status == MetricStatus.Computed || string.IsNullOrWhiteSpace(reason)
            ? throw new ArgumentException("A result without a value needs another status and a reason.", nameof(status))
            : new(definition, status, null, reason, inputs.IsDefault ? [] : inputs);
}
