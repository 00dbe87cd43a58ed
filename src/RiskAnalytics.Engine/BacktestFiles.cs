using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Engine;

/// <summary>The files of a back-test.</summary>
public static class BacktestFiles
{
    /// <summary>Writes the files and returns their paths as they are finished.</summary>
    /// <param name="report">The back-test.</param>
    /// <param name="folder">Where they go.</param>
    /// <param name="cancellationToken">Stops between files; none is left half-written.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(BacktestReport report, string folder, CancellationToken cancellationToken = default)
    {
        foreach (var renderer in RendererCatalog.Backtest)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, renderer.FileName);
            AtomicFile.Write(path, stream => renderer.Render(report, stream));
            yield return path;
        }
    }
}
