using RiskAnalytics.TestKit;

namespace RiskAnalytics.Verification.Tests.Chain;

public class TestContractTests
{
    /// <summary>The code that is kept is that of the sources that are kept.</summary>
    [Test]
    public void Contracts_CompiledAgain_AreThoseThatAreKept()
    {
        var modules = NpmPackage.Require("solc", "0.8.37");

        var run = NpmPackage.Run("node", TestContract.Folder, "compile.mjs", modules);

        Assert.That(run, Is.Not.Null);
        Assert.That(run!.Value.Text, Is.EqualTo(File.ReadAllText(Path.Combine(TestContract.Folder, "contracts.json"))));
    }
}
