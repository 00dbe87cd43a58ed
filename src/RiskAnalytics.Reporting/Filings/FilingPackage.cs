using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>Writes the supervisory tables of a token as an xBRL-CSV report package. The same tables give the same bytes.</summary>
public static class FilingPackage
{
    /// <summary>How a timestamp of a package looks.</summary>
    public const string TimestampForm = "yyyyMMddHHmmssfff";

    internal const string PackageType = "https://xbrl.org/report-package/2023";
    internal const string ReportType = "https://xbrl.org/2021/xbrl-csv";
    internal const string PackageFile = "META-INF/reportPackage.json";
    internal const string ReportFile = "reports/report.json";
    internal const string ParametersFile = "reports/parameters.csv";
    internal const string IndicatorsFile = "reports/FilingIndicators.csv";

    /// <summary>The entries carry one fixed time: the clock is no part of a package.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of the package, without <c>.zip</c>; its one folder has the same.</summary>
    /// <param name="report">The tables.</param>
    /// <param name="timestamp">When the package was made, 17 digits; null = the start of the reference date, since no clock enters a result.</param>
    /// <exception cref="ArgumentException">The timestamp is no time, the tables were refused, or the names of the module are not known.</exception>
    public static string NameOf(FilingReport report, string? timestamp = null)
    {
        Refuse(report);
        timestamp ??= report.AsOf.ToDateTime(TimeOnly.MinValue).ToString(TimestampForm, CultureInfo.InvariantCulture);
        if (!PackageName.IsTimestamp(timestamp))
            throw new ArgumentException($"'{timestamp}' is no timestamp; expected 17 digits, year to millisecond, such as 20260812093000000.", nameof(timestamp));
        return $"{report.Subject}.IND_{report.Country}_{report.Module.FileVersion}_{report.Module.FileModule}_{Format.Date(report.AsOf)}_{timestamp}";
    }

    /// <summary>Writes the package.</summary>
    /// <param name="report">The tables.</param>
    /// <param name="tables">The order of tables, keys and datapoints.</param>
    /// <param name="name">The name of the zip without its extension.</param>
    /// <param name="stream">Where it goes; left open.</param>
    /// <exception cref="ArgumentException">The tables were refused.</exception>
    public static void Write(FilingReport report, FilingTables tables, string name, Stream stream)
    {
        Refuse(report);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (path, text) in Files(report, tables))
        {
            // Stored, not packed: what packs best differs between versions of the library, and the files are small.
            var entry = archive.CreateEntry($"{name}/{path}", CompressionLevel.NoCompression);
            entry.LastWriteTime = EntryTime;
            entry.ExternalAttributes = 0;
            using var content = entry.Open();
            content.Write(new UTF8Encoding(false).GetBytes(text));
        }
    }

    /// <summary>The files of the package in their order, by their path below its folder.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Files(FilingReport report, FilingTables tables)
    {
        Refuse(report);
        var files = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Add(PackageFile, Json(new { documentInfo = new { documentType = PackageType } }));
        Add(ReportFile, Json(new { documentInfo = new { documentType = ReportType, extends = new[] { report.Module.Url } } }));
        Add(ParametersFile, Csv(["name", "value"], report.Parameters.Select(parameter => new[] { parameter.Key, parameter.Value })));
        Add(IndicatorsFile, Csv(["templateID", "reported"], report.Indicators.Select(indicator => new[] { indicator.Template, indicator.IsReported ? "true" : "false" })));
        foreach (var table in report.Values.Select(value => value.Table).Distinct(StringComparer.Ordinal))
        {
            var keys = tables.Of(table).First().Keys;
            var rows = report.Values.Where(value => value.Table == table).Select(value => new[] { value.Datapoint, Value(report, value) }.Concat(keys.Select(key => Key(value, key))));
            Add("reports/" + tables.Of(table).First().FileName, Csv(["datapoint", "factValue", .. keys], rows));
        }

        return files.ToImmutable();

        void Add(string path, string text) => files.Add(KeyValuePair.Create(path, text));
    }

    /// <summary>A figure with as many places as the package states for its kind.</summary>
    private static string Value(FilingReport report, FilingValue value)
    {
        if (value.Figure is not { Value: { } number } figure)
            return value.Text!;
        var name = figure.Definition.Unit == MetricUnit.Money ? "decimalsMonetary" : "decimalsPercentage";
        var places = int.Parse(report.Parameters.First(parameter => parameter.Key == name).Value, CultureInfo.InvariantCulture);
        return Format.Exact(decimal.Round(number, places, MidpointRounding.ToEven));
    }

    private static string Key(FilingValue value, string column) => value.Keys.First(key => key.Key == column).Value;

    private static string Csv(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Prepend(header).Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Json<T>(T document) => JsonSerializer.Serialize(document, Plain) + "\n";

    private static void Refuse(FilingReport report)
    {
        if (report.RefusedBecause is { } reason)
            throw new ArgumentException(reason, nameof(report));
        if (report.Module.FileVersion is null || report.Module.FileModule is null)
            throw new ArgumentException($"How the module {report.Module.Name} {report.Module.Version} is named in a file is not known.", nameof(report));
    }
}
