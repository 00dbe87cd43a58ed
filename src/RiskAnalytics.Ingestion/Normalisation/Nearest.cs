using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Finds the codes that a mistyped word probably meant.</summary>
internal static class Nearest
{
    private const int MostSuggestions = 3;
    private const int LongestWord = 40;

    /// <summary>Up to three codes, nearest first, in words: <c>treasury-bill, treasury-note</c>.</summary>
    public static string To(string word, ImmutableArray<string> codes)
    {
        var text = word.Trim().ToLowerInvariant();
        if (text.Length > LongestWord)
            text = text[..LongestWord];

        return string.Join(", ", codes
            .Select(code => (Code: code, Distance: Distance(text, code)))
            .OrderBy(c => c.Distance).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Take(MostSuggestions)
            .Select(c => c.Code));
    }

    /// <summary>How many letters must be inserted, removed or changed; a code that holds the word, or part of it, is nearer.</summary>
    private static int Distance(string word, string code)
    {
        if (word.Length > 2 && code.Contains(word, StringComparison.Ordinal))
            return 0;

        var previous = Enumerable.Range(0, code.Length + 1).ToArray();
        var current = new int[code.Length + 1];
        for (var i = 1; i <= word.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= code.Length; j++)
            {
                var change = previous[j - 1] + (word[i - 1] == code[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[code.Length];
    }
}
