using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Cli;

/// <summary>A fact of <c>facts.csv</c> in words: what is meant, which rules test it, and what a book states.</summary>
internal static class FactExplanation
{
    /// <summary>The word that lists all facts.</summary>
    public const string Word = "facts";

    /// <summary>Every fact, one a line.</summary>
    public static string All() => Explanation.Text(
    [
        "Facts that facts.csv may state (columns fact, value, unit, as_of, source):",
        .. FactCatalog.All.Select(fact => $"  {fact.Id,-34} {Kind(fact),-8} {fact.Meaning}"),
    ]);

    /// <summary>What the fact is.</summary>
    public static string Of(FactDefinition fact) => Explanation.Text(Head(fact));

    /// <summary>What one book states.</summary>
    public static string Of(FactDefinition fact, HealthAssessment assessment)
    {
        var stated = assessment.Snapshot.Facts.Where(row => row.Id == fact.Id).Select(row =>
            Explanation.Line("Stated", $"{Value(row)}{(row.Unit is { } unit ? " " + unit : "")}{(row.AsOf is { } day ? " as of " + Format.Date(day) : "")}, {row.Source}{(row.StatedSource is { } source ? "; " + source : "")}")).ToList();
        return Explanation.Text(
        [
            .. Head(fact),
            Explanation.Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}"),
            .. stated.Count > 0 ? stated : [Explanation.Line("Stated", "nothing: the book has no such row in facts.csv")],
        ]);
    }

    private static IEnumerable<string> Head(FactDefinition fact)
    {
        var rules = RuleTableReader.ReadDefault().Where(rule => rule.Fact == fact.Id).Select(rule => rule.Id).ToList();
        yield return $"{fact.Id}  {fact.Name}";
        yield return Explanation.Line("Meaning", fact.Meaning);
        yield return Explanation.Line("Value", Kind(fact));
        yield return Explanation.Line("Tested by", rules.Count > 0 ? string.Join(", ", rules) : "no rule alone; figures and documents may rest on it");
    }

    private static string Kind(FactDefinition fact) => fact.Kind == FactKind.Number ? Format.Word(fact.Unit) : Format.Word(fact.Kind);

    private static string Value(Core.Reserves.BookFact row) =>
        row.Number is { } number ? Format.Number(number) : row.Date is { } date ? Format.Date(date) : row.Truth is { } truth ? (truth ? "true" : "false") : SafeText.OneLine(row.Text ?? "");
}
