using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The header of the address list in OKX's reserve file, which tells the generation of the file.</summary>
/// <param name="Generation">The generation, 0 to 3.</param>
/// <param name="Columns">Where its columns stand.</param>
internal sealed partial record OkxCsvHeader(int Generation, AddressColumns Columns)
{
    private const double ZoneHours = 8;
    private const int MostFolders = 3;

    /// <summary>The header of a file, or null when none of its first lines is one.</summary>
    public static OkxCsvHeader? Find(SourceDocument document)
    {
        if (document.Kind != DocumentKind.Text || !document.HasColumns("coin", "amount"))
            return null;
        foreach (var line in document.HeadLines)
        {
            if (line.Contains("address", StringComparison.OrdinalIgnoreCase) && Of([.. line.Split(',').Select(c => c.Trim('"'))]) is { } header)
                return header;
        }

        return null;
    }

    /// <summary>The header that a row is; null when it is none. The names decide, never their number.</summary>
    public static OkxCsvHeader? Of(ImmutableArray<string> cells)
    {
        var names = cells.Select(c => c.Trim().ToLowerInvariant()).ToList();
        var columns = new AddressColumns(
            names.IndexOf("coin"), names.IndexOf("network"), names.IndexOf("address"), names.IndexOf("amount"), names.IndexOf("snapshot height"), names.IndexOf("type"));
        if (columns.Coin < 0 || columns.Address < 0 || columns.Amount < 0 || !names.Contains("message"))
            return null;
        var generation = columns switch
        {
            { Network: < 0 } => 0,
            { Kind: >= 0 } => 3,
            _ => names.Contains("eoa1") ? 2 : 1,
        };
        return new OkxCsvHeader(generation, columns);
    }

    /// <summary>The snapshot that the name of a file, its archive or its folder states as year, month, day and hour in UTC+8.</summary>
    public static DateTimeOffset? InstantInName(SourceDocument document)
    {
        foreach (var name in document.Path.Split('/', '\\').Reverse().Take(MostFolders))
        {
            var match = NamePattern().Match(name);
            if (match.Success && DateTime.TryParseExact(match.Groups[1].ValueSpan, "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return new DateTimeOffset(local, TimeSpan.FromHours(ZoneHours)).ToUniversalTime();
        }

        return null;
    }

    /// <summary>An instant in OKX's own zone.</summary>
    public static string InZone(DateTimeOffset instant) => ExchangeBook.InZone(instant, ZoneHours);

    [GeneratedRegex(@"por_csv_(20\d{8})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamePattern();
}
