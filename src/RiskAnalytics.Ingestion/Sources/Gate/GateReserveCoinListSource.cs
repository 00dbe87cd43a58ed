using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The answer of Gate's endpoint for the coins of an audit.</summary>
public sealed class GateReserveCoinListSource : IReserveSource
{
    /// <summary>The answer on a whole audit is small; larger files need not be looked into.</summary>
    private const int LargestInfo = 64 << 10;

    /// <summary>A list with fewer coins is a part: the configuration of the verifier of June 2025 has 462.</summary>
    private const int FewestCoins = 400;

    /// <inheritdoc/>
    public string Code => "gate-reserve-coin-list";

    /// <inheritdoc/>
    public string Description => "The coins of one audit of Gate (getProofOfReservesCoinList): reserve, customer liability and printed rate of each.";

    /// <inheritdoc/>
    public string Rhythm => "about monthly";

    /// <inheritdoc/>
    public string Traps => "The list has no date, which stands in getProofOfReservesInfo; rates are percentages and may differ from the amounts (BTC 147.62 printed, 147.56 from the amounts).";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && Coins(root) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var rows = Coins(Recognised.Json(document, this, log))!.Items().ToList();
        var audit = AuditBeside(document, log);
        audit?.TellTime(log);
        if (document.AsOf(audit?.Day, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count, Entity = "gate" };

        var figures = rows.Select(r => FigureOf(r, asOf, document, log)).OfType<ReserveFigure>().ToList();
        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = EntityDirectory.Exchange("gate"),
            AsOf = asOf,
            AsOfPublished = audit?.Day is null ? null : $"{audit.Time}, zone not stated",
            Partial = figures.Count < FewestCoins
                ? string.Create(CultureInfo.InvariantCulture, $"the list has {figures.Count} coins; Gate covers several hundred, and its printed totals are over all of them")
                : null,
            Notes = audit is null
                ? ["AUDIT: the list states neither audit nor date, and no answer of getProofOfReservesInfo lies beside it."]
                : [$"AUDIT: Gate audit {audit.Data.Text("audit_id") ?? "without id"}, root of liabilities {audit.Data.Text("merkle_root_hash") ?? "not given"}."],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "Gate itself", "a zero-knowledge proof of liabilities", null),
                NotLoaded = ["T2", "T3", "T4", "T5"],
                Notes = ["Proofs and publication date stand in other files; Gate publishes no list of addresses."],
            },
            Stated = audit is null ? [] : [.. audit.Stated()],
            Beside = audit is null ? [] : [new PublishedDocument(audit.Document.Name, audit.Document.Sha256, "gate-reserve-info")],
        };
        return new SourceReading { Books = [book.Of(figures, log)], Lines = rows.Count, Companions = audit is null ? [] : [audit.Document] };
    }

    private static JsonView? Coins(JsonView root) =>
        root.Find("data", "list") is { } list && list.First()?.Has("coin", "reserve_rate", "reserve_amount", "customer_liability") == true ? list : null;

    /// <summary>The audit that the list belongs to: the only one beside it, or the one whose file name has the same date.</summary>
    private static GateAudit? AuditBeside(SourceDocument document, IssueLog log)
    {
        var audits = document.SameFolder.Where(d => d is { IsJson: true, Length: <= LargestInfo }).Select(d => GateAudit.Of(d, log)).OfType<GateAudit>().ToList();
        if (audits.Count > 1 && document.DateInName() is { } named)
            audits = [.. audits.Where(a => a.Day == named)];
        if (audits.Count > 1)
            log.Warning("several-audits", document.Name, null, null, "several answers of getProofOfReservesInfo lie beside the list, and nothing tells which is of the same audit; none is used");
        return audits.Count == 1 ? audits[0] : null;
    }

    private static ReserveFigure? FigureOf(JsonView row, DateOnly asOf, SourceDocument document, IssueLog log)
    {
        if (AssetDirectory.AssetOf(row.Text("coin"), asOf) is not { } asset)
        {
            log.Error("bad-symbol", document.Name, null, row.Path, $"found {Cell.Quote(row.Text("coin"))}, expected the symbol of an asset", omitsLine: true);
            return null;
        }

        var ratio = ExchangeBook.RatioOf(row.Text("reserve_rate"));
        var held = row.Find("reserve_amount");
        var owed = row.Find("customer_liability");
        return new ReserveFigure
        {
            Asset = asset,
            Place = held?.Path ?? row.Path,
            OwedPlace = owed?.Path,
            Held = held?.AmountFromZero(),
            Owed = owed?.AmountFromZero(),
            Ratio = ratio?.Ratio,
            RatioStep = ratio?.Step,
        };
    }
}
