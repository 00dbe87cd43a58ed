using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>A finished page, kept as drawing commands until the number of all pages is known.</summary>
internal sealed record RecordedPage(SKSize Size, SKPicture Picture);
