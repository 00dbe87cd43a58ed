using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The filing indicators of a package: which templates it reports.</summary>
internal static class PackageIndicators
{
    /// <summary>The templates with whether they are reported; every template of the module must be there once.</summary>
    public static Dictionary<string, bool> Read(SortedDictionary<string, byte[]> files, FilingModule? module, FaultList faults)
    {
        var file = FilingPackage.IndicatorsFile;
        var reported = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (!files.TryGetValue(file, out var bytes))
        {
            faults.Add("indicators-file-missing", file, null, "this file");
            return reported;
        }

        if (PackageCsv.Read(file, bytes, faults) is not { } rows)
            return reported;
        if (rows.IsEmpty || !rows[0].Cells.SequenceEqual(["templateID", "reported"]))
            faults.Add("indicators-header", file, 1, null, rows.IsEmpty ? null : string.Join(',', rows[0].Cells), "templateID,reported");
        foreach (var row in rows.Skip(1))
        {
            if (row.Cells.Length != 2)
                faults.Add("row-width", file, row.Line, null, FormattableString.Invariant($"{row.Cells.Length} cells"), "2 cells");
            else if (module is not null && !module.Templates.Contains(row.Cells[0]))
                faults.Add("indicator-unknown", file, row.Line, "templateID", row.Cells[0], "a template of the module " + module.Name);
            else if (row.Cells[1] is not ("true" or "false"))
                faults.Add("indicator-value", file, row.Line, "reported", row.Cells[1], "true or false");
            else if (!reported.TryAdd(row.Cells[0], row.Cells[1] == "true"))
                faults.Add("indicator-twice", file, row.Line, "templateID", row.Cells[0], "each template once");
        }

        foreach (var template in (module?.Templates ?? []).Where(template => !rows.Any(row => row.Cells[0] == template)))
            faults.Add("indicator-missing", file, null, "templateID", null, $"a row for {template}");
        return reported;
    }
}
