using System.Diagnostics.CodeAnalysis;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>
/// One bundled font, loaded once: Skia draws its glyphs, HarfBuzz sets them, so letters are kerned and the text
/// of the PDF can still be searched. No font of the machine is ever used.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Four fonts live as long as the process.")]
internal sealed class Typeface
{
    private static readonly Lazy<Typeface>[] All =
        [.. Enum.GetValues<Face>().Select(face => new Lazy<Typeface>(() => new Typeface(face)))];

    private const int MostRuns = 4_000;
    private readonly SKTypeface _typeface;

    // The font reads its tables from the face and the face from the blob: both must outlive it, or the collector frees them.
    private readonly Blob _blob;
    private readonly HarfBuzzSharp.Face _face;
    private readonly Font _font;
    private readonly int _unitsPerEm;
    private readonly Dictionary<string, GlyphRun> _runs = new(StringComparer.Ordinal);

    private Typeface(Face face)
    {
        using Stream stream = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts.Inter-{face}.ttf")
            ?? throw new InvalidOperationException($"The font Inter-{face}.ttf is not in the assembly.");
        using SKData data = SKData.Create(stream);
        _typeface = SKTypeface.FromData(data);
        _unitsPerEm = _typeface.UnitsPerEm;
        // Blob.FromStream keeps a pointer into managed memory that the collector moves: let HarfBuzz have a copy.
        _blob = new Blob(data.Data, checked((int)data.Size), MemoryMode.Duplicate);
        _face = new HarfBuzzSharp.Face(_blob, 0);
        _font = new Font(_face);
        _font.SetScale(_unitsPerEm, _unitsPerEm);
        _font.SetFunctionsOpenType();
    }

    public static Typeface Of(Face face) => All[(int)face].Value;

    public bool Has(Rune letter) => _font.TryGetNominalGlyph((uint)letter.Value, out _);

    /// <summary>Glyphs with their places in font units, clusters counted in UTF-8 bytes.</summary>
    public GlyphRun Shape(string text)
    {
        lock (_font)
        {
            if (_runs.TryGetValue(text, out GlyphRun? known))
            {
                return known;
            }

            GlyphRun run = Set(text);
            // The same text is measured, placed and drawn; what is kept stays small.
            if (_runs.Count >= MostRuns)
            {
                _runs.Clear();
            }

            _runs.Add(text, run);
            return run;
        }
    }

    private GlyphRun Set(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf8(utf8);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = new Language("en");
        _font.Shape(buffer);
        ReadOnlySpan<GlyphInfo> infos = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> places = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var clusters = new uint[infos.Length];
        var x = new float[infos.Length];
        var y = new float[infos.Length];
        int pen = 0;
        for (int i = 0; i < infos.Length; i++)
        {
            glyphs[i] = checked((ushort)infos[i].Codepoint);
            clusters[i] = infos[i].Cluster;
            x[i] = (float)(pen + places[i].XOffset) / _unitsPerEm;
            y[i] = -(float)places[i].YOffset / _unitsPerEm;
            pen += places[i].XAdvance;
        }

        return new GlyphRun(utf8, glyphs, clusters, x, y, (float)pen / _unitsPerEm);
    }

    /// <summary>The font at a size, set up to give the same picture on every machine.</summary>
    public SKFont Sized(float size) => new(_typeface, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };
}
