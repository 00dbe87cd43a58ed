namespace RiskAnalytics.Verification.Cryptography;

/// <summary>A native SegWit address: the version and the program that an output is locked by.</summary>
/// <param name="Version">0 for key and script hashes, 1 for Taproot, at most 16.</param>
/// <param name="Program">2 to 40 bytes; 20 or 32 at version 0.</param>
internal sealed record SegwitAddress(int Version, byte[] Program)
{
    private const int MostVersion = 16;

    /// <summary>Reads an address with a given prefix such as <c>bc</c>; null when anything about it is irregular.</summary>
    public static SegwitAddress? Decode(string text, string prefix)
    {
        if (Bech32.Split(text) is not { Values: [var version, ..] } split || split.Prefix != prefix || version > MostVersion)
            return null;
        if (split.Variant != VariantOf(version) || Bech32.ToBytes(split.Values.AsSpan(1)) is not { Length: >= 2 and <= 40 } program)
            return null;
        return version == 0 && program.Length is not (20 or 32) ? null : new SegwitAddress(version, program);
    }

    /// <summary>The address as text, lower case.</summary>
    public string Encode(string prefix) => Bech32.Join(prefix, [(byte)Version, .. Bech32.FromBytes(Program)], VariantOf(Version));

    private static Bech32Variant VariantOf(int version) => version == 0 ? Bech32Variant.Bech32 : Bech32Variant.Bech32m;
}
