using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>A value of a proof with its path. Every reading names the type it wants and refuses any other: a number is no string, a string no number.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Its path, such as <c>$.path[3].hash</c>.</param>
public readonly record struct ProofJson(JsonElement Element, string Path)
{
    /// <summary>True for an object.</summary>
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>True for an array.</summary>
    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    /// <summary>Whether an object has a key, whatever its value; false for anything else.</summary>
    public bool Has(string key) => IsObject && Element.TryGetProperty(key, out _);

    /// <summary>Whether an object has all keys.</summary>
    public bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
                return false;
        }

        return true;
    }

    /// <summary>The value of a key.</summary>
    /// <exception cref="ProofFormatException">It is no object, or has no such key.</exception>
    public ProofJson Get(string key)
    {
        if (!IsObject)
            throw Unexpected("an object");
        return Element.TryGetProperty(key, out var value)
            ? new ProofJson(value, $"{Path}.{key}")
            : throw new ProofFormatException(Path, "no such key", $"the key '{key}'");
    }

    /// <summary>The keys of an object, in their order.</summary>
    /// <param name="most">How many are accepted.</param>
    /// <exception cref="ProofFormatException">It is no object, or has more.</exception>
    public IReadOnlyList<(string Key, ProofJson Value)> Keys(int most)
    {
        if (!IsObject)
            throw Unexpected("an object");
        var keys = new List<(string, ProofJson)>();
        foreach (var property in Element.EnumerateObject())
        {
            if (keys.Count == most)
                throw new ProofFormatException(Path, $"more than {most} keys", $"at most {most}");
            keys.Add((property.Name, new ProofJson(property.Value, $"{Path}.{property.Name}")));
        }

        return keys;
    }

    /// <summary>The items of an array.</summary>
    /// <param name="most">How many are accepted.</param>
    /// <exception cref="ProofFormatException">It is no array, or has more.</exception>
    public IReadOnlyList<ProofJson> Items(int most)
    {
        if (!IsArray)
            throw Unexpected("an array");
        var count = Element.GetArrayLength();
        if (count > most)
            throw new ProofFormatException(Path, FormattableString.Invariant($"{count} items"), FormattableString.Invariant($"at most {most}"));
        var items = new List<ProofJson>(count);
        foreach (var item in Element.EnumerateArray())
            items.Add(new ProofJson(item, FormattableString.Invariant($"{Path}[{items.Count}]")));
        return items;
    }

    /// <summary>A string.</summary>
    /// <param name="most">The longest that is accepted, characters.</param>
    /// <exception cref="ProofFormatException">It is no string, or is longer.</exception>
    public string Text(int most = 4096)
    {
        if (Element.ValueKind != JsonValueKind.String)
            throw Unexpected("a string");
        string text;
        try
        {
            text = Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate is valid JSON and no text.
            throw new ProofFormatException(Path, "an escape that is no character", "a string");
        }

        return text.Length <= most ? text : throw new ProofFormatException(Path, FormattableString.Invariant($"{text.Length} characters"), FormattableString.Invariant($"at most {most}"));
    }

    /// <summary>A JSON number that is whole.</summary>
    /// <exception cref="ProofFormatException">It is no whole number of the range.</exception>
    public long Integer(long least, long most)
    {
        if (Element.ValueKind != JsonValueKind.Number)
            throw Unexpected("a number");
        return Element.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw new ProofFormatException(Path, Shown(Element.GetRawText()), FormattableString.Invariant($"a whole number from {least} to {most}"));
    }

    /// <summary>Hex digits of a fixed number of bytes, without a prefix.</summary>
    /// <exception cref="ProofFormatException">It is no string of that many hex digits.</exception>
    public byte[] Hex(int bytes)
    {
        var text = Text(bytes * 2 + 2);
        if (text.Length != bytes * 2)
            throw new ProofFormatException(Path, FormattableString.Invariant($"{text.Length} characters"), FormattableString.Invariant($"{bytes * 2} hex digits"));
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            // Not shown: it may be a nonce, or the id of an account.
            throw new ProofFormatException(Path, "another text", "hex digits");
        }
    }

    /// <summary>A string of digits as a whole number, without sign, spaces or leading zeros.</summary>
    /// <param name="mostDigits">The most digits accepted.</param>
    /// <exception cref="ProofFormatException">It is no such string.</exception>
    public BigInteger Digits(int mostDigits = 78)
    {
        var text = Text(mostDigits);
        if (text.Length == 0 || (text.Length > 1 && text[0] == '0') || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new ProofFormatException(Path, Shown(text), "a whole number in digits");
        return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The error for a value of another type than expected.</summary>
    public ProofFormatException Unexpected(string expected) => new(Path, Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        _ => "nothing",
    }, expected);

    private static string Shown(string text) => text.Length <= 40 ? $"'{text}'" : $"'{text[..37]}...'";
}
