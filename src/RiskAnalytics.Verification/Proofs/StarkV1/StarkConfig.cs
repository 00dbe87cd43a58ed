namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The coins of a round, the main ones first.</summary>
/// <param name="Coins">Their names, in the order of the trace.</param>
/// <param name="MainCoins">How many of them are constrained.</param>
internal sealed record StarkConfig(IReadOnlyList<string> Coins, int MainCoins)
{
    /// <exception cref="ProofFormatException">It is not as the scheme asks.</exception>
    public static StarkConfig Read(ProofJson json)
    {
        var coins = json.Get("coins").Items(StarkTotals.MostCoins).Select(coin => coin.Text(64)).ToArray();
        if (coins.Distinct(StringComparer.Ordinal).Count() != coins.Length || coins.Contains("total_value"))
            throw new ProofFormatException($"{json.Path}.coins", "a name twice, or the name of the total", "names that differ");
        return new StarkConfig(coins, (int)json.Get("main_coins_num").Integer(1, coins.Length));
    }

    /// <summary>The totals in the order of the trace.</summary>
    /// <exception cref="ProofFormatException">They are of other coins.</exception>
    public StarkTotals InOrder(StarkTotals totals, string place)
    {
        var byName = totals.Coins.ToDictionary(coin => coin.Name, coin => coin.Sum, StringComparer.Ordinal);
        return byName.Count == Coins.Count && Coins.All(byName.ContainsKey)
            ? totals with { Coins = [.. Coins.Select(coin => (coin, byName[coin]))] }
            : throw new ProofFormatException(place, "other coins", "the coins of the configuration");
    }
}
