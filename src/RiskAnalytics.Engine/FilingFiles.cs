using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Reporting.Filings;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Regulation.Filings;

namespace RiskAnalytics.Engine;

/// <summary>The supervisory package of a token: its figures, its file, and the check of a package from anywhere.</summary>
public static class FilingFiles
{
    /// <summary>The format of a package on the command line.</summary>
    public const string FormatWord = "xbrl-csv";

    /// <summary>The file beside the package that tells formula, inputs and source of each value, and all that is missing.</summary>
    public const string TraceName = "filing.csv";

    /// <summary>Computes the tables of a book, or says why there are none.</summary>
    /// <param name="assessment">A book that was judged under any regime or none.</param>
    public static FilingReport Build(HealthAssessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var calendar = RegimeCalendars.Of(assessment.Entity.Token?.MicaType == "emt" ? "mica-emt" : "mica-art");
        return FilingComposer.Compose(new RegulatoryContext(assessment.Reserve, assessment.Reserve.EvaluatedOn, calendar), FilingTable.ReadDefault());
    }

    /// <summary>Writes the package and its trace, and returns the paths, the package first.</summary>
    /// <param name="report">The tables.</param>
    /// <param name="entity">Id of the entity, the name of its folder.</param>
    /// <param name="folder">Where the folder of the entity goes.</param>
    /// <param name="timestamp">When the package was made, 17 digits; null = the start of the reference date, since no clock enters a result.</param>
    /// <exception cref="ArgumentException">There are no tables, or the timestamp is none.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(FilingReport report, string entity, string folder, string? timestamp = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var tables = FilingTable.ReadDefault();
        var name = FilingPackage.NameOf(report, timestamp);
        var place = Path.Combine(folder, entity, Format.Date(report.AsOf));
        var (package, trace) = (Path.Combine(place, name + ".zip"), Path.Combine(place, TraceName));
        AtomicFile.Write(package, stream => FilingPackage.Write(report, tables, name, stream));
        AtomicFile.Write(trace, stream => stream.Write(Encoding.UTF8.GetBytes(FilingTrace.Of(report, tables))));
        return [package, trace];
    }

    /// <summary>Checks a package against what is known of the tables.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="PackageUnreadableException">The file is no zip, or cannot be read.</exception>
    public static PackageCheckResult Check(string path, CancellationToken cancellationToken = default) =>
        PackageCheck.Run(path, FilingTable.ReadDefault(), cancellationToken);
}
