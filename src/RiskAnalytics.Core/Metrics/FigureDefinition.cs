namespace RiskAnalytics.Core.Metrics;

/// <summary>What an unscored figure is: its meaning, unit and source. Figures do not enter the score.</summary>
/// <param name="Id">Permanent id of lower-case words, dots and hyphens, such as <c>stress.scenario.coverage</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Formula">Formula in plain symbols.</param>
/// <param name="Source">Author, title, year and section, or "our own choice".</param>
public sealed record FigureDefinition(string Id, string Name, MetricUnit Unit, string Formula, string Source)
{
    /// <summary>True for a figure that is 1 for yes and 0 for no, as its formula says at its beginning.</summary>
    public bool IsYesOrNo => Unit == MetricUnit.Count && Formula.StartsWith("1 ", StringComparison.Ordinal);
}
