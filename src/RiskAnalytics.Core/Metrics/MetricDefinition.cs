namespace RiskAnalytics.Core.Metrics;

/// <summary>What a metric is. Its limits are in the policy, never here.</summary>
/// <param name="Code">The model's code, such as <c>S3</c>.</param>
/// <param name="Id">Permanent id, such as <c>solvency.stressed-coverage</c>.</param>
/// <param name="Name">Name for people, such as "Stressed coverage".</param>
/// <param name="Pillar">The pillar it counts in.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="Direction">Which way it is safer.</param>
/// <param name="Formula">The formula in one line.</param>
/// <param name="Source">Author, title, year and section, or the model's own section.</param>
public sealed record MetricDefinition(
    string Code,
    string Id,
    string Name,
    Pillar Pillar,
    MetricUnit Unit,
    Direction Direction,
    string Formula,
    string Source);
