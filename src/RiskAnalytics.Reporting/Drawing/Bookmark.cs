namespace RiskAnalytics.Reporting.Drawing;

/// <summary>An entry of the PDF's table of contents: text, level from 0, page from 0 and the height on the page from its top.</summary>
internal sealed record Bookmark(string Title, int Level, int Page, float Top);
