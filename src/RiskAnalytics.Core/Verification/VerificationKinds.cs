namespace RiskAnalytics.Core.Verification;

/// <summary>The kinds of verification, as the command line and the files write them.</summary>
public static class VerificationKinds
{
    /// <summary>Signatures by the keys of reserve addresses.</summary>
    public const string ReserveOwnership = "reserve-ownership";

    /// <summary>Balances of reserve addresses, read from chains.</summary>
    public const string Balances = "balances";

    /// <summary>Supply of a wrapped asset against the native coins behind it.</summary>
    public const string WrappedAsset = "wrapped-asset";

    /// <summary>One user's inclusion in a tree of liabilities.</summary>
    public const string MerkleProof = "merkle-proof";

    /// <summary>A whole tree of liabilities.</summary>
    public const string MerkleTree = "merkle-tree";

    /// <summary>OKX's withdrawn proof of 2023 and 2024.</summary>
    public const string ZkStarkV1 = "zk-stark-v1";

    /// <summary>A global zero-knowledge proof over a tree of liabilities.</summary>
    public const string Plonky2Global = "plonky2-global";

    /// <summary>One user's inclusion in the tree of such a proof.</summary>
    public const string Plonky2User = "plonky2-user";
}
