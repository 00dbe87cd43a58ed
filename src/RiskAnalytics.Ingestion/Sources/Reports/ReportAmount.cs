using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>A figure at the right end of a line.</summary>
/// <param name="Text">As printed, without blanks.</param>
/// <param name="Value">Its value; null for a dash or <c>N/A</c>, which stand for nothing and are no zero.</param>
/// <param name="GluedFootnote">Digits behind the last group of three, which are the number of a footnote; empty otherwise.</param>
internal sealed partial record ReportAmount(string Text, decimal? Value, string GluedFootnote)
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    /// <summary>A printed amount, or null when the text is none. Bare digits are no amount: years, days and footnotes look like that.</summary>
    public static ReportAmount? Of(string text)
    {
        if (text is "-" or "N/A")
            return new ReportAmount(text, null, "");
        if (text.Length > 40 || Pattern().Match(text) is not { Success: true } match)
            return null;

        var whole = match.Groups["whole"].Value;
        var isMarked = match.Groups["money"].Success || match.Groups["open"].Success;
        if (!whole.Contains(',', StringComparison.Ordinal) && !match.Groups["fraction"].Success && !isMarked && whole != "0")
            return null;
        if (match.Groups["open"].Success != match.Groups["close"].Success)
            return null;
        if (!decimal.TryParse(whole + match.Groups["fraction"].Value, Plain, CultureInfo.InvariantCulture, out var value))
            return null;

        var isNegative = match.Groups["open"].Success || match.Groups["minus"].Success;
        return new ReportAmount(text, isNegative ? -value : value, match.Groups["footnote"].Value);
    }

    [GeneratedRegex(@"^(?<money>US\$|USD|\$|€|EUR)?(?<minus>-)?(?<open>\()?(US\$|\$|€)?(?<whole>\d{1,3}(,\d{3})+|\d{1,15})(?<footnote>(?<=,\d{3})\d{1,2}(?!\.))?(?<fraction>\.\d{1,2})?(?<close>\))?\*{0,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
