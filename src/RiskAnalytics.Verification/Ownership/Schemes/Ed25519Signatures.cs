using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>What the schemes of Ed25519 share: the key of the row signed the text with OKX's prefix, as it stands.</summary>
internal static class Ed25519Signatures
{
    /// <summary>Checks the signature of a row.</summary>
    /// <returns>Why it does not hold, or null when it does.</returns>
    public static OwnershipVerdict? Check(string scheme, SignedAddress row, out SignedText signed, out byte[] key)
    {
        signed = SignedText.OkxPlain(row.Message);
        key = [];
        if (row.Script.Length == 0)
            return OwnershipVerdict.Unverifiable(scheme, "key", "The row gives no public key.", signed);
        if (SignatureText.Hex(row.Script, 32) is not { } read)
            return OwnershipVerdict.Failed(scheme, "key", "The public key is not of 32 bytes in hex.", signed);
        key = read;
        if (SignatureText.Hex(row.Signature1, 64) is not { } signature)
            return OwnershipVerdict.Failed(scheme, "signature", "The signature is not of 64 bytes in hex.", signed);
        return Ed25519Strict.Verify(key, signed.Bytes, signature)
            ? null
            : OwnershipVerdict.Failed(scheme, "signature", "The signature is not by the key of the row, or over another text.", signed);
    }
}
