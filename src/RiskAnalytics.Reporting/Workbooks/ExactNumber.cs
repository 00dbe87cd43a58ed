using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>What a spreadsheet keeps of a decimal: it holds numbers as doubles and shows fifteen digits.</summary>
internal static class ExactNumber
{
    private const int Shown = 15;

    /// <summary>True when the number has more digits than a spreadsheet shows.</summary>
    public static bool IsTooLong(decimal number) =>
        Format.Exact(Math.Abs(number)).Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0').Length > Shown;

    /// <summary>The digits after the point, without zeros at the end.</summary>
    public static int Scale(decimal number)
    {
        var text = Format.Exact(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }
}
