using System.Globalization;
using Parquet;
using Parquet.Schema;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>A Parquet file with the columns of a table of holdings.</summary>
public sealed class HoldingsParquetSource : IReserveSource
{
    private const int MostRows = 1_000_000;
    private const int MostColumns = 256;
    private const int MostBytes = 128 << 20;

    /// <inheritdoc/>
    public string Code => "holdings-parquet";

    /// <inheritdoc/>
    public string Description => "A Parquet file with the columns of holdings.csv; id, kind, as_of and the like of the entity stand in its metadata.";

    /// <inheritdoc/>
    public string Rhythm => "as the user fills it";

    /// <inheritdoc/>
    public string Traps => "Decimal columns are exact; a column of binary floating-point numbers holds about 15 digits and is read in its shortest form, with a remark.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Kind != DocumentKind.Parquet || document.Length > MostBytes)
            return false;
        try
        {
            return Run(document, reader => Task.FromResult(TableSheet.IsHoldings([.. reader.Schema.GetDataFields().Select(f => TableSheet.CanonicalName(f.Name))])));
        }
        catch (IngestionException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > MostBytes)
            throw IngestionException.For(document.Name, "file-too-large", string.Create(CultureInfo.InvariantCulture, $"the file has {document.Length} bytes; at most {MostBytes} are read"));
        var (sheet, facts, floating) = Run(document, reader => ReadAll(document, reader));
        var book = new TableBook
        {
            Document = document,
            Format = Code,
            Holdings = sheet,
            Facts = facts,
            Note = floating.Count == 0
                ? "NUMBERS: decimal columns, read exactly."
                : $"NUMBERS: the columns {string.Join(", ", floating)} are binary floating-point numbers, read in their shortest decimal form; the rest is exact.",
            Place = (_, row) => string.Create(CultureInfo.InvariantCulture, $"row {row}"),
        };
        return book.Read();
    }

    private static async Task<(TableSheet Sheet, Dictionary<string, string> Facts, List<string> Floating)> ReadAll(SourceDocument document, ParquetReader reader)
    {
        var fields = reader.Schema.GetDataFields();
        if (fields.Length > MostColumns || fields.Any(f => f.IsArray))
            throw IngestionException.For(document.Name, "parquet-unreadable", "the table has too many columns or columns of lists");

        var sheet = new TableSheet(document.Name, [.. fields.Select(f => TableSheet.CanonicalName(f.Name))]);
        var floating = fields.Where(f => f.ClrType == typeof(double) || f.ClrType == typeof(float)).Select(f => f.Name).ToList();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            document.Cancellation.ThrowIfCancellationRequested();
            using var rows = reader.OpenRowGroupReader(group);
            if (rows.RowCount < 0 || sheet.Rows.Count + rows.RowCount > MostRows)
                throw IngestionException.For(document.Name, "file-too-large", string.Create(CultureInfo.InvariantCulture, $"the file states more than {MostRows} rows"));
            var count = (int)rows.RowCount;
            for (var i = 0; i < fields.Length; i++)
                sheet.Cells[i].AddRange(await ColumnOf(rows, fields[i], count, document).ConfigureAwait(false));
            for (var row = 0; row < count; row++)
                sheet.Rows.Add(sheet.Rows.Count + 1);
        }

        var facts = reader.CustomMetadata.ToDictionary(p => p.Key.Trim().ToLowerInvariant(), p => p.Value ?? "", StringComparer.Ordinal);
        return (sheet, facts, floating);
    }

    private static async Task<IEnumerable<string?>> ColumnOf(ParquetRowGroupReader rows, DataField field, int count, SourceDocument document)
    {
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[count];
            await rows.ReadAsync(field, texts.AsMemory()!, null, document.Cancellation).ConfigureAwait(false);
            return texts;
        }

        return type == typeof(decimal) ? await Values<decimal>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(double) ? await Values<double>(v => Shortest(v)).ConfigureAwait(false)
            : type == typeof(float) ? await Values<float>(v => Shortest(v)).ConfigureAwait(false)
            : type == typeof(long) ? await Values<long>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(int) ? await Values<int>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(bool) ? await Values<bool>(v => v ? "true" : "false").ConfigureAwait(false)
            : type == typeof(DateTime) ? await Values<DateTime>(v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(DateOnly) ? await Values<DateOnly>(v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : throw IngestionException.For(document.Name, "parquet-unreadable", $"the column {Normalisation.Cell.Quote(field.Name)} has a type that no table of holdings needs");

        async Task<IEnumerable<string?>> Values<T>(Func<T, string> text)
            where T : struct
        {
            if (field.IsNullable)
            {
                var nullable = new T?[count];
                await rows.ReadAsync(field, nullable.AsMemory(), null, document.Cancellation).ConfigureAwait(false);
                return nullable.Select(v => v is { } value ? text(value) : null);
            }

            var values = new T[count];
            await rows.ReadAsync(field, values.AsMemory(), null, document.Cancellation).ConfigureAwait(false);
            return values.Select(v => (string?)text(v));
        }
    }

    private static string Shortest(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Shortest(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Runs the reader to its end; whatever it throws on a broken file means the same to the user.</summary>
    private static T Run<T>(SourceDocument document, Func<ParquetReader, Task<T>> work)
    {
        try
        {
            var bytes = document.ReadAll();
            if (!ParquetFooter.IsWhole(bytes))
                throw new InvalidDataException();
            return Task.Run(
                async () =>
                {
                    using var stream = new MemoryStream(bytes, writable: false);
                    var reader = await ParquetReader.CreateAsync(stream, null, leaveStreamOpen: true, document.Cancellation).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                        return await work(reader).ConfigureAwait(false);
                },
                document.Cancellation).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // The reader may throw anything on a broken file.
        catch (Exception e) when (e is not (IngestionException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw IngestionException.For(document.Name, "parquet-unreadable", "the Parquet file cannot be read: its structure is broken or of a kind that is not supported", cause: e);
        }
    }
}
