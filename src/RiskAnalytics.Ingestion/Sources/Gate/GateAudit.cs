using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>What Gate says of a whole audit: its time, its root and its totals in US dollars.</summary>
internal sealed class GateAudit
{
    private GateAudit(SourceDocument document, JsonView data)
    {
        Document = document;
        Data = data;
    }

    /// <summary>The file.</summary>
    public SourceDocument Document { get; }

    /// <summary>The object with the figures.</summary>
    public JsonView Data { get; }

    /// <summary>The time as printed, which has no zone.</summary>
    public string? Time => Data.Text("audit_time");

    /// <summary>The day of the time as printed.</summary>
    public DateOnly? Day => DateTime.TryParseExact(Time, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? DateOnly.FromDateTime(time)
        : null;

    /// <summary>The audit of a file, or null when it holds none.</summary>
    public static GateAudit? Of(SourceDocument document, IssueLog log) =>
        JsonView.Root(document, log)?.Find("data") is { } data && data.Has("audit_time", "merkle_root_hash", "total_reserve_amount") ? new GateAudit(document, data) : null;

    /// <summary>Says that the time has no zone, or is none.</summary>
    public void TellTime(IssueLog log)
    {
        if (Day is { } day)
            log.Warning("no-time-zone", Document.Name, null, "$.data.audit_time", $"the audit time {Cell.Quote(Time)} has no zone; {Format.Date(day)} is taken as the UTC date");
        else
            log.Warning("bad-date", Document.Name, null, "$.data.audit_time", $"found {Cell.Quote(Time)}, expected a time such as 2026-03-16 00:00:00");
    }

    /// <summary>The printed totals.</summary>
    public IEnumerable<StatedFigure> Stated()
    {
        if (Figure("total_reserve_amount", StatedKind.TotalAssets) is { } assets)
            yield return assets;
        if (Figure("customer_net_balance", StatedKind.TotalLiabilities) is { } owed)
            yield return owed;
        if (Figure("excess_reserve_value", StatedKind.Surplus) is { } surplus)
            yield return surplus;
        if (ExchangeBook.RatioOf(Data.Text("total_reserve_rate")) is { } ratio)
            yield return Of(StatedKind.Ratio, ratio.Ratio, ratio.Step, Data.Find("total_reserve_rate")!.Path);
    }

    private StatedFigure? Figure(string key, StatedKind kind) => Data.Find(key) is { } view && view.Amount() is { } value ? Of(kind, value, null, view.Path) : null;

    private StatedFigure Of(StatedKind kind, decimal value, decimal? step, string path) => new()
    {
        Kind = kind,
        Value = value,
        Step = step,
        StatedSource = Document.Cite(path),
        Source = new SourceRef(Document.Name, path),
    };
}
