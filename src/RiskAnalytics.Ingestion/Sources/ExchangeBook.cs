using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>Makes the book of an exchange from what its document publishes asset by asset.</summary>
internal sealed record ExchangeBook
{
    /// <summary>The file that the figures stand in.</summary>
    public required SourceDocument Document { get; init; }

    /// <summary>The code of its format.</summary>
    public required string Format { get; init; }

    /// <summary>The exchange.</summary>
    public required ReportingEntity Entity { get; init; }

    /// <summary>The UTC date of the snapshot.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The UTC instant, where it is known.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>The as-of time in the publisher's own zone and words.</summary>
    public string? AsOfPublished { get; init; }

    /// <summary>Which assets are missing; null when the document is whole.</summary>
    public string? Partial { get; init; }

    /// <summary>What the firm shows besides; T2 to T5 are taken as not loaded when null.</summary>
    public Disclosures? Disclosures { get; init; }

    /// <summary>Words on the figures.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Totals and the like, beside the ratios, which come from the figures.</summary>
    public ImmutableArray<StatedFigure> Stated { get; init; } = [];

    /// <summary>Other files whose figures were used.</summary>
    public ImmutableArray<PublishedDocument> Beside { get; init; } = [];

    /// <summary>The edition, when the document states one.</summary>
    public int? Revision { get; init; }

