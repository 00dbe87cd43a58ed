using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Ethereum, its layers and tokens: <c>personal_sign</c> by the key of the address, or by the owners of a contract.</summary>
internal static class EvmMessage
{
    /// <summary>The step of a check that is consistent only because nothing offline shows who owns a contract. <c>Observed</c> then names the owners.</summary>
    public const string OwnersStep = "owners-on-chain";

    private const string Code = "evm-message";
    private const string PodType = "Eigenlayer Staking";
    private const int ValidatorKeyBytes = 48;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "personal_sign over the hash of the text (OKX) or over the text (others); the recovered address is the one of the row, or those of its owners.",
        row => CoinFamilies.Of(row) == CoinFamily.Evm,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        if (row.Owner1.Length > 0)
            return Owners(row, recover);
        if (row.Owner2.Length > 0)
            return OwnershipVerdict.Unverifiable(Code, "owner", "The row names a second owner and no first one.");
        if (SignatureText.IsEvmAddress(row.Address))
            return EvmSignatures.OfAddress(Code, row, recover, signer => IsSame(signer, row.Address), Written);
        return SignatureText.Hex(row.Address, ValidatorKeyBytes) is null
            ? OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of Ethereum's form, so no key can be tied to it.")
            : OwnershipVerdict.Unverifiable(Code, "address", "The row names a validator and no owner who could have signed for it.");
    }

    private static OwnershipVerdict Owners(SignedAddress row, KeyRecovery recover)
    {
        if (!SignatureText.IsEvmAddress(row.Owner1))
            return OwnershipVerdict.Failed(Code, "owner", "The first owner is no address of Ethereum's form.");
        // The second owner of such a row is the contract that takes the withdrawals; it has no key.
        var isSecondAsked = row.Owner2.Length > 0 && !row.Type.Equals(PodType, StringComparison.OrdinalIgnoreCase);
        if (isSecondAsked && !SignatureText.IsEvmAddress(row.Owner2))
            return OwnershipVerdict.Failed(Code, "owner", "The second owner is no address of Ethereum's form.");

        OwnershipVerdict? failed = null;
        foreach (var form in EvmSignatures.FormsOf(row))
        {
            var verdict = Owners(row, form(row.Message), isSecondAsked, recover);
            if (verdict.Outcome != CheckOutcome.Failed)
                return verdict;
            failed ??= verdict;
        }

        return failed!.Value;
    }

    private static OwnershipVerdict Owners(SignedAddress row, SignedText signed, bool isSecondAsked, KeyRecovery recover)
    {
        if (EvmSignatures.Recover(signed, row.Signature1, recover) is not { } first)
            return OwnershipVerdict.Failed(Code, "recover", "The first signature is malformed, has its s in the upper half, or belongs to no key.", signed);
        if (!IsSame(first, row.Owner1))
            return OwnershipVerdict.Failed(Code, "owner", "The first signature is not by the first owner, or over another text.", signed, Written(first));
        if (isSecondAsked)
        {
            if (EvmSignatures.Recover(signed, row.Signature2, recover) is not { } second)
                return OwnershipVerdict.Failed(Code, "recover", "The second signature is missing, malformed, has its s in the upper half, or belongs to no key.", signed);
            if (!IsSame(second, row.Owner2))
                return OwnershipVerdict.Failed(Code, "owner", "The second signature is not by the second owner, or over another text.", signed, Written(second));
        }

        if (SignatureText.IsEvmAddress(row.Address) && IsSame(first, row.Address))
            return OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed);
        var owners = isSecondAsked ? $"{row.Owner1}, {row.Owner2}" : row.Owner1;
        return SignatureText.IsEvmAddress(row.Address)
            ? OwnershipVerdict.Consistent(Code, OwnersStep, $"The named owners signed ({signed.Form}); that they own the contract at the address must be read from the chain.", signed, owners)
            : OwnershipVerdict.Consistent(Code, OwnersStep, $"The named owner signed ({signed.Form}); that the validator pays out to it must be read from the chain.", signed, owners);
    }

    private static bool IsSame(byte[] signer, string address) => Written(signer).Equals(address, StringComparison.OrdinalIgnoreCase);

    private static string Written(byte[] signer) => $"0x{Convert.ToHexStringLower(signer)}";
}
