using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Reporting.Disclosure;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Reporting.Tests.Renderers;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Regulation.Disclosures;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>PDFs of every kind that is written: reports, comparison, difference, and the disclosures of each regime, drafts among them.</summary>
internal static class PdfSamples
{
    private static readonly (string Regime, string Book)[] Disclosures =
    [
        ("mica-art", "data/examples/alpen-basket-art/2026-06-30"),
        ("mica-emt", "data/books/eurc/2026-02-27"),
        ("mica-emt", "data/examples/nordkrone-emt-usd/2026-06-30"),
        ("genius", "data/books/tether/2025-12-31"),
        ("genius", "data/examples/liberty-dollar/2026-06-30"),
    ];

    private static readonly Lazy<ImmutableArray<(string Name, byte[] Pdf)>> Made = new(() => [.. Reports(), .. Documents().Select(made => (made.Name, made.Pdf))]);

    public static ImmutableArray<(string Name, byte[] Pdf)> All => Made.Value;

    public static IEnumerable<TestCaseData> Cases => All.Select(made => new TestCaseData(made.Pdf).SetArgDisplayNames(made.Name));

    public static byte[] Of(string name) => All.First(made => made.Name == name).Pdf;

    /// <summary>The documents of each regime, with what they were made of.</summary>
    public static IEnumerable<(string Name, DisclosureDocument Document, byte[] Pdf)> Documents()
    {
        foreach (var (regime, book) in Disclosures)
        {
            foreach (var document in Documents(regime, book))
            {
                using var output = new MemoryStream();
                DisclosurePdf.Write(document, WordingReader.For(document, "en", null), "0.0.0-test", output);
                yield return ($"{document.Id}, {regime}, {document.Snapshot.Entity.Id}{(document.IsDraft ? ", draft" : "")}", document, output.ToArray());
            }
        }
    }

    private static IEnumerable<(string Name, byte[] Pdf)> Reports()
    {
        foreach (var name in new[] { "okx", "tether", "stressed", "stressed tether", "history", "not rated", "strange letters", "long names", "thousand holdings" })
            yield return ($"health, {name}", Written(new HealthPdfRenderer(), Samples.Of(name)));
        var compared = EntityComparison.Of([.. new[] { "okx", "tether", "ftx", "strange letters" }.Select(Samples.Of)]);
        yield return ("comparison", Written(new ComparisonPdfRenderer(), compared));
        yield return ("difference", Written(new DifferencePdfRenderer(), DifferenceTests.Between(Samples.Of("strange letters"), Samples.Okx)));
    }

    private static byte[] Written<T>(IReportRenderer<T> renderer, T content)
    {
        using var output = new MemoryStream();
        renderer.Render(content, output);
        return output.ToArray();
    }

    private static IEnumerable<DisclosureDocument> Documents(string regime, string path)
    {
        HealthAssessment assessment = Assessor.Assess(BookReader.Read(Repository.PathTo(path)), DefaultPolicy.Value, new AssessmentOptions("0.0.0-test"));
        var report = RuleEngine.Evaluate(assessment.Reserve, [regime], RuleTableReader.ReadDefault(), RegimeCalendars.Of);
        var context = new RegulatoryContext(assessment.Reserve, report.EvaluatedOn, RegimeCalendars.Of(regime));
        return DisclosureCatalog.Of(regime).Select(kind => kind.Build(context, report, regime));
    }
}
