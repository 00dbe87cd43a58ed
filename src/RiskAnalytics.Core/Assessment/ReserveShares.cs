namespace RiskAnalytics.Core.Assessment;

/// <summary>Shares of all assets A at the snapshot, the way exchanges publish them, 0 to 1 each.</summary>
/// <param name="Stablecoin">Class stablecoin.</param>
/// <param name="Btc">Class bitcoin.</param>
/// <param name="Eth">Class ether.</param>
/// <param name="BtcEthStablecoin">The three together.</param>
/// <param name="OwnToken">Tokens of the entity or an affiliate.</param>
/// <param name="Other">The rest.</param>
/// <param name="Top10">The ten largest keys.</param>
public sealed record ReserveShares(
    decimal Stablecoin,
    decimal Btc,
    decimal Eth,
    decimal BtcEthStablecoin,
    decimal OwnToken,
    decimal Other,
    decimal Top10);
