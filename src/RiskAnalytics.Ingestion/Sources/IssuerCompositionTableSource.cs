using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>
/// A table of reserve reports, one row per line of a report, with the tables beside it: classes (required), printed totals, ratings of
/// commercial paper, names of the entities, and who examines the reports.
/// </summary>
public sealed class IssuerCompositionTableSource : IReserveSource
{
    private const string FormatCode = "issuer-composition-table";
    private const string BesideFormat = "table beside it";
    private const string MappingTable = "reserve-compositions";

    private const string NotInTheTable =
        "NOT LOADED: the table has no publication dates, no holders' rights and no encumbrance (T2, T5 and Q4 are left out, not held against the issuer).";

    private static readonly DateOnly SiliconValleyBankClosed = new(2023, 3, 10);

    /// <inheritdoc/>
    public string Code => FormatCode;

    /// <inheritdoc/>
    public string Description => "A table of reserve reports of token issuers, one row per line of a report, with its class table beside it.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once, monthly or quarterly reports";

    /// <inheritdoc/>
    public string Traps => "Printed totals and lines may disagree; what was typed by others keeps class totals only.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.HasColumns("issuer", "token", "as_of", "asset_class", "instrument", "amount_usd");
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new IssueLog();
        var tables = Tables.Open(document, log);
        var lines = ReadLines(document, log);
        var books = lines
            .GroupBy(l => (l.Token, l.AsOf))
            .OrderBy(g => g.Key.Token, StringComparer.Ordinal).ThenBy(g => g.Key.AsOf)
            .Select(report => BookOf([.. report], tables))
            .ToImmutableArray();
        return new SourceReading
        {
            Books = books,
            Issues = log.ToImmutable(),
            IsFinal = true,
            Lines = lines.Count,
            Companions = tables.Documents,
        };
    }

    private static List<CompositionLine> ReadLines(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var lines = new List<CompositionLine>(rows.RowCount);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (!row.IsBlank() && CompositionLine.Read(row, document.Name, log) is { } line)
                lines.Add(line);
        }

        return lines;
    }

    private static ReserveBook BookOf(ImmutableArray<CompositionLine> report, Tables tables)
    {
        var first = report[0];
        var currency = CurrencyCode.Parse(first.Currency);
        var log = new IssueLog();
        var totals = tables.Totals.GetValueOrDefault((first.Token, first.AsOf));
        var ratings = tables.Ratings.GetValueOrDefault((first.Token, first.AsOf), []);
        var notes = new List<string> { FiguresNote(report) };

        var hasLostDetail = HasLostDetail(report, tables);
        var holdings = report.SelectMany(line => HoldingsOf(line, report, ratings, tables, log)).ToImmutableArray();
        if (hasLostDetail)
        {
            holdings = [.. holdings.Select(h => h with { HasLineEvidence = null })];
            notes.Add("NOT LOADED: the report lists securities by CUSIP, but the table has only class totals of this date (T3 is left out, not held against the issuer).");
        }

        var liability = LiabilityOf(first, totals, notes, tables);
        var assurance = tables.Assurance.Find(first.Token, first.AsOf);
        if (tables.Assurance.ScopeOf(first.Token, first.AsOf) is { } scope)
            notes.Add($"SCOPE: {scope}");
        notes.AddRange(AssumptionNotes(report, holdings, ratings));
        notes.Add(NotInTheTable);
        notes.AddRange(report.Select(l => l.Note).Append(totals?.Note).OfType<string>().Distinct().Select(n => $"TABLE: {n}."));

        var entity = tables.Names.EntityOf(first, currency) with { Notes = [.. notes] };
        var snapshot = new ReserveSnapshot
        {
            Entity = entity,
            AsOf = first.AsOf,
            ReportingCurrency = currency,
            Holdings = holdings,
            Liabilities = [liability],
            Disclosures = DisclosuresOf(liability, totals, assurance, hasLostDetail),
            Stated = [.. StatedOf(report, totals, tables)],
            Documents = tables.Published(totals is not null, !ratings.IsEmpty),
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), tables.Sha256, tables.Location);
    }

    /// <summary>Whether the report lists securities by CUSIP and whoever typed or saved the table kept only totals.</summary>
    private static bool HasLostDetail(ImmutableArray<CompositionLine> report, Tables tables) =>
        tables.Assurance.HasCusips(report[0].Token, report[0].AsOf)
        && report.All(l => l.SourceKind is "transcription" or "capture" && !HasCusip(l));

    private static bool HasCusip(CompositionLine line) => line.Instrument.Contains("CUSIP", StringComparison.Ordinal);

    private static IEnumerable<Holding> HoldingsOf(
        CompositionLine line, ImmutableArray<CompositionLine> report, ImmutableArray<(string Rating, decimal Amount)> ratings, Tables tables, IssueLog log)
    {
        if (line.Amount is not { } amount)
        {
            log.Error("no-amount", tables.File, line.Row, "amount_usd", "the row has no amount that can be read and is left out", omitsLine: true);
            return [];
        }

        if (line.Currency != report[0].Currency)
        {
            log.Error("mixed-currencies", tables.File, line.Row, "currency", "the row has another currency than the report and is left out", omitsLine: true);
            return [];
        }

        var mapped = tables.Classes.Find(line);
        if (mapped is null)
        {
            log.Error("unknown-class", tables.File, line.Row, "asset_class",
                $"the class table has no row for {Cell.Quote(line.AssetClass)}; the line counts as other");
        }

        var (assetClass, asset) = mapped ?? (AssetClass.Other, AssetSymbol.NotItemised);
        if (line.AssetClass == "undisclosed" && line.Note?.Contains("approved investments", StringComparison.Ordinal) == true)
            assetClass = AssetClass.Other;
        if (amount < 0 && assetClass != AssetClass.Settlement)
        {
            log.Error("negative-holding", tables.File, line.Row, "amount_usd", "only a settlement line may be negative; the line is left out", omitsLine: true);
            return [];
        }

        var holding = HoldingOf(line, assetClass, asset, amount, tables) with { Section = SectionOf(line, report) };
        return IsPaper(line) && SplitApplies(line, report, ratings, tables, log)
            ? SplitByRating(holding, ratings)
            : [holding];
    }

    private static Holding HoldingOf(CompositionLine line, AssetClass assetClass, AssetSymbol asset, decimal amount, Tables tables)
    {
        var parties = HolderParties.Read(line.Holder);
        var isFrozen = parties.Owner == "Silicon Valley Bank" && line.AsOf >= SiliconValleyBankClosed;
        var hasMaturity = line.AssetClass is "us_treasury_bill" or "fixed_deposit" or "reverse_repo_term" or "government_security";
        return new Holding
        {
            Asset = asset,
            Class = assetClass,
            ReportedValue = amount,
            Instrument = line.Instrument,
            Counterparty = CounterpartyOf(line, assetClass, parties),
            Custodian = CustodianOf(line, assetClass, parties),
            Jurisdiction = CountryOf(line.Jurisdiction),
            Maturity = hasMaturity && line.MaturityDays is { } days ? line.AsOf.AddDays(days) : null,
            IsFrozen = isFrozen ? true : null,
            IsAffiliated = parties.IsParent ? true
                : line.Instrument.Contains("none to affiliated", StringComparison.Ordinal) ? false
                : null,
            HasLineEvidence = HasEvidence(line, parties),
            StatedSource = $"{tables.Cite(line.Row)}; {line.Source} [{line.Status}, {line.SourceKind}]",
            Source = new SourceRef(tables.File, string.Create(CultureInfo.InvariantCulture, $"row {line.Row}")),
            Row = line.Row,
        };
    }

    private static Party CounterpartyOf(CompositionLine line, AssetClass assetClass, HolderParties parties) => assetClass switch
    {
        AssetClass.TreasuryBill => new Party(line.AssetClass == "us_treasury_bill" ? "US Treasury" : parties.Owner, PartyClass.Government),
        AssetClass.GovernmentBond => new Party(parties.Owner, parties.Owner is null ? PartyClass.Undisclosed : PartyClass.Government),
        AssetClass.MmfGovernment or AssetClass.MmfPrime or AssetClass.TokenisedGovernmentFund or AssetClass.PrivateEquity =>
            parties.Owner is null ? Party.Silent : new Party(parties.Owner, PartyClass.Fund),
        AssetClass.DepositGsib or AssetClass.DepositBank =>
            parties.Owner is { } bank ? new Party(bank, HolderParties.BankClass(bank)) : new Party(null, PartyClass.Undisclosed),
        AssetClass.Other when line.AssetClass == "allocator_credit" =>
            parties.Owner is null ? new Party(null, PartyClass.Undisclosed) : new Party(parties.Owner, null),
        AssetClass.Settlement or AssetClass.AccruedInterest => Party.Silent,
        _ when IsClaim(assetClass) => new Party(null, PartyClass.Undisclosed),
        _ => Party.Silent,
    };

    private static Party CustodianOf(CompositionLine line, AssetClass assetClass, HolderParties parties)
    {
        if (line.AssetClass == "off_exchange_collateral" && parties.Owner is { } broker)
            return new Party(broker, PartyClass.Broker);
        if (parties.Custodian is { } custodian)
            return new Party(custodian, parties.IsCustodianRelated ? PartyClass.Affiliate : HolderParties.BankClass(custodian));

        // What is no claim on somebody counts on its custodian; the reports leave him unnamed. A fund counts on itself.
        var isFund = assetClass is AssetClass.MmfGovernment or AssetClass.MmfPrime or AssetClass.TokenisedGovernmentFund or AssetClass.PrivateEquity;
        return IsClaim(assetClass) || isFund ? Party.Silent : new Party(null, PartyClass.Undisclosed);
    }

    private static bool IsClaim(AssetClass assetClass) => assetClass is
        AssetClass.DepositGsib or AssetClass.DepositBank or AssetClass.CommercialPaperA1 or AssetClass.CommercialPaperA2
        or AssetClass.CommercialPaperOther or AssetClass.CorporateBond or AssetClass.MixedBondsFundsMetals or AssetClass.SecuredLoan
        or AssetClass.AffiliateLoan or AssetClass.AccruedInterest or AssetClass.Settlement or AssetClass.Other;

    /// <summary>Evidence at the level of the line is a CUSIP, or the balance at one bank or in one fund that is named.</summary>
    private static bool HasEvidence(CompositionLine line, HolderParties parties)
    {
        var isBalance = line.AssetClass is "bank_deposit" or "fixed_deposit" or "tokenised_fund" or "private_fund";
        return HasCusip(line) || (isBalance && parties.Owner is not null);
    }

    private static string? CountryOf(string jurisdiction)
    {
        var text = jurisdiction.AsSpan().Trim();
        var isCode = text.Length >= 2 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && (text.Length == 2 || text[2..].StartsWith(" ("));
        // The European Union is no country.
        return isCode && text[..2] is not "EU" ? text[..2].ToString() : null;
    }

    private static bool IsPaper(CompositionLine line) => line.AssetClass is "commercial_paper" or "commercial_paper_and_cd";

    /// <summary>The rating table applies when it belongs to the one line of paper of the report and sums to it.</summary>
    private static bool SplitApplies(
        CompositionLine line, ImmutableArray<CompositionLine> report, ImmutableArray<(string Rating, decimal Amount)> ratings, Tables tables, IssueLog log)
    {
        if (ratings.IsEmpty)
            return false;
        if (report.Count(IsPaper) == 1 && ratings.Sum(r => r.Amount) == line.Amount)
            return true;

        log.Warning("rating-table-differs", tables.File, line.Row, "amount_usd",
            "the table by rating does not sum to this line, so all of it counts as paper of the lowest or an unknown rating");
        return false;
    }

    private static IEnumerable<Holding> SplitByRating(Holding paper, ImmutableArray<(string Rating, decimal Amount)> ratings) =>
        ratings.Where(r => r.Amount > 0).Select(r => paper with
        {
            Class = PaperRatings.ClassOf(r.Rating),
            ReportedValue = r.Amount,
            Instrument = $"{paper.Instrument}, rated {r.Rating}",
        });

    private static Liability LiabilityOf(CompositionLine first, ReportTotals? totals, List<string> notes, Tables tables)
    {
        var owed = totals?.Liabilities ?? first.LiabilitiesStated;
        var token = AssetSymbol.Parse(first.Token);
        // The total of the report comes before what its lines repeat.
        var place = totals?.Liabilities is not null ? tables.CiteTotals(totals.Row) : tables.Cite(first.Row);
        var source = new SourceRef("reserve-totals");
        if (owed is null)
        {
            notes.Add("NOT LOADED: what is owed is published, but the table does not have it for this date; the reserve is shown and not rated.");
            return new Liability { Asset = token, StatedSource = "not loaded", Source = source };
        }

        var status = totals?.LiabilitiesStatus ?? first.Status;
        if (status == "recalled")
            notes.Add("LIABILITIES: the figure is recalled from general knowledge and was not read in the report.");
        var tokens = totals?.TokenLiabilities is { } issued && issued != owed
            ? string.Create(CultureInfo.InvariantCulture, $"total liabilities, of which tokens {issued}")
            : "tokens outstanding";
        return new Liability { Asset = token, ReportedValue = owed, StatedSource = $"{place}; {tokens} [{status}]", Source = source };
    }

    private static Disclosures DisclosuresOf(Liability liability, ReportTotals? totals, Assurance? assurance, bool hasLostDetail)
    {
        // The report that examines the assets examines the tokens too; what was recalled or read in the press is evidence of nothing.
        var isExamined = assurance is not null && liability.IsLoaded
            && totals is { LiabilitiesStatus: "verified", SourceKind: "primary" or "transcription" or "derived" };
        var notLoaded = new List<string> { "T2", "T5", "Q4" };
        if (assurance is null)
            notLoaded.Add("T1");
        if (hasLostDetail)
            notLoaded.Add("T3");
        if (!isExamined)
            notLoaded.Add("T4");
        return new Disclosures
        {
            Assurance = assurance,
            LiabilityEvidence = isExamined ? new LiabilityEvidence("the report that examines the assets gives the liabilities too", new Share(1)) : null,
            NotLoaded = [.. notLoaded.Order(StringComparer.Ordinal)],
            Notes = assurance is null
                ? ["Who examined this report, if anybody, is not in the tables."]
                : ["The date of the report is not in the tables, so its age is not known."],
        };
    }

    private static string FiguresNote(ImmutableArray<CompositionLine> report)
    {
        var kinds = report.Select(l => (l.Status, l.SourceKind)).Distinct().OrderBy(k => k.Status, StringComparer.Ordinal).ThenBy(k => k.SourceKind, StringComparer.Ordinal);
        var words = string.Join("; ", kinds.Select(k => $"{k.Status}, {Meaning(k.SourceKind)}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"FIGURES: {report.Length} lines of the report on this date in a compiled table; {words}. The source of each line stands with it.");

        static string Meaning(string kind) => kind switch
        {
            "primary" => "read in the document of the issuer or its accountant (primary)",
            "transcription" => "read in a public table typed from the documents (transcription)",
            "press" => "read in a news report, usually rounded (press)",
            "capture" => "read in a saved copy of a page or of chain data (capture)",
            "derived" => "calculated from other published figures (derived)",
            _ => kind,
        };
    }

    private static IEnumerable<string> AssumptionNotes(
        ImmutableArray<CompositionLine> report, ImmutableArray<Holding> holdings, ImmutableArray<(string Rating, decimal Amount)> ratings)
    {
        var classes = report.Select(l => l.AssetClass).ToHashSet();
        yield return "ASSUMED: each line has the class that the class table gives to its kind and wording.";
        if (classes.Contains("reverse_repo"))
            yield return "ASSUMED: reverse repo whose term is not stated is taken as term repo without a maturity, which counts as over 30 days.";
        if (holdings.Any(h => h.Class == AssetClass.MmfPrime))
            yield return "ASSUMED: a money market fund that is not called a government fund is taken as a prime fund.";
        if (classes.Contains("non_us_government_bill"))
            yield return "ASSUMED: bills of unnamed other governments are taken as government bonds.";
        if (classes.Contains("cash_and_cash_equivalents") || classes.Contains("fiduciary_deposit"))
            yield return "ASSUMED: cash equivalents and fiduciary deposits that are not split are taken as bank deposits.";
        if (classes.Contains("certificate_of_deposit"))
            yield return "ASSUMED: certificates of deposit without a rating are taken as paper of the lowest or an unknown rating.";
        if (holdings.Any(h => h.Class is AssetClass.CommercialPaperA1 or AssetClass.CommercialPaperA2))
            yield return "SPLIT: commercial paper by the rating table of the same report; its maturities are not known line by line.";
        else if (ratings.IsEmpty && report.Any(IsPaper))
            yield return "ASSUMED: commercial paper without a table by rating is taken as paper of the lowest or an unknown rating.";
        if (holdings.Any(h => h.Class is AssetClass.DepositBank or AssetClass.DepositGsib && h.Counterparty is { Class: PartyClass.Undisclosed }))
            yield return "BANKS: deposits at several banks in one total, or at banks that are not named, count as one undisclosed name.";
        if (report.Any(l => l.Holder.Contains("affiliated", StringComparison.Ordinal) && l.AssetClass is "bank_deposit" or "fixed_deposit"))
            yield return "AFFILIATE: part of the deposits is at an affiliate of the issuer; how much is not published.";
    }

    /// <summary>The totals and shares that the report prints beside its lines.</summary>
    private static IEnumerable<StatedFigure> StatedOf(ImmutableArray<CompositionLine> report, ReportTotals? totals, Tables tables)
    {
        if (totals is { Assets: { } assets })
            yield return Total(StatedKind.TotalAssets, assets);
        if (totals is { TotalLiabilities: { } owed })
            yield return Total(StatedKind.TotalLiabilities, owed);

        foreach (var line in report.Where(l => SectionOf(l, report) is not null))
        {
            var (ratio, step) = ExchangeBook.RatioOf(line.PublishedShare)!.Value;
            yield return new StatedFigure
            {
                Kind = StatedKind.Share,
                Subject = SectionOf(line, report),
                Value = ratio,
                Step = step,
                StatedSource = $"{tables.Cite(line.Row)}; {line.Source}",
                Source = new SourceRef(tables.File, string.Create(CultureInfo.InvariantCulture, $"row {line.Row}")),
                Row = line.Row,
            };
        }

        StatedFigure Total(StatedKind kind, decimal value) => new()
        {
            Kind = kind,
            Value = value,
            Step = totals!.StepOf(value),
            StatedSource = tables.CiteTotals(totals.Row),
            Source = new SourceRef(tables.TotalsFile!, string.Create(CultureInfo.InvariantCulture, $"row {totals.Row}")),
            Row = totals.Row,
        };
    }

    /// <summary>A line of which the report prints a share is a section of its own, when its name tells it from the others.</summary>
    private static string? SectionOf(CompositionLine line, ImmutableArray<CompositionLine> report) =>
        ExchangeBook.RatioOf(line.PublishedShare) is not null && report.Count(l => l.Instrument == line.Instrument) == 1 ? line.Instrument : null;

    /// <summary>The tables beside the composition table.</summary>
    private sealed record Tables(
        string File,
        string Location,
        string Sha256,
        ClassMapping Classes,
        Dictionary<(string Token, DateOnly AsOf), ReportTotals> Totals,
        Dictionary<(string Token, DateOnly AsOf), ImmutableArray<(string Rating, decimal Amount)>> Ratings,
        AssuranceTable Assurance,
        TokenNames Names,
        ImmutableArray<SourceDocument> Documents,
        SourceDocument Document,
        SourceDocument? TotalsDocument,
        SourceDocument? RatingsDocument)
    {
        /// <summary>The name of the table of totals.</summary>
        public string? TotalsFile => TotalsDocument?.Name;

        /// <summary>The files that the figures of a report were read from.</summary>
        public ImmutableArray<PublishedDocument> Published(bool hasTotals, bool hasRatings) =>
        [
            new PublishedDocument(Document.Name, Document.Sha256, FormatCode),
            .. new[] { hasTotals ? TotalsDocument : null, hasRatings ? RatingsDocument : null }.OfType<SourceDocument>().Select(d => new PublishedDocument(d.Name, d.Sha256, BesideFormat)),
        ];

        /// <summary>Where a line of a report stands.</summary>
        public string Cite(int row) => string.Create(CultureInfo.InvariantCulture, $"{File}, row {row}");

        /// <summary>Where the totals of a report stand.</summary>
        public string CiteTotals(int row) => string.Create(CultureInfo.InvariantCulture, $"{TotalsFile}, row {row}");

        public static Tables Open(SourceDocument document, IssueLog log)
        {
            var mapping = document.FindBeside("table", "asset_class", "instrument_contains", "asset", "class")
                ?? throw IngestionException.For(document.Name, "no-class-table",
                    "no class table lies beside the file; it has the columns table, asset_class, instrument_contains, asset and class");
            var totals = document.FindBeside("token", "as_of", "reported_total_assets", "token_liabilities");
            var ratings = document.FindBeside("token", "as_of", "topic", "bucket", "amount_usd");
            var assurance = document.FindBeside("token", "from", "to", "level", "provider");
            var names = document.FindBeside("token", "id", "name", "kind");
            if (totals is null)
                log.Warning("no-totals", document.Name, null, null, "no table of printed totals lies beside the file, so totals are not compared");

            ImmutableArray<SourceDocument> used = [.. new[] { mapping, totals, ratings, assurance, names }.OfType<SourceDocument>()];
            return new Tables(
                document.Name,
                document.Path,
                document.Sha256,
                ClassMapping.Read(mapping, MappingTable, log),
                totals is null ? [] : ReportTotals.Read(totals, log),
                ratings is null ? [] : PaperRatings.Read(ratings, log),
                assurance is null ? AssuranceTable.Empty : AssuranceTable.Read(assurance, log),
                names is null ? TokenNames.Empty : TokenNames.Read(names, log),
                used,
                document,
                totals,
                ratings);
        }
    }
}
