using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Clients by the name of a chain.</summary>
[TestFixture]
public sealed class ChainClientsTests
{
    private static readonly Uri Node = new("http://127.0.0.1:1/planted");

    [TestCaseSource(typeof(ChainClients), nameof(ChainClients.Names))]
    public void Create_KnownName_GivesAClientOfThatChain(string name)
    {
        Assert.That(ChainClients.Create(name, Node, Nodes.Options()).Chain, Is.EqualTo(name == "bitcoin-esplora" ? "bitcoin" : name));
        Assert.That(ChainClients.Knows(name), Is.True);
    }

    [TestCase("evm:31337", true)]
    [TestCase("bitcoin-esplora", true)]
    [TestCase("aptos", true)]
    [TestCase("ethereum", true)]
    [TestCase("bitcoin", false)]
    [TestCase("tron", false)]
    [TestCase("solana", false)]
    [TestCase("sui", false)]
    public void Create_Chain_SaysWhetherItReadsHistory(string name, bool expected) => Assert.That(ChainClients.Create(name, Node, Nodes.Options()).ReadsHistory, Is.EqualTo(expected));

    [TestCase("Bitcoin")]
    [TestCase("evm:")]
    [TestCase("")]
    public void Create_OtherName_NamesTheKnownOnes(string name)
    {
        Assert.That(ChainClients.Knows(name), Is.False);
        Assert.That(() => ChainClients.Create(name, Node, Nodes.Options()), Throws.TypeOf<ChainException>()
            .With.Message.Contains("aptos, arbitrum").And.Message.Contains("x-layer").And.Message.Not.Contain("planted"));
    }

    [TestCaseSource(typeof(ChainClients), nameof(ChainClients.Names))]
    public void Create_AddressOfAnotherKind_IsRefused(string name) =>
        Assert.That(() => ChainClients.Create(name, new Uri("ftp://planted"), Nodes.Options()), Throws.TypeOf<ChainException>().With.Message.Not.Contain("planted"));
}
