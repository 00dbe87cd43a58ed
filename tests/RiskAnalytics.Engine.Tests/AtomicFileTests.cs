namespace RiskAnalytics.Engine.Tests;

[TestFixture]
public sealed class AtomicFileTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("riskanalytics-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Write_NewFolder_MakesItAndTheFile()
    {
        var path = Path.Combine(_folder, "a", "b.txt");

        AtomicFile.Write(path, stream => stream.Write("text"u8));

        Assert.That(File.ReadAllText(path), Is.EqualTo("text"));
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "a")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_WriterFails_KeepsTheOldFileAndLeavesNothingBeside()
    {
        var path = Path.Combine(_folder, "report.txt");
        File.WriteAllText(path, "old");

        Assert.That(
            () => AtomicFile.Write(path, stream =>
            {
                stream.Write("half"u8);
                throw new InvalidOperationException("stop");
            }),
            Throws.InvalidOperationException);

        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
    }
}
