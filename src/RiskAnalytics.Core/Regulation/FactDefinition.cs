using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A fact that no holding shows and that <c>facts.csv</c> may state.</summary>
/// <param name="Id">Permanent id in lower-case words and underscores, such as <c>own_funds</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="Unit">Unit of a number: <see cref="MetricUnit.Money"/>, <see cref="MetricUnit.Count"/>, <see cref="MetricUnit.Days"/> or <see cref="MetricUnit.Share"/> (a fraction).</param>
/// <param name="Meaning">What exactly is meant, in a sentence.</param>
public sealed record FactDefinition(string Id, string Name, FactKind Kind, MetricUnit Unit, string Meaning)
{
    /// <summary>The largest number that can be meant, in the unit of the fact; null where there is no bound. The smallest is always 0.</summary>
    public decimal? Most { get; init; }

    /// <summary>Whether the number is a whole one.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether a text has the form of the fact; null where any text does.</summary>
    public Func<string, bool>? Fits { get; init; }

    /// <summary>That form in words; null where any text does.</summary>
    public string? Form { get; init; }
}
