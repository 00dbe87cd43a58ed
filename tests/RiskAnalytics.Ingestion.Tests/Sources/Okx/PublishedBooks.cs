using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

/// <summary>What a run on one file gives: its report, and its book read back.</summary>
internal static class PublishedBooks
{
    public static (IngestReport Report, ReserveBook? Book) Run(string file, DateOnly? asOf = null)
    {
        using var output = new TemporaryFolder();
        var report = Ingestor.Run([file], output.Path, new IngestOptions { AsOf = asOf }).Single(r => r.File == Path.GetFullPath(file));
        return (report, report.Books is [var folder] ? BookReader.Read(Path.Combine(output.Path, folder)) : null);
    }

    /// <summary>The lines as asset, network, quantity and instrument.</summary>
    public static IEnumerable<(string Asset, string? Network, decimal? Quantity, string? Instrument)> Lines(ReserveBook? book) =>
        book!.Snapshot.Holdings.Select(h => (h.Asset.Text, h.Chain?.Network, h.Quantity, h.Instrument));

    /// <summary>The printed totals as asset, figure and unit of the last digit.</summary>
    public static IEnumerable<(string? Asset, decimal Value, decimal? Step)> Totals(ReserveBook? book) =>
        book!.Snapshot.Stated.Select(s => (s.Subject, s.Value, s.Step));
}
