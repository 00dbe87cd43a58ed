using System.Globalization;
using CsvHelper;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>Reads a delimited text file into a <see cref="RawTable"/>: RFC 4180, comma, semicolon or tab, header by name.</summary>
internal static class CsvTable
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads a whole table. Rows that cannot be split into cells become errors of the log.</summary>
    /// <exception cref="IngestionException">The header cannot be read, names a column twice, or a limit is passed.</exception>
    public static RawTable Read(SourceFile file, ReadLimits limits, IssueLog log) => ReadFrom(file, 0, limits, log);

    /// <summary>Reads a table that begins below lines of other text; its rows keep their lines of the file.</summary>
    /// <exception cref="IngestionException">As <see cref="Read"/>.</exception>
    public static RawTable ReadFrom(SourceFile file, int linesAbove, ReadLimits limits, IssueLog log)
    {
        var rest = file.Text;
        for (var line = 0; line < linesAbove; line++)
            rest = rest[(rest.Span.IndexOf((byte)'\n') + 1)..];
        try
        {
            return ReadRows(file, rest, linesAbove, limits, log);
        }
        catch (CsvFormatException e)
        {
            throw IngestionException.For(file.Name, "table-unreadable", "the file cannot be read as a table",
                e.LineNumber > 0 ? (int)e.LineNumber + linesAbove : null, e);
        }
    }

    /// <summary>The header of a file, or nothing when it has none that can be read: to recognise a format without reading it.</summary>
    public static IReadOnlyList<string> Header(ReadOnlyMemory<byte> text, ReadLimits limits)
    {
        try
        {
            using var reader = CsvReader.Create(text, new CsvReaderOptions { Separator = SeparatorOf(text.Span), TrimWhitespace = true });
            reader.ReadHeader();
            return reader.Headers is { } names && names.Count <= limits.Columns ? [.. names.Select(RawTable.HeaderName)] : [];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    private static RawTable ReadRows(SourceFile file, ReadOnlyMemory<byte> text, int linesAbove, ReadLimits limits, IssueLog log)
    {
        var malformed = new List<CsvMalformedRecord>();
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text.Span),
            TrimWhitespace = true,
            TrackLineNumbers = true,
            // Holdings repeat classes, custodians and dates on every row: one string each instead of a hundred thousand.
            PoolStrings = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed.Add,
        });

        reader.ReadHeader();
        if (malformed.Count > 0)
        {
            throw IngestionException.For(file.Name, "header-unreadable",
                "the header has a quote that is never closed or that stands inside a name", (int)malformed[0].LineNumber + linesAbove);
        }

        var names = HeaderOf(reader, file, limits);

        // Every row ends with a line break, so lists of this size never grow: growing would copy them again and again.
        var mostRows = Math.Min(text.Span.Count((byte)'\n') + 1, limits.Rows);
        // A file of many columns and of many short rows would take thousands of times its size.
        var most = Math.Min(mostRows, limits.Cells / names.Count);
        var columns = names.ConvertAll(_ => new List<string?>(most));
        var lines = new List<int>(most);
        var unreadable = 0;
        while (reader.Read())
        {
            if (lines.Count == limits.Rows)
            {
                throw IngestionException.For(file.Name, "too-many-rows", string.Create(CultureInfo.InvariantCulture,
                    $"the table has more than {limits.Rows} rows"), (int)reader.LineNumber + linesAbove);
            }

            if ((long)(lines.Count + 1) * names.Count > limits.Cells)
            {
                throw IngestionException.For(file.Name, "too-many-cells", string.Create(CultureInfo.InvariantCulture,
                    $"the table has more than {limits.Cells} cells in its {names.Count} columns"), (int)reader.LineNumber + linesAbove);
            }

            if (HasTextBeyond(reader, names.Count))
            {
                unreadable++;
                log.Error("row-too-long", file.Name, (int)reader.LineNumber + linesAbove, null, string.Create(CultureInfo.InvariantCulture,
                    $"the row has {reader.FieldCount} cells where the header names {names.Count}, so its cells may stand in the wrong columns and it is left out; a text with the separator in it needs quotes"), omitsLine: true);
                continue;
            }

            lines.Add((int)reader.LineNumber + linesAbove);
            for (var column = 0; column < names.Count; column++)
                columns[column].Add(column < reader.FieldCount ? reader.GetString(column) : null);
        }

        foreach (var record in malformed)
            Report(record, linesAbove, file, log);

        return new RawTable([.. names], columns, file.Name, file.Sha256, lines) { UnreadableRows = unreadable + malformed.Count };
    }

    private static List<string> HeaderOf(CsvReader reader, SourceFile file, ReadLimits limits)
    {
        if (reader.Headers is not { Count: > 0 } found)
            throw IngestionException.For(file.Name, "file-empty", "the file has no header row");
        if (found.Count > limits.Columns)
        {
            throw IngestionException.For(file.Name, "too-many-columns", string.Create(CultureInfo.InvariantCulture,
                $"the table has {found.Count} columns; at most {limits.Columns} are read"), 1);
        }

        var names = found.Select(RawTable.HeaderName).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
                names[i] = string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            if (!seen.Add(names[i]))
            {
                throw IngestionException.For(file.Name, "duplicate-column",
                    $"the header names the column {Cell.Quote(names[i])} twice; which one counts cannot be known", 1);
            }
        }

        return names;
    }

    private static bool HasTextBeyond(CsvReader reader, int columns)
    {
        for (var i = columns; i < reader.FieldCount; i++)
        {
            if (!reader.GetSpan(i).IsEmpty)
                return true;
        }

        return false;
    }

    private static void Report(CsvMalformedRecord record, int linesAbove, SourceFile file, IssueLog log)
    {
        var message = record.Reason == CsvMalformedReason.UnterminatedQuote
            ? string.Create(CultureInfo.InvariantCulture,
                $"a quote is opened in this row and never closed: the row and all {record.RawRecord.AsSpan().Count('\n')} lines after it are left out")
            : "the row has a quote inside a cell that is not quoted as a whole, and is left out; double the quote and put the cell in quotes";
        log.Error("bad-quotes", file.Name, (int)record.LineNumber + linesAbove, null, message, omitsLine: true);
    }

    /// <summary>The candidate that stands most often in the first line, outside quotes; the comma when none does.</summary>
    private static char SeparatorOf(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[Separators.Length];
        var isQuoted = false;
        foreach (var character in text.TrimStart("\r\n"u8))
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && character is (byte)'\n' or (byte)'\r')
                break;
            else if (!isQuoted && Array.IndexOf(Separators, (char)character) is var at and >= 0)
                counts[at]++;
        }

        return Separators[counts.IndexOf(Math.Max(counts[0], Math.Max(counts[1], counts[2])))];
    }
}
