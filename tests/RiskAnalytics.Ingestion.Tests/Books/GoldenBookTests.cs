using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

[TestFixture]
public sealed class GoldenBookTests
{
    /// <summary>What only the model knows, and what scoring therefore says.</summary>
    private static readonly string[] RaisedByScoring = [IssueCodes.BillBeyond93Days, IssueCodes.BillWithoutMaturity];

    private static IEnumerable<TestCaseData> Books() =>
        BookFinder.Find(Golden.PathTo("books")).Select(folder => new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder)));

    [TestCaseSource(nameof(Books))]
    public void Read_GoldenBook_RaisesTheExpectedIssuesAndNoOther(string folder)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var wanted = expected.RootElement.GetProperty("issues").EnumerateArray()
            .Select(i => (
                Severity: i.GetProperty("severity").GetString(),
                Code: i.GetProperty("code").GetString(),
                Row: i.GetProperty("row").ValueKind == JsonValueKind.Null ? (int?)null : i.GetProperty("row").GetInt32()))
            .Where(i => !RaisedByScoring.Contains(i.Code));

        var book = BookReader.Read(folder);

        var found = book.Issues.Where(i => i.Severity != IssueSeverity.Info)
            .Select(i => (Severity: (string?)i.Severity.ToString().ToLowerInvariant(), Code: (string?)i.Code, i.Row));
        Assert.That(found, Is.EquivalentTo(wanted));
        Assert.That(book.Snapshot.Holdings, Is.Not.Empty);
        Assert.That(book.InputSha256, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void Find_GoldenBooks_AreAllFoundInOrder()
    {
        var names = BookFinder.Find(Golden.PathTo("books")).Select(Path.GetFileName).ToList();

        Assert.That(names, Has.Count.EqualTo(25));
        Assert.That(names, Is.Ordered.Using((IComparer<string?>)StringComparer.Ordinal));
    }
}
