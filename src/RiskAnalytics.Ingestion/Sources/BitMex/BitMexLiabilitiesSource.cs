using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>The hashed liability tree of BitMEX and River.</summary>
public sealed class BitMexLiabilitiesSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "bitmex-liabilities";

    /// <inheritdoc/>
    public string Description => "The full hashed liability tree of BitMEX or River: block height, then hash and satoshi of every node, the root first.";

    /// <inheritdoc/>
    public string Rhythm => "twice a week (BitMEX), monthly (River)";

    /// <inheritdoc/>
    public string Traps => "The file names neither the firm nor a date, only a Bitcoin block height; amounts are satoshi; the first node is the total.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => LiabilityTree.At(document) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var tree = LiabilityTree.At(document)!;
        var nodes = 0;
        foreach (var (number, text) in TreeLines.Of(document).Skip(1))
        {
            if (LiabilityTree.AmountOf(text) is not { } amount)
            {
                log.Error("bad-node", document.Name, number, null, $"found {Cell.Quote(text)}, expected a hash of 64 digits and a whole number of satoshi");
                continue;
            }

            nodes++;
            if (amount < 0)
                log.Warning("negative-balance", document.Name, number, null, string.Create(CultureInfo.InvariantCulture, $"the node has {amount} satoshi; a negative balance lowers the total that is proved"));
        }

        log.Info("liability-totals", document.Name, 2, null, string.Create(CultureInfo.InvariantCulture,
            $"the users are owed {tree.RootSatoshi / LiabilityTree.SatoshiPerBitcoin} BTC by the root of this tree, as of Bitcoin block {tree.Height}"));
        return ProofReading.Of(document, string.Create(CultureInfo.InvariantCulture, $"the file is a hashed liability tree of {nodes} nodes, of BitMEX or River, and names neither"), nodes, log);
    }
}
