using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>Amounts of a few coins in a fixed order, as a node of a sum tree bears them: the text that is hashed, and the figures that are summed.</summary>
internal sealed class CoinAmounts
{
    private const int LongestAmount = 40;
    private const int Decimals = 8;

    private readonly ImmutableArray<string> _coins;
    private readonly ImmutableArray<string> _texts;

    private CoinAmounts(ImmutableArray<string> coins, ImmutableArray<string> texts, ImmutableArray<decimal> amounts)
    {
        _coins = coins;
        _texts = texts;
        Amounts = amounts;
    }

    /// <summary>The figures, in the order of the coins.</summary>
    public ImmutableArray<decimal> Amounts { get; }

    /// <summary>The first coin with an amount below zero; null when there is none.</summary>
    public string? Negative => Enumerable.Range(0, Amounts.Length).Where(i => Amounts[i] < 0m).Select(i => _coins[i]).FirstOrDefault();

    /// <summary>True when every amount is zero.</summary>
    public bool IsZero => Amounts.All(amount => amount == 0m);

    /// <summary>The amounts as JSON with quoted figures, without spaces, as the schemes hash them.</summary>
    public string Json => "{" + string.Join(",", _coins.Zip(_texts, (coin, text) => $"\"{coin}\":\"{text}\"")) + "}";

    /// <summary>The amounts one behind the other.</summary>
    public string Joined => string.Concat(_texts);

    /// <summary>The amounts of an object that has exactly these coins.</summary>
    /// <exception cref="ProofFormatException">A coin is missing, one is too many, or an amount is no plain decimal.</exception>
    public static CoinAmounts Read(ProofJson json, ImmutableArray<string> coins)
    {
        var keys = json.Keys(coins.Length);
        if (keys.Count != coins.Length)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{keys.Count} coins"), string.Join(", ", coins));
        var texts = coins.Select(coin => json.Get(coin).Text(LongestAmount)).ToImmutableArray();
        return new CoinAmounts(coins, texts, [.. texts.Select((text, i) => AmountOf(text) ?? throw new ProofFormatException($"{json.Path}.{coins[i]}", "no plain decimal", "an amount such as 0.5"))]);
    }

    /// <summary>The amounts of a JSON text in exactly the form that is hashed; null for any other.</summary>
    public static CoinAmounts? Parse(string text, ImmutableArray<string> coins)
    {
        var texts = new string[coins.Length];
        var amounts = new decimal[coins.Length];
        var rest = text.AsSpan();
        for (var i = 0; i < coins.Length; i++)
        {
            var opening = $"{(i == 0 ? '{' : ',')}\"{coins[i]}\":\"";
            if (!rest.StartsWith(opening, StringComparison.Ordinal))
                return null;
            rest = rest[opening.Length..];
            var end = rest.IndexOf('"');
            if (end < 0 || AmountOf(rest[..end].ToString()) is not { } amount)
                return null;
            texts[i] = rest[..end].ToString();
            amounts[i] = amount;
            rest = rest[(end + 1)..];
        }

        return rest is "}" ? new CoinAmounts(coins, [.. texts], [.. amounts]) : null;
    }

    /// <summary>The sum with another node, each amount cut off at eight decimals and printed plainly.</summary>
    /// <exception cref="OverflowException">A sum is larger than can be calculated exactly.</exception>
    public CoinAmounts Plus(CoinAmounts other)
    {
        var sums = Amounts.Zip(other.Amounts, (a, b) => Cut(a + b)).ToImmutableArray();
        return new CoinAmounts(_coins, [.. sums.Select(Format.Exact)], sums);
    }

    /// <summary>Whether two nodes bear the same figures, however they are printed.</summary>
    public bool Equal(CoinAmounts other) => Amounts.SequenceEqual(other.Amounts);

    /// <summary>The amounts as totals of all customers.</summary>
    public ImmutableArray<AssetSum> ToSums() => [.. _coins.Select((coin, i) => new AssetSum(coin, Amounts[i]))];

    private static decimal Cut(decimal amount)
    {
        // The part behind the eighth decimal goes; multiplying first would overflow for large amounts.
        var whole = decimal.Truncate(amount);
        return whole + (decimal.Truncate((amount - whole) * 100_000_000m) / 100_000_000m);
    }

    /// <summary>A plain decimal without exponent, spaces or plus sign; null for anything else or more digits than can be calculated exactly.</summary>
    private static decimal? AmountOf(string text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var isPlain = digits.Length is > 0 and <= LongestAmount && digits.Where(c => c != '.').All(char.IsAsciiDigit) && digits.Count(c => c == '.') <= 1
            && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && (point < 0 ? 0 : digits.Length - point - 1) <= 28 - Decimals;
        return isPlain && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
