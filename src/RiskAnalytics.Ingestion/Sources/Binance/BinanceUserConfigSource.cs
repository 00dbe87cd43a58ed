using System.Globalization;
using System.Numerics;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>The zero-knowledge file of one user of Binance.</summary>
public sealed class BinanceUserConfigSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "binance-user-config";

    /// <inheritdoc/>
    public string Description => "The file of one user for the verifier of Binance (user_config.json).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Amounts are integers, of tokens in hundredths or 1e-8, of totals in 1e-16 USDT; they need more than 64 bits.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document)?.Has("AccountIndex", "TotalEquity", "TotalDebt", "TotalCollateral", "Assets", "Proof") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var equity = root.Find("TotalEquity")?.WholeNumber();
        var debt = root.Find("TotalDebt")?.WholeNumber();
        if (equity is { } held && debt is { } owed)
        {
            log.Info("user-totals", document.Name, null, "$.TotalEquity", string.Create(CultureInfo.InvariantCulture,
                $"the user holds {InUsdt(held)} and owes {InUsdt(owed)} USDT in all"));
        }

        return ProofReading.Of(document, "the file proves to one user that the proof of Binance counts the user's balances, so it has no total of all users", 1 + (root.Find("Assets")?.Count ?? 0), log, "binance");
    }

    /// <summary>Whole USDT of an integer that is an amount times 1e8 times a price times 1e8, or 1e2 and 1e14.</summary>
    private static BigInteger InUsdt(BigInteger scaled) => BigInteger.Divide(scaled, BigInteger.Pow(10, 16));
}
