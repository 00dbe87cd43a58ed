using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace RiskAnalytics.Ingestion.Tests.Sources.Tables;

/// <summary>Workbooks and Parquet files made by the tests.</summary>
internal static class DrawnTables
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>The good workbook of the fixtures.</summary>
    public static byte[] GoodWorkbook() => Workbook(
        ("entity", [["id", "example-desk"], ["name", "Example Desk"], ["kind", "exchange"], ["as of", "#45657"], ["reporting_currency", "EUR"]]),
        ("Reserves",
        [
            ["Reserves of Example Desk"],
            [],
            ["Asset", "Class", "Quantity", "Value", "Currency", "Maturity", "Counterparty", "Custodian", "Instrument"],
            ["BTC", "bitcoin", "#12.50000001", null, null, null, null, "Example Vault"],
            [],
            ["EUR", "deposit-bank", null, "#1250000.25", "EUR", null, "Example Bank"],
            ["US bill", "treasury-bill", null, "#990000.1", "USD", "#45747", "US Treasury"],
            ["EUR", "government-bond", null, "#100000", "EUR", "2025-06-30", "Example State", null, "Bond A"],
        ]),
        ("Liabilities", [["Asset", "Quantity"], ["BTC", "#12"], ["EUR", "#1300000"]]),
        ("Market prices", [["Asset", "Price", "As of"], ["BTC", "#90000.5", "#45657"], ["USD", "#0.96", "2024-12-31"]]));

    /// <summary>A workbook; a text that starts with # is a number, with = a formula with the saved value 7.</summary>
    public static byte[] Workbook(params (string Name, string?[][] Rows)[] sheets)
    {
        var rels = new StringBuilder();
        var list = new StringBuilder();
        var parts = new List<(string, string)>();
        for (var i = 0; i < sheets.Length; i++)
        {
            rels.Append(System.Globalization.CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"<sheet name=\"{sheets[i].Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
            parts.Add(($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheets[i].Rows)));
        }

        parts.Insert(0, ("[Content_Types].xml", Head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        parts.Insert(1, ("xl/workbook.xml", Head + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" + list + "</sheets></workbook>"));
        parts.Insert(2, ("xl/_rels/workbook.xml.rels", Head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + rels + "</Relationships>"));
        return Zip([.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))]);
    }

    /// <summary>An archive without compression and dates, always with the same bytes.</summary>
    public static byte[] Zip((string Name, byte[] Bytes)[] parts, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                var entry = archive.CreateEntry(name, level);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The good Parquet file: exact decimals in two row groups, a column of doubles, facts in the metadata.</summary>
    public static async Task<byte[]> GoodParquet()
    {
        var asset = new DataField<string>("asset");
        var kind = new DataField<string>("class");
        var quantity = new DecimalDataField("quantity", 38, 18, isNullable: true);
        var value = new DataField<double?>("value");
        using var stream = new MemoryStream();
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(asset, kind, quantity, value), stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["id"] = "example-fund", ["name"] = "Example Fund", ["kind"] = "exchange", ["as_of"] = "2024-12-31", ["reporting_currency"] = "USD" };
            foreach (var (a, k, q, v) in new (string, string, decimal?, double?)[] { ("BTC", "bitcoin", 1.000000000000000001m, null), ("USD", "deposit-bank", null, 0.1) })
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(asset, (IReadOnlyCollection<string>)[a]).ConfigureAwait(false);
                await group.WriteAsync(kind, (IReadOnlyCollection<string>)[k]).ConfigureAwait(false);
                await group.WriteAsync<decimal>(quantity, new decimal?[] { q }).ConfigureAwait(false);
                await group.WriteAsync<double>(value, new double?[] { v }).ConfigureAwait(false);
            }
        }

        return stream.ToArray();
    }

    private static string Sheet(string?[][] rows)
    {
        var xml = new StringBuilder(Head + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column] is not { } text)
                    continue;
                var reference = FormattableString.Invariant($"{(char)('A' + column)}{row + 1}");
                xml.Append(text[0] switch
                {
                    '#' => $"<c r=\"{reference}\"><v>{text[1..]}</v></c>",
                    '=' => $"<c r=\"{reference}\"><f>{text[1..]}</f><v>7</v></c>",
                    _ => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
                });
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }
}
