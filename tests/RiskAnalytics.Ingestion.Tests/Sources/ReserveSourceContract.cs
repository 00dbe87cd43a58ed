using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>What every source promises; its fixture gives the source and one good input.</summary>
public abstract class ReserveSourceContract
{
    /// <summary>The source.</summary>
    protected abstract IReserveSource Source { get; }

    /// <summary>A file that the source recognises, with what it needs beside it.</summary>
    protected abstract string GoodFile { get; }

    /// <summary>Whether the good file makes books; otherwise it gives prices, a supply, or is named and pointed elsewhere.</summary>
    protected virtual bool MakesBooks => true;

    /// <summary>Whether the good file gives figures.</summary>
    protected virtual bool HasFigures => true;

    [Test]
    public void Catalog_ThisSource_IsListedOnceUnderItsCode()
    {
        Assert.That(SourceCatalog.All.Any(s => s.GetType() == Source.GetType()), Is.True);
        Assert.That(SourceCatalog.All.Count(s => s.Code == Source.Code), Is.EqualTo(1));
        Assert.That(Source.Code, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        Assert.That(Source.Description, Does.EndWith("."));
    }

    [Test]
    public void Recognises_GoodFileUnderAnotherName_ByThisSourceOnly()
    {
        using var folder = new TemporaryFolder();
        // The canonical book is the one format whose file name is part of the format.
        var name = Source is CanonicalBookSource ? "entity.json" : "renamed.txt";
        var document = SourceDocument.Open(folder.Write(name, File.ReadAllBytes(GoodFile)));

        Assert.That(SourceCatalog.All.Where(s => s.Recognises(document)).Select(s => s.Code), Is.EqualTo(new[] { Source.Code }));
    }

    [TestCase("a,b\n1,2\n")]
    [TestCase("{\"id\": 1}")]
    [TestCase("plain text")]
    [TestCase("\"never closed")]
    [TestCase("{")]
    public void Recognises_AnythingElse_No(string text)
    {
        using var folder = new TemporaryFolder();

        Assert.That(Source.Recognises(SourceDocument.Open(folder.Write("entity.json", text))), Is.False);
    }

    [Test]
    public void Run_GoodFile_WritesBooksThatReadWithoutError()
    {
        using var output = new TemporaryFolder();

        var report = Ingestor.Run([GoodFile], output.Path).Single(r => r.File == Path.GetFullPath(GoodFile));

        Assert.That(report, Has.Property("Recognised").True.And.Property("Format").EqualTo(Source.Code));
        Assert.That(report.Sha256, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(report.Lines, Is.Positive);
        Assert.That(report.Figures, HasFigures ? Is.Positive : Is.Zero);
        Assert.That(report.Books, MakesBooks ? Is.Not.Empty : Is.Empty);
        Assert.That(Source.Rhythm, Is.Not.Empty);
        Assert.That(Source.Traps, Does.EndWith("."));
        if (!MakesBooks)
            return;
        Assert.That(report.Books.Order(StringComparer.Ordinal), Is.EqualTo(BookFinder.Find(output.Path).Select(f => Path.GetRelativePath(output.Path, f).Replace('\\', '/'))));
        foreach (var folder in BookFinder.Find(output.Path))
            Assert.That(BookReader.Read(folder).Issues, Has.None.Property("Severity").EqualTo(Core.Values.IssueSeverity.Error), folder);
    }

    [Test]
    public void Run_Twice_GivesTheSameBytes()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();

        Ingestor.Run([GoodFile], first.Path);
        DecimalComma.Run(() => Ingestor.Run([GoodFile], second.Path));

        var files = Directory.GetFiles(first.Path, "*", SearchOption.AllDirectories);
        Assert.That(files, MakesBooks ? Is.Not.Empty : Is.Empty);
        foreach (var file in files)
            Assert.That(File.ReadAllBytes(Path.Combine(second.Path, Path.GetRelativePath(first.Path, file))), Is.EqualTo(File.ReadAllBytes(file)), file);
    }
}
