using System.Numerics;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>What a batch, or the trunk, says its users hold together.</summary>
/// <param name="Coins">Name and sum of every coin, in the order of the trace.</param>
/// <param name="Total">The net sum over all coins.</param>
internal sealed record StarkTotals(IReadOnlyList<(string Name, BigInteger Sum)> Coins, BigInteger Total)
{
    public const int MostCoins = 1000;

    private const string TotalKey = "total_value";

    /// <summary>Reads <c>sum_values.json</c>.</summary>
    /// <exception cref="ProofFormatException">It is not as the scheme asks.</exception>
    public static StarkTotals Read(ProofJson json)
    {
        var keys = json.Keys(MostCoins + 1);
        var coins = keys.Where(key => key.Key != TotalKey).Select(key => (key.Key, ReadSum(key.Value))).ToArray();
        return new StarkTotals(coins, ReadSum(json.Get(TotalKey)));
    }

    private static BigInteger ReadSum(ProofJson json)
    {
        if (json.Element.ValueKind != System.Text.Json.JsonValueKind.Number)
            throw json.Unexpected("a number");
        var text = json.Element.GetRawText();
        return text.Length <= 80 && !text.AsSpan().TrimStart('-').ContainsAnyExceptInRange('0', '9')
            ? BigInteger.Parse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture)
            : throw new ProofFormatException(json.Path, "another number", "a whole number");
    }
}
