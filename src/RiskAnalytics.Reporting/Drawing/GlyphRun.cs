namespace RiskAnalytics.Reporting.Drawing;

/// <summary>One line of set text; places and width are in parts of the font size.</summary>
internal sealed record GlyphRun(byte[] Utf8, ushort[] Glyphs, uint[] Clusters, float[] X, float[] Y, float Width);
