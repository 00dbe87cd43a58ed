using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;
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
    public void Render_Twice_GivesTheSameBytesInEveryCulture()
    {
        var first = Render();

        Assert.Multiple(() =>
        {
            Assert.That(Render(), Is.EqualTo(first));
            Assert.That(DecimalComma.Run(Render), Is.EqualTo(first));
        });
    }

    private static byte[] Render()
    {
        using var stream = new MemoryStream();
        new ComparisonXlsxRenderer().Render(Comparison, stream);
        return stream.ToArray();
    }
}
