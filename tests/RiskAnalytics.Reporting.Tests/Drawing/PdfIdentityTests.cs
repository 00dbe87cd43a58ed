using System.Text;
using System.Text.RegularExpressions;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Drawing;

[TestFixture]
public sealed partial class PdfIdentityTests
{
    [Test]
    public void Apply_IdentityWrittenAsCharacters_GivesTheBytesOfDigits()
    {
        var pdf = Encoding.Latin1.GetString(EmptyPage());
        // What Skia writes when the sixteen bytes happen to be printable.
        var asCharacters = Identity().Replace(pdf, "/ID [(Y\\346sfZ_8Y]\\270>>) (Y\\346sfZ_8Y]\\270>>)]>>");

        var finished = PdfFinish.Apply(Encoding.Latin1.GetBytes(asCharacters), "en", []);

        Assert.That(asCharacters, Is.Not.EqualTo(pdf));
        Assert.That(finished, Is.EqualTo(PdfFinish.Apply(Encoding.Latin1.GetBytes(pdf), "en", [])).AsCollection);
    }

    private static byte[] EmptyPage()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { PdfA = true, Title = "Empty" }))
        {
            document.BeginPage(100, 100);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    [GeneratedRegex(@"/ID \[.*?\]>>(?=\s*startxref)", RegexOptions.Singleline)]
    private static partial Regex Identity();
}
