using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>A script that asks for signatures by some of a list of keys: <c>OP_m key... OP_n OP_CHECKMULTISIG</c>.</summary>
/// <param name="Required">How many keys must sign, 1 to the number of keys.</param>
/// <param name="Keys">The keys, compressed (33 bytes) or not (65 bytes), in their order.</param>
internal sealed record MultisigScript(int Required, ImmutableArray<byte[]> Keys)
{
    /// <summary>The longest script that is read: sixteen uncompressed keys.</summary>
    public const int MostBytes = 3 + MostKeys * 66;

    /// <summary>The longest script that a script hash can be spent by.</summary>
    public const int MostBytesOfScriptHash = 520;

    private const int MostKeys = 16;
    private const byte OpZero = 0x50;
    private const byte OpCheckMultisig = 0xae;

    /// <summary>Reads a script; null when it is of another form.</summary>
    public static MultisigScript? Parse(ReadOnlySpan<byte> script)
    {
        if (script.Length is < 3 or > MostBytes || script[^1] != OpCheckMultisig)
            return null;
        var required = script[0] - OpZero;
        var total = script[^2] - OpZero;
        if (required < 1 || total > MostKeys || required > total)
            return null;
        var keys = ImmutableArray.CreateBuilder<byte[]>();
        var rest = script[1..^2];
        while (!rest.IsEmpty)
        {
            var length = rest[0];
            if (length is not (33 or 65) || rest.Length <= length)
                return null;
            var key = rest.Slice(1, length);
            if (!(length == 33 ? key[0] is 2 or 3 : key[0] == 4))
                return null;
            keys.Add(key.ToArray());
            rest = rest[(length + 1)..];
        }

        return keys.Count == total ? new MultisigScript(required, keys.DrainToImmutable()) : null;
    }

    /// <summary>True when a key of the script is this point.</summary>
    public bool Holds(byte[] point)
    {
        var compressed = PublicKeys.Compressed(point);
        var uncompressed = PublicKeys.Uncompressed(point);
        return Keys.Any(key => key.AsSpan().SequenceEqual(compressed) || key.AsSpan().SequenceEqual(uncompressed));
    }
}
