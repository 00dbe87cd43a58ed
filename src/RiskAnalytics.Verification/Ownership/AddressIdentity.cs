using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Ownership.Schemes;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Twelve bytes that stand for an address, so that millions can be compared in little memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct AddressIdentity(ulong High, uint Low)
{
    private const int LongestText = 512;

    /// <summary>One asset at one address.</summary>
    public static AddressIdentity OfHolding(SignedAddress row) => Of($"{row.Coin.ToUpperInvariant()}\u001f{row.Network.ToUpperInvariant()}\u001f{Canonical(row)}");

    /// <summary>An address, whatever it holds.</summary>
    public static AddressIdentity OfAddress(SignedAddress row) => Of(Canonical(row));

    /// <summary>One spelling for all spellings of an address: what an output is locked by, hex without leading zeros, one case.</summary>
    internal static string Canonical(SignedAddress row)
    {
        var address = row.Address.Trim();
        if (UtxoCoin.Of(row)?.Decode(address) is { } locked)
            return FormattableString.Invariant($"{locked.Kind}:{Convert.ToHexStringLower(locked.Hash)}");
        if (CoinFamilies.Of(row) == CoinFamily.Ton && TonWallet.HashOf(address) is { } account)
            return Convert.ToHexStringLower(account);
        if (address.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return $"0x{address[2..].TrimStart('0').ToLowerInvariant()}";
        // No two addresses differ only in that one is all upper and the other all lower case.
        return address.Any(char.IsAsciiLetterUpper) && address.Any(char.IsAsciiLetterLower) ? address : address.ToLowerInvariant();
    }

    private static AddressIdentity Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.Length <= LongestText ? text : text[..LongestText]), hash);
        return new AddressIdentity(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash[8..]));
    }
}
