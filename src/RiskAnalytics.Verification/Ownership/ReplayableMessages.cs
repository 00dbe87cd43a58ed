using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Collects the messages that name no day: their signatures may be as old as the keys, and serve again next time.</summary>
internal sealed partial class ReplayableMessages
{
    private const int MostMessages = 50;
    private const int LongestQuote = 80;
    private const int LongestLookedAt = 4_096;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<(string Message, int Row, int Count)> _found = [];
    private int _others;
    private int _firstOther;

    /// <summary>Notes the message of a row.</summary>
    public void Add(SignedAddress row)
    {
        if (row.Message.Length == 0 || row.Signature1.Length == 0)
            return;
        if (_known.TryGetValue(row.Message, out var at))
        {
            _found[at] = _found[at] with { Count = _found[at].Count + 1 };
            return;
        }

        if (NamesDay(row.Message))
            return;
        if (_found.Count < MostMessages)
        {
            _known[row.Message] = _found.Count;
            _found.Add((row.Message, row.Row, 1));
        }
        else
        {
            _firstOther = _others++ == 0 ? row.Row : _firstOther;
        }
    }

    /// <summary>One issue for every such message, with the number of its rows.</summary>
    public ImmutableArray<DataIssue> ToIssues(string file)
    {
        var issues = ImmutableArray.CreateBuilder<DataIssue>();
        foreach (var (message, row, count) in _found)
            issues.Add(Issue($"The message {Quote(message)} of {Rows(count)} names no day, so an old signature of it can be shown again; a pass says nothing about when the key was at hand.", row, count));
        if (_others > 0)
            issues.Add(Issue($"{Rows(_others)} more have other messages that name no day.", _firstOther, _others));
        return issues.DrainToImmutable();

        DataIssue Issue(string sentence, int row, int count) =>
            new(IssueSeverity.Warning, "replayable-message", sentence, file, row > 0 ? row : null, "message", Count: count);
    }

    /// <summary>Whether a text names a day, in figures or with the name of the month.</summary>
    internal static bool NamesDay(string message)
    {
        var text = message.Length <= LongestLookedAt ? message : message[..LongestLookedAt];
        return InFigures().IsMatch(text) || DayFirst().IsMatch(text) || WithMonth().IsMatch(text);
    }

    private static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count} rows");

    private static string Quote(string message)
    {
        var plain = new string([.. message.Take(LongestQuote).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return message.Length > LongestQuote ? $"'{plain}...'" : $"'{plain}'";
    }

    [GeneratedRegex(@"(?<!\d)20\d\d([-/.]?)(0[1-9]|1[0-2])\1(0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InFigures();

    [GeneratedRegex(@"(?<!\d)[0-3]?\d([-/.])[0-3]?\d\120\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"(?<!\d)[0-3]?\d(st|nd|rd|th)?[ ,.-]{0,2}(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ ,.-]{0,2}20\d\d(?!\d)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ ,.-]{0,2}[0-3]?\d(st|nd|rd|th)?[ ,.-]{1,2}20\d\d(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithMonth();
}
