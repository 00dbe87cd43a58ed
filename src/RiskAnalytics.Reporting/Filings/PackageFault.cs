namespace RiskAnalytics.Reporting.Filings;

/// <summary>One thing that is wrong with a package, with its place.</summary>
/// <param name="Code">Stable kebab-case name of the fault, such as <c>sum-types</c>.</param>
/// <param name="File">The file inside the package, or the name of the zip; without control characters.</param>
/// <param name="Row">Line in the file, header = 1; null when the file as a whole is meant.</param>
/// <param name="Column">The column; null when the row or the file is meant.</param>
/// <param name="Found">What was found, shortened, without control characters.</param>
/// <param name="Expected">What would be right.</param>
public sealed record PackageFault(string Code, string File, int? Row, string? Column, string Found, string Expected)
{
    /// <summary>The fault in a line.</summary>
    public override string ToString() =>
        $"{File}{(Row is { } row ? FormattableString.Invariant($", row {row}") : "")}{(Column is null ? "" : $", {Column}")}: found {Found}, expected {Expected} [{Code}]";
}
