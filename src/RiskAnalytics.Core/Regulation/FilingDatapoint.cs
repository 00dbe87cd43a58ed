using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A row of the table of filings: one datapoint of a filing table and the figure that fills it.</summary>
/// <param name="Table">The table, such as <c>Q_03.02.a</c>.</param>
/// <param name="Keys">The columns beside the datapoint that tell its rows apart, such as <c>CUA</c>; empty for a table without any.</param>
/// <param name="Datapoint">The datapoint, such as <c>dp3291718</c>.</param>
/// <param name="Figure">Id of the figure that fills it, such as <c>filing.reserve.gold</c>.</param>
/// <param name="Unit">What its value is.</param>
/// <param name="MayBeNegative">Whether a value below 0 makes sense.</param>
/// <param name="Codes">The members that a code may be, each with the version of the module behind an @ where it belongs to one only; empty for other units.</param>
/// <param name="Label">What it is, in words.</param>
public sealed record FilingDatapoint(
    string Table, ImmutableArray<string> Keys, string Datapoint, string Figure, FilingUnit Unit, bool MayBeNegative, ImmutableArray<string> Codes, string Label)
{
    /// <summary>The template that the table belongs to: <c>Q_03.02</c> for <c>Q_03.02.a</c>.</summary>
    public string Template => TemplateOf(Table);

    /// <summary>The file of the table in a package, such as <c>q_03.02.a.csv</c>.</summary>
    public string FileName => Table.ToLowerInvariant() + ".csv";

    /// <summary>The codes that a version of the module takes.</summary>
    public IEnumerable<string> CodesOf(string version) =>
        Codes.Select(code => code.Split('@')).Where(parts => parts.Length == 1 || parts[1] == version).Select(parts => parts[0]);

    /// <summary>The template of a table: its name without the part behind the second point.</summary>
    public static string TemplateOf(string table) => string.Join('.', table.Split('.').Take(2));
}
