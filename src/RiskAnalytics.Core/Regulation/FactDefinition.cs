using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A fact that no holding shows and that <c>facts.csv</c> may state.</summary>
/// <param name="Id">Permanent id in lower-case words and underscores, such as <c>own_funds</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="Unit">Unit of a number: <see cref="MetricUnit.Money"/>, <see cref="MetricUnit.Count"/>, <see cref="MetricUnit.Days"/> or <see cref="MetricUnit.Share"/> (a fraction).</param>
/// <param name="Meaning">What exactly is meant, in a sentence.</param>
public sealed record FactDefinition(string Id, string Name, FactKind Kind, MetricUnit Unit, string Meaning);
