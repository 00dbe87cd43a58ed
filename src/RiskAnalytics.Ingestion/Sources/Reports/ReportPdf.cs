using System.Globalization;
using System.Runtime.CompilerServices;
using RiskAnalytics.Ingestion.Documents;
using UglyToad.PdfPig;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Opens the text of a PDF, bounded in size, pages, letters and time: the reader under it is not made for hostile files.</summary>
internal static class ReportPdf
{
    private const int MostBytes = 32 << 20;
    private const int MostPages = 200;
    private const int MostLetters = 60_000;

    /// <summary>The pages that name issuer and kind of report stand in front.</summary>
    private const int FirstPages = 6;

    private const int WorkerStack = 16 << 20;

    private static readonly TimeSpan LongestRecognition = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(60);

    private static readonly ConditionalWeakTable<SourceDocument, ReportIssuer> Known = [];

    /// <summary>Whose report the document is by the words of its first pages; never throws.</summary>
    public static ReportIssuer IssuerOf(SourceDocument document) => document.Kind == DocumentKind.Pdf ? Known.GetValue(document, Recognise) : ReportIssuer.None;

    /// <summary>The text of every page.</summary>
    /// <exception cref="IngestionException">The file is too large, or no PDF that can be read.</exception>
    public static IReadOnlyList<ReportPage> Read(SourceDocument document) => Pages(document, MostPages, LongestReading);

    private static ReportIssuer Recognise(SourceDocument document)
    {
        try
        {
            return ReportIssuer.Of(Pages(document, FirstPages, LongestRecognition));
        }
        catch (IngestionException)
        {
            return ReportIssuer.None;
        }
    }

    private static List<ReportPage> Pages(SourceDocument document, int most, TimeSpan longest)
    {
        if (document.Length > MostBytes)
            throw Unreadable(document, string.Create(CultureInfo.InvariantCulture, $"it has {document.Length} bytes; at most {MostBytes} are read"));

        // The reader knows no cancellation, so it works beside and is left behind when it does not come to an end.
        var bytes = document.ReadAll();
        List<ReportPage>? pages = null;
        Exception? fault = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(document.Cancellation);
        using var done = new ManualResetEventSlim();
        var token = stop.Token;
        var worker = new Thread(() =>
        {
            try
            {
                pages = Work(bytes, most, token);
            }
#pragma warning disable CA1031 // The reader may throw anything on a broken file; each of it means the same to the user.
            catch (Exception e)
#pragma warning restore CA1031
            {
                fault = e;
            }
        }, WorkerStack)
        { IsBackground = true };
        worker.Start();
        for (var waited = TimeSpan.Zero; waited < longest; waited += TimeSpan.FromMilliseconds(50))
        {
            if (worker.Join(TimeSpan.FromMilliseconds(50)))
                break;
            document.Cancellation.ThrowIfCancellationRequested();
        }

        if (worker.IsAlive)
        {
            stop.Cancel();
            throw Unreadable(document, string.Create(CultureInfo.InvariantCulture, $"reading it takes longer than {longest.TotalSeconds} seconds"));
        }

        document.Cancellation.ThrowIfCancellationRequested();
        return fault is IngestionException or null
            ? pages ?? throw Unreadable(document, fault?.Message ?? "it gives no pages")
            : throw Unreadable(document, "its structure is broken or of a kind that is not supported", fault);
    }

    private static List<ReportPage> Work(byte[] bytes, int most, CancellationToken cancellation)
    {
        using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false });
        if (pdf.NumberOfPages > MostPages)
            throw IngestionException.For("", "pdf-unreadable", string.Create(CultureInfo.InvariantCulture, $"it has {pdf.NumberOfPages} pages; at most {MostPages} are read"));

        var pages = new List<ReportPage>();
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, most); number++)
        {
            cancellation.ThrowIfCancellationRequested();
            pages.Add(PageOf(pdf, number));
        }

        return pages;
    }

    private static ReportPage PageOf(PdfDocument pdf, int number)
    {
        IReadOnlyList<UglyToad.PdfPig.Content.Letter> letters;
        try
        {
            letters = pdf.GetPage(number).Letters;
        }
#pragma warning disable CA1031 // One broken page does not take the others with it; what was thrown says nothing to the user.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new ReportPage(number, [], "the page is broken", IsBroken: true);
        }

        if (letters.Count > MostLetters)
            return new ReportPage(number, [], string.Create(CultureInfo.InvariantCulture, $"the page has {letters.Count} letters; at most {MostLetters} are read"));

        var lines = ReportLayout.Lines(number, letters);
        var words = lines.SelectMany(l => l.Words).Select(w => w.Text).ToList();
        return ReportText.IsNonsense(words)
            ? new ReportPage(number, [], "its font has no text map, so its text cannot be read though the page may look normal")
            : new ReportPage(number, lines, words.Count <= FewWords(words) ? "it is a picture without text" : null);
    }

    /// <summary>A page whose only words are the mark of a signing service is a picture all the same.</summary>
    private static int FewWords(List<string> words) => words.Any(w => w.StartsWith("Envelope", StringComparison.OrdinalIgnoreCase)) ? 4 : 0;

    private static IngestionException Unreadable(SourceDocument document, string reason, Exception? cause = null) =>
        IngestionException.For(document.Name, "pdf-unreadable", $"the PDF cannot be read: {reason}", cause: cause);
}
