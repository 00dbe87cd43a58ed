using System.Text.Json.Nodes;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Notebooks;

/// <summary>Notebooks run against this build, and their stored text is what they print; pictures are stored and not compared.</summary>
[TestFixture]
public sealed class NotebookTests
{
    private string _before = null!;

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Repository.PathTo("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [SetUp]
    public void EnterFolder()
    {
        _before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Repository.PathTo("notebooks"));
    }

    [TearDown]
    public void LeaveFolder() => Directory.SetCurrentDirectory(_before);

    [TestCaseSource(nameof(Names))]
    public async Task Cells_RunInOrder_GiveTheStoredOutputs(string name)
    {
        var path = Repository.PathTo("notebooks/" + name);
        var stored = await File.ReadAllTextAsync(path);

        var fresh = await new NotebookRunner(Repository.PathTo("notebooks")).RunAsync(stored);

        if (TestKit.Golden.IsUpdating)
        {
            await File.WriteAllTextAsync(path, fresh);
            return;
        }

        Assert.That(WithoutPictures(fresh), Is.EqualTo(WithoutPictures(stored)), "UPDATE_GOLDEN=1 stores fresh outputs.");
    }

    /// <summary>Every picture must be there, but its bytes may differ between processors.</summary>
    private static string WithoutPictures(string notebook)
    {
        var root = JsonNode.Parse(notebook)!;
        foreach (var data in root["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => output!["data"]?.AsObject()))
        {
            if (data?.ContainsKey("image/png") == true)
            {
                data["image/png"] = Convert.FromBase64String((string)data["image/png"]!).Length > 10_000 ? "picture" : "too small for a picture";
            }
        }

        return root.ToJsonString();
    }
}
