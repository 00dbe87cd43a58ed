using System.Collections.Immutable;
using System.Text;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>Reads comma-separated text as strictly as RFC 4180 has it: leniency would hide what a receiver refuses.</summary>
internal static class PackageCsv
{
    private const int MostRows = 100_000;

    /// <summary>The rows, header first; null when the file cannot be read as a table, with the fault added.</summary>
    public static ImmutableArray<PackageRow>? Read(string file, byte[] bytes, FaultList faults)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            faults.Add("not-utf8", file, "bytes that are no UTF-8", "UTF-8");
            return null;
        }

        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        var rows = ImmutableArray.CreateBuilder<PackageRow>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var start = line;
            var cells = ImmutableArray.CreateBuilder<string>();
            do
            {
                if (Cell(text, ref at, ref line) is not { } cell)
                {
                    faults.Add("csv-quotes", file, start, null, "quotes that do not pair", "a cell between quotes, or one without any (RFC 4180)");
                    return null;
                }

                cells.Add(cell);
            }
            while (at < text.Length && text[at++] == ',');
            // The loop has passed the comma or the first sign of the line end.
            if (at <= text.Length && at > 0 && text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            line++;
            if (cells.Count > 1 || cells[0].Length > 0)
                rows.Add(new PackageRow(start, cells.ToImmutable()));
            if (rows.Count > MostRows)
            {
                faults.Add("csv-rows", file, FormattableString.Invariant($"more than {MostRows} rows"), "a table of that many at most");
                return null;
            }
        }

        return rows.ToImmutable();
    }

    private static string? Cell(string text, ref int at, ref int line)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var start = at;
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            {
                if (text[at++] == '"')
                    return null;
            }

            return text[start..at];
        }

        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n')
                line++;
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
                return ++at == text.Length || text[at] is ',' or '\r' or '\n' ? cell.ToString() : null;
        }

        return null;
    }
}
