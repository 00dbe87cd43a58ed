using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>The files of a comparison or a difference. Each is written beside and then renamed, so that none is left half-written.</summary>
public static class ComparisonFiles
{
    /// <summary>Writes <c>comparison.pdf</c>, <c>comparison.png</c>, <c>comparison.csv</c> and <c>comparison.json</c> and returns their paths as they are finished.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="formats">Formats beside these, by the extension of their file: <c>html</c>, <c>xlsx</c>; others change nothing.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(EntityComparison comparison, string folder, ImmutableArray<string> formats, CancellationToken cancellationToken = default)
    {
        var asked = RendererCatalog.OptionalComparison.Where(renderer => formats.Contains(Path.GetExtension(renderer.FileName)[1..]));
        foreach (var file in Write([.. RendererCatalog.Comparison, .. asked], comparison, folder, cancellationToken))
            yield return file;
        cancellationToken.ThrowIfCancellationRequested();
        yield return Text(Path.Combine(folder, "comparison.json"), ComparisonJson.Of(comparison));
    }

    /// <summary>Writes the files of the difference of two books into the folder of the entity and the two dates, and returns their paths as they are finished.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="folder">Where the folder of the entity goes.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(BookDifference difference, string folder, CancellationToken cancellationToken = default)
    {
        var dates = $"{Format.Date(difference.Before.Snapshot.AsOf)}-to-{Format.Date(difference.After.Snapshot.AsOf)}";
        return Write(RendererCatalog.Difference, difference, Path.Combine(folder, difference.After.Entity.Id, dates), cancellationToken);
    }

    /// <summary>Writes <c>policy-difference.json</c> and <c>policy-difference.csv</c> into the folder of the book and returns their paths as they are finished.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="folder">Where the folder of the entity goes.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(PolicyDifference difference, string folder, CancellationToken cancellationToken = default)
    {
        var book = difference.Result.After;
        var place = Path.Combine(folder, book.Entity.Id, Format.Date(book.Snapshot.AsOf));
        cancellationToken.ThrowIfCancellationRequested();
        yield return Text(Path.Combine(place, "policy-difference.json"), DifferenceJson.Of(difference));
        cancellationToken.ThrowIfCancellationRequested();
        yield return Text(Path.Combine(place, "policy-difference.csv"), DifferenceCsv.Of(difference));
    }

    private static string Text(string path, string text)
    {
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return path;
    }

    private static IEnumerable<string> Write<T>(ImmutableArray<IReportRenderer<T>> renderers, T result, string folder, CancellationToken cancellationToken)
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
