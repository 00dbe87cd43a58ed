using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Reporting.Workbooks;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Xlsx;

[TestFixture]
public sealed class ComparisonXlsxRendererTests
{
    private static readonly EntityComparison Comparison = EntityComparison.Of([Samples.Okx, Samples.Of("tether"), Samples.Of("ftx"), Samples.Of("not rated")]);

    [Test]
    public void Render_Comparison_RanksAsTheComparisonDoesAndSaysWhyNot()
    {
        var rows = new XlsxFile(Render()).Rows("Ranking");
        var rank = rows[0].FindIndex(c => c.Text == "Rank");
        var id = rows[0].FindIndex(c => c.Text == "Entity id");
        var score = rows[0].FindIndex(c => c.Text == "Final score");

        Assert.Multiple(() =>
        {
            Assert.That(rows.Skip(1).Select(r => r[id].Text), Is.EqualTo(Comparison.Rows.Select(r => r.Assessment.Entity.Id)));
            Assert.That(rows.Skip(1).Select(r => r[rank].Number), Is.EqualTo(Comparison.Rows.Select(r => (decimal?)r.Rank)));
            Assert.That(rows.Skip(1).Select(r => r[score].Number), Is.EqualTo(Comparison.Rows.Select(r => r.Assessment.FinalScore)));
            Assert.That(rows.Skip(1).Where(r => r[rank].Number is null).Select(r => r[rank].Text), Is.Not.Empty.And.All.StartsWith("not ranked: "));
        });
    }

    [Test]
    public void Render_Comparison_HasEveryMetricOfEveryEntityAsNumberOrReason()
    {
        var file = new XlsxFile(Render());
        var rows = file.Rows("Metrics");
        var value = rows[0].FindIndex(c => c.Text == "Value");

        Assert.Multiple(() =>
        {
            Assert.That(rows.Skip(1).Select(r => r[value].Number), Is.EqualTo(Comparison.Rows.SelectMany(r => r.Assessment.Metrics).Select(m => m.Value)));
            Assert.That(file.Rows("Values"), Has.Count.EqualTo(1 + Comparison.Rows.Count()));
            foreach (var name in file.Sheets.Keys)
            {
                Assert.That(file.Rows(name).SelectMany(r => r).Where(c => string.IsNullOrWhiteSpace(c.Text)), Is.Empty, name);
                Assert.That(file.Sheets[name].Descendants(XlsxFile.Main + "f"), Is.Empty, name);
            }
        });
    }

    [Test]
    public void Render_AmountsGroupsAndPeers_HaveTheirSheetsWithRatesAndReasons()
    {
        var row = Comparison.Rows.First();
        var rate = new CurrencyRate(CurrencyCode.Parse("USD"), CurrencyCode.Parse("EUR"), 0.9234m, new DateOnly(2024, 4, 12), "ecb.csv, row 7");
        var full = Comparison with
        {
            Amounts = [new ComparedAmounts(row, CurrencyCode.Parse("EUR"), 92.34m, null, rate, "the rate is 2 days older than the book")],
            GroupTotals = [new GroupTotal("acme", [row], null, null, null, null, null, 0m, "the members have several dates")],
            Peers = [new PeerReference(row, [], [new PeerFigure("final", "Final score", MetricUnit.Points, 42.5m, [], null, null, null, null, null, "fewer than three peers")], null)],
        };
        var file = new XlsxFile(Render(full));

        Assert.Multiple(() =>
        {
            Assert.That(file.Rows("Amounts")[1].Skip(2).Take(8).Select(c => c.Text), Is.EqualTo(new[]
            {
                "EUR", "92.34", SummarySheet.NoLiabilities(row.Assessment), "0.9234", "USD", "EUR", "45394", "the rate is 2 days older than the book",
            }));
            Assert.That(file.Rows("Amounts")[1][^1].Text, Is.EqualTo("ecb.csv, row 7"));
            Assert.That(file.Cell("Groups", "Assets", "acme").Text, Is.EqualTo("the members have several dates"));
            Assert.That(file.Rows("Peers")[1].Skip(4).Take(2).Select(c => c.Text), Is.EqualTo(new[] { "42.5", "fewer than three peers" }));
            Assert.That(new XlsxFile(Render()).Rows("Amounts")[1][0].Text, Does.StartWith("not asked for"));
        });
    }

    [Test]
    public void Render_Twice_GivesTheSameBytesInEveryCulture()
    {
        var first = Render();

        Assert.Multiple(() =>
        {
            Assert.That(Render(), Is.EqualTo(first));
            Assert.That(DecimalComma.Run(Render), Is.EqualTo(first));
        });
    }

    private static byte[] Render() => Render(Comparison);

    private static byte[] Render(EntityComparison comparison)
    {
        using var stream = new MemoryStream();
        new ComparisonXlsxRenderer().Render(comparison, stream);
        return stream.ToArray();
    }
}
