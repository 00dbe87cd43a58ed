using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// The few shapes of contract input and output that are needed, in the encoding of Solidity. Reading is strict: a value has one
/// encoding, and anything shorter, longer or laid out otherwise is refused.
/// </summary>
internal static class Abi
{
    public const int Word = 32;

    /// <summary>The longest text that is read: names of tokens and feeds are a few words.</summary>
    public const int MostText = 256;

    /// <summary>Bytes of a reply in hex; null when it is not 0x and whole bytes.</summary>
    public static byte[]? Bytes(string hex) =>
        hex.StartsWith("0x", StringComparison.Ordinal) && hex.Length % 2 == 0 && hex.AsSpan(2).ContainsAnyExcept(HexDigits) == false
            ? Convert.FromHexString(hex.AsSpan(2))
            : null;

    /// <summary>A number as nodes write them, 0x and 1 to 64 hex digits; null when it is not.</summary>
    public static BigInteger? Quantity(string hex)
    {
        if (!hex.StartsWith("0x", StringComparison.Ordinal) || hex.Length is < 3 or > 2 + (2 * Word) || hex.AsSpan(2).ContainsAnyExcept(HexDigits))
            return null;
        var digits = hex[2..];
        return UInt(Convert.FromHexString(digits.PadLeft(2 * Word, '0')));
    }

    /// <summary>The input of a function: its selector and one word a parameter.</summary>
    public static string Input(string selector, params byte[][] words) =>
        $"0x{selector}{string.Concat(words.Select(word => Convert.ToHexStringLower(word)))}";

    public static byte[] OfAddress(ReadOnlySpan<byte> address)
    {
        var word = new byte[Word];
        address.CopyTo(word.AsSpan(Word - EvmAddress.Length));
        return word;
    }

    public static byte[] OfUInt(BigInteger number)
    {
        var word = new byte[Word];
        var length = number.GetByteCount(isUnsigned: true);
        if (number.Sign < 0 || length > Word || !number.TryWriteBytes(word.AsSpan(Word - length), out _, isUnsigned: true, isBigEndian: true))
            throw new ArgumentOutOfRangeException(nameof(number), "A word holds 0 to 2^256 - 1.");
        return word;
    }

    /// <summary>A number without sign; null when the output is not one word.</summary>
    public static BigInteger? UInt(ReadOnlySpan<byte> output) =>
        output.Length == Word ? new BigInteger(output, isUnsigned: true, isBigEndian: true) : null;

    /// <summary>A number with sign; null when the output is not one word.</summary>
    public static BigInteger? Int(ReadOnlySpan<byte> output) =>
        output.Length == Word ? new BigInteger(output, isUnsigned: false, isBigEndian: true) : null;

    /// <summary>An address with its checksum; null when the output is not one word with an address in it.</summary>
    public static string? Address(ReadOnlySpan<byte> output) =>
        output.Length == Word && !output[..(Word - EvmAddress.Length)].ContainsAnyExcept((byte)0) ? EvmAddress.Format(output[(Word - EvmAddress.Length)..]) : null;

    /// <summary>A list of addresses; null when the output is none.</summary>
    public static ImmutableArray<string>? Addresses(ReadOnlySpan<byte> output)
    {
        if (Length(output, 0) != Word || Length(output, Word) is not { } count || output.Length != (2 * Word) + ((long)count * Word))
            return null;
        var addresses = ImmutableArray.CreateBuilder<string>();
        for (var at = 2 * Word; at < output.Length; at += Word)
            if (Address(output.Slice(at, Word)) is { } address)
                addresses.Add(address);
            else
                return null;
        return addresses.ToImmutable();
    }

    /// <summary>A text, or the 32 bytes filled up with zeros that old tokens return instead; null when the output is neither.</summary>
    public static string? Text(ReadOnlySpan<byte> output)
    {
        var bytes = output.Length == Word ? output.TrimEnd((byte)0)
            : Length(output, 0) == Word && Packed(output, Word, out var inside) == output.Length ? inside
            : default;
        if (bytes.Length is 0 or > MostText || bytes.Contains((byte)0))
            return null;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Any(char.IsControl) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The list of calls that Multicall3's <c>aggregate3</c> takes, each allowed to fail.</summary>
    public static string Aggregate(string selector, IReadOnlyList<(byte[] Target, byte[] Input)> calls)
    {
        var heads = new MemoryStream();
        var bodies = new MemoryStream();
        foreach (var (target, input) in calls)
        {
            heads.Write(OfUInt((calls.Count * Word) + bodies.Length));
            bodies.Write(OfAddress(target));
            bodies.Write(OfUInt(1));
            bodies.Write(OfUInt(3 * Word));
            bodies.Write(OfUInt(input.Length));
            bodies.Write(input);
            bodies.Write(new byte[Padding(input.Length)]);
        }

        return Input(selector, OfUInt(Word), OfUInt(calls.Count), heads.ToArray(), bodies.ToArray());
    }

    /// <summary>What <c>aggregate3</c> returns: whether each call succeeded, and what it returned; null when the output is not exactly that for as many calls.</summary>
    public static ImmutableArray<(bool Success, byte[] Output)>? Aggregated(ReadOnlySpan<byte> output, int calls)
    {
        if (Length(output, 0) != Word || Length(output, Word) != calls || output.Length < (2L + calls) * Word)
            return null;
        var list = output[(2 * Word)..];
        var results = ImmutableArray.CreateBuilder<(bool, byte[])>();
        var at = calls * Word;
        for (var i = 0; i < calls; i++)
        {
            if (Length(list, i * Word) != at || Length(list, at) is not (0 or 1) || Length(list, at + Word) != 2 * Word)
                return null;
            var success = Length(list, at) == 1;
            at = Packed(list, at + (2 * Word), out var inside);
            if (at < 0)
                return null;
            results.Add((success, inside.ToArray()));
        }

        return at == list.Length ? results.ToImmutable() : null;
    }

    private static System.Buffers.SearchValues<char> HexDigits { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>A length or an offset; null when there is no word, or it is more than there could be.</summary>
    private static int? Length(ReadOnlySpan<byte> output, int at)
    {
        if (at > output.Length - Word)
            return null;
        var word = output.Slice(at, Word);
        var number = BinaryPrimitives.ReadUInt32BigEndian(word[(Word - 4)..]);
        return word[..(Word - 4)].ContainsAnyExcept((byte)0) || number > output.Length ? null : (int)number;
    }

    /// <summary>Bytes behind their length, filled up with zeros to a whole word.</summary>
    /// <returns>Where they end; -1 when they are not laid out so.</returns>
    private static int Packed(ReadOnlySpan<byte> output, int at, out ReadOnlySpan<byte> inside)
    {
        inside = default;
        if (Length(output, at) is not { } length || output.Length - at - Word < length + Padding(length))
            return -1;
        var start = at + Word;
        inside = output.Slice(start, length);
        return output.Slice(start + length, Padding(length)).ContainsAnyExcept((byte)0) ? -1 : start + length + Padding(length);
    }

    private static int Padding(int length) => (Word - (length % Word)) % Word;
}
