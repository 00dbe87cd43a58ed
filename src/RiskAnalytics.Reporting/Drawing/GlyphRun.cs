using System.Text;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>One line of set text; places and width are in parts of the font size.</summary>
internal sealed record GlyphRun(byte[] Utf8, ushort[] Glyphs, uint[] Clusters, float[] X, float[] Y, float Width)
{
    /// <summary>How far the text reaches before each of its UTF-16 characters, and after the last.</summary>
    public float[] Ends()
    {
        string text = Encoding.UTF8.GetString(Utf8);
        var ends = new float[text.Length + 1];
        int glyph = 0;
        int at = 0;
        int bytes = 0;
        foreach (Rune letter in text.EnumerateRunes())
        {
            while (glyph < Glyphs.Length && Clusters[glyph] < bytes)
            {
                glyph++;
            }

            float reach = glyph < Glyphs.Length ? X[glyph] : Width;
            for (int i = 0; i < letter.Utf16SequenceLength; i++)
            {
                ends[at++] = reach;
            }

            bytes += letter.Utf8SequenceLength;
        }

        ends[at] = Width;
        return ends;
    }
}
