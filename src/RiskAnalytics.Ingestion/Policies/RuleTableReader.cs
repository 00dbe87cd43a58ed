using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Policies;

/// <summary>Reads the table of regulatory rules: texts, limits and dates are data and change without a build.</summary>
public static class RuleTableReader
{
    internal const string Name = "regulatory-rules.csv";

    private const int MostRules = 10_000;

    private static readonly Lazy<ImmutableArray<RegulatoryRule>> Carried = new(() => Read(SourceFile.OpenCarried(Name)));

    /// <summary>Codes of the regimes that a rule may be for.</summary>
    public static ImmutableArray<string> Regimes => EntityFile.Regimes;

    /// <summary>The table that travels with the library, from <c>data/policies</c>.</summary>
    public static ImmutableArray<RegulatoryRule> ReadDefault() => Carried.Value;

    /// <summary>Reads a table of one's own, with the columns of the carried one.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rules in the order of the file.</returns>
    /// <exception cref="IngestionException">The file cannot be read, or has faults; all of them are named with row and column.</exception>
    public static ImmutableArray<RegulatoryRule> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(SourceFile.OpenTable(path, ReadLimits.Standard));
    }

    private static ImmutableArray<RegulatoryRule> Read(SourceFile file)
    {
        var log = new IssueLog();
        var table = CsvTable.Read(file, ReadLimits.Standard, log);
        var faults = log.ToImmutable().Where(issue => issue.Severity == IssueSeverity.Error).ToImmutableArray().ToBuilder();
        if (table.RowCount > MostRules)
            throw IngestionException.For(file.Name, "too-many-rows", FormattableString.Invariant($"the table has {table.RowCount} rows, at most {MostRules} are read"));
        foreach (var column in new[] { "id", "regime", "reference", "applies_to", "scope", "metric", "comparator", "threshold", "unit", "description", "severity", "kind", "force", "status", "source" })
        {
            if (!table.HasColumn(column))
                faults.Add(new DataIssue(IssueSeverity.Error, "no-column", $"the column {column} is missing", file.Name, 1, column));
        }

        if (faults.Count > 0)
            throw new IngestionException(faults.ToImmutable());
        var rules = ImmutableArray.CreateBuilder<RegulatoryRule>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;
            var fields = new RuleRow(row, file.Name, faults);
            var rule = fields.Read();
            if (!ids.Add(rule.Id))
                fields.Fault("id", rule.Id, "an id that no row above has");
            rules.Add(rule);
        }

        if (faults.Count == 0 && rules.Count == 0)
            throw IngestionException.For(file.Name, "no-rule", "the table has no rule, so nothing would be tested");
        return faults.Count > 0 ? throw new IngestionException(faults.ToImmutable()) : rules.ToImmutable();
    }

    /// <summary>One row, with every fault in it.</summary>
    private sealed class RuleRow(RowReader row, string file, ImmutableArray<DataIssue>.Builder faults)
    {
        public RegulatoryRule Read()
        {
            var unit = Required("unit");
            var thresholdText = Required("threshold");
            var metric = row.Text("metric");
            var (force, day) = Force();
            var kind = Word("kind", ("limit", RuleKind.Limit), ("deadline", RuleKind.Deadline), ("trigger", RuleKind.Trigger), ("parameter", RuleKind.Parameter), ("status", RuleKind.Status));
            if (metric is null && row.Text("kind") is not null && kind is RuleKind.Limit or RuleKind.Deadline)
                Fault("metric", null, "what the limit is tested on: a metric, fact:<id> or policy:<name>");
            if (metric?.Contains(':', StringComparison.Ordinal) == true && After(metric, "fact:") is null && After(metric, "policy:") is null)
                Fault("metric", metric, "a metric, fact:<id> or policy:<name>");
            if (After(metric, "fact:") is { } fact && FactCatalog.Find(fact) is null)
                Fault("metric", fact, "a fact of the catalogue");
            if (After(metric, "policy:") is { } parameter && !PolicyParameters.All.Contains(parameter))
                Fault("metric", parameter, "a number of the policy");
            return new RegulatoryRule
            {
                Id = Required("id"),
                Framework = Required("regime"),
                Reference = Required("reference"),
                AppliesTo = Required("applies_to"),
                Scopes = Scopes(),
                Metric = metric?.Contains(':', StringComparison.Ordinal) == false ? metric : null,
                Fact = After(metric, "fact:"),
                Parameter = After(metric, "policy:"),
                Comparator = Word("comparator", ("<=", RuleComparator.AtMost), (">=", RuleComparator.AtLeast), (">", RuleComparator.Above), ("==", RuleComparator.Equal), ("in", RuleComparator.OneOf)),
                ThresholdText = thresholdText,
                Threshold = Threshold(thresholdText, unit),
                Unit = unit,
                Currency = Currency(unit),
                Description = Required("description"),
                IsVerified = Word("status", ("verified", true), ("unverified", false)),
                Severity = Word("severity", ("critical", RuleSeverity.Critical), ("major", RuleSeverity.Major), ("minor", RuleSeverity.Minor), ("informative", RuleSeverity.Informative)),
                Kind = kind,
                Force = force,
                InForceFrom = day,
                Source = Required("source"),
            };
        }

        public void Fault(string column, string? found, string expected) =>
            faults.Add(new DataIssue(IssueSeverity.Error, "bad-value", $"found {(found is null ? "nothing" : Cell.Quote(found))}, expected {expected}", file, row.Line, column));

        private static string? After(string? text, string prefix) => text?.StartsWith(prefix, StringComparison.Ordinal) == true ? text[prefix.Length..] : null;

        /// <summary>Percentages become fractions and weeks days; what is no plain number is none.</summary>
        private static decimal? Threshold(string text, string unit) =>
            !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? null
            : unit.StartsWith('%') ? number / 100m
            : unit == "weeks" ? number * 7m
            : number;

        /// <summary>The currency of a unit such as <c>EUR</c> or <c>EUR/day</c>.</summary>
        private static string? Currency(string unit) =>
            unit.Split('/')[0] is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) && unit[3..] is "" or "/day" ? code : null;

        private string Required(string column)
        {
            if (row.Text(column) is { } text)
                return text;
            Fault(column, null, "a text");
            return "";
        }

        private T Word<T>(string column, params (string Word, T Value)[] words)
        {
            var text = row.Text(column);
            foreach (var (word, value) in words)
            {
                if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                    return value;
            }

            Fault(column, text, "one of " + string.Join(", ", words.Select(word => word.Word)));
            return default!;
        }

        /// <summary>Such as <c>mica-art; mica-emt+significant</c>.</summary>
        private ImmutableArray<RuleScope> Scopes()
        {
            var scopes = ImmutableArray.CreateBuilder<RuleScope>();
            foreach (var text in (row.Text("scope") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = text.Split('+', StringSplitOptions.TrimEntries);
                if (!EntityFile.Regimes.Contains(parts[0]))
                    Fault("scope", parts[0], "one of " + string.Join(", ", EntityFile.Regimes));
                foreach (var condition in parts[1..].Where(condition => !RuleScope.Known.Contains(condition)))
                    Fault("scope", condition, "one of " + string.Join(", ", RuleScope.Known));
                scopes.Add(new RuleScope(parts[0], [.. parts[1..]]));
            }

            return scopes.ToImmutable();
        }

        /// <summary>A word and, for law and guidelines, the day from which it holds: <c>law 2024-06-30</c>.</summary>
        private (RuleForce Force, DateOnly? Day) Force()
        {
            var text = row.Text("force") ?? "";
            var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 0 && Enum.TryParse<RuleForce>(parts[0], ignoreCase: true, out var force) && Enum.IsDefined(force) && !char.IsAsciiDigit(parts[0][0]))
            {
                if (parts.Length == 1)
                    return (force, null);
                if (DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return (force, day);
            }

            Fault("force", text, "law, guideline, draft or yardstick, and where known a day such as 2024-06-30");
            return default;
        }
    }
}
