using System.Collections.Immutable;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The cases of the back-test: what was published of failures, near misses and controls, and when.</summary>
public static class CaseReader
{
    private const string Name = "cases.csv";

    /// <summary>The words that a row may have in <c>figure</c>: <c>books</c>, <c>book</c> and <c>told</c> have no value, the others have one.</summary>
    public static ImmutableArray<string> Figures { get; } =
    [
        "books", "book", "told", "coverage", "coverage-without-frozen", "in-kind-ratio", "own-token-share", "own-token-of-market",
        "share-of-class", "not-itemised-share", "liquid-share", "liabilities-evidenced",
    ];

    /// <summary>Parts of a whole: above 1 they were written in percent.</summary>
    private static readonly ImmutableArray<string> Shares =
        ["own-token-share", "share-of-class", "not-itemised-share", "liquid-share", "liabilities-evidenced"];

    /// <summary>These say nothing without what they are of.</summary>
    private static readonly ImmutableArray<string> WithSubject = ["book", "told", "in-kind-ratio", "own-token-of-market", "share-of-class"];

    /// <summary>The cases that travel with the library, a copy of <c>data/reference/cases.csv</c>, in its order.</summary>
    public static ImmutableArray<CaseStudy> ReadDefault() => Read(SourceFile.OpenCarried(Name));

    /// <summary>Reads a file of cases.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="IngestionException">The file cannot be read, or has faults; all of them are listed at once.</exception>
    public static ImmutableArray<CaseStudy> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(SourceFile.OpenTable(path, ReadLimits.Standard));
    }

    private static ImmutableArray<CaseStudy> Read(SourceFile file)
    {
        var log = new IssueLog();
        var row = new RowReader(CsvTable.Read(file, ReadLimits.Standard, log), log);
        var cases = new List<CaseStudy>();
        for (row.Row = 0; row.Row < row.Count; row.Row++)
        {
            if (row.IsBlank() || ReadRow(row) is not { } one)
                continue;
            var known = cases.FindIndex(other => other.Id == one.Id);
            if (known < 0)
                cases.Add(one);
            else if (cases[known] with { Figures = [] } == one with { Figures = [] })
                cases[known] = cases[known] with { Figures = [.. cases[known].Figures, .. one.Figures] };
            else
                row.Bad("case-differs", "case", $"the same name, kind, entity and outcome as in the first row of {one.Id}");
        }

        if (log.ToImmutable().Where(issue => issue.Severity == IssueSeverity.Error).ToImmutableArray() is { IsEmpty: false } faults)
            throw new IngestionException(faults);
        return [.. cases.Select(study => study with { Figures = [.. study.Figures.OrderBy(figure => figure.PublishedOn)] })];
    }

    private static CaseStudy? ReadRow(RowReader row)
    {
        if (row.Text("case") is not { } id || row.Text("name") is not { } name || row.Text("source") is not { } source)
        {
            row.Bad("case-incomplete", row.Text("case") is null ? "case" : row.Text("name") is null ? "name" : "source", "a text");
            return null;
        }

        if (!Codes.TryParse<CaseKind>(row.Text("kind"), out var kind))
        {
            row.Bad("case-kind", "kind", string.Join(", ", Codes.All<CaseKind>()));
            return null;
        }

        var outcomeOn = row.Date("outcome_on");
        if (outcomeOn is null != (kind is CaseKind.Control or CaseKind.NoFailure))
            row.Bad("case-outcome", "outcome_on", "the day of the outcome for a failure or near miss, nothing for the others");
        return new CaseStudy(id, name, kind, row.Text("entity"), row.Date("from"), row.Text("outcome"), outcomeOn, [.. ReadFigure(row, source)]);
    }

    private static IEnumerable<CaseFigure> ReadFigure(RowReader row, string source)
    {
        var figure = row.Text("figure") ?? "";
        if (!Figures.Contains(figure))
        {
            row.Bad("case-figure", "figure", string.Join(", ", Figures));
            yield break;
        }

        if (figure == "books")
            yield break;
        var (asOf, published) = (row.Date("as_of"), row.Date("published_on"));
        var value = row.AmountFromZero("value");
        if (asOf is null || published is null || published < asOf)
            row.Bad("case-dates", "published_on", "a day of publication that is not before as_of");
        else if (value is null != figure is "book" or "told")
            row.Bad("case-value", "value", "a number, except for book and told");
        else if (value > 1m && Shares.Contains(figure))
            row.Bad("case-value", "value", "a fraction from 0 to 1");
        else if (row.Text("subject") is null && WithSubject.Contains(figure))
            row.Bad("case-subject", "subject", $"what the {figure} is of");
        else if (figure == "share-of-class" && !Codes.TryParse<AssetClass>(row.Text("subject"), out _))
            row.Bad("case-class", "subject", "the code of a class");
        else
            yield return new CaseFigure(figure, row.Text("subject"), value, asOf.Value, published.Value, row.Truth("inferred") ?? false, source, row.Source);
    }
}
