using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace RiskAnalytics.Core.Reserves;

/// <summary>The kebab-case codes of the canonical book and its enumerations: <c>TreasuryBill</c> is <c>treasury-bill</c>.</summary>
public static class Codes
{
    /// <summary>The code of an enumeration member, such as <c>commercial-paper-a1</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static string Of<T>(T member) where T : struct, Enum => Table<T>.ByMember[member];

    /// <summary>All codes of an enumeration, in declaration order.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static ImmutableArray<string> All<T>() where T : struct, Enum => Table<T>.Codes;

    /// <summary>Finds the member of a code; spaces around it and upper case are accepted.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <returns>False when the code is not in the list.</returns>
    public static bool TryParse<T>(string? code, out T member) where T : struct, Enum
    {
        member = default;
        return code is not null && Table<T>.ByCode.TryGetValue(code.Trim(), out member);
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Table<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByMember = Enum.GetValues<T>().ToFrozenDictionary(m => m, m => Kebab(m.ToString()));

        public static readonly ImmutableArray<string> Codes = [.. Enum.GetValues<T>().Select(m => ByMember[m])];

        public static readonly FrozenDictionary<string, T> ByCode =
            ByMember.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);
    }
}
