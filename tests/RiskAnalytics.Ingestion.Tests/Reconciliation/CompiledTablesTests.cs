using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Reconciliation;

/// <summary>The defects that the compiled rows of real reports can show are found without being told where.</summary>
[TestFixture]
public sealed class CompiledTablesTests
{
    /// <summary>Where the lines of a report and its printed total, or its own dates, do not go together. The first six are the known ones.</summary>
    private static readonly string[] Found =
    [
        "fdusd 2023-10-31 total-differs Warning", "fdusd 2025-10-31 total-differs Warning", "eurc 2024-01-11 total-differs Warning",
        "usdc 2025-03-31 total-differs Info", "tusd 2024-01-16 total-differs Info", "fdusd 2024-03-31 matured-still-listed Warning",
        "europ 2026-06-30 total-differs Warning", "fdusd 2024-08-31 total-differs Info", "tether 2021-03-31 total-differs Info",
        "fdusd 2024-08-31 matured-still-listed Warning", "fdusd 2025-08-31 matured-still-listed Warning", "fdusd 2025-11-30 matured-still-listed Info",
    ];

    [Test]
    public void Run_ShippedTables_FindsTheKnownDefectsAndNoOthers() => Assert.That(FindingsOf(Repository.PathTo("data/reference/issuers")), Is.EquivalentTo(Found));

    [Test]
    public void Run_OriginalTables_FindTheKnownDefectsAndNoOthers()
    {
        if (SharedFiles.Find("issuers") is not { } originals)
        {
            Assert.Ignore(SharedFiles.Reason("issuers"));
            return;
        }

        // Names and examiners of the issuers are no part of the originals, so the tokens name the entities.
        var names = FindingsOf(originals).Select(f => f.Replace("usdt ", "tether ", StringComparison.Ordinal)).ToList();
        foreach (var finding in names)
            TestContext.Out.WriteLine(finding);

        Assert.That(names, Is.EquivalentTo(Found));
    }

    private static List<string> FindingsOf(string folder)
    {
        using var output = new TemporaryFolder();
        return
        [
            .. Ingestor.Run([Path.Combine(folder, "reserve-compositions.csv")], output.Path).Single().Issues
                .Where(i => i.Code is "total-differs" or "matured-still-listed")
                .Select(i => $"{i.Message.Split(':')[0].ToLowerInvariant()} {i.Code} {i.Severity}"),
        ];
    }
}
