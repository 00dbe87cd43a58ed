using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>Reads the canonical reserve book: a folder with <c>entity.json</c>, tables and disclosures.</summary>
public static class BookReader
{
    internal const string HoldingsName = "holdings.csv";
    internal const string LiabilitiesName = "liabilities.csv";
    internal const string MarketName = "market.csv";
    internal const string StatedName = "stated.csv";

    internal const string OverridesName = "overrides.csv";

    private const int MostEditions = 999;

    /// <summary>The files of a book, in the order in which they enter its hash.</summary>
    internal static ImmutableArray<string> FileNames { get; } =
        [EntityFile.Name, HoldingsName, LiabilitiesName, MarketName, StatedName, DisclosuresFile.Name, FactsTable.Name, PartiesTable.Name];

    /// <summary>Reads one book.</summary>
    /// <param name="folder">The folder that holds <c>entity.json</c>.</param>
    /// <returns>The book with every issue found; rows that cannot be used are left out and said.</returns>
    /// <exception cref="IngestionException">
    /// A file of the book cannot be read at all, or lacks what every row needs. A file that is there and cannot be read is never
    /// taken as absent: absent means that the firm does not disclose.
    /// </exception>
    public static ReserveBook Read(string folder) => Read(folder, applyOverrides: true);

    /// <summary>Reads one book with or without the corrections of an analyst.</summary>
    /// <param name="folder">The folder that holds <c>entity.json</c>.</param>
    /// <param name="applyOverrides">Whether the corrections in <c>overrides.csv</c> are applied. Without them the hash is that of the plain files.</param>
    /// <returns>The book with every issue found, the corrections among them.</returns>
    /// <exception cref="IngestionException">A file of the book cannot be read at all, or lacks what every row needs.</exception>
    public static ReserveBook Read(string folder, bool applyOverrides) => Read(folder, ReadLimits.Standard, applyOverrides);

    /// <summary>Reads the older editions that a book keeps, without the corrections of an analyst.</summary>
    /// <param name="folder">The folder of the book.</param>
    /// <returns>Oldest first; one that cannot be read is left out.</returns>
    public static ImmutableArray<ReserveBook> ReadEarlier(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var editions = ImmutableArray.CreateBuilder<ReserveBook>();
        for (var number = 1; number <= MostEditions; number++)
        {
            var edition = Path.Combine(folder, BookFinder.RevisionsFolder, number.ToString(CultureInfo.InvariantCulture));
            if (!File.Exists(Path.Combine(edition, EntityFile.Name)))
                break;
            try
            {
                editions.Add(Read(edition, applyOverrides: false));
            }
            catch (IngestionException)
            {
                // The edition that counts is whole all the same.
            }
        }

        return editions.ToImmutable();
    }

    /// <summary>A book from frames made in a notebook.</summary>
    /// <param name="entity">Who reports.</param>
    /// <param name="asOf">The UTC date of the snapshot.</param>
    /// <param name="reportingCurrency">The currency of every value.</param>
    /// <param name="holdings">What is held, with the columns of <c>holdings.csv</c>.</param>
    /// <param name="liabilities">What is owed, with the columns of <c>liabilities.csv</c>; null when it is not disclosed.</param>
    /// <param name="market">Prices, with the columns of <c>market.csv</c>; null when there are none.</param>
    /// <param name="disclosures">What the firm shows besides; null when it shows nothing.</param>
    /// <returns>The book; its input hash is empty, since it comes from no file.</returns>
    /// <exception cref="IngestionException">A frame lacks a required column.</exception>
    /// <exception cref="ArgumentException">A frame names a column twice.</exception>
    public static ReserveBook FromFrames(
        ReportingEntity entity,
        DateOnly asOf,
        CurrencyCode reportingCurrency,
        DataFrame holdings,
        DataFrame? liabilities = null,
        DataFrame? market = null,
        Disclosures? disclosures = null)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(reportingCurrency);
        ArgumentNullException.ThrowIfNull(holdings);

