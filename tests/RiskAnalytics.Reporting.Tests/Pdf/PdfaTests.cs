using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Regulation.Disclosures;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>
/// PDF/A-2b as far as it can be checked without veraPDF, on every kind of PDF that is written; and each check refuses a file
/// that is broken in just that way, or it would prove nothing.
/// </summary>
[TestFixture]
public sealed class PdfaTests
{
    [TestCaseSource(typeof(PdfSamples), nameof(PdfSamples.Cases))]
    public void Broken_WrittenFile_IsNothing(byte[] pdf) => Assert.That(PdfaRule.Broken(pdf).Select(broken => broken.Fault), Is.Empty);

    [TestCaseSource(typeof(PdfTwins), nameof(PdfTwins.Cases))]
    public void Broken_TwinWithAFault_IsThatRule(string rules, string reason, Func<byte[]> make)
    {
        var broken = PdfaRule.Broken(make());

        Assert.That(broken.Select(fault => fault.Id).Distinct(), Is.EquivalentTo(rules.Split('+')), string.Join('\n', broken.Select(fault => fault.Fault)));
        Assert.That(broken.Where(fault => fault.Id == rules.Split('+')[0]).Select(fault => fault.Fault), Has.Some.Contains(reason));
    }

    [Test]
    public void All_EveryRule_HasATwin() => Assert.That(PdfTwins.Rules, Is.EquivalentTo(PdfaRule.All.Select(rule => rule.Id)));

    [Test]
    public void Samples_AllFormats_HoldEveryKindOfPdf()
    {
        string[] written =
        [
            .. RendererCatalog.All.Concat(RendererCatalog.Stress).Concat(RendererCatalog.Optional).Select(renderer => renderer.FileName),
            .. RendererCatalog.Comparison.Concat(RendererCatalog.OptionalComparison).Select(renderer => renderer.FileName),
            .. RendererCatalog.Difference.Select(renderer => renderer.FileName), .. RendererCatalog.Backtest.Select(renderer => renderer.FileName),
        ];

        var documents = PdfSamples.Documents().ToList();

        Assert.That(written.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal)), Is.EqualTo(new[] { "health.pdf", "comparison.pdf", "difference.pdf" }), "a new kind of PDF belongs into the samples");
        Assert.That(
            documents.Select(made => (made.Document.Id, made.Document.Regime)).Distinct(),
            Is.EquivalentTo(DisclosureCatalog.All.SelectMany(kind => kind.Regimes.Select(regime => (kind.Id, regime)))));
        Assert.That(documents.Select(made => made.Document.IsDraft).Distinct().Count(), Is.EqualTo(2), "drafts and complete ones");
    }
}
