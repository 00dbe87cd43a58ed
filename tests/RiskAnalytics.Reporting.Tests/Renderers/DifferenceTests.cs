using System.Text.Json;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Comparison;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class DifferenceTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Pdf_AnyTwoBooks_KeepsEveryTextInItsPlace(object sample)
    {
        foreach (var difference in new[] { Between((HealthAssessment)sample, Samples.Okx), Between(Samples.Of("tether"), (HealthAssessment)sample) })
        {
            var trace = new LayoutTrace();

            DifferencePdfRenderer.Render(difference, Stream.Null, trace);

            Assert.That(trace.Texts, Is.Not.Empty);
            LayoutTests.AssertInPlace(trace, DifferenceSheet.Page);
        }
    }

    [Test]
    public void Pdf_TwoBooks_SaysWhatTheTablesSay()
    {
        var difference = Between(Samples.Of("alameda"), Samples.Okx);
        using var output = new MemoryStream();

        new DifferencePdfRenderer().Render(difference, output);
        var text = PdfText.Of(output.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("What changed: OKX").And.Contain("Page 1 of 1"));
            Assert.That(text, Does.Contain(Format.SignedMoney(difference.Assets.Change!.Value)));
            foreach (var step in difference.Assets.Steps)
                Assert.That(text, Does.Contain(Format.SignedMoney(step.Amount)), step.Effect.ToString());
            foreach (var step in difference.Coverage.Steps)
                Assert.That(text, Does.Contain(Format.SignedPoints(step.Amount)), step.Effect.ToString());
        });
    }

    [Test]
    public void Pdf_PartialBook_SaysSoOnThePage()
    {
        var partial = Samples.Okx with { Reserve = Samples.Okx.Reserve with { Snapshot = Samples.Okx.Snapshot with { Entity = Samples.Okx.Entity with { Partial = "Ether is missing." } } } };
        using var output = new MemoryStream();

        new DifferencePdfRenderer().Render(Between(Samples.Of("alameda"), partial), output);

        Assert.That(PdfText.Of(output.ToArray()), Does.Contain("is partial: Ether is missing.").And.Contain("a partial book is scored on what is left"));
    }

    [Test]
    public void Png_TwoBooks_Is3200WideAndNotBlank()
    {
        using var output = new MemoryStream();

        new DifferencePngRenderer().Render(Between(Samples.Of("tether"), Samples.Okx), output);
        using var picture = SKBitmap.Decode(output.ToArray());

        Assert.That(picture.Width, Is.EqualTo(3200));
        Assert.That(Enumerable.Range(0, picture.Height / 20).Select(y => picture.GetPixel(1600, y * 20)).Distinct().Count(), Is.GreaterThan(3));
    }

    [Test]
    public void JsonAndCsv_TwoBooks_HoldStepsThatAddUp()
    {
        var difference = Between(Samples.Of("tether"), Samples.Okx);

        using var json = JsonDocument.Parse(DifferenceJson.Of(difference));
        foreach (var name in new[] { "assets", "liabilities", "coverage" })
        {
            var bridge = json.RootElement.GetProperty(name);
            Assert.That(bridge.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("amount").GetDecimal()), Is.EqualTo(bridge.GetProperty("change").GetDecimal()), name);
        }

        var rows = DifferenceCsv.Of(difference).Split('\n').Where(line => line.StartsWith("assets,assets,", StringComparison.Ordinal)).Select(line => line.Split(',')).ToList();
        decimal Change(string[] row) => decimal.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(rows.Skip(1).Sum(Change), Is.EqualTo(Change(rows[0])));
    }

    [Test]
    public void Csv_NameThatIsAFormula_IsNeutralised()
    {
        var strange = Samples.Of("tether") with
        {
            Reserve = Samples.Of("tether").Reserve with { Snapshot = Samples.Of("tether").Snapshot with { Entity = Samples.Of("tether").Entity with { Partial = "x" } } },
        };
        var difference = Between(strange, Samples.Okx) with { Notes = ["=HYPERLINK(1)"] };

        Assert.That(DifferenceCsv.Of(difference), Does.Contain("note,,,,,,'=HYPERLINK(1)"));
    }

    /// <summary>The difference of two samples as if they were of one firm; of one date only if the samples are.</summary>
    internal static BookDifference Between(HealthAssessment before, HealthAssessment after)
    {
        var entity = after.Entity;
        // A copy: a sample beside itself is two books with the same figures.
        return BookDifferences.Of(before with { Reserve = before.Reserve with { Snapshot = before.Snapshot with { Entity = Named(before.Entity, entity), ReportingCurrency = after.Snapshot.ReportingCurrency } } }, after);
    }

    private static ReportingEntity Named(ReportingEntity entity, ReportingEntity other) => entity with { Id = other.Id, Name = other.Name };
}
