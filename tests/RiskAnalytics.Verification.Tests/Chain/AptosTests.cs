using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Aptos, from a server that answers as its nodes do: ten versions a block, blocks 100 to 120, a block a second.</summary>
[TestFixture]
public sealed class AptosTests
{
    private const string Token = "0x81214a80d82035a190fcb76b6ff3c0145161c3a9f33d137f2bbaee4cfec8a387";
    private const long Start = 1_700_000_000;

    [Test]
    public async Task Figures_AtAVersion_AreAskedForAtThatVersion()
    {
        using var server = Serve();
        var client = Client(server);

        var supply = await client.TokenSupplyAsync(Token, 1_055, default);
        var token = await client.TokenBalancesAsync(Token, ["0x5", "five"], 1_055, default);
        var native = await client.NativeBalancesAsync(["0x5"], null, default);

        var block = new ChainBlock(1_055, "0x105", DateTimeOffset.FromUnixTimeSeconds(Start + 105));
        Assert.That(supply, Is.EqualTo(ChainFigure.Of(new TokenAmount(1_055, 8), block)), supply.Fault);
        Assert.That(token[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(42, 8), block)), token[0].Fault);
        Assert.That(token[1].Fault, Is.EqualTo("This is no address of aptos."));
        Assert.That((native[0].Amount, native[0].Block!.Height), Is.EqualTo(((TokenAmount?)new TokenAmount(42, 8), 1_209L)));
        Assert.That(server.Requests, Has.Some.Contains("/accounts/0x5/balance/0x1::aptos_coin::AptosCoin?ledger_version=1209&"));
    }

    [Test]
    public async Task Supply_OlderKindOfCount_IsReadToo()
    {
        using var server = Serve(concurrent: false);

        Assert.That((await Client(server).TokenSupplyAsync(Token, 1_055, default)).Amount, Is.EqualTo(new TokenAmount(7, 8)));
    }

    [TestCase(1_209L, "ConcurrentSupply", "1055", "\"1055\"")]
    public async Task Supply_NumberWhereAStringBelongs_IsAFault(long version, string resource, string number, string text)
    {
        using var server = Serve(change: answer => answer.Contains(resource, StringComparison.Ordinal) ? answer.Replace(text.Replace("1055", $"{version}", StringComparison.Ordinal), $"{version}", StringComparison.Ordinal) : answer);

        var figure = await Client(server).TokenSupplyAsync(Token, version, default);

        Assert.That(figure.Fault, Does.Contain("$.data.current.value").And.Not.Contain(number));
        Nodes.AssertSilent(figure.Fault, server);
    }

    [TestCase(500L, "has no ledger version 500, or no longer keeps it")]
    [TestCase(5_000L, "has no ledger version 5000")]
    public async Task Figures_VersionThatIsNotThere_AreFaults(long version, string expected)
    {
        using var server = Serve();

        Assert.That((await Client(server).TokenSupplyAsync(Token, version, default)).Fault, Does.Contain(expected));
        Assert.That((await Client(server).NativeBalancesAsync(["0x5"], version, default))[0].Fault, Does.Contain(expected));
    }

    [Test]
    public async Task Figures_NodeThatAnswersForAnotherVersion_AreFaults()
    {
        using var server = Serve(change: answer => answer.Replace("\"last_version\":\"1059\"", "\"last_version\":\"1054\"", StringComparison.Ordinal));

        Assert.That((await Client(server).TokenSupplyAsync(Token, 1_055, default)).Fault, Does.Contain("another ledger version"));
    }

    [TestCase(Start + 105, 1_059L)]
    [TestCase(Start + 100, 1_009L)]
    [TestCase(Start + 119, 1_199L)]
    public async Task BlockAt_Instant_GivesTheLastVersionOfTheBlock(long seconds, long version)
    {
        using var server = Serve();

        Assert.That((await Client(server).BlockAtAsync(DateTimeOffset.FromUnixTimeSeconds(seconds), default)).Height, Is.EqualTo(version));
    }

    [TestCase(Start + 99)]
    [TestCase(Start + 120)]
    public void BlockAt_InstantOutside_IsAFault(long seconds)
    {
        using var server = Serve();

        Assert.That(() => Client(server).BlockAtAsync(DateTimeOffset.FromUnixTimeSeconds(seconds), default), Throws.TypeOf<ChainException>());
    }

    private static AptosClient Client(LoopbackServer server) => new(Nodes.WithSecrets(server), Nodes.Options() with { RequestsPerSecond = 100 });

    private static LoopbackServer Serve(bool concurrent = true, Func<string, string>? change = null) => Nodes.Rest((path, _) =>
    {
        var (asked, query) = path.Split('?') is [var left, var right] ? (left["/planted-path".Length..], right) : (path, "");
        var version = query.StartsWith("ledger_version=", StringComparison.Ordinal) ? query["ledger_version=".Length..].Split('&')[0] : "";
        var last = asked.Split('/')[^1];
        var answer = asked switch
        {
            "" => $$"""{"ledger_version":"1209","ledger_timestamp":"{{Start + 120}}000000","oldest_block_height":"100","block_height":"120"}""",
            _ when asked.StartsWith("/blocks/by_height/", StringComparison.Ordinal) => Block(Number(last)),
            _ when asked.StartsWith("/blocks/by_version/", StringComparison.Ordinal) => Block(Number(last) / 10),
            _ when last.EndsWith("::Metadata", StringComparison.Ordinal) => """{"type":"0x1::fungible_asset::Metadata","data":{"decimals":8}}""",
            _ when last.EndsWith("::ConcurrentSupply", StringComparison.Ordinal) && concurrent => $$$$"""{"type":"0x1::fungible_asset::ConcurrentSupply","data":{"current":{"value":"{{{{version}}}}"}}}""",
            _ when last.EndsWith("::Supply", StringComparison.Ordinal) => """{"type":"0x1::fungible_asset::Supply","data":{"current":"7"}}""",
            _ when asked.Contains("/balance/", StringComparison.Ordinal) => "42",
            _ => null,
        };
        return answer is null ? null : change?.Invoke(answer) ?? answer;
    });

    private static string? Block(long height) => height is < 100 or > 120
        ? null
        : $$"""{"block_height":"{{height}}","block_hash":"0x{{height}}","block_timestamp":"{{Start + height}}000000","first_version":"{{height * 10}}","last_version":"{{(height * 10) + 9}}"}""";

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
