using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Gathers what valuation finds: several of one code become one issue with the first row and a count.</summary>
internal sealed class IssueCollector(ImmutableArray<DataIssue> known)
{
    private readonly HashSet<string> _known = [.. known.Select(i => i.Code)];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (DataIssue First, int Count)> _byCode = [];

    public void Add(IssueSeverity severity, string code, string message, string? file, int? row, string? column = null, bool omitsLine = false)
    {
        if (_byCode.TryGetValue(code, out var seen))
        {
            _byCode[code] = (seen.First, seen.Count + 1);
            return;
        }

        _order.Add(code);
        _byCode[code] = (new DataIssue(severity, code, message, file, row is 0 ? null : row, column, omitsLine), 1);
    }

    /// <summary>The issues in the order of their first appearance; a code that the reader has raised already is not repeated.</summary>
    public ImmutableArray<DataIssue> ToImmutable() =>
    [
        .. _order.Where(code => !_known.Contains(code)).Select(code => _byCode[code]).Select(entry => entry.Count == 1
            ? entry.First with { Message = Sentence(entry.First.Message) }
            : entry.First with { Message = $"{Sentence(entry.First.Message)} The same holds for {Format.Number(entry.Count - 1)} more.", Count = entry.Count }),
    ];

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
