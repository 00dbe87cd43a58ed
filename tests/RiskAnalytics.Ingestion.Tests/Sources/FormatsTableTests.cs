using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>The README lists every format as the catalogue has it.</summary>
[TestFixture]
public sealed class FormatsTableTests
{
    private const string Begin = "<!-- formats: written by FormatsTableTests with UPDATE_GOLDEN=1 -->\n";
    private const string End = "<!-- end of formats -->";

    [Test]
    public void Readme_Formats_AreThoseOfTheCatalogue()
    {
        var path = Repository.PathTo("README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.That(begin, Is.GreaterThan(0).And.LessThan(end), "README.md has no place for the formats.");
        var (before, after) = (readme[..(begin + Begin.Length)], readme[end..]);

        if (Golden.IsUpdating)
            File.WriteAllText(path, before + Table() + after);
        else
            Assert.That(readme[before.Length..end], Is.EqualTo(Table()), "README.md lists other formats than the catalogue (UPDATE_GOLDEN=1 rewrites it).");
    }

    [Test]
    public void All_FormatTexts_AreWhatATableNeeds()
    {
        Assert.That(SourceCatalog.All.Select(s => s.Code), Is.Unique.And.All.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        foreach (var source in SourceCatalog.All)
        {
            Assert.That(source.Description, Does.EndWith("."), source.Code);
            Assert.That(source.Traps, Does.EndWith("."), source.Code);
            Assert.That(source.Rhythm, Is.Not.Empty.And.Not.EndsWith("."), source.Code);
        }
    }

    private static string Table() =>
        "| format | what it is | rhythm | traps |\n|---|---|---|---|\n"
        + string.Concat(SourceCatalog.All.Select(s => $"| `{s.Code}` | {Cell(s.Description)} | {Cell(s.Rhythm)} | {Cell(s.Traps)} |\n"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
