using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The tables of a package, cell by cell.</summary>
internal sealed class PackageTables(FilingModule? module, IReadOnlyDictionary<string, string> parameters, FaultList faults)
{
    private const int LongestText = 500;

    /// <summary>Larger numbers are none of a reserve, and sums of those below stay in range.</summary>
    private const decimal LargestMoney = 1_000_000_000_000_000_000m;
    private const decimal LargestFraction = 1_000_000m;

    private static readonly string[] Instruments = ["qx2301", "qx2302", "qx2303", "qx2304", "qx2305", "qx2306"];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ImmutableArray<PackageFact>.Builder _facts = ImmutableArray.CreateBuilder<PackageFact>();

    /// <summary>Every row that could be read.</summary>
    public static ImmutableArray<PackageFact> Read(
        SortedDictionary<string, byte[]> files, FilingTables tables, FilingModule? module, IReadOnlyDictionary<string, string> parameters,
        Dictionary<string, bool> reported, FaultList faults, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var reader = new PackageTables(module, parameters, faults);
        var present = new HashSet<string>(StringComparer.Ordinal);
        string[] others = [FilingPackage.PackageFile, FilingPackage.ReportFile, FilingPackage.ParametersFile, FilingPackage.IndicatorsFile];
        foreach (var (path, bytes) in files.Where(file => !others.Contains(file.Key)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = tables.Datapoints.Where(datapoint => "reports/" + datapoint.FileName == path).ToList();
            var template = known.Count > 0 ? known[0].Template : TemplateOf(path, module);
            if (template is null)
            {
                faults.Add("file-unknown", path, path, "a file that belongs to the package: its four standard files, and one for each table reported");
                continue;
            }

            present.Add(template);
            if (reported.TryGetValue(template, out var isReported) && !isReported)
                faults.Add("table-not-reported", path, "a table", $"no table, since {template} is marked not reported");
            if (known.Count > 0)
                reader.ReadTable(path, bytes, known);
            else
                notes.Add($"{Path.GetFileName(path)} was not looked at: its datapoints are not in the reference table.");
        }

        foreach (var template in reported.Where(pair => pair.Value && !present.Contains(pair.Key)).Select(pair => pair.Key))
            faults.Add("table-missing", FilingPackage.IndicatorsFile, null, "templateID", template, "a table in the package, or not reported");
        return reader._facts.ToImmutable();
    }

    private static string? TemplateOf(string path, FilingModule? module)
    {
        var name = path.StartsWith("reports/", StringComparison.Ordinal) && path.EndsWith(".csv", StringComparison.Ordinal) ? path["reports/".Length..^".csv".Length] : "";
        return module?.Templates.FirstOrDefault(template => (name + ".").StartsWith(template.ToLowerInvariant() + ".", StringComparison.Ordinal));
    }

    private void ReadTable(string file, byte[] bytes, List<FilingDatapoint> known)
    {
        if (PackageCsv.Read(file, bytes, faults) is not { } rows)
            return;
        var keys = known[0].Keys;
        var hasUnit = module?.HasUnitColumn == true && keys.Contains("CUA");
        ImmutableArray<string> header = hasUnit ? ["datapoint", "factValue", .. keys, "unit"] : ["datapoint", "factValue", .. keys];
        if (rows.IsEmpty || !rows[0].Cells.SequenceEqual(header))
        {
            faults.Add("table-header", file, 1, null, rows.IsEmpty ? null : string.Join(',', rows[0].Cells), string.Join(',', header));
            return;
        }

        if (rows.Length == 1)
            faults.Add("table-empty", file, 1, null, "no row", "a row, or no table");
        foreach (var row in rows.Skip(1))
        {
            if (row.Cells.Length != header.Length)
                faults.Add("row-width", file, row.Line, null, FormattableString.Invariant($"{row.Cells.Length} cells"), FormattableString.Invariant($"{header.Length} cells"));
            else
                ReadRow(file, row, header, known);
        }
    }

    private void ReadRow(string file, PackageRow row, ImmutableArray<string> header, List<FilingDatapoint> known)
    {
        for (var i = 0; i < header.Length; i++)
        {
            // A unit is empty where the value is no amount.
            if (row.Cells[i].Length == 0 && header[i] != "unit")
            {
                Fault("cell-empty", header[i], null, "a value, or no row");
                return;
            }

            if (row.Cells[i].StartsWith('#'))
            {
                Fault("special-value", header[i], row.Cells[i], "a value: #nil, #empty and their like are not used");
                return;
            }
        }

        if (known.Find(one => one.Datapoint == row.Cells[0]) is not { } datapoint)
        {
            Fault("datapoint-unknown", "datapoint", row.Cells[0], "a datapoint of " + known[0].Table);
            return;
        }

        var keys = new string[datapoint.Keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (Key(datapoint.Keys[i], row.Cells[i + 2]) is not { } key)
                return;
            keys[i] = key;
        }

        if (!_seen.Add(string.Join('\n', [file, row.Cells[0], .. keys])))
            Fault("fact-twice", "datapoint", string.Join(' ', [row.Cells[0], .. keys]), "each datapoint once for its keys");
        else if (Value(datapoint, row.Cells[1]) is var (isGood, number) && isGood)
            _facts.Add(new PackageFact(file, row.Line, datapoint, keys, number));
        if (header[^1] == "unit" && datapoint.Unit == FilingUnit.Money && row.Cells[^1] != "iso4217:" + keys[0])
            Fault("unit-currency", "unit", row.Cells[^1], $"iso4217:{keys[0]}, the currency of the row");

        string? Key(string column, string cell)
        {
            var (prefix, isGood, code, expected) = column switch
            {
                "CUA" => ("eba_CU:", (Func<string, bool>)(text => Iso4217.Contains(text) || text is "x0" or "x1"), "key-currency", "eba_CU: and a currency of ISO 4217"),
                "qANV" => ("eba_qFI:", Instruments.Contains, "key-instrument", "eba_qFI: and one of " + string.Join(", ", Instruments)),
                "qCFA" => ("", Lei.IsValid, "key-lei", "an LEI with correct check digits"),
                _ => ("", _ => true, "", ""),
            };
            if (cell.StartsWith(prefix, StringComparison.Ordinal) && isGood(cell[prefix.Length..]))
                return cell[prefix.Length..];
            Fault(code, column, cell, expected);
            return null;
        }

        (bool IsGood, decimal? Number) Value(FilingDatapoint of, string cell)
        {
            switch (of.Unit)
            {
                case FilingUnit.Code when !of.CodesOf(module?.Version ?? "").Contains(cell):
                    Fault("value-code", "factValue", cell, "one of " + string.Join(", ", of.CodesOf(module?.Version ?? "")));
                    return default;
                case FilingUnit.Truth when cell is not ("true" or "false"):
                    Fault("value-truth", "factValue", cell, "true or false");
                    return default;
                case FilingUnit.Text when cell.Length > LongestText || cell.Trim() != cell || cell.Any(char.IsControl) || cell[0] is '=' or '+' or '-' or '@':
                    Fault("value-text", "factValue", cell, "words of one line without spaces around them, which no spreadsheet takes for a formula");
                    return default;
                case FilingUnit.Code or FilingUnit.Truth or FilingUnit.Text:
                    return (true, null);
            }

            if (!decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || cell[0] == '+')
            {
                Fault("value-number", "factValue", cell, of.Unit == FilingUnit.Money ? "a number with a point, without separators, unit or exponent" : "a decimal such as 0.25, without a percent sign");
                return default;
            }

            var largest = of.Unit == FilingUnit.Money ? LargestMoney : LargestFraction;
            if (Math.Abs(number) > largest)
            {
                Fault("value-large", "factValue", cell, $"at most {Format.Exact(largest)}");
                return default;
            }

            if (number < 0m && !of.MayBeNegative)
                Fault("value-negative", "factValue", cell, "0 or more");
            var places = PackageParameters.Places(parameters, of.Unit == FilingUnit.Money ? "decimalsMonetary" : "decimalsPercentage");
            if (places is >= 0 and var most && cell.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point && cell.Length - point - 1 > most)
                Fault("value-decimals", "factValue", cell, FormattableString.Invariant($"at most {most} places, as the parameters state"));
            return (true, number);
        }

        void Fault(string code, string column, string? found, string expected) => faults.Add(code, file, row.Line, column, found, expected);
    }
}
