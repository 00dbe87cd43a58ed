using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>TRON: its own message form, over the hash of the text or over the text.</summary>
internal static class TronMessage
{
    private const string Code = "tron-message";
    private const byte Version = 0x41;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "TRON's message form over the hash of the text or over the text; the recovered address with its version is the address in Base58.",
        row => CoinFamilies.Of(row) == CoinFamily.Tron,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        if (Base58.DecodeCheck(row.Address) is not [Version, .. { Length: 20 } expected])
            return OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of TRON that can be decoded, so no key can be tied to it.");
        var first = SignedText.TronHash(row.Message);
        if (SignatureText.EvmHex(row.Signature1) is not var (pair, id))
            return OwnershipVerdict.Failed(Code, "recover", "The signature is malformed.", first);
        string? observed = null;
        foreach (var signed in (ReadOnlySpan<SignedText>)[first, SignedText.TronText(row.Message)])
        {
            if (recover(signed.Digest, pair, id) is not { } point)
                return OwnershipVerdict.Failed(Code, "recover", "The signature belongs to no key.", signed);
            var signer = PublicKeys.EthereumAddress(point);
            if (signer.AsSpan().SequenceEqual(expected))
                return OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed);
            observed ??= Base58.EncodeCheck([Version, .. signer]);
        }

        return OwnershipVerdict.Failed(Code, "address", "The signature is by another key than that of the address, or over another text.", first, observed);
    }
}
