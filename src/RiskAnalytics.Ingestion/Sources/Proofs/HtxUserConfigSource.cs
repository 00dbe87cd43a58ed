using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The zero-knowledge file of one user of HTX, and the configuration with the totals of all.</summary>
public sealed class HtxUserConfigSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "htx-user-config";

    /// <inheritdoc/>
    public string Description => "The file of one user for the verifier of HTX, or its configuration with the total balance of every coin.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Amounts are integers, scaled by a power of ten that the file does not state.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && (IsOfUser(root) || IsConfiguration(root));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        if (IsOfUser(root))
            return ProofReading.Of(document, "the file proves to one user that the proof of HTX counts the user's balances, so it has no total", 1 + (root.Find("Assets")?.Count ?? 0), log, "htx");

        var assets = root.Find("CexAssetsInfo")!.Items().ToList();
        var totals = assets
            .Select(a => (Coin: a.Text("Symbol"), Total: a.Find("TotalBalance")?.WholeNumber()))
            .Where(a => a is { Coin: not null, Total: { IsZero: false } })
            .Select(a => string.Create(CultureInfo.InvariantCulture, $"{Cell.Quote(a.Coin).Trim('\'')} {a.Total}"))
            .ToList();
        log.Info("liability-totals", document.Name, null, "$.CexAssetsInfo", totals.Count == 0
            ? "all totals of the configuration are zero"
            : $"HTX owes by this configuration, in integers whose scale it does not state: {string.Join(", ", totals.Take(60))}");
        return ProofReading.Of(document, "the file is a configuration for the verifier of HTX, and states no date", assets.Count, log, "htx");
    }

    private static bool IsOfUser(JsonView root) =>
        root.Has("AccountIndex", "AccountIdHash", "TotalEquity", "Assets", "Proof") && !root.Has("TotalCollateral");

    private static bool IsConfiguration(JsonView root) => root.Find("CexAssetsInfo")?.First()?.Has("TotalBalance", "Symbol") == true;
}
