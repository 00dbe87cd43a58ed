using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Collects what is wrong while a book is read, in reading order.</summary>
/// <remarks>
/// A file with one fault on each of a hundred thousand rows would drown the report: after <see cref="MostOfAKind"/> issues of one
/// code and file the rest is counted and told in one sentence.
/// </remarks>
internal sealed class IssueLog
{
    /// <summary>The most issues of one code and file that are told one by one.</summary>
    public const int MostOfAKind = 50;

    /// <summary>The most characters of a message: texts of foreign files may find their way into it.</summary>
    private const int LongestMessage = 1_200;

    private readonly List<DataIssue> _issues = [];
    private readonly Dictionary<(string Code, string? File), int> _counts = [];
    private readonly Dictionary<(string Code, string? File), DataIssue> _firstUntold = [];

    public void Info(string code, string? file, int? row, string? column, string message) =>
        Add(new DataIssue(IssueSeverity.Info, code, message, file, row, column));

    public void Warning(string code, string? file, int? row, string? column, string message) =>
        Add(new DataIssue(IssueSeverity.Warning, code, message, file, row, column));

    public void Error(string code, string? file, int? row, string? column, string message, bool omitsLine = false) =>
        Add(new DataIssue(IssueSeverity.Error, code, message, file, row, column, omitsLine));

    public void Add(DataIssue finding)
    {
        var issue = finding with { Message = Sentence(finding.Message) };
        var kind = (issue.Code, issue.File);
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, kind, out _);
        if (++count <= MostOfAKind)
            _issues.Add(issue);
        else if (!_firstUntold.TryGetValue(kind, out var first))
            _firstUntold[kind] = issue;
        else if (issue.Severity > first.Severity || (issue.OmitsLine && !first.OmitsLine))
            // The sentence that stands for the rest must be as grave as the gravest of them.
            _firstUntold[kind] = issue with { OmitsLine = issue.OmitsLine || first.OmitsLine };
    }

    /// <summary>A message as a sentence: with a capital letter in front and a full stop at the end.</summary>
    public static string Sentence(string message) => message.Length > LongestMessage
        ? Sentence($"{message[..(char.IsHighSurrogate(message[LongestMessage - 11]) ? LongestMessage - 11 : LongestMessage - 10)]}...")
        : string.Concat(message[..1].ToUpperInvariant(), message.AsSpan(1), message.EndsWith('.') ? "" : ".");

    /// <summary>All issues; a sentence about those that were only counted stands at the end.</summary>
    public ImmutableArray<DataIssue> ToImmutable() =>
    [
        .. _issues,
        .. _firstUntold.Select(p => p.Value with
        {
            Row = null,
            Column = null,
            Count = _counts[p.Key] - MostOfAKind,
            Message = string.Create(CultureInfo.InvariantCulture,
                $"{_counts[p.Key] - MostOfAKind} more rows have an issue of this kind; {MostOfAKind} are listed one by one."),
        }),
    ];
}
