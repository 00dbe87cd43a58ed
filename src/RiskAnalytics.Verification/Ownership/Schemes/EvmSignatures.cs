using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>What the schemes of Ethereum and its copies share: recovery with the lower s only, over the hash of the text or the text.</summary>
internal static class EvmSignatures
{
    private static readonly ImmutableArray<Func<string, SignedText>> HashFirst = [SignedText.EvmHash, SignedText.EvmText];
    private static readonly ImmutableArray<Func<string, SignedText>> TextFirst = [SignedText.EvmText, SignedText.EvmHash];

    /// <summary>The two forms of <c>personal_sign</c>, the one that the publisher uses first.</summary>
    public static ImmutableArray<Func<string, SignedText>> FormsOf(SignedAddress row) => row.IsOkxStyle ? HashFirst : TextFirst;

    /// <summary>The address that one signature recovers to; null when it is malformed, malleated or belongs to no key.</summary>
    public static byte[]? Recover(SignedText signed, string signature, KeyRecovery recover) =>
        SignatureText.EvmHex(signature) is var (pair, id) && Secp256k1.HasLowS(pair) && recover(signed.Digest, pair, id) is { } point
            ? PublicKeys.EthereumAddress(point)
            : null;

    /// <summary>Tries both forms of a text against an address written by the chain's own rule.</summary>
    /// <param name="scheme">The code of the scheme.</param>
    /// <param name="row">The row.</param>
    /// <param name="recover">Recovers a key.</param>
    /// <param name="isSame">Whether an address of 20 bytes is that of the row.</param>
    /// <param name="written">An address of 20 bytes in the form of the chain.</param>
    public static OwnershipVerdict OfAddress(string scheme, SignedAddress row, KeyRecovery recover, Func<byte[], bool> isSame, Func<byte[], string> written)
    {
        OwnershipVerdict? failed = null;
        foreach (var form in FormsOf(row))
        {
            var signed = form(row.Message);
            if (Recover(signed, row.Signature1, recover) is not { } signer)
                return OwnershipVerdict.Failed(scheme, "recover", "The signature is malformed, has its s in the upper half, or belongs to no key.", signed);
            if (isSame(signer))
                return OwnershipVerdict.Verified(scheme, $"The key of the address signed the text ({signed.Form}).", signed);
            failed ??= OwnershipVerdict.Failed(scheme, "address", "The signature is by another key than that of the address, or over another text.", signed, written(signer));
        }

        return failed!.Value;
    }
}
