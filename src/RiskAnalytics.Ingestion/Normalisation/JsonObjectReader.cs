using System.Collections.Immutable;
using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Reads the keys of one JSON object as values; what is wrong becomes an issue that names the key.</summary>
internal sealed class JsonObjectReader
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly string _path;
    private readonly IssueLog _log;

    private JsonObjectReader(JsonElement element, string file, string path, IssueLog log)
    {
        _element = element;
        _file = file;
        _path = path;
        _log = log;
    }

    /// <summary>Reads a JSON file whose root is an object.</summary>
    /// <exception cref="IngestionException">The text is no JSON, nested too deeply, repeats a key, or is no object.</exception>
    public static JsonObjectReader Open(SourceFile file, ReadLimits limits, IssueLog log) =>
        new(JsonText.Parse(file, limits), file.Name, "", log);

    /// <summary>Reads an object that was parsed before.</summary>
    public static JsonObjectReader Of(JsonElement root, string file, IssueLog log) => new(root, file, "", log);

    /// <summary>Mentions the keys that nothing reads.</summary>
    public void MentionUnknown(params ReadOnlySpan<string> known)
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                _log.Info("unknown-key", _file, null, Cell.Quote(PathOf(property.Name)).Trim('\''), "the key is not one that the model reads");
        }
    }

    /// <summary>The text of a key, or null when it is absent.</summary>
    public string? Text(string key)
    {
        if (!TryFind(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return TextOf(value);

        Bad(key, value, "a text in quotes");
        return null;
    }

    /// <summary>The texts of a list, without absent ones.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        if (!TryFind(key, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
        {
            Bad(key, value, "a list of texts in brackets");
            return [];
        }

        return [.. value.EnumerateArray().Select(TextOf).OfType<string>()];
    }

    /// <summary>A truth value, or null when the key is absent.</summary>
    public bool? Truth(string key)
    {
        if (!TryFind(key, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        if (value.ValueKind == JsonValueKind.String && Cell.Boolean(TextOf(value)) is { Status: CellStatus.Good } reading)
            return reading.Value;

        Bad(key, value, "true or false");
        return null;
    }

    /// <summary>A fraction from 0 to 1, or null when the key is absent.</summary>
    public Share? Fraction(string key)
    {
        if (!TryFind(key, out var value))
            return null;

        var number = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var plain) => plain,
            JsonValueKind.String => Cell.Decimal(TextOf(value)).OrNull,
            _ => null,
        };
        if (number is >= 0 and <= 1)
            return new Share(number.Value);

        Bad(key, value, "a fraction from 0 to 1, such as 0.95");
        return null;
    }

    /// <summary>A calendar date, or null when the key is absent.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;

        var reading = Cell.Instant(text);
        if (reading.OrNull is { } instant)
            return DateOnly.FromDateTime(instant.Utc.UtcDateTime);

        Report(key, text, reading.Remark);
        return null;
    }

    /// <summary>An object inside, or null when the key is absent.</summary>
    public JsonObjectReader? Object(string key)
    {
        if (!TryFind(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new JsonObjectReader(value, _file, PathOf(key), _log);

        Bad(key, value, "an object in braces");
        return null;
    }

    /// <summary>The objects of a list; none when the key is absent.</summary>
    public IEnumerable<JsonObjectReader> Objects(string key)
    {
        if (!TryFind(key, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.Object))
        {
            Bad(key, value, "a list of objects in brackets");
            return [];
        }

        return value.EnumerateArray().Select((item, i) => new JsonObjectReader(item, _file, FormattableString.Invariant($"{PathOf(key)}[{i}]"), _log));
    }

    /// <summary>A whole number from 1, or null when the key is absent.</summary>
    public int? WholeNumber(string key)
    {
        if (!TryFind(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0)
            return number;

        Bad(key, value, "a whole number from 1");
        return null;
    }

    /// <summary>Whether the object has a key, whatever it holds.</summary>
    public bool Has(string key) => _element.TryGetProperty(key, out _);

    /// <summary>Whether a key holds a value that is neither absent nor a text nor false.</summary>
    public bool HasOtherThanText(string key) =>
        TryFind(key, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.False);

    /// <summary>Logs a key that holds something else than a value of its kind.</summary>
    public void Report(string key, string found, string expected) =>
        _log.Error("bad-value", _file, null, PathOf(key), $"found {Cell.Quote(found)}, expected {expected}");

    /// <summary>The full name of a key, such as <c>assurance.level</c>.</summary>
    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private bool TryFind(string key, out JsonElement value) =>
        _element.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null
        && (value.ValueKind != JsonValueKind.String || TextOf(value) is not null);

    private void Bad(string key, JsonElement value, string expected) => Report(key, value.GetRawText(), expected);

    private static string? TextOf(JsonElement value) => Cell.Text(value.GetString());
}
