using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The table of users that HTX proves its liabilities with.</summary>
public sealed class HtxUserCsvSource : IReserveSource
{
    private const string Suffix = "_balance";

    /// <inheritdoc/>
    public string Code => "htx-user-csv";

    /// <inheritdoc/>
    public string Description => "The input of the zero-knowledge proof of HTX: one row a user, one column a coin.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "In 2023 claims in stUSDT were counted as USDT; the published example has invented users.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("index", "f_uid", "user_total_debt") && document.Columns.Any(c => c.EndsWith(Suffix, StringComparison.Ordinal));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var table = UserTable.Read(document, c => c.EndsWith(Suffix, StringComparison.Ordinal) ? c[..^Suffix.Length].ToUpperInvariant() : null, totalColumn: null, log);
        table.Tell("HTX");
        return ProofReading.Of(document, "the file has the balances of users, and states no date", table.Users, log, "htx");
    }
}
