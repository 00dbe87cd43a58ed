using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Cli;

/// <summary>An unscored figure of stress or trend: what it is, and how one book comes to it.</summary>
internal static class FigureExplanation
{
    /// <summary>What the figure is.</summary>
    public static string Of(FigureDefinition definition) => Explanation.Text(Head(definition, definition.Id));

    /// <summary>The figures of one book that an id names: one with a subject, or all of a definition.</summary>
    public static string Of(string id, FigureDefinition definition, HealthAssessment assessment)
    {
        var found = assessment.Figures.Where(figure => Names(id, figure)).ToList();
        return found.Count > 0
            ? string.Join('\n', found.Select(figure => Of(figure, assessment)))
            : Explanation.Text(
            [
                .. Head(definition, definition.Id),
                Book(assessment),
                Explanation.Line("Value", id.Contains(':', StringComparison.Ordinal) ? $"none: the book has no {Subject(id)} that this figure is of, or it is too small a position to be measured" : "none: nothing in the book that it could be of"),
                .. Subjects(definition, assessment),
            ]);
    }

    private static string Of(Figure figure, HealthAssessment assessment) => Explanation.Text(
    [
        .. Head(figure.Definition, figure.Id),
        Book(assessment),
        .. Explanation.Inputs(figure.Inputs, assessment.Snapshot.ReportingCurrency),
        Explanation.Line("Value", figure.Value is { } value
            ? $"{Explanation.Figure(value)} ({Format.Value(value, figure.Definition.Unit)}){(figure.Reason is { } note ? $"; {note}" : "")}"
            : $"none: {Format.Word(figure.Status).Replace('_', ' ')}. {figure.Reason}"),
        Explanation.Line("Score", "none: no score rests on it"),
    ]);

    private static bool Names(string id, Figure figure) =>
        figure.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || figure.Definition.Id.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static string Subject(string id) => SafeText.OneLine(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static IEnumerable<string> Head(FigureDefinition definition, string id) =>
    [
        $"{id}  {definition.Name}",
        Explanation.Line("Formula", definition.Formula),
        Explanation.Line("Source", definition.Source),
        Explanation.Line("Unit", Format.Word(definition.Unit).Replace('_', ' ')),
    ];

    private static string Book(HealthAssessment assessment) =>
        Explanation.Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}, policy {assessment.Policy.Id} {assessment.Policy.Version}");

    /// <summary>What the reader could have meant.</summary>
    private static IEnumerable<string> Subjects(FigureDefinition definition, HealthAssessment assessment)
    {
        var subjects = assessment.Figures.Where(figure => figure.Definition.Id == definition.Id && figure.Subject is not null).Select(figure => figure.Id).Take(30).ToList();
        return subjects.Count > 0 ? [Explanation.Line("There is", string.Join(", ", subjects))] : [];
    }

    /// <summary>All ids, for whoever asked for one that does not exist.</summary>
    public static IEnumerable<(string Id, string Name)> Listed => FigureCatalog.All.Select(definition => (definition.Id, definition.Name));
}
