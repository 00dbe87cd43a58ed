using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>A value of a JSON document with its path, so that every figure can say where it stands.</summary>
internal sealed class JsonView
{
    /// <summary>From how many keys on an object is looked up by a table: each look-up of the platform goes through all keys.</summary>
    private const int ManyKeys = 64;

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private readonly JsonElement _element;
    private readonly string _file;
    private readonly IssueLog _log;
    private Dictionary<string, JsonElement>? _keys;
    private Dictionary<string, JsonView>? _largeObjects;

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

    /// <summary>The root of the JSON inside a script element of an HTML page; its paths begin with the id of the element.</summary>
    public static JsonView? RootInPage(SourceDocument document, string scriptId, IssueLog? log = null) =>
        document.JsonInPage(scriptId) is { } root ? new JsonView(root, $"{scriptId} $", document.Name, log ?? new IssueLog()) : null;

    /// <summary>The value of a key; null when there is none, or it is null.</summary>
    public JsonView? Find(string key)
    {
        if (_largeObjects is not null && _largeObjects.TryGetValue(key, out var known))
            return known;
        if (!TryGet(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;

        var view = Below(value, Step(key));
        // Its table of keys is made once, however often the object is found.
        if (IsLarge(value))
            (_largeObjects ??= new Dictionary<string, JsonView>(StringComparer.Ordinal))[key] = view;
        return view;
    }

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
            if (!TryGet(key, out _))
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
        if (TextOrBad("a number") is not { } text)
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
        if (TextOrBad("a whole number") is not { } text)
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

    /// <summary>An instant or a date in ISO 8601, in UTC where it names no zone; null with an error when it is none.</summary>
    public DateTimeOffset? IsoInstant()
    {
        const string Expected = "an instant such as 2024-04-12T16:00:00Z";
        if (TextOrBad(Expected) is not { } text)
            return null;
        // Exact forms only: of a bare time the platform would make one of today.
        if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        Bad(Expected);
        return null;
    }

    /// <summary>Logs that this value is not what its place calls for.</summary>
    public void Bad(string expected) =>
        _log.Error("bad-value", _file, null, Path, $"found {(IsObject ? "an object" : IsArray ? "an array" : Cell.Quote(_element.GetRawText()))}, expected {expected}", omitsLine: true);

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

    /// <summary>The text; null when the value states nothing, and also, with an error, when it is an object or an array.</summary>
    private string? TextOrBad(string expected)
    {
        if (IsObject || IsArray)
            Bad(expected);
        return Text();
    }

    private bool TryGet(string key, out JsonElement value)
    {
        value = default;
        if (!IsObject)
            return false;
        if (!IsLarge(_element))
            return _element.TryGetProperty(key, out value);
        _keys ??= _element.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return _keys.TryGetValue(key, out value);
    }

    private static bool IsLarge(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.GetPropertyCount() > ManyKeys;

    private JsonView Below(JsonElement element, string step) => new(element, Path + step, _file, _log);

    private static string Step(string key)
    {
        var isPlain = key.Length is > 0 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain ? "." + key : $"[{Cell.Quote(key)}]";
    }
}
