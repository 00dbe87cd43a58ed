using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>A way of showing that the key of an address is at hand.</summary>
/// <param name="Code">Kebab-case, permanent.</param>
/// <param name="Description">One line: what is signed and how the key is tied to the address.</param>
/// <param name="Applies">Whether a row is of this scheme, by its scheme key, address and columns; cheap, never throws.</param>
/// <param name="Check">Checks a row, with a way to recover keys. Never throws, whatever the row holds.</param>
internal sealed record OwnershipScheme(
    string Code, string Description, Func<SignedAddress, bool> Applies, Func<SignedAddress, KeyRecovery, OwnershipVerdict> Check)
{
    /// <summary>A scheme that recovers no key.</summary>
    public OwnershipScheme(string code, string description, Func<SignedAddress, bool> applies, Func<SignedAddress, OwnershipVerdict> check)
        : this(code, description, applies, (row, _) => check(row))
    {
    }
}
