using System.Collections.Immutable;
using System.Text.Json;
using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>Checks a report package against what is known of the supervisory tables: structure, indicators, units, signs and sums.</summary>
public static class PackageCheck
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Checks a package.</summary>
    /// <param name="path">The zip; hostile ones are read within bounds and nothing is unpacked to disk.</param>
    /// <param name="tables">Modules, tables and datapoints.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="PackageUnreadableException">The file is no zip, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static PackageCheckResult Run(string path, FilingTables tables, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (faults, notes) = (new FaultList(), ImmutableArray.CreateBuilder<string>());
        notes.Add("The EBA taxonomy itself was not consulted: the package was tested against the reference table of this project.");
        notes.Add("Unconfirmed and taken as written: the value type of dp3296033, and which member stands for all currencies (eba_CU:x0 or eba_CU:x1).");
        var name = Path.GetFileNameWithoutExtension(path);
        var files = Below(name, PackageArchive.Read(path, faults), faults);
        // What could not be opened safely is not looked at any further.
        if (files.Count == 0 && faults.Count > 0)
            return new PackageCheckResult(faults.ToImmutable(), notes.ToImmutable());
        cancellationToken.ThrowIfCancellationRequested();
        var module = Metadata(files, tables, faults);
        var parameters = PackageParameters.Read(files, faults);
        PackageName.Check(name, module, parameters, faults);
        var reported = PackageIndicators.Read(files, module, faults);
        var sheet = PackageTables.Read(files, tables, module, parameters, reported, faults, notes, cancellationToken);
        PackageSums.Check(sheet, tables, parameters, module, faults, notes);
        return new PackageCheckResult(faults.ToImmutable(), notes.ToImmutable());
    }

    /// <summary>The files by their path below the one folder, which is named like the zip.</summary>
    private static SortedDictionary<string, byte[]> Below(string name, SortedDictionary<string, byte[]> files, FaultList faults)
    {
        var below = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in files.Keys.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).Where(folder => folder != name))
            faults.Add("top-folder", name + ".zip", folder, $"one folder at the top, {FaultList.Quote(name)}, and nothing beside it");
        var top = files.Keys.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (path, bytes) in files)
        {
            // With a single folder of another name the rest is still worth a look.
            if (top.Count == 1 || path.StartsWith(name + "/", StringComparison.Ordinal))
                below[path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]] = bytes;
        }

        return below;
    }

    private static FilingModule? Metadata(SortedDictionary<string, byte[]> files, FilingTables tables, FaultList faults)
    {
        using var package = Json(files, FilingPackage.PackageFile, "package-file-missing", faults);
        if (package is not null && TypeOf(package) != FilingPackage.PackageType)
            faults.Add("package-type", FilingPackage.PackageFile, null, "documentType", TypeOf(package), FilingPackage.PackageType);
        using var report = Json(files, FilingPackage.ReportFile, "report-file-missing", faults);
        if (report is null)
            return null;
        if (TypeOf(report) != FilingPackage.ReportType)
            faults.Add("report-type", FilingPackage.ReportFile, null, "documentType", TypeOf(report), FilingPackage.ReportType);
        var urls = Info(report) is { } info && info.TryGetProperty("extends", out var extends) && extends.ValueKind == JsonValueKind.Array
            ? extends.EnumerateArray().Select(url => url.ValueKind == JsonValueKind.String ? url.GetString() : null).ToList()
            : [];
        if (urls.Count == 1 && tables.Modules.FirstOrDefault(module => module.Url == urls[0]) is { } known)
            return known;
        faults.Add("module-unknown", FilingPackage.ReportFile, null, "extends", urls.Count == 0 ? null : string.Join(", ", urls), "exactly one of " + string.Join(", ", tables.Modules.Select(module => module.Url)));
        return null;
    }

    private static JsonDocument? Json(SortedDictionary<string, byte[]> files, string path, string missing, FaultList faults)
    {
        if (!files.TryGetValue(path, out var bytes))
        {
            faults.Add(missing, path, null, "this file");
            return null;
        }

        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException e)
        {
            faults.Add("json-broken", path, (int?)e.LineNumber + 1, null, e.Message.Split('.')[0], "a JSON document with each key once");
            return null;
        }
    }

    private static string? TypeOf(JsonDocument document) =>
        Info(document) is { } info && info.TryGetProperty("documentType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static JsonElement? Info(JsonDocument document) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("documentInfo", out var info) && info.ValueKind == JsonValueKind.Object ? info : null;
}
