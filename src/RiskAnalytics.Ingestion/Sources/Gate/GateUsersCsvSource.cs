using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The table of users that Gate proves its liabilities with.</summary>
public sealed class GateUsersCsvSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "gate-users-csv";

    /// <inheritdoc/>
    public string Description => "The input of the zero-knowledge proof of Gate: one row a user, three columns a coin (equity, debt, net), and the prices.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "What is owed is the net column; the prices on the right repeat in every row and are not read; a file with one user is a part of the table.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("rn", "main_uid_hashed", "total_net_balance_usdt");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var columns = document.Columns.ToHashSet(StringComparer.Ordinal);
        var table = UserTable.Read(document, c => columns.Contains("e_" + c) && columns.Contains("d_" + c) ? c.ToUpperInvariant() : null, "total_net_balance_usdt", log);
        table.Tell("Gate");
        return ProofReading.Of(document, "the file has the balances of users, and states no date; its prices are not read", table.Users, log, "gate");
    }
}
