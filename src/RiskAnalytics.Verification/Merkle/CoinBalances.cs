using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The balances of one node of a sum tree, coin by coin, as printed and as amounts.</summary>
/// <param name="Coins">The coins in the order in which they are hashed.</param>
/// <param name="Texts">The amounts as printed.</param>
/// <param name="Amounts">The amounts.</param>
internal sealed record CoinBalances(ImmutableArray<string> Coins, ImmutableArray<string> Texts, ImmutableArray<PlainAmount> Amounts)
{
    public bool IsZero => Amounts.All(a => a.IsZero);

    /// <summary>The coins with a balance below zero.</summary>
    public IEnumerable<string> Negative => Coins.Where((_, at) => Amounts[at].IsNegative);

    /// <summary>The JSON text that is hashed: quoted plain decimals, no spaces.</summary>
    public string Json => $"{{{string.Join(',', Coins.Select((coin, at) => $"\"{coin}\":\"{Texts[at]}\""))}}}";

    /// <summary>The printed amounts one after the other.</summary>
    public string Joined => string.Concat(Texts);

    /// <summary>Reads an object with exactly these coins, each a string.</summary>
    /// <exception cref="ProofFormatException">It is of another form.</exception>
    public static CoinBalances Read(ProofJson json, ImmutableArray<string> coins)
    {
        foreach (var (key, value) in json.Keys(coins.Length))
        {
            if (!coins.Contains(key))
                throw new ProofFormatException(value.Path, "another coin", string.Join(", ", coins));
        }

        var texts = new string[coins.Length];
        for (var at = 0; at < coins.Length; at++)
            texts[at] = json.Get(coins[at]).Text(most: 80);
        return Of(coins, [.. texts], json.Path);
    }

    /// <summary>Balances by their texts.</summary>
    /// <exception cref="ProofFormatException">A text is no plain amount.</exception>
    public static CoinBalances Of(ImmutableArray<string> coins, ImmutableArray<string> texts, string place)
    {
        var amounts = new PlainAmount[coins.Length];
        for (var at = 0; at < coins.Length; at++)
            amounts[at] = PlainAmount.Parse(texts[at]) ?? throw new ProofFormatException($"{place}.{coins[at]}", "another text", "plain digits with at most 36 after the point");
        return new CoinBalances(coins, texts, [.. amounts]);
    }

    /// <summary>The sum as the trees print it: cut at eight decimals, without trailing zeros.</summary>
    public CoinBalances Plus(CoinBalances other)
    {
        var sums = Amounts.Select((amount, at) => (amount + other.Amounts[at]).Truncated).ToImmutableArray();
        return new CoinBalances(Coins, [.. sums.Select(sum => sum.ToString())], sums);
    }

    /// <summary>Whether the amounts are equal, however they are printed.</summary>
    public bool Equals(CoinBalances? other) => other is not null && Coins.SequenceEqual(other.Coins) && Amounts.SequenceEqual(other.Amounts);

    public override int GetHashCode() => Amounts.Aggregate(0, HashCode.Combine);

    /// <summary>What is owed by coin.</summary>
    public ImmutableArray<AssetSum> ToSums() => [.. Coins.Select((coin, at) => new AssetSum(coin, Amounts[at].ToDecimal()))];

    /// <summary>SHA-256 of a text, in hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(Hashes.Sha256(Encoding.UTF8.GetBytes(text)));
}
