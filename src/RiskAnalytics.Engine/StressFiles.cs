using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Engine;

/// <summary>The files of stressed books: one folder per entity and as-of date, as for reports.</summary>
public static class StressFiles
{
    /// <summary>Writes <c>stress.json</c> and <c>stress.png</c> of each book and returns their paths as they are finished.</summary>
    /// <param name="stressed">Assessments with a stress report.</param>
    /// <param name="folder">Where the folders of the entities go.</param>
    /// <param name="cancellationToken">Stops between files; none is left half-written.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(IEnumerable<HealthAssessment> stressed, string folder, CancellationToken cancellationToken = default)
    {
        foreach (var assessment in stressed)
        {
            foreach (var renderer in RendererCatalog.Stress)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = Path.Combine(folder, assessment.Entity.Id, Format.Date(assessment.Snapshot.AsOf), renderer.FileName);
                AtomicFile.Write(path, stream => renderer.Render(assessment, stream));
                yield return path;
            }
        }
    }
}
