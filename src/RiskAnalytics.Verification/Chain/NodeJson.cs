using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>A value of a node's answer with its path. Every reading names the type it wants and refuses any other: a number is no string, a string no number.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Its path, such as <c>$.result.unspents[3].amount</c>.</param>
/// <param name="Chain">The chain, for messages.</param>
internal readonly record struct NodeJson(JsonElement Element, string Path, string Chain)
{
    /// <summary>The most digits of a whole number: those of 2^256.</summary>
    private const int MostDigits = 78;

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    /// <summary>Whether it is an object with a key, whatever the key's value.</summary>
    public bool Has(string key) => IsObject && Element.TryGetProperty(key, out _);

    /// <summary>The value of a key.</summary>
    public NodeJson Get(string key)
    {
        if (!IsObject)
            throw Unexpected("an object");
        var path = $"{Path}.{key}";
        return Element.TryGetProperty(key, out var value) ? new NodeJson(value, path, Chain) : throw new NodeJson(default, path, Chain).Unexpected("a value");
    }

    /// <summary>The value of a key; null when there is none or it is the JSON null.</summary>
    public NodeJson? Find(string key) => Has(key) && Get(key) is { IsNull: false } value ? value : null;

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<NodeJson> All()
    {
        if (!IsArray)
            throw Unexpected("an array");
        var all = new List<NodeJson>(Element.GetArrayLength());
        foreach (var value in Element.EnumerateArray())
            all.Add(new NodeJson(value, FormattableString.Invariant($"{Path}[{all.Count}]"), Chain));
        return all;
    }

    /// <summary>A string.</summary>
    /// <param name="most">The most characters that are accepted.</param>
    public string Text(int most = 4096)
    {
        if (Element.ValueKind == JsonValueKind.String)
            try
            {
                if (Element.GetString()! is { } text && text.Length <= most)
                    return text;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate or damaged UTF-8: no text.
            }

        throw Unexpected(FormattableString.Invariant($"a string of at most {most} characters"));
    }

    /// <summary>A string of hex digits, in small letters.</summary>
    /// <param name="digits">How many.</param>
    public string Hex(int digits)
    {
        var text = Element.ValueKind == JsonValueKind.String ? Text() : "";
        return text.Length == digits && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : throw Unexpected(FormattableString.Invariant($"{digits} hex digits"));
    }

    public bool Boolean() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("true or false"),
    };

    /// <summary>A JSON number that is whole and 0 or more.</summary>
    public long Integer(long most = long.MaxValue) =>
        Whole() is { } number && number <= most ? (long)number : throw Unexpected(FormattableString.Invariant($"a whole number from 0 to {most}"));

    /// <summary>A JSON number that is whole and 0 or more, of any size.</summary>
    public BigInteger Amount() => Whole() ?? throw Unexpected("a whole number, 0 or more");

    /// <summary>A string of digits that is a whole number, 0 or more, without leading zeros.</summary>
    public BigInteger Digits() =>
        Element.ValueKind == JsonValueKind.String && OfDigits(Text()) is { } number ? number : throw Unexpected("a string of digits");

    /// <summary>A JSON number, 0 or more, as base units: it may have as many digits behind the point as there are decimals, and no exponent.</summary>
    public BigInteger Units(int decimals)
    {
        if (Element.ValueKind == JsonValueKind.Number)
        {
            var (whole, fraction) = Element.GetRawText().Split('.') is [var left, var right] ? (left, right) : (Element.GetRawText(), "");
            if (fraction.Length <= decimals && fraction.All(char.IsAsciiDigit) && OfDigits(whole) is { } units)
                return (units * BigInteger.Pow(10, decimals)) + (decimals == 0 ? 0 : BigInteger.Parse(fraction.PadRight(decimals, '0'), NumberStyles.None, CultureInfo.InvariantCulture));
        }

        throw Unexpected(FormattableString.Invariant($"a number, 0 or more, with at most {decimals} digits behind the point"));
    }

    /// <summary>The fault of a value that is not what it must be. What the node wrote is not repeated.</summary>
    public ChainException Unexpected(string expected) =>
        new($"The node of {Chain} gives {Found()} at {Path}; expected {expected}.");

    private string Found() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "another string",
        JsonValueKind.Number => "another number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    private BigInteger? Whole() => Element.ValueKind == JsonValueKind.Number ? OfDigits(Element.GetRawText()) : null;

    private static BigInteger? OfDigits(string text) =>
        text.Length is > 0 and <= MostDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0')
            ? BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
