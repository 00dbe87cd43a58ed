using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Transparency;

/// <summary>
/// T2, age of the figures.
/// <para>Formula: days from the as-of date to the evaluation date, else to the publication date.</para>
/// <para>Unit: calendar days. Range: 0 or more. Better when: lower.</para>
/// <para>Undefined when: never; not disclosed without a date.</para>
/// <para>Source: Regulation (EU) 2023/1114 Art 30, monthly disclosure.</para>
/// </summary>
public sealed class SnapshotAge : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "T2", "transparency.age-days", "Age of the figures", Pillar.Transparency, MetricUnit.Days, Direction.LowerIsSafer,
        "days from as-of to evaluation, else to publication",
        "Regulation (EU) 2023/1114 Art 30, monthly disclosure; " + Inputs.Model + ", section 4");

    /// <summary>Days between two dates.</summary>
    public static int Formula(DateOnly asOf, DateOnly evaluatedOn) => evaluatedOn.DayNumber - asOf.DayNumber;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        var asOf = reserve.Snapshot.AsOf;
        if (reserve.EvaluatedOn is not { } evaluatedOn)
        {
            return Inputs.Absent(Definition, reserve, "No publication date is disclosed, and no evaluation date was given.");
        }

        var days = Formula(asOf, evaluatedOn);
        if (days < 0)
        {
            var reason = $"The date {Format.Date(evaluatedOn)} lies before the as-of date {Format.Date(asOf)}, so the age is not known.";
            // A date that the caller gave is not the firm's silence.
            return evaluatedOn == reserve.Snapshot.Disclosures.PublishedOn
                ? Inputs.Absent(Definition, reserve, reason)
                : MetricResult.WithoutValue(Definition, MetricStatus.MissingInput, reason);
        }

        var published = evaluatedOn == reserve.Snapshot.Disclosures.PublishedOn ? "publication date, disclosures.json" : "evaluation date given";
        return MetricResult.Computed(
            Definition,
            days,
            [new MetricInput($"days from {Format.Date(asOf)} to {Format.Date(evaluatedOn)}", days, MetricUnit.Days, $"as-of date, entity.json; {published}")]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target) =>
        new(Definition.Code, $"Publish within {Format.Number(target)} days of the snapshot instead of {Format.Number(value)}.", null);
}
