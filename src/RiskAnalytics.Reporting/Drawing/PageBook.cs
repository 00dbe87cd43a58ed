using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>
/// Collects pages and writes them as one PDF. A page is written only when all are known, so "Page x of y" is right;
/// the same pages give the same bytes.
/// </summary>
internal sealed class PageBook : IDisposable
{
    private readonly LayoutTrace? _trace;
    private readonly List<RecordedPage> _pages = [];
    private readonly List<Bookmark> _bookmarks = [];
    private SKPictureRecorder? _recorder;
    private SKSize _size;

    public PageBook(LayoutTrace? trace = null) => _trace = trace;

    /// <summary>Pages begun so far.</summary>
    public int Count => _pages.Count + (_recorder is null ? 0 : 1);

    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks;

    /// <summary>Ends the page before and starts a new one.</summary>
    public PanelCanvas BeginPage(SKSize size)
    {
        EndPage();
        _size = size;
        _recorder = new SKPictureRecorder();
        if (_trace is not null)
        {
            _trace.Page = _pages.Count;
        }

        return new PanelCanvas(_recorder.BeginRecording(SKRect.Create(size)), _trace);
    }

    /// <summary>A bookmark to a height of the page being drawn. The first is of level 0, each other at most one level below the one before.</summary>
    public void Mark(string title, int level, float top)
    {
        int lowest = _bookmarks.Count == 0 ? 0 : _bookmarks[^1].Level + 1;
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, lowest);
        _bookmarks.Add(new Bookmark(PlainText.Clean(title), level, Count - 1, top));
    }

    /// <summary>Writes all pages; <paramref name="drawFooter"/> gets the page number, from 1, and the number of pages.</summary>
    public void Write(Stream output, DocumentProperties properties, Action<PanelCanvas, SKSize, int, int> drawFooter)
    {
        EndPage();
        DateTime date = properties.AsOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = PlainText.Clean(properties.Title),
            Subject = PlainText.Clean(properties.Subject),
            Author = PlainText.Clean(properties.Author),
            Keywords = PlainText.Clean(properties.Keywords),
            Creator = PlainText.Clean(properties.Creator),
            Producer = "Skia/PDF",
            Creation = date,
            Modified = date,
            EncodingQuality = 101,
            RasterDpi = 144,
            PdfA = true,
        };
        using var memory = new MemoryStream();
        using (SKDocument document = SKDocument.CreatePdf(memory, metadata))
        {
            for (int i = 0; i < _pages.Count; i++)
            {
                RecordedPage page = _pages[i];
                SKCanvas canvas = document.BeginPage(page.Size.Width, page.Size.Height);
                canvas.DrawPicture(page.Picture);
                if (_trace is not null)
                {
                    _trace.Page = i;
                }

                drawFooter(new PanelCanvas(canvas, _trace), page.Size, i + 1, _pages.Count);
                document.EndPage();
            }

            document.Close();
        }

        output.Write(PdfFinish.Apply(memory.ToArray(), properties.Language, _bookmarks));
    }

    public void Dispose()
    {
        _recorder?.Dispose();
        foreach (RecordedPage page in _pages)
        {
            page.Picture.Dispose();
        }
    }

    private void EndPage()
    {
        if (_recorder is null)
        {
            return;
        }

        _pages.Add(new RecordedPage(_size, _recorder.EndRecording()));
        _recorder.Dispose();
        _recorder = null;
    }
}
