using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>One generation of OKX's monthly reserve file: printed totals, then every address with its amount and signatures.</summary>
/// <param name="generation">The generation, 0 to 3.</param>
public sealed class OkxReserveCsvSource(int generation) : IReserveSource
{
    private const string NotStaked = "Non Staking";

    private static readonly ImmutableArray<(string Since, string Trap)> Generations =
    [
        ("November 2022", "The amounts of the addresses are in base units (satoshi, wei), those of the totals in whole units; the coin names the chain."),
        ("April 2023", "Totals are truncated to whole numbers; staked ether is in another file and third-party custody in none."),
        ("November 2024", "The two columns eoa1 and eoa2 are often missing in the rows; staked ether is in another file and third-party custody in none."),
        ("July 2026", "Rows of staked ether name a validator and stand among the others, told apart by the column Type; third-party custody is not in the file."),
    ];

    /// <inheritdoc/>
    public string Code { get; } = generation is >= 0 and < 4
        ? FormattableString.Invariant($"okx-reserve-csv-v{generation}")
        : throw new ArgumentOutOfRangeException(nameof(generation));

    /// <inheritdoc/>
    public string Description => $"OKX's addresses with amounts and signatures, as published since {Generations[generation].Since}; summed by asset and network while it is read.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => Generations[generation].Trap;

    private bool IsInBaseUnits => generation == 0;

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxCsvHeader.Find(document)?.Generation == generation;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        if (!Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {Code}");

        var log = new IssueLog();
        var instant = document.GivenAsOf is null ? OkxCsvHeader.InstantInName(document) : null;
        if (document.AsOf(instant is { } named ? DateOnly.FromDateTime(named.UtcDateTime) : null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "okx" };
        if (instant is not null)
            log.Info("as-of-from-name", document.Name, null, null, $"the name states the snapshot as {OkxCsvHeader.InZone(instant.Value)}");

        var summary = new OkxSummary(document, log);
        var sums = new AddressSums(log, coin => IsInBaseUnits ? OkxCoins.DecimalsOf(coin) : 0);
        sums.Read(document, reader =>
        {
            var header = OkxCsvHeader.Of([.. Enumerable.Range(0, Math.Min(reader.FieldCount, 64)).Select(reader.GetString)]);
            if (header is null)
                summary.ReadRow(reader);
            return header?.Columns;
        });
        summary.Compare(sums.Groups, asOf);

        var entity = EntityDirectory.Exchange("okx");
        var lines = sums.Groups.Select(g => LineOf(g, summary, asOf, log)).OfType<AddressLine>().ToList();
        var holdings = AddressLine.Holdings(lines, entity, asOf, log);
        if (holdings.IsEmpty)
        {
            log.Warning("no-figures", document.Name, null, null, "the list has no address that can be read, so it makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = sums.Rows, Entity = "okx", AsOf = asOf };
        }

        var snapshot = new ReserveSnapshot
        {
            Entity = entity with { Partial = "only the exchange's own addresses are in the file; third-party custody is not", Notes = NotesOf(sums, lines, asOf) },
            AsOf = asOf,
            AsOfInstant = instant,
            AsOfPublished = instant is { } at ? OkxCsvHeader.InZone(at) : null,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = holdings,
            Liabilities = [.. holdings.Select(h => h.Asset).Distinct().Select(a => new Liability
            {
                Asset = a,
                StatedSource = "published on OKX's page, not loaded",
                Source = new SourceRef(document.Name),
            })],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "OKX itself", "signed addresses; the signatures were not checked here", null),
                NotLoaded = ["T2", "T4", "T5"],
                Notes = ["Liabilities, proofs and publication date stand in other files of the same month."],
            },
            Stated = [.. summary.Stated(asOf)],
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
            Revision = document.RevisionInName(),
        };
        var book = new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path);
        return new SourceReading { Books = [book], IsSupporting = true, Lines = sums.Rows };
    }

    private static AddressLine? LineOf(AddressGroup group, OkxSummary summary, DateOnly asOf, IssueLog log)
    {
        if (OkxCoins.AssetOf(group.Coin, asOf) is not { } asset)
        {
            log.Error("bad-symbol", group.File, group.FirstRow, "coin", $"found {Cell.Quote(group.Coin)}, expected the symbol of an asset; its addresses are left out", omitsLine: true);
            return null;
        }

        if (!OkxCoins.IsKnown(group.Coin))
            log.Warning("unknown-coin", group.File, group.FirstRow, "coin", $"no table knows the coin {Cell.Quote(group.Coin)}; it is taken as an asset of its own");
        var instrument = group.Kind is { } kind && !kind.Equals(NotStaked, StringComparison.OrdinalIgnoreCase)
            ? kind
            : OkxCoins.IsWrapped(group.Coin) ? $"{group.Coin}, a claim on OKX's own chain" : null;
        // The oldest files have no network: the name of the coin tells it.
        var network = group.Network ?? group.Coin;
        return new AddressLine(group, asset, network, new Party(null, PartyClass.Self), instrument) { Height = summary.HeightOf(group.Coin) };
    }

    private ImmutableArray<string> NotesOf(AddressSums sums, List<AddressLine> lines, DateOnly asOf)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(string.Create(CultureInfo.InvariantCulture,
            $"ADDRESSES: the amounts are sums over {sums.Rows} rows of OKX's address list; the addresses themselves stay in the file, and neither they nor their signatures were checked."));
        notes.Add("NOT IN THE FILE: coins in third-party custody. The totals of OKX's page include them and count before these sums.");
        if (lines.Exists(l => l.Group.Kind is { } kind && !kind.Equals(NotStaked, StringComparison.OrdinalIgnoreCase)))
            notes.Add("STAKING: lines with an instrument named after staking are validators, whose coins need time to leave.");
        else if (generation < 3)
            notes.Add("PERHAPS NOT IN THE FILE: staked ether, which OKX lists in a file of its own.");
        if (lines.Where(l => OkxCoins.IsWrapped(l.Group.Coin)).Select(l => l.Group.Coin).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } wrapped)
            notes.Add($"WRAPPED: {string.Join(", ", wrapped)} are claims on OKX's own chain on coins of other chains.");
        if (IsInBaseUnits)
            notes.Add("UNITS: the addresses are in base units, made whole by the carried table of OKX's coins.");
        notes.Add(AssetDirectory.ClassNote(asOf));
        notes.Add("NOT DISCLOSED: the figures do not say whether any of it is pledged.");
        return notes.DrainToImmutable();
    }
}
