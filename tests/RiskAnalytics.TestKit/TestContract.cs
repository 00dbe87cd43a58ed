using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace RiskAnalytics.TestKit;

/// <summary>A compiled contract of <c>tests/RiskAnalytics.TestKit/Contracts</c>: the code that stands on the chain, and the selectors of its functions.</summary>
public sealed class TestContract
{
    private static readonly Lazy<ImmutableDictionary<string, TestContract>> All = new(Read);

    private readonly string _name;
    private readonly ImmutableDictionary<string, string> _selectors;

    private TestContract(string name, string code, ImmutableDictionary<string, string> selectors)
    {
        _name = name;
        Code = code;
        _selectors = selectors;
    }

    /// <summary>The folder of the sources.</summary>
    public static string Folder { get; } = Repository.PathTo("tests/RiskAnalytics.TestKit/Contracts");

    /// <summary>A token of ERC-20: <c>configure(bytes32,uint256)</c> (symbol, decimals), <c>mint(address,uint256)</c>, <c>burn(address,uint256)</c>.</summary>
    public static TestContract Token => All.Value["Token"];

    /// <summary>The one function of Multicall3 that is used.</summary>
    public static TestContract Multicall => All.Value["Multicall"];

    /// <summary>The aggregator behind a feed: <c>configure(uint256)</c> (decimals), <c>set(int256,uint256)</c> (answer, time), <c>carryOver()</c>.</summary>
    public static TestContract Aggregator => All.Value["Aggregator"];

    /// <summary>The proxy that users of a feed ask: <c>setAggregator(address)</c>.</summary>
    public static TestContract FeedProxy => All.Value["FeedProxy"];

    /// <summary>A wallet in the manner of Safe: <c>add(address)</c>, <c>setThreshold(uint256)</c>.</summary>
    public static TestContract Wallet => All.Value["Wallet"];

    /// <summary>A vault in the manner of ERC-4626: <c>setAsset(address)</c>, <c>mint(address,uint256)</c>.</summary>
    public static TestContract Vault => All.Value["Vault"];

    /// <summary>A contract that locks tokens for a bridge: <c>release(address,address,uint256)</c>.</summary>
    public static TestContract Lock => All.Value["Lock"];

    /// <summary>A contract that answers as told: <c>script(bytes4,uint256,bytes)</c> (selector; 0 refuse, 1 answer, 2 use up all gas; answer).</summary>
    public static TestContract Scripted => All.Value["Scripted"];

    /// <summary>0x and hex digits.</summary>
    public string Code { get; }

    /// <summary>The input of a function.</summary>
    /// <param name="function">Its signature, such as <c>mint(address,uint256)</c>.</param>
    /// <param name="arguments">Addresses and <c>bytes4</c> as 0x text, numbers as int, long or BigInteger, <c>bytes32</c> as other text, <c>bytes</c> as a byte array.</param>
    public string Input(string function, params object[] arguments)
    {
        if (!_selectors.TryGetValue(function, out var selector))
            throw new ArgumentException($"{_name} has no function {function}; it has {string.Join(", ", _selectors.Keys.Order(StringComparer.Ordinal))}.", nameof(function));
        var heads = new StringBuilder();
        var bodies = new StringBuilder();
        foreach (var argument in arguments)
            if (argument is byte[] bytes)
            {
                heads.Append(Word((arguments.Length * 32) + (bodies.Length / 2)));
                bodies.Append(Word(bytes.Length)).Append(Convert.ToHexStringLower(bytes)).Append('0', (32 - (bytes.Length % 32)) % 32 * 2);
            }
            else
                heads.Append(Head(argument));
        return $"0x{selector}{heads}{bodies}";
    }

    private static string Head(object argument) => argument switch
    {
        // bytes4 stands at the left of its word, an address at the right.
        string { Length: 10 } text when text.StartsWith("0x", StringComparison.Ordinal) => text[2..].PadRight(64, '0'),
        string text when text.StartsWith("0x", StringComparison.Ordinal) => text[2..].PadLeft(64, '0'),
        string text => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text)).PadRight(64, '0'),
        IConvertible number => Word(new BigInteger(number.ToDecimal(CultureInfo.InvariantCulture))),
        BigInteger number => Word(number),
        _ => throw new ArgumentException($"No encoding for {argument.GetType()}.", nameof(argument)),
    };

    private static string Word(BigInteger number)
    {
        var modulus = BigInteger.One << 256;
        // A leading zero keeps the sign out of the digits.
        return (((number % modulus) + modulus) % modulus).ToString("x64", CultureInfo.InvariantCulture)[^64..];
    }

    private static ImmutableDictionary<string, TestContract> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "contracts.json")));
        return file.RootElement.GetProperty("contracts").EnumerateObject().ToImmutableDictionary(
            contract => contract.Name,
            contract => new TestContract(
                contract.Name,
                $"0x{contract.Value.GetProperty("code").GetString()}",
                contract.Value.GetProperty("selectors").EnumerateObject().ToImmutableDictionary(function => function.Name, function => function.Value.GetString()!)));
    }
}
