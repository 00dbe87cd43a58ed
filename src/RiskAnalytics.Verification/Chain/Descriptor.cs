using System.Globalization;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Outputs of Bitcoin as its nodes are asked for them: an output descriptor (BIP-380), and the script that it stands for.</summary>
/// <param name="Text">The descriptor without checksum, such as <c>addr(bc1q...)</c> or <c>wsh(multi(2,...))</c>.</param>
/// <param name="Script">The output script, hex in small letters.</param>
public sealed record Descriptor(string Text, string Script)
{
    private const int MostCharacters = 4096;
    private const byte CheckMultisig = 0xae;

    /// <summary>A descriptor of an address of Bitcoin's main chain, or of a text that is a descriptor: <c>addr</c>, <c>pkh</c>, <c>wpkh</c>, <c>sh(multi)</c>, <c>wsh(multi)</c> with plain keys.</summary>
    /// <returns>Null when it is neither.</returns>
    public static Descriptor? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
            return null;
        var end = text.IndexOf('#', StringComparison.Ordinal);
        var body = end < 0 ? text : text[..end];
        if (end >= 0 && DescriptorChecksum.Of(body) != text[(end + 1)..])
            return null;
        if (!body.EndsWith(')'))
            return end < 0 ? OfAddress(body) : null;
        if (Inside(body, "addr") is { } address)
            return OfAddress(address);
        if ((Inside(body, "pkh") ?? Inside(body, "wpkh")) is { } key)
            return Key(key) is { } bytes && (body[0] == 'p' || bytes.Length == 33) ? OfKey(bytes, body[0] == 'w') : null;
        if (Inside(body, "sh") is { } inSh)
            return Multi(inSh) is { } script ? OfScript(script, isWitness: false) : null;
        return Inside(body, "wsh") is { } inWsh && Multi(inWsh) is { } witness ? OfScript(witness, isWitness: true) : null;
    }

    /// <summary>The descriptor <c>addr(...)</c> of an address of Bitcoin's main chain; null when the text is none.</summary>
    public static Descriptor? OfAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        byte[]? script = Base58.DecodeCheck(address) switch
        {
            { Length: 21 } payload when payload[0] == 0x00 => [0x76, 0xa9, 0x14, .. payload[1..], 0x88, 0xac],
            { Length: 21 } payload when payload[0] == 0x05 => [0xa9, 0x14, .. payload[1..], 0x87],
            null when SegwitAddress.Decode(address, "bc") is { } segwit =>
                [(byte)(segwit.Version == 0 ? 0 : 0x50 + segwit.Version), (byte)segwit.Program.Length, .. segwit.Program],
            _ => null,
        };
        return script is null ? null : new Descriptor($"addr({address})", Convert.ToHexStringLower(script));
    }

    /// <summary>The descriptor of a public key: <c>pkh(...)</c>, or <c>wpkh(...)</c>.</summary>
    /// <returns>Null when the bytes are no key: 33 bytes that begin with 02 or 03, or 65 that begin with 04; <c>wpkh</c> takes only the former.</returns>
    public static Descriptor? OfKey(byte[] key, bool isWitness = false)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!IsKey(key) || (isWitness && key.Length != 33))
            return null;
        var hash = Hashes.Hash160(key);
        byte[] script = isWitness ? [0x00, 0x14, .. hash] : [0x76, 0xa9, 0x14, .. hash, 0x88, 0xac];
        return new Descriptor($"{(isWitness ? "wpkh" : "pkh")}({Convert.ToHexStringLower(key)})", Convert.ToHexStringLower(script));
    }

    /// <summary>The descriptor of a script of many keys: <c>sh(multi(...))</c>, or <c>wsh(multi(...))</c>.</summary>
    /// <returns>Null when the script has another form.</returns>
    public static Descriptor? OfScript(byte[] script, bool isWitness)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (MultisigScript.Parse(script) is not { } multisig || script.Length > MultisigScript.MostBytesOfScriptHash)
            return null;
        if (isWitness && multisig.Keys.Any(key => key.Length != 33))
            return null;
        var keys = string.Join(',', multisig.Keys.Select(Convert.ToHexStringLower));
        byte[] output = isWitness ? [0x00, 0x20, .. Hashes.Sha256(script)] : [0xa9, 0x14, .. Hashes.Hash160(script), 0x87];
        return new Descriptor(FormattableString.Invariant($"{(isWitness ? "wsh" : "sh")}(multi({multisig.Required},{keys}))"), Convert.ToHexStringLower(output));
    }

    private static string? Inside(string text, string function) =>
        text.StartsWith(function + "(", StringComparison.Ordinal) && text.EndsWith(')') ? text[(function.Length + 1)..^1] : null;

    private static byte[]? Multi(string text)
    {
        if (Inside(text, "multi")?.Split(',') is not [var required, .. var keys] || keys.Length is 0 or > 16
            || !int.TryParse(required, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > keys.Length || required[0] == '0')
            return null;
        var script = new List<byte> { (byte)(0x50 + number) };
        foreach (var key in keys)
        {
            if (Key(key) is not { } bytes)
                return null;
            script.Add((byte)bytes.Length);
            script.AddRange(bytes);
        }

        return [.. script, (byte)(0x50 + keys.Length), CheckMultisig];
    }

    private static byte[]? Key(string hex) =>
        hex.Length is 66 or 130 && hex.All(char.IsAsciiHexDigit) && Convert.FromHexString(hex) is var key && IsKey(key) ? key : null;

    private static bool IsKey(byte[] key) => key.Length switch
    {
        33 => key[0] is 2 or 3,
        65 => key[0] == 4,
        _ => false,
    };
}
