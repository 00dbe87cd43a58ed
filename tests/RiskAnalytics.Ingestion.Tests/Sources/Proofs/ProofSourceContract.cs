using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

/// <summary>What every source of files for one user promises besides: it makes no book, gives totals and points to the verifier.</summary>
public abstract class ProofSourceContract : ReserveSourceContract
{
    protected sealed override bool MakesBooks => false;

    protected sealed override bool HasFigures => false;

    /// <summary>The totals in the good file, by hand; null when it has none.</summary>
    protected abstract string? Totals { get; }

    /// <summary>The date in the good file; null when it states none.</summary>
    protected virtual DateOnly? Date => null;

    /// <summary>The firm; null when the file does not name it.</summary>
    protected abstract string? Entity { get; }

    [Test]
    public void Run_GoodFile_GivesTheTotalsAndPointsToVerify()
    {
        var report = Fixture.Report(GoodFile);

        Assert.That((report.Entity, report.AsOf), Is.EqualTo((Entity, Date)));
        Assert.That(report.Issues.Single(i => i.Code == "use-verify").Message, Does.Contain("riskanalytics verify"));
        var totals = report.Issues.Where(i => i.Code == "liability-totals").Select(i => i.Message).ToList();
        if (Totals is null)
            Assert.That(totals, Is.Empty);
        else
            Assert.That(totals.Single(), Does.Contain(Totals));
        Assert.That(report.Issues, Has.None.Property("Severity").EqualTo(IssueSeverity.Error));
    }

    [Test]
    public void Run_GoodFile_PrintsNoWholeHash()
    {
        Assert.That(Fixture.Report(GoodFile).Issues.Select(i => i.Message), Has.None.Match("[0-9a-f]{32}"));
    }

    [Test]
    public void Read_AnotherFormatForcedUponIt_IsRefused()
    {
        using var folder = new TemporaryFolder();
        foreach (var text in new[] { "a,b\n1,2\n", "{\"self\": null, \"path\": [], \"Assets\": null}", "[]" })
        {
            var document = Ingestion.Documents.SourceDocument.Open(folder.Write("any.txt", text));

            Assert.That(() => Source.Read(document), Throws.TypeOf<IngestionException>(), text);
        }
    }
}
