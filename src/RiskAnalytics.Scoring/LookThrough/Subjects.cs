namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>Names folded to the subjects of figures: lower-case words with hyphens.</summary>
internal static class Subjects
{
    private const int Longest = 60;

    /// <summary>A name in kebab-case; "name" when it has no letter or digit.</summary>
    public static string Kebab(string name)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = string.Join('-', words);
        return folded.Length == 0 ? "name" : folded.Length <= Longest ? folded : folded[..Longest].TrimEnd('-');
    }

    /// <summary>The name, or the name with the first number that makes it a new one.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{name}-{i}";
        return unique;
    }
}
