using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>The tokens that BitMEX holds, in a file whose format is not described.</summary>
public sealed class BitMexTokenReservesYamlSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "bitmex-token-reserves-yaml";

    /// <inheritdoc/>
    public string Description => "The token reserves of BitMEX (token_reserves), which are named and not read.";

    /// <inheritdoc/>
    public string Rhythm => "twice a week";

    /// <inheritdoc/>
    public string Traps => "The format is not described anywhere, so nothing of it is read.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        (BitMexHead.Has(document, "height:") || BitMexHead.Has(document, "blockhash:") || BitMexHead.Has(document, "block_height:"))
        && document.HeadLines.Any(l => l.StartsWith("token_reserves:", StringComparison.Ordinal) || l.StartsWith("tokens:", StringComparison.Ordinal) || l.StartsWith("token:", StringComparison.Ordinal))
        && !BitMexHead.Has(document, "total:", "address:") && !BitMexHead.Has(document, "total:", "claim:");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        log.Warning("not-read", document.Name, null, null, "the file has token reserves of BitMEX; its format is not described anywhere, so nothing of it is read");
        return new SourceReading { Issues = log.ToImmutable(), Lines = 1, Entity = "bitmex" };
    }
}
