using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Disclosure;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Regulation.Disclosures;

namespace RiskAnalytics.Engine;

/// <summary>The disclosures of a book: what stands in them, and their files.</summary>
public static class DisclosureFiles
{
    /// <summary>The formats that documents may have.</summary>
    public static ImmutableArray<string> Formats { get; } = ["pdf", "csv", "json"];

    /// <summary>The regimes that have documents.</summary>
    public static ImmutableArray<string> Regimes { get; } = [.. DisclosureCatalog.All.SelectMany(kind => kind.Regimes).Distinct()];

    /// <summary>Computes the documents of a regime.</summary>
    /// <param name="assessment">A book judged under the regime.</param>
    /// <param name="regime">Code of the regime, such as <c>mica-emt</c>.</param>
    /// <returns>The documents in the order of the catalogue; none for a regime without documents.</returns>
    /// <exception cref="ArgumentException">The book was not judged under the regime.</exception>
    public static ImmutableArray<DisclosureDocument> Build(HealthAssessment assessment, string regime)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (assessment.Regulation is not { } rules || !rules.Regimes.Contains(regime))
            throw new ArgumentException($"The book was not judged under {regime}.", nameof(assessment));
        var context = new RegulatoryContext(assessment.Reserve, rules.EvaluatedOn, RegimeCalendars.Of(regime));
        var ofRegime = rules with { Outcomes = [.. rules.Outcomes.Where(outcome => outcome.Regimes.Contains(regime))] };
        return [.. DisclosureCatalog.Of(regime).Select(kind => kind.Build(context, ofRegime, regime))];
    }

    /// <summary>Writes a document and returns the paths of its files.</summary>
    /// <param name="document">The document.</param>
    /// <param name="wording">Its wording.</param>
    /// <param name="folder">Where the folder of the entity goes.</param>
    /// <param name="formats">Formats out of <see cref="Formats"/>.</param>
    /// <param name="name">Name of the files without extension, where documents of one kind stand side by side; null = the id of the document.</param>
    /// <param name="cancellationToken">Stops between files; none is left half-written.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IEnumerable<string> Write(
        DisclosureDocument document, DisclosureWording wording, string folder, IEnumerable<string> formats, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(formats);
        foreach (var format in formats)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, document.Snapshot.Entity.Id, Format.Date(document.Snapshot.AsOf), $"{name ?? document.Id}.{format}");
            AtomicFile.Write(path, stream => Render(document, wording, format, stream));
            yield return path;
        }
    }

    private static void Render(DisclosureDocument document, DisclosureWording wording, string format, Stream stream)
    {
        switch (format)
        {
            case "pdf":
                DisclosurePdf.Write(document, wording, RiskEngine.Version, stream);
                break;
            case "csv":
                stream.Write(Encoding.UTF8.GetBytes(DisclosureCsv.Of(document, wording)));
                break;
            case "json":
                stream.Write(Encoding.UTF8.GetBytes(DisclosureJson.Of(document, wording)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, $"A document is written as {string.Join(", ", Formats)}.");
        }
    }
}
