using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Whether recovered keys are those that an output of Bitcoin's family asks for.</summary>
internal static class UtxoSpending
{
    /// <summary>An address for a script against the keys that signed.</summary>
    public static OwnershipVerdict Script(string scheme, SignedAddress row, UtxoLock locked, SignedText signed, IReadOnlyList<byte[]> points)
    {
        if (row.Script.Length == 0)
            return OwnershipVerdict.Unverifiable(scheme, "script", "The address is for a script, and the row does not give the script.", signed);
        var most = locked.Kind == UtxoLockKind.ScriptHash ? MultisigScript.MostBytesOfScriptHash : MultisigScript.MostBytes;
        if (SignatureText.Hex(row.Script, 1, most) is not { } script)
            return OwnershipVerdict.Failed(scheme, "script", "The script is no hex text, or longer than a script of this kind can be.", signed);
        var hash = locked.Kind == UtxoLockKind.ScriptHash ? Hashes.Hash160(script) : Hashes.Sha256(script);
        if (!hash.AsSpan().SequenceEqual(locked.Hash))
            return OwnershipVerdict.Failed(scheme, "script", "The address is not that of the script.", signed);
        if (MultisigScript.Parse(script) is not { } multisig)
            return OwnershipVerdict.Failed(scheme, "script", "The script is not of the form m of n keys.", signed);
        if (!points.All(multisig.Holds))
            return OwnershipVerdict.Failed(scheme, "script-key", "A signature is by a key that is not in the script.", signed);

        var distinct = points.Select(Convert.ToHexString).Distinct().Count();
        if (distinct >= multisig.Required)
            return OwnershipVerdict.Verified(scheme, "As many distinct keys of the script signed as it asks for, and the address is that of the script.", signed);
        return multisig.Required > 2 && distinct == 2
            ? OwnershipVerdict.Unverifiable(scheme, "script-keys", "The script asks for more than two keys, and the list has room for two signatures.", signed)
            : OwnershipVerdict.Failed(scheme, "script-keys", "Fewer distinct keys of the script signed than it asks for.", signed);
    }

    /// <summary>Why an address is of no use: it cannot be decoded, or is of a kind that the scheme does not cover.</summary>
    public static OwnershipVerdict? Unusable(string scheme, UtxoLock? locked) => locked?.Kind switch
    {
        null => OwnershipVerdict.Unverifiable(scheme, "address", "The text is no address of the coin that can be decoded, so no key can be tied to it."),
        UtxoLockKind.OtherWitness => OwnershipVerdict.Unverifiable(scheme, "address", "The address is Taproot or newer, for which a message signature of this kind has no meaning."),
        _ => null,
    };
}