        var marketLog = new IssueLog();
        var log = new IssueLog();
        var quotes = market is null ? MarketSnapshot.Empty : MarketTable.Read(RawTable.FromFrame(market, "market"), asOf, reportingCurrency, marketLog);
        var snapshot = new ReserveSnapshot
        {
            Entity = entity,
            AsOf = asOf,
            ReportingCurrency = reportingCurrency,
            Holdings = HoldingsTable.Read(RawTable.FromFrame(holdings, "holdings"), quotes, log),
            Liabilities = liabilities is null ? null : LiabilitiesTable.Read(RawTable.FromFrame(liabilities, "liabilities"), quotes, log),
            Disclosures = disclosures ?? Disclosures.Nothing,
        };
        return new ReserveBook(snapshot, quotes, [.. log.ToImmutable(), .. marketLog.ToImmutable()], "", "notebook");
    }

    internal static ReserveBook Read(string folder, ReadLimits limits, bool applyOverrides = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (File.Exists(folder))
            throw BookFinder.NoFolder(folder);
        if (!Directory.Exists(folder))
            throw IngestionException.For(Path.GetFileName(folder), "no-book", "there is no such folder");
        if (!IsThere(folder, EntityFile.Name))
            throw IngestionException.For(EntityFile.Name, "no-book", "the folder is no reserve book: it has no such file");
        if (!IsThere(folder, HoldingsName))
            throw IngestionException.For(HoldingsName, "no-book", "the book has no such file; what is held must be given");

        var hash = new StringBuilder();
        var entityLog = new IssueLog();
        var overridesLog = new IssueLog();
        var correctionsHash = new StringBuilder();
        var overridesFile = IsThere(folder, OverridesName) && applyOverrides ? OpenTable(folder, OverridesName, limits, new StringBuilder()) : null;
        var overrides = overridesFile is null ? Overrides.None : Overrides.Read(CsvTable.Read(overridesFile, limits, overridesLog), overridesLog);
        if (!applyOverrides)
            MentionOverridesLeftOut(folder, limits, overridesLog, correctionsHash);

        var entity = EntityFile.Read(overrides.Apply(OpenJson(folder, EntityFile.Name, limits, hash), limits, entityLog, overridesLog), entityLog);
        MentionOtherFiles(folder, entityLog);

        // Holdings and liabilities are compared with market prices, so the market is read before them; issues stay in file order.
        var holdingsFile = OpenTable(folder, HoldingsName, limits, hash);
        var liabilitiesFile = OpenTableIfPresent(folder, LiabilitiesName, limits, hash);
        var marketFile = OpenTableIfPresent(folder, MarketName, limits, hash);

        var marketLog = new IssueLog();
        var market = marketFile is null
            ? MarketSnapshot.Empty
            : MarketTable.Read(overrides.Apply(CsvTable.Read(marketFile, limits, marketLog), TableColumns.Market, overridesLog), entity.AsOf, entity.ReportingCurrency, marketLog);

        var holdingsLog = new IssueLog();
        var holdings = HoldingsTable.Read(overrides.Apply(CsvTable.Read(holdingsFile, limits, holdingsLog), TableColumns.Holdings, overridesLog), market, holdingsLog);

        var liabilitiesLog = new IssueLog();
        ImmutableArray<Liability>? liabilities = liabilitiesFile is null
            ? null
            : LiabilitiesTable.Read(overrides.Apply(CsvTable.Read(liabilitiesFile, limits, liabilitiesLog), TableColumns.Liabilities, overridesLog), market, liabilitiesLog);

        var statedLog = new IssueLog();
        var stated = OpenTableIfPresent(folder, StatedName, limits, hash) is { } statedFile
            ? StatedTable.Read(overrides.Apply(CsvTable.Read(statedFile, limits, statedLog), TableColumns.Stated, overridesLog), statedLog)
            : [];

        var disclosuresLog = new IssueLog();
        var disclosures = IsThere(folder, DisclosuresFile.Name)
            ? DisclosuresFile.Read(overrides.Apply(OpenJson(folder, DisclosuresFile.Name, limits, hash), limits, disclosuresLog, overridesLog), entity.AsOf, disclosuresLog)
            : Disclosures.Nothing;
        var factsLog = new IssueLog();
        var facts = OpenTableIfPresent(folder, FactsTable.Name, limits, hash) is { } factsFile
            ? FactsTable.Read(overrides.Apply(CsvTable.Read(factsFile, limits, factsLog), TableColumns.Facts, overridesLog), factsLog)
            : [];
        var partiesLog = new IssueLog();
        var parties = OpenTableIfPresent(folder, PartiesTable.Name, limits, hash) is { } partiesFile
            ? PartiesTable.Read(overrides.Apply(CsvTable.Read(partiesFile, limits, partiesLog), TableColumns.Parties, overridesLog), partiesLog)
            : [];
        if (overridesFile is not null)
            Hashed(overridesFile, hash);

        // Results of verification name the book by all its files, whether or not its corrections are asked for this time.
        var filesSha256 = HashOf(hash.ToString() + correctionsHash);
        var verificationLog = new IssueLog();
        ImmutableArray<VerificationReport> verifications = [];
        if (IsThere(folder, VerificationFile.Name))
        {
            var verificationFile = OpenJson(folder, VerificationFile.Name, limits, new StringBuilder());
            verifications = VerificationFile.Read(folder, verificationFile, filesSha256, limits, verificationLog);
            if (!verifications.IsEmpty)
                Hashed(verificationFile, hash);
        }

        var snapshot = new ReserveSnapshot
        {
            Entity = entity.Entity,
            AsOf = entity.AsOf,
            AsOfInstant = entity.AsOfInstant,
            AsOfPublished = entity.AsOfPublished,
            ReportingCurrency = entity.ReportingCurrency,
            Holdings = holdings,
            Liabilities = liabilities,
            Disclosures = disclosures,
            Stated = stated,
            Documents = entity.Documents,
            Revision = entity.Revision,
            Supersedes = entity.Supersedes,
            RestatedOn = entity.RestatedOn,
            Facts = facts,
            Parties = parties,
            PreparedBy = entity.PreparedBy,
            ReviewedBy = entity.ReviewedBy,
            Corrections = overrides.Finish(overridesLog),
        };
        IssueLog[] logs = [entityLog, holdingsLog, liabilitiesLog, marketLog, statedLog, disclosuresLog, factsLog, partiesLog, overridesLog, verificationLog];
        return new ReserveBook(snapshot, market, [.. logs.SelectMany(l => l.ToImmutable())], HashOf(hash.ToString()), folder)
        {
            FilesSha256 = filesSha256,
            Verifications = verifications,
        };
    }

    private static string HashOf(string lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

    /// <summary>Whether the folder has anything of this name: what is there and no file is refused, not taken as absent.</summary>
    private static bool IsThere(string folder, string name) => Path.Exists(Path.Combine(folder, name));

    private static SourceFile? OpenTableIfPresent(string folder, string name, ReadLimits limits, StringBuilder hash) =>
        IsThere(folder, name) ? OpenTable(folder, name, limits, hash) : null;

    private static SourceFile OpenTable(string folder, string name, ReadLimits limits, StringBuilder hash)
    {
        var path = Path.Combine(folder, name);
        LinkGuard.RefuseLinkOutOf(folder, path);
        return Hashed(SourceFile.OpenTable(path, limits), hash);
    }

    private static SourceFile OpenJson(string folder, string name, ReadLimits limits, StringBuilder hash)
    {
        var path = Path.Combine(folder, name);
        LinkGuard.RefuseLinkOutOf(folder, path);
        return Hashed(SourceFile.OpenJson(path, limits), hash);
    }

    /// <summary>Says how many corrections do not count, so that nobody takes the plain figures for the corrected ones.</summary>
    private static void MentionOverridesLeftOut(string folder, ReadLimits limits, IssueLog log, StringBuilder hash)
    {
        if (!IsThere(folder, OverridesName))
            return;
        try
        {
            var count = CsvTable.Read(OpenTable(folder, OverridesName, limits, hash), limits, new IssueLog()).RowCount;
            log.Info("overrides-left-out", OverridesName, null, null, $"{Format.Number(count)} {(count == 1 ? "correction was" : "corrections were")} left out, as asked; the figures are those of the plain files");
        }
        catch (IngestionException)
        {
            log.Info("overrides-left-out", OverridesName, null, null, "the corrections were left out, as asked; their file cannot be read");
        }
    }

    /// <summary>Adds a file to the text whose hash stands for the book: one line with name and hash per file.</summary>
    private static SourceFile Hashed(SourceFile file, StringBuilder hash)
    {
        hash.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Sha256}\n");
        return file;
    }

    /// <summary>A file with a name of its own is easily taken for a part of the book that counts.</summary>
    private static void MentionOtherFiles(string folder, IssueLog log)
    {
        var others = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>()
            .Where(n => !FileNames.Contains(n) && n != OverridesName && n != VerificationFile.Name && !n.StartsWith('.') && Path.GetExtension(n) is ".csv" or ".json")
            .Order(StringComparer.Ordinal);
        foreach (var name in others)
            log.Info("file-not-read", Cell.Quote(name).Trim('\''), null, null, "the file is not one that this version reads as part of a book");
    }
}
