using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>Writes a reserve book as the canonical folder; reading it again gives the same snapshot.</summary>
/// <remarks>
/// Only columns with a value are written. Text cells that a spreadsheet would run as a formula get an apostrophe in front, which
/// <see cref="BookReader"/> takes away again. The same book always gives the same bytes.
/// </remarks>
public static class BookWriter
{
    private const string PartialSuffix = ".partial";

    /// <summary>What is left of a text where the line would be too long for a book.</summary>
    private const int LongestCutText = 1_000;

    private const string CutMark = "... (cut)";

    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read as JSON, never pasted into a page: quotes and letters of all languages stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The folder of a book below a root, with '/' between its parts: <c>okx/2024-04-12</c>.</summary>
    /// <param name="snapshot">The snapshot of the book.</param>
    /// <exception cref="IngestionException">The id is not kebab-case, so it could name a folder elsewhere.</exception>
    public static string FolderOf(ReserveSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return EntityFile.IsId(snapshot.Entity.Id)
            ? $"{snapshot.Entity.Id}/{Format.Date(snapshot.AsOf)}"
            : throw new IngestionException([EntityFile.BadId(snapshot.Entity.Id)]);
    }

    /// <summary>Writes a book below a root, as <c>&lt;id&gt;/&lt;as-of&gt;/</c>; files of an earlier book there are replaced.</summary>
    /// <param name="book">The book.</param>
    /// <param name="root">The folder of all books; created when it does not exist.</param>
    /// <param name="earlier">Older editions of the same date, oldest first; kept in <c>revisions/1</c> and on, where they are never taken for books of their own.</param>
    /// <returns>The folder of the book.</returns>
    /// <exception cref="IngestionException">The id is not kebab-case, or the folder cannot be written.</exception>
    public static string Write(ReserveBook book, string root, IReadOnlyList<ReserveBook>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentException.ThrowIfNullOrWhiteSpace(root);

        var relative = FolderOf(book.Snapshot);
        var folder = Path.GetFullPath(Path.Combine(root, relative));
        var files = Files(book);
        try
        {
            WriteTo(folder, files);
            for (var edition = 0; edition < earlier?.Count; edition++)
                WriteTo(Path.Combine(folder, BookFinder.RevisionsFolder, Format.Number(edition + 1)), Files(earlier[edition]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IngestionException.For(relative, "output-not-writable", $"the folder {Cell.Quote(root)} cannot be written", null, e);
        }

        return folder;
    }

    /// <summary>The files of a book by name.</summary>
    internal static ImmutableArray<(string Name, byte[] Bytes)> Files(ReserveBook book)
    {
        var files = ImmutableArray.CreateBuilder<(string, byte[])>();
        files.Add((EntityFile.Name, Json(writer => WriteEntity(writer, book.Snapshot))));
        // A table without any amount must have a column for one all the same, or it could not be read again.
        ImmutableArray<string> alwaysHeld = book.Snapshot.Holdings.Any(h => h.Quantity is not null) ? ["asset", "class"] : ["asset", "class", "value"];
        files.Add((BookReader.HoldingsName, Table(TableColumns.Holdings, alwaysHeld, book.Snapshot.Holdings, HoldingCell)));
        if (book.Snapshot.Liabilities is { } liabilities)
        {
            // Without an amount in any row the column must stand all the same: the row then says "owed, but not loaded".
            var always = liabilities.Any(l => l.Quantity is not null) ? "quantity" : "value";
            files.Add((BookReader.LiabilitiesName, Table(TableColumns.Liabilities, ["asset", always], liabilities, LiabilityCell)));
        }

        if (book.Market.Quotes.Length > 0)
            files.Add((BookReader.MarketName, Table(TableColumns.Market, ["asset"], book.Market.Quotes, QuoteCell)));
        if (book.Snapshot.Stated.Length > 0)
            files.Add((BookReader.StatedName, Table(TableColumns.Stated, ["figure", "value"], book.Snapshot.Stated, StatedCell)));
        if (!IsNothing(book.Snapshot.Disclosures))
            files.Add((DisclosuresFile.Name, Json(writer => WriteDisclosures(writer, book.Snapshot.Disclosures))));
        if (book.Snapshot.Facts.Length > 0)
            files.Add((FactsTable.Name, Table(TableColumns.Facts, ["fact", "value"], book.Snapshot.Facts, FactCells.Of)));
        // The carried rows are no part of the book.
        if (book.Snapshot.Parties.Where(party => party.Source.Title == PartiesTable.Name).ToImmutableArray() is { Length: > 0 } parties)
            files.Add((PartiesTable.Name, Table(TableColumns.Parties, ["name"], parties, FactCells.Of)));
        return files.DrainToImmutable();
    }

    private static void WriteTo(string folder, ImmutableArray<(string Name, byte[] Bytes)> files)
    {
        if (Directory.Exists(folder))
            Replace(folder, files);
        else
            Create(folder, files);
    }

    private static void Create(string folder, ImmutableArray<(string Name, byte[] Bytes)> files)
    {
        // A name with a dot in front is never taken for a book, should the machine stop half-way.
        var beside = Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}{PartialSuffix}");
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(beside, name), bytes);
        Directory.Move(beside, folder);
    }

