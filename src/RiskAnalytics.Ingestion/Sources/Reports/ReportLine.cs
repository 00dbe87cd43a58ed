namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>A word of a page, with its place in points from the lower left corner.</summary>
/// <param name="Text">The cleaned text.</param>
/// <param name="Left">Where it starts.</param>
/// <param name="Right">Where it ends.</param>
internal sealed record ReportWord(string Text, double Left, double Right);

/// <summary>The words of a page that stand on one height, from left to right.</summary>
/// <param name="Page">The page, the first is 1.</param>
/// <param name="Height">The base line, in points from the lower edge.</param>
/// <param name="Size">The usual size of its letters, in points.</param>
/// <param name="Words">At least one word.</param>
internal sealed record ReportLine(int Page, double Height, double Size, IReadOnlyList<ReportWord> Words)
{
    /// <summary>The words with single spaces.</summary>
    public string Text { get; } = string.Join(' ', Words.Select(w => w.Text));
}

/// <summary>One page.</summary>
/// <param name="Number">The page, the first is 1.</param>
/// <param name="Lines">Its lines from the top; empty for a picture.</param>
/// <param name="Fault">Why its text is not read, or null.</param>
/// <param name="IsBroken">Whether the fault is one of the file.</param>
internal sealed record ReportPage(int Number, IReadOnlyList<ReportLine> Lines, string? Fault, bool IsBroken = false);
