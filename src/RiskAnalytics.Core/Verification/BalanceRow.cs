namespace RiskAnalytics.Core.Verification;

/// <summary>What one account is owed of one asset.</summary>
/// <param name="Account">The account id: any text.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Balance">Whole units, net of what the account owes.</param>
/// <param name="Row">The line of the file, header = 1.</param>
public sealed record BalanceRow(string Account, string Asset, decimal Balance, int Row);