    /// <summary>The book; assets without any amount are left out, with an issue when something is printed of them.</summary>
    public ReserveBook Of(IReadOnlyCollection<ReserveFigure> figures, IssueLog log)
    {
        var distinct = WithoutRepeats(figures, log);
        var held = distinct.Where(f => f.Held is not null || f.HeldByExchange is not null || f.HeldByThirdParties is not null).ToList();
        foreach (var figure in distinct.Except(held).Where(f => f.Ratio is not null || f.Owed is not null))
        {
            var (row, place) = (figure.Row == 0 ? (int?)null : figure.Row, figure.Row == 0 ? figure.Place : null);
            var message = $"of {Cell.Quote(figure.Asset.Text)} the document gives no amount that is held, so the asset is not in the book";
            // A ratio alone is all that some publish; a debt that is left out makes the coverage look better.
            if (figure.Owed is null)
                log.Warning("no-reserve-amount", Document.Name, row, place, message);
            else
                log.Error("no-reserve-amount", Document.Name, row, place, message + ", nor is what is owed of it", omitsLine: true);
        }

        var isOwedSomewhere = held.Any(f => f.Owed is not null);
        var snapshot = new ReserveSnapshot
        {
            Entity = Entity with
            {
                Partial = Partial,
                Notes = [.. Notes, AssetDirectory.ClassNote(AsOf), "NOT DISCLOSED: the figures do not say whether any of it is pledged."],
            },
            AsOf = AsOf,
            AsOfInstant = Instant,
            AsOfPublished = AsOfPublished,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = [.. held.SelectMany(HoldingsOf)],
            Liabilities = isOwedSomewhere || Disclosures?.LiabilityEvidence is not null ? [.. held.Select(LiabilityOf)] : null,
            Disclosures = Disclosures ?? new Disclosures
            {
                NotLoaded = ["T1", "T2", "T3", "T4", "T5"],
                Notes = ["Assurance, publication date, addresses, proofs and rights are not in this document."],
            },
            Stated = [.. distinct.SelectMany(StatedOf), .. Stated],
            Documents = [new PublishedDocument(Document.Name, Document.Sha256, Format), .. Beside],
            Revision = Revision,
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), Document.Sha256, Document.Path);
    }

    /// <summary>The figures without those that an earlier one of the same asset states already: counted twice they would double both sides unseen.</summary>
    private List<ReserveFigure> WithoutRepeats(IReadOnlyCollection<ReserveFigure> figures, IssueLog log)
    {
        var distinct = new List<ReserveFigure>();
        var seen = new Dictionary<(AssetSymbol, decimal?, decimal?, decimal?, decimal?), ReserveFigure>();
        foreach (var figure in figures)
        {
            var key = (figure.Asset, figure.Held, figure.HeldByExchange, figure.HeldByThirdParties, figure.Owed);
            // Old and new name of a coin may both stand at zero.
            if (seen.TryAdd(key, figure) || figure is { Held: null or 0, HeldByExchange: null or 0, HeldByThirdParties: null or 0, Owed: null or 0 })
            {
                distinct.Add(figure);
                continue;
            }

            log.Error("duplicate-row", Document.Name, figure.Row == 0 ? null : figure.Row, figure.Row == 0 ? figure.Place : null,
                $"{figure.Asset} stands twice with the same amounts, first at {seen[key].Place}; the first counts", omitsLine: true);
        }

        return distinct;
    }

    private IEnumerable<Holding> HoldingsOf(ReserveFigure figure)
    {
        var self = new Party(null, PartyClass.Self);
        var third = new Party(figure.ThirdParty, figure.ThirdParty is null ? PartyClass.Undisclosed : null);
        if (figure.HeldByExchange is null && figure.HeldByThirdParties is null)
        {
            yield return Line(figure.Held!.Value, Party.Silent, "held");
            yield break;
        }

        // A part that is zero says where the coins are not, which a line of zero would not show any better.
        if (figure.HeldByExchange is { } exchange && (exchange != 0 || figure.HeldByThirdParties is null or 0))
            yield return Line(exchange, self, "held by the exchange");
        if (figure.HeldByThirdParties is { } outside && (outside != 0 || figure.HeldByExchange is null))
            yield return Line(outside, third, "in third-party custody");

        Holding Line(decimal quantity, Party custodian, string part) => new()
        {
            Asset = figure.Asset,
            Class = AssetDirectory.ClassOf(figure.Asset, AsOf, Entity.OwnAssets),
            Quantity = quantity,
            Custodian = custodian,
            StatedSource = Words(Document.Cite(figure.Place), part, figure.Remark),
            Source = new SourceRef(Document.Name, figure.Place),
            Row = figure.Row,
        };
    }

    private Liability LiabilityOf(ReserveFigure figure) => new()
    {
        Asset = figure.Asset,
        Quantity = figure.Owed,
        StatedSource = figure.Owed is null ? "published, not loaded" : Words(Document.Cite(figure.OwedPlace ?? figure.Place), figure.Remark),
        Source = new SourceRef(Document.Name, figure.OwedPlace ?? figure.Place),
        Row = figure.Row,
    };

    private IEnumerable<StatedFigure> StatedOf(ReserveFigure figure)
    {
        if (figure.Ratio is { } ratio)
            yield return Figure(StatedKind.Ratio, ratio, figure.RatioStep);
        if (figure is { Held: { } held } && (figure.HeldByExchange is not null || figure.HeldByThirdParties is not null))
            yield return Figure(StatedKind.AssetTotal, held, null);

        StatedFigure Figure(StatedKind kind, decimal value, decimal? step) => new()
        {
            Kind = kind,
            Subject = figure.Asset.Text,
            Value = value,
            Step = step,
            StatedSource = Document.Cite(figure.Place),
            Source = new SourceRef(Document.Name, figure.Place),
            Row = figure.Row,
        };
    }

    private static string Words(params ReadOnlySpan<string?> parts)
    {
        var words = new List<string>();
        foreach (var part in parts)
        {
            if (part is not null)
                words.Add(part);
        }

        return string.Join("; ", words);
    }

    /// <summary>A printed percentage such as <c>106%</c>, <c>106.45</c> or <c>1.0003</c> as a fraction, with the unit of its last digit.</summary>
    /// <param name="text">The printed text.</param>
    /// <param name="isFraction">Whether 1 means all; otherwise 100 does.</param>
    public static (decimal Ratio, decimal Step)? RatioOf(string? text, bool isFraction = false)
    {
        var number = text?.Trim().TrimEnd('%').Trim();
        if (Cell.Decimal(number) is not { Status: CellStatus.Good, Value: >= 0 } reading)
            return null;

        var point = number!.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : number.Length - point - 1;
        if (digits > 20 || number.AsSpan().ContainsAny('e', 'E'))
            return null;
        var step = new decimal(1, 0, 0, false, (byte)digits);
        return isFraction && !text!.Contains('%', StringComparison.Ordinal) ? (reading.Value, step) : (reading.Value / 100m, step / 100m);
    }

    /// <summary>An instant as the publisher tells it, in a zone with a fixed distance from UTC.</summary>
    public static string InZone(DateTimeOffset instant, double hours) =>
        instant.ToOffset(TimeSpan.FromHours(hours)).ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);
}
