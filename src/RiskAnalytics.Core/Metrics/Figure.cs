using System.Collections.Immutable;

namespace RiskAnalytics.Core.Metrics;

/// <summary>An unscored figure of a book: a value with its inputs, or the reason why there is none.</summary>
public sealed record Figure
{
    private Figure(FigureDefinition definition, string? subject, MetricStatus status, decimal? value, string? reason, ImmutableArray<MetricInput> inputs)
    {
        Definition = definition;
        Subject = subject;
        Status = status;
        Value = value;
        Reason = reason;
        Inputs = inputs;
    }

    /// <summary>What the figure is.</summary>
    public FigureDefinition Definition { get; }

    /// <summary>What it is of where a book has several, such as an asset or a scenario; null where it has one.</summary>
    public string? Subject { get; }

    /// <summary>What <c>explain</c> takes: the id of the definition, and behind a colon the subject.</summary>
    public string Id => Subject is null ? Definition.Id : $"{Definition.Id}:{Subject}";

    /// <summary>Whether there is a value.</summary>
    public MetricStatus Status { get; }

    /// <summary>The value in the unit of the definition; null unless computed.</summary>
    public decimal? Value { get; }

    /// <summary>Why there is no value, or what the reader must know of it ("extrapolated"); null when there is nothing to add.</summary>
    public string? Reason { get; }

    /// <summary>The inputs used, in the order of the formula.</summary>
    public ImmutableArray<MetricInput> Inputs { get; }

    /// <summary>A figure with a value.</summary>
    public static Figure Computed(FigureDefinition definition, string? subject, decimal value, ImmutableArray<MetricInput> inputs, string? reason = null) =>
        new(definition, subject, MetricStatus.Computed, value, reason, inputs);

    /// <summary>A figure without a value.</summary>
    /// <exception cref="ArgumentException">The status is <see cref="MetricStatus.Computed"/>, or the reason is empty.</exception>
    public static Figure WithoutValue(FigureDefinition definition, string? subject, MetricStatus status, string reason, ImmutableArray<MetricInput> inputs = default) =>
        status == MetricStatus.Computed || string.IsNullOrWhiteSpace(reason)
            ? throw new ArgumentException("A figure without a value needs another status and a reason.", nameof(status))
            : new(definition, subject, status, null, reason, inputs.IsDefault ? [] : inputs);
}
