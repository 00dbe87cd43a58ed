namespace RiskAnalytics.Core.Verification;

/// <summary>One row of a list of reserve addresses: an address, what it holds, and what shows that its key is at hand. Absent cells are empty.</summary>
/// <param name="Coin">The coin or token as the file names it, upper case: <c>BTC</c>, <c>USDT-OMNI</c>.</param>
/// <param name="Network">The network as the file names it; empty when the file has none.</param>
/// <param name="Address">The address, as written.</param>
/// <param name="Row">Line number in the file, header = 1.</param>
public sealed record SignedAddress(string Coin, string Network, string Address, int Row)
{
    /// <summary>The name by which the scheme is chosen: the coin, or the network in the layout of nine columns.</summary>
    public string SchemeKey { get; init; } = Coin;

    /// <summary>The signed text.</summary>
    public string Message { get; init; } = "";

    /// <summary>The signature, base64 or hex.</summary>
    public string Signature1 { get; init; } = "";

    /// <summary>The second signature of a multisig address or of a second owner.</summary>
    public string Signature2 { get; init; } = "";

    /// <summary>The redeem or witness script, or the public key, in hex.</summary>
    public string Script { get; init; } = "";

    /// <summary>The first owner of a contract wallet.</summary>
    public string Owner1 { get; init; } = "";

    /// <summary>The second owner of a contract wallet.</summary>
    public string Owner2 { get; init; } = "";

    /// <summary>What kind of holding it is, such as <c>Native ETH Staking</c>; empty when the file does not say.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whole units held; null when the file gives none.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Snapshot height as written; empty when the file has none.</summary>
    public string Height { get; init; } = "";

    /// <summary>True when the publisher signs the way of OKX (prefixed digests); other issuers sign plain text in the manner of their chain.</summary>
    public bool IsOkxStyle { get; init; } = true;
}
