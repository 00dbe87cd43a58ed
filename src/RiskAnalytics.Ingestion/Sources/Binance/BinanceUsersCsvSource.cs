using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>The table of users that Binance proves its liabilities with.</summary>
public sealed class BinanceUsersCsvSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "binance-users-csv";

    /// <inheritdoc/>
    public string Description => "The input of the zero-knowledge proof of Binance: one row a user, six columns a coin (equity, debt, net, loan, margin, portfolio margin).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "What is owed is the net column, which may be negative for a user who borrows; the published example has invented users.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        document.HasColumns("rn", "id", "total_net_balance_usdt") && document.Columns.Any(c => c.StartsWith("vl_", StringComparison.Ordinal));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var columns = document.Columns.ToHashSet(StringComparer.Ordinal);
        var table = UserTable.Read(document, c => columns.Contains("e_" + c) && columns.Contains("d_" + c) ? c.ToUpperInvariant() : null, "total_net_balance_usdt", log);
        table.Tell("Binance");
        return ProofReading.Of(document, "the file has the balances of users, and states no date", table.Users, log, "binance");
    }
}