    /// <summary>Replaces the files of a book and leaves what others keep beside them, such as results of checks.</summary>
    private static void Replace(string folder, ImmutableArray<(string Name, byte[] Bytes)> files)
    {
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(folder, name + PartialSuffix), bytes);
        foreach (var (name, _) in files)
            File.Move(Path.Combine(folder, name + PartialSuffix), Path.Combine(folder, name), overwrite: true);
        foreach (var stale in BookReader.FileNames.Except(files.Select(f => f.Name)))
            File.Delete(Path.Combine(folder, stale));
    }

    private static byte[] Table<T>(ImmutableArray<string> columns, ImmutableArray<string> always, ImmutableArray<T> rows, Func<T, string, string?> cell)
    {
        var used = columns.Where(c => always.Contains(c) || rows.Any(r => cell(r, c) is not null)).ToList();
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var column in used)
                writer.WriteField(column);
            writer.EndRecord();
            var cells = new string?[used.Count];
            foreach (var row in rows)
            {
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = cell(row, used[i]);
                CutLongTexts(cells);
                foreach (var text in cells)
                    writer.WriteField(text);
                writer.EndRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>A published file may hold texts of any length; a book with a line beyond the limit of books could not be read again.</summary>
    private static void CutLongTexts(string?[] cells)
    {
        var bytes = 0L;
        foreach (var text in cells)
            bytes += text is null ? 1 : text.Length + 3;
        // No character takes more than three bytes for each of its halves, a doubled quote two.
        if (bytes * 3 <= ReadLimits.Standard.LineBytes || bytes + cells.Sum(BytesBeyondLength) <= ReadLimits.Standard.LineBytes)
            return;

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Length: > LongestCutText } text)
                cells[i] = text[..(char.IsHighSurrogate(text[LongestCutText - 1]) ? LongestCutText - 1 : LongestCutText)] + CutMark;
        }
    }

    private static long BytesBeyondLength(string? text) =>
        text is null ? 0 : Encoding.UTF8.GetByteCount(text) - text.Length + text.AsSpan().Count('"');

    private static string? HoldingCell(Holding line, string column) => column switch
    {
        "asset" => Text(line.Asset.Text),
        "class" => Codes.Of(line.Class),
        "quantity" => Number(line.Quantity),
        "price" => Number(line.Price),
        "value" => Number(line.ReportedValue),
        "instrument" => Text(line.Instrument),
        "counterparty" => Text(line.Counterparty.Name),
        "counterparty_class" => Code(line.Counterparty.Class),
        "custodian" => Text(line.Custodian.Name),
        "custodian_class" => Code(line.Custodian.Class),
        "jurisdiction" => Text(line.Jurisdiction),
        "network" => Text(line.Chain?.Network),
        "address" => Text(line.Chain?.Address),
        "height" => Text(line.Chain?.Height),
        "maturity" => Date(line.Maturity),
        "notice_days" => Number(line.NoticeDays),
        "unbonding_days" => Number(line.UnbondingDays),
        "encumbered" => Truth(line.IsEncumbered),
        "frozen" => Truth(line.IsFrozen),
        "affiliated" => Truth(line.IsAffiliated),
        "line_evidence" => Truth(line.HasLineEvidence),
        "section" => Text(line.Section),
        "source" => Text(line.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static string? StatedCell(StatedFigure figure, string column) => column switch
    {
        "figure" => Codes.Of(figure.Kind),
        "subject" => Text(figure.Subject),
        "value" => Number(figure.Value),
        "step" => Number(figure.Step),
        "source" => Text(figure.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static string? LiabilityCell(Liability line, string column) => column switch
    {
        "asset" => Text(line.Asset.Text),
        "quantity" => Number(line.Quantity),
        "value" => Number(line.ReportedValue),
        "gross_quantity" => Number(line.GrossQuantity),
        "network" => Text(line.Chain?.Network),
        "address" => Text(line.Chain?.Address),
        "height" => Text(line.Chain?.Height),
        "backed_by" => Text(line.BackedBy),
        "source" => Text(line.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static string? QuoteCell(MarketQuote quote, string column) => column switch
    {
        "asset" => Text(quote.Asset.Text),
        "price" => Number(quote.Price),
        "as_of" => Date(quote.AsOf),
        "market_cap" => Number(quote.MarketCap),
        "circulating_supply" => Number(quote.CirculatingSupply),
        "volume_24h" => Number(quote.Volume24h),
        "depth_2pct_down" => Number(quote.Depth2PctDown),
        "volatility_daily" => Number(quote.VolatilityDaily),
        "spread" => Number(quote.Spread),
        "haircut_tiers" => quote.HaircutTiers.IsEmpty ? null : string.Join(';', quote.HaircutTiers.Select(Tier)),
        "source" => Text(quote.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static string Tier(HaircutTier tier) => $"{Number(tier.From)}-{Number(tier.To)}:{Number(tier.Rate)}";

    internal static string? Text(string? text) => text is null ? null : FormulaGuard.Guard(text);

    internal static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string? Date(DateOnly? date) => date is { } day ? Format.Date(day) : null;

    internal static string? Truth(bool? truth) => truth switch { true => "true", false => "false", null => null };

    private static string? Code(PartyClass? code) => code is { } known ? Codes.Of(known) : null;

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteEntity(Utf8JsonWriter json, ReserveSnapshot snapshot)
    {
        var entity = snapshot.Entity;
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteString("kind", Codes.Of(entity.Kind));
        json.WriteString("as_of", snapshot.AsOfInstant is { } instant
            ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : Format.Date(snapshot.AsOf));
        WriteText(json, "as_of_published", snapshot.AsOfPublished);
        json.WriteString("reporting_currency", snapshot.ReportingCurrency.Letters);
        WriteTexts(json, "own_assets", entity.OwnAssets.Select(a => a.Text));
        if (entity.Token is { } token)
        {
            json.WriteStartObject("token");
            json.WriteString("symbol", token.Symbol.Text);
            WriteText(json, "peg_currency", token.PegCurrency?.Letters);
            WriteText(json, "underlying", token.Underlying?.Text);
            WriteText(json, "mica_type", token.MicaType);
            if (token.IsSignificant is { } isSignificant)
                json.WriteBoolean("significant", isSignificant);
            if (token.ReserveFeed is { } feed)
            {
                json.WriteStartObject("reserve_feed");
                json.WriteString("network", feed.Network);
                json.WriteString("address", feed.Address);
                json.WriteNumber("heartbeat", feed.Heartbeat.Ticks / TimeSpan.TicksPerSecond);
                WriteText(json, "height", feed.Height);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        WriteTexts(json, "regimes", entity.Regimes);
        WriteText(json, "group", entity.Group);
        WriteText(json, "partial", entity.Partial);
        WriteTexts(json, "notes", entity.Notes);
        if (snapshot.Revision is { } revision)
            json.WriteNumber("revision", revision);
        WriteText(json, "supersedes", snapshot.Supersedes);
        WriteText(json, "restated_on", Date(snapshot.RestatedOn));
        WriteText(json, "prepared_by", snapshot.PreparedBy);
        WriteText(json, "reviewed_by", snapshot.ReviewedBy);
        WriteDocuments(json, snapshot.Documents);
    }

    private static void WriteDocuments(Utf8JsonWriter json, ImmutableArray<PublishedDocument> documents)
    {
        if (documents.IsEmpty)
            return;

        json.WriteStartArray("documents");
        foreach (var document in documents)
        {
            json.WriteStartObject();
            json.WriteString("file", document.File);
            json.WriteString("sha256", document.Sha256);
            json.WriteString("format", document.Format);
            WriteText(json, "published_on", Date(document.PublishedOn));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDisclosures(Utf8JsonWriter json, Disclosures disclosures)
    {
        WriteText(json, "published_on", Date(disclosures.PublishedOn));
        if (disclosures.Assurance is { } assurance)
        {
            json.WriteStartObject("assurance");
            WriteText(json, "level", assurance.Level is { } level ? Codes.Of(level) : null);
            WriteText(json, "provider", assurance.Provider);
            WriteText(json, "standard", assurance.Standard);
            WriteText(json, "report_date", Date(assurance.ReportDate));
            json.WriteEndObject();
        }

        if (disclosures.LiabilityEvidence is { } evidence)
        {
            json.WriteStartObject("liability_evidence");
            WriteText(json, "method", evidence.Method);
            if (evidence.Evidenced is { } share)
                json.WriteNumber("share", share.Fraction);
            json.WriteEndObject();
        }

        if (disclosures.LineEvidenceShare is { } lines)
            json.WriteNumber("line_evidence_share", lines.Fraction);
        if (disclosures.Rights is { } rights)
        {
            json.WriteStartObject("rights");
            WriteText(json, "segregation", Answer(rights.Segregation));
            WriteText(json, "bankruptcy_remote", Answer(rights.BankruptcyRemote));
            WriteText(json, "par_redemption", Answer(rights.ParRedemption));
            WriteText(json, "redemption_within_2_days", Answer(rights.RedemptionWithin2Days));
            WriteText(json, "prudential_supervision", Answer(rights.PrudentialSupervision));
            json.WriteEndObject();
        }

        WriteTexts(json, "not_loaded", disclosures.NotLoaded);
        WriteTexts(json, "not_applicable", disclosures.NotApplicable);
        WriteTexts(json, "notes", disclosures.Notes);
    }

    private static string? Answer(RightAnswer? answer) => answer is { } known ? Codes.Of(known) : null;

    private static bool IsNothing(Disclosures disclosures) =>
        disclosures is { PublishedOn: null, Assurance: null, LiabilityEvidence: null, LineEvidenceShare: null, Rights: null }
        && disclosures.NotLoaded.IsEmpty && disclosures.NotApplicable.IsEmpty && disclosures.Notes.IsEmpty;

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
            json.WriteString(key, text);
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        var list = texts.ToList();
        if (list.Count == 0)
            return;

        json.WriteStartArray(key);
        foreach (var text in list)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
