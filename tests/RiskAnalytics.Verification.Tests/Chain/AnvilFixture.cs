using System.Numerics;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Tests against one real node; contracts stand at the addresses given here.</summary>
public abstract class AnvilFixture
{
    protected const string Multicall = "0xcA11bde05977b3631167028862bE2a173976CA11";
    protected const string Alice = "0x00000000000000000000000000000000000A11cE";
    protected const string Bob = "0x0000000000000000000000000000000000000b0b";

    protected static readonly BigInteger Ether = BigInteger.Pow(10, 18);

    protected AnvilNode Node { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Node = await AnvilNode.StartAsync();
        await PlantAsync();
    }

    [OneTimeTearDown]
    public void Stop() => Node?.Dispose();

    /// <summary>Puts contracts on the fresh chain.</summary>
    protected abstract Task PlantAsync();

    protected JsonRpcChainClient Client(string chain = "ethereum", bool usesMulticall = true) =>
        new(chain, Node.Url, new NodeOptions { Time = TimeProvider.System, RequestsPerSecond = 10_000, Retries = 0 }) { UsesMulticall = usesMulticall };
}
