using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>A value of a JSON document with its path, so that every figure can say where it stands.</summary>
internal sealed class JsonView
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly IssueLog _log;

    private JsonView(JsonElement element, string path, string file, IssueLog log)
    {
        _element = element;
        _file = file;
        _log = log;
        Path = path;
    }

    /// <summary>The JSON path, such as <c>$.data[3].amount</c>.</summary>
    public string Path { get; }

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    public bool IsNumber => _element.ValueKind == JsonValueKind.Number;

    public bool IsText => _element.ValueKind == JsonValueKind.String;

    /// <summary>How many items an array has; 0 for anything else.</summary>
    public int Count => IsArray ? _element.GetArrayLength() : 0;

    /// <summary>The root of a document, or null when it is no JSON that can be read.</summary>
    public static JsonView? Root(SourceDocument document, IssueLog? log = null) =>
        document.Json is { } root ? new JsonView(root, "$", document.Name, log ?? new IssueLog()) : null;

    /// <summary>The value of a key; null when there is none, or it is null.</summary>
    public JsonView? Find(string key) =>
        IsObject && _element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? Below(value, Step(key)) : null;

    /// <summary>The value at the end of several keys; null when one is missing.</summary>
    public JsonView? Find(params ReadOnlySpan<string> keys)
    {
        var view = this;
        foreach (var key in keys)
        {
            view = view?.Find(key);
        }

        return view;
    }

    /// <summary>Whether the object has all of the given keys, whatever they hold.</summary>
    public bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!IsObject || !_element.TryGetProperty(key, out _))
                return false;
        }

        return true;
    }

    /// <summary>The items of an array; none for anything else.</summary>
    public IEnumerable<JsonView> Items()
    {
        if (!IsArray)
            yield break;
        var index = 0;
        foreach (var item in _element.EnumerateArray())
            yield return Below(item, string.Create(CultureInfo.InvariantCulture, $"[{index++}]"));
    }

    /// <summary>The first item of an array that is not empty.</summary>
    public JsonView? First() => Count > 0 ? Below(_element[0], "[0]") : null;

    /// <summary>The keys of an object with their values; none for anything else.</summary>
    public IEnumerable<(string Key, JsonView Value)> Properties()
    {
        if (!IsObject)
            yield break;
        foreach (var property in _element.EnumerateObject())
            yield return (property.Name, Below(property.Value, Step(property.Name)));
    }

    /// <summary>A text, or a number or truth value as text, cleaned; null when it states nothing.</summary>
    public string? Text() => _element.ValueKind switch
    {
        JsonValueKind.String => Cell.Text(_element.GetString()),
        JsonValueKind.Number => _element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>The text of a key, or null.</summary>
    public string? Text(string key) => Find(key)?.Text();

    /// <summary>A number, or a text that is one; null when it states nothing, and also, with an error, when it is no number.</summary>
    public decimal? Amount()
    {
        if (Text() is not { } text)
            return null;
        var reading = Cell.Decimal(text);
        if (reading.OrNull is { } value)
            return value;
        if (reading.Status == CellStatus.Bad)
            Bad(reading.Remark);
        return null;
    }

    /// <summary>The number of a key, or null.</summary>
    public decimal? Amount(string key) => Find(key)?.Amount();

    /// <summary>A number of zero or more; null as <see cref="Amount()"/>, and with an error when it is negative.</summary>
    public decimal? AmountFromZero()
    {
        if (Amount() is not { } value)
            return null;
        if (value >= 0)
            return value;
        Bad("zero or more");
        return null;
    }

    /// <summary>The number of a key, zero or more, or null.</summary>
    public decimal? AmountFromZero(string key) => Find(key)?.AmountFromZero();

    /// <summary>A whole number of any size; null with an error when it is none.</summary>
    public BigInteger? WholeNumber()
    {
        if (Text() is not { } text)
            return null;
        // Sums of a proof have some thirty digits; a number of a million digits is no amount.
        if (text.Length <= 128 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;
        Bad("a whole number");
        return null;
    }

    /// <summary>An instant given as seconds since 1970; null with an error when it lies outside the years 2009 to 2100.</summary>
    public DateTimeOffset? UnixSeconds() => Instant(1);

    /// <summary>An instant given as milliseconds since 1970; null with an error when it lies outside the years 2009 to 2100.</summary>
    public DateTimeOffset? UnixMilliseconds() => Instant(1000);

    /// <summary>An instant in ISO 8601 with its zone; null with an error when it is none.</summary>
    public DateTimeOffset? IsoInstant()
    {
        if (Text() is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        Bad("an instant such as 2024-04-12T16:00:00Z");
        return null;
    }

    /// <summary>Logs that this value is not what its place calls for.</summary>
    public void Bad(string expected) =>
        _log.Error("bad-value", _file, null, Path, $"found {Cell.Quote(_element.GetRawText())}, expected {expected}", omitsLine: true);

    private DateTimeOffset? Instant(int perSecond)
    {
        if (Amount() is not { } value)
            return null;
        var seconds = value / perSecond;
        if (seconds is >= 1_230_768_000m and < 4_102_444_800m)
            return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        Bad(perSecond == 1 ? "seconds since 1970" : "milliseconds since 1970");
        return null;
    }

    private JsonView Below(JsonElement element, string step) => new(element, Path + step, _file, _log);

    private static string Step(string key)
    {
        var isPlain = key.Length is > 0 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain ? "." + key : $"[{Cell.Quote(key)}]";
    }
}
