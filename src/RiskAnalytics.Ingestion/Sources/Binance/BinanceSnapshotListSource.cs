using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>The answer of Binance's endpoint that lists its snapshots.</summary>
public sealed class BinanceSnapshotListSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "binance-snapshot-list";

    /// <inheritdoc/>
    public string Description => "The list of snapshots of Binance (auditProofSnapshotCondition): dates and Bitcoin block heights, without figures.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Labels have the day first: 01/04/26 is 1 April 2026.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && Labels(root) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var labels = Labels(Recognised.Json(document, this, log))!.Items().Select(i => (View: i, Text: TextOf(i))).ToList();
        var known = new List<SnapshotLabel>();
        foreach (var (view, text) in labels)
        {
            if (SnapshotLabel.Of(text) is { } label)
                known.Add(label);
            else
                view.Bad("a label such as '01/04/26 00:00:00 UTC | BTC Block Height 943210', the day first");
        }

        if (known.MaxBy(l => l.Instant) is { } newest)
        {
            log.Info("snapshot-dates", document.Name, null, null, string.Create(CultureInfo.InvariantCulture,
                $"the file lists {known.Count} snapshots of Binance; the newest is of {Format.Date(DateOnly.FromDateTime(newest.Instant.UtcDateTime))}, Bitcoin block {newest.BtcHeight}; it has no figures and makes no book"));
        }

        return new SourceReading { Issues = log.ToImmutable(), Lines = labels.Count, Entity = "binance" };
    }

    /// <summary>The list of labels: under <c>data</c>, or one step below it.</summary>
    private static JsonView? Labels(JsonView root)
    {
        var data = root.Find("data");
        return IsList(data) ? data : data?.Properties().Select(p => p.Value).FirstOrDefault(IsList);

        static bool IsList(JsonView? view) => view?.First() is { } first && SnapshotLabel.IsLabel(TextOf(first));
    }

    private static string? TextOf(JsonView item) =>
        item.IsText ? item.Text() : item.Properties().Select(p => p.Value).Where(v => v.IsText).Select(v => v.Text()).FirstOrDefault(SnapshotLabel.IsLabel);
}
