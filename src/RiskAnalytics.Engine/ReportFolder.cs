using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Engine;

/// <summary>The files of a run: one folder per entity and as-of date, and the comparison beside them.</summary>
internal static class ReportFolder
{
    /// <summary>Writes every file of a run, in the standard formats and those asked for beside them, and returns their paths.</summary>
    public static ImmutableArray<string> Write(
        EngineRun run, string folder, ImmutableArray<string> formats, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        for (var done = 0; done < run.Entities.Length; done++)
        {
            var chosen = run.Entities[done].Chosen;
            progress?.Report(new EngineProgress(done, run.Entities.Length, "reporting on " + chosen.Entity.Name));
            var entityFolder = Path.Combine(folder, chosen.Entity.Id, Format.Date(chosen.Snapshot.AsOf));
            files.AddRange(Write([.. RendererCatalog.All, .. Asked(RendererCatalog.Optional, formats)], chosen, entityFolder, cancellationToken));
        }

        if (run.Comparison is { } comparison)
        {
            files.AddRange(Write([.. RendererCatalog.Comparison, .. Asked(RendererCatalog.OptionalComparison, formats)], comparison, folder, cancellationToken));
        }

        return files.ToImmutable();
    }

    private static IEnumerable<IReportRenderer<T>> Asked<T>(ImmutableArray<IReportRenderer<T>> optional, ImmutableArray<string> formats) =>
        optional.Where(renderer => formats.Contains(Path.GetExtension(renderer.FileName)[1..]));

    private static IEnumerable<string> Write<T>(
        ImmutableArray<IReportRenderer<T>> renderers, T result, string folder, CancellationToken cancellationToken)
    {
        foreach (var renderer in renderers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, renderer.FileName);
            AtomicFile.Write(path, stream => renderer.Render(result, stream));
            yield return path;
        }
    }
}
