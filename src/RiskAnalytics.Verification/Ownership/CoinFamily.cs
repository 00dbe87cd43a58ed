namespace RiskAnalytics.Verification.Ownership;

/// <summary>Which manner of signing and of making addresses a coin or network has.</summary>
internal enum CoinFamily
{
    /// <summary>No table knows the name.</summary>
    Unknown,

    /// <summary>Bitcoin and its relatives.</summary>
    Utxo,

    /// <summary>Ethereum, its layers and tokens, and chains that copy its addresses.</summary>
    Evm,

    /// <summary>TRON and its tokens.</summary>
    Tron,

    /// <summary>ECDSA over OKX's own form; the address follows from the recovered key.</summary>
    OkxEcdsa,

    /// <summary>ECDSA over OKX's own form; the row carries the public key.</summary>
    PublicKey,

    /// <summary>EOS and WAX.</summary>
    Eos,

    /// <summary>Ed25519 over OKX's own form; the address follows from the key of the row.</summary>
    Ed25519,

    /// <summary>TON: Ed25519, the address follows from the key and the code of the wallet.</summary>
    Ton,

    /// <summary>Ed25519 over OKX's own form; no rule ties the key of the row to the address.</summary>
    Unbound,

    /// <summary>A validator of Ethereum's beacon chain: BLS12-381.</summary>
    Bls,

    /// <summary>Starknet: a curve of its own.</summary>
    Starknet,

    /// <summary>A coin whose signatures the published tool does not check and for which no rule is known.</summary>
    Skipped,
}
