using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>What the files networks.csv and tokens.csv tell of chains: other names of a network, its own coin, and contracts of tokens.</summary>
public static class ChainTables
{
    private static readonly FrozenDictionary<string, string> Names =
        Rows("networks.csv", 3).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Coins =
        Rows("networks.csv", 3).Where(row => row[0] == row[1]).ToFrozenDictionary(row => row[1], row => row[2], StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string Chain, string Asset), KnownToken> Tokens =
        Rows("tokens.csv", 5).Select(row => new KnownToken(row[0], row[1], row[2], int.Parse(row[3], CultureInfo.InvariantCulture), row[4]))
            .ToFrozenDictionary(token => (token.Chain, token.Asset));

    /// <summary>The chain that a name of a network stands for; a name that is not known stands for itself, in lower case with hyphens.</summary>
    /// <param name="network">The network as a file names it, such as <c>ETH</c> or <c>TRON</c>.</param>
    public static string ChainOf(string network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var name = network.Trim();
        return Names.TryGetValue(name, out var chain) ? chain : name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
    }

    /// <summary>The coin of a chain itself; null when the chain is not known.</summary>
    /// <param name="chain">The chain's name.</param>
    public static string? NativeCoin(string chain) => Coins.GetValueOrDefault(chain);

    /// <summary>The contract of an asset on a chain; null when none is known.</summary>
    /// <param name="chain">The chain's name.</param>
    /// <param name="asset">The symbol.</param>
    public static KnownToken? TokenOf(string chain, string asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return Tokens.GetValueOrDefault((chain, asset.ToUpperInvariant()));
    }

    /// <summary>The token with a contract on a chain; null when it is not known.</summary>
    internal static KnownToken? TokenAt(string chain, string contract) =>
        Tokens.Values.FirstOrDefault(token => token.Chain == chain && IsSameAddress(token.Contract, contract));

    /// <summary>Whether two texts name one address; the hex of the Ethereum family may be written in any case.</summary>
    internal static bool IsSameAddress(string one, string other) => KeyOf(one) == KeyOf(other);

    /// <summary>An address as the key of a table.</summary>
    internal static string KeyOf(string address)
    {
        var text = address.Trim();
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !text.Contains("::", StringComparison.Ordinal) ? text.ToLowerInvariant() : text;
    }

    private static ImmutableArray<string[]> Rows(string name, int columns)
    {
        using var stream = typeof(ChainTables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Only the last column, which says where a row comes from, may hold a comma.
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',', columns))];
    }
}
