using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Bitcoin and its relatives as other issuers sign them: BIP-137, where the header of the signature names the form of the address.</summary>
internal static class Bip137
{
    private const string Code = "bip-137";
    private const int FirstHeader = 27;
    private const int LastHeader = 42;
    private const int HeadersOfAForm = 4;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "The text with the coin's prefix; the header of the signature names the form of the address, and the recovered key is that of the address.",
        row => !row.IsOkxStyle && UtxoCoin.Of(row) is not null,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        var coin = UtxoCoin.Of(row)!;
        var decoded = coin.Decode(row.Address);
        if (UtxoSpending.Unusable(Code, decoded) is { } unusable)
            return unusable;
        var locked = decoded!.Value;
        var signed = SignedText.Bitcoin(coin.Magic, row.Message);
        if (Recover(signed, row.Signature1, recover) is not var (point, form))
            return OwnershipVerdict.Failed(Code, "recover", "The first signature is malformed or belongs to no key.", signed);

        // BIP-137 knows no scripts of several keys; a row that gives one is checked key by key, with the headers of plain keys.
        if (row.Script.Length > 0 && locked.Kind is UtxoLockKind.ScriptHash or UtxoLockKind.WitnessScriptHash)
            return Script(row, locked, signed, point, form, recover);
        return locked.Kind switch
        {
            UtxoLockKind.WitnessScriptHash => UtxoSpending.Script(Code, row, locked, signed, [point]),
            UtxoLockKind.KeyHash when form == 0 => Compare(Hashes.Hash160(PublicKeys.Uncompressed(point)), locked, signed),
            UtxoLockKind.KeyHash when form == 1 => Compare(PublicKeys.KeyHash(point), locked, signed),
            UtxoLockKind.ScriptHash when form == 2 => Compare(Hashes.Hash160([0, 20, .. PublicKeys.KeyHash(point)]), locked, signed),
            UtxoLockKind.WitnessKeyHash when form == 3 => Compare(PublicKeys.KeyHash(point), locked, signed),
            _ => OwnershipVerdict.Failed(Code, "header", "The header of the signature is that of another form of address (BIP-137).", signed),
        };
    }

    private static OwnershipVerdict Script(SignedAddress row, UtxoLock locked, SignedText signed, byte[] point, int form, KeyRecovery recover)
    {
        if (form > 1)
            return OwnershipVerdict.Failed(Code, "header", "The header of the signature is that of an address for one key, and the address is for a script.", signed);
        if (row.Signature2.Length == 0)
            return UtxoSpending.Script(Code, row, locked, signed, [point]);
        return Recover(signed, row.Signature2, recover) is (var second, <= 1)
            ? UtxoSpending.Script(Code, row, locked, signed, [point, second])
            : OwnershipVerdict.Failed(Code, "recover", "The second signature is malformed or belongs to no key.", signed);
    }

    private static OwnershipVerdict Compare(byte[] hash, UtxoLock locked, SignedText signed) => hash.AsSpan().SequenceEqual(locked.Hash)
        ? OwnershipVerdict.Verified(Code, "The key of the address signed the text (BIP-137).", signed)
        : OwnershipVerdict.Failed(Code, "address", "The signature is by another key than that of the address, or over another text.", signed);

    private static (byte[] Point, int Form)? Recover(SignedText signed, string signature, KeyRecovery recover)
    {
        if (SignatureText.CompactBase64(signature) is not var (pair, header) || header is < FirstHeader or > LastHeader)
            return null;
        var place = header - FirstHeader;
        return recover(signed.Digest, pair, place % HeadersOfAForm) is { } point ? (point, place / HeadersOfAForm) : null;
    }
}
