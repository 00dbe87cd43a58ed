using System.Collections.Immutable;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The faults found so far: bounded, and with foreign text made harmless.</summary>
internal sealed class FaultList
{
    private const int Most = 500;
    private const int LongestQuote = 80;

    private readonly ImmutableArray<PackageFault>.Builder _faults = ImmutableArray.CreateBuilder<PackageFault>();

    /// <summary>How many there are.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault of a file.</summary>
    public void Add(string code, string file, string? found, string expected) => Add(code, file, null, null, found, expected);

    /// <summary>Adds a fault of a place in a file.</summary>
    public void Add(string code, string file, int? row, string? column, string? found, string expected)
    {
        if (_faults.Count < Most)
            _faults.Add(new PackageFault(code, Clean(file), row, column is null ? null : Clean(column), found is null ? "nothing" : Quote(found), expected));
        else if (_faults.Count == Most)
            _faults.Add(new PackageFault("too-many-faults", Clean(file), row, null, "more faults", "none; the rest is not listed"));
    }

    /// <summary>All of them, in the order in which they were found.</summary>
    public ImmutableArray<PackageFault> ToImmutable() => _faults.ToImmutable();

    /// <summary>A text from a package between quotes, shortened, without control characters.</summary>
    public static string Quote(string text) => $"'{Clean(text)}'";

    private static string Clean(string text)
    {
        var cut = text.Length > LongestQuote ? text[..LongestQuote] + "..." : text;
        return string.Concat(cut.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.Format ? '?' : sign));
    }
}
