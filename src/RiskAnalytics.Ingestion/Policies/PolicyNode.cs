using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Policies;

/// <summary>One object of a policy or scenario file; whatever is missing or out of range becomes a fault under its full name.</summary>
internal sealed class PolicyNode(JsonElement element, string path, PolicyFaults faults)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>The last part of the name.</summary>
    public string Name => path[(path.LastIndexOf('.') + 1)..];

    public PolicyFaults Faults => faults;

    public void Fault(string key, string message) => faults.Add(PathOf(key), message);

    public bool Has(string key) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out _);

    public bool IsNull(string key) => Has(key) && element.GetProperty(key).ValueKind == JsonValueKind.Null;

    /// <summary>Faults every key that is missing and every key that is not in the list: both are most often misspellings.</summary>
    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
                Fault(key, "the key is missing");
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;

        var known = keys.ToArray().ToImmutableArray();
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                Fault(Cell.Quote(property.Name).Trim('\''), $"nothing reads this key; nearest: {Nearest.To(property.Name, known)}");
        }
    }

    /// <summary>The object under a key; an empty one, which faults all its own keys, when it is missing.</summary>
    public PolicyNode Child(string key)
    {
        if (Has(key) && element.GetProperty(key) is { ValueKind: JsonValueKind.Object } child)
            return new PolicyNode(child, PathOf(key), faults);
        if (Has(key))
            Fault(key, "expected an object in braces");
        return new PolicyNode(Nothing, PathOf(key), faults);
    }

    /// <summary>The objects of a list, which must not be empty.</summary>
    public IEnumerable<PolicyNode> Items(string key)
    {
        if (!Has(key))
            return [];

        var list = element.GetProperty(key);
        if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object))
            return list.EnumerateArray().Select((e, i) => new PolicyNode(e, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{i}]"), faults));

        Fault(key, "expected a list of at least one object");
        return [];
    }

    /// <summary>The text of a key, trimmed; null, with a fault, when it is missing or empty.</summary>
    public string? Text(string key)
    {
        if (!Has(key))
            return null;
        if (element.GetProperty(key) is { ValueKind: JsonValueKind.String } value && Cell.Text(value.GetString()) is { } text)
            return text;

        Fault(key, "expected a text in quotes that is not empty");
        return null;
    }

    /// <summary>What the numbers of this object are anchored on.</summary>
    public string Source() => Text("source") ?? "";

    /// <summary>True when the key holds a list without anything in it.</summary>
    public bool IsEmptyList(string key) => Has(key) && element.GetProperty(key) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;

    /// <summary>A whole number; the smallest, with a fault, when it is missing or anything else.</summary>
    public int Whole(string key, int smallest, int largest)
    {
        var number = Number(key, smallest, largest);
        if (number == decimal.Truncate(number) && number >= smallest)
            return (int)number;
        if (number >= smallest)
            Fault(key, "expected a whole number");
        return smallest;
    }

    /// <summary>A member of an enumeration by its code; the default one, with a fault, when it is missing or not known.</summary>
    public TCode Code<TCode>(string key)
        where TCode : struct, Enum
    {
        var text = Text(key);
        if (Codes.TryParse<TCode>(text, out var code))
            return code;
        if (text is not null)
            Fault(key, $"found {Cell.Quote(text)}, expected one of {string.Join(", ", Codes.All<TCode>())}");
        return default;
    }

    /// <summary>True or false; false, with a fault, when it is missing or anything else.</summary>
    public bool Flag(string key)
    {
        if (!Has(key))
            return false;
        if (element.GetProperty(key).ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetProperty(key).GetBoolean();

        Fault(key, "expected true or false");
        return false;
    }

    /// <summary>A list of words out of the known ones; empty, with a fault, when it is anything else.</summary>
    public ImmutableArray<string> Texts(string key, ImmutableArray<string> known)
    {
        if (!Has(key))
            return [];

        var list = element.GetProperty(key);
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String && known.Contains(e.GetString()!)))
            return [.. list.EnumerateArray().Select(e => e.GetString()!).Distinct()];

        Fault(key, $"expected a list of codes out of {string.Join(", ", known)}");
        return [];
    }

    /// <summary>The number of a key; 0, with a fault, when it is missing, no JSON number or out of range.</summary>
    public decimal Number(string key, decimal smallest, decimal largest) =>
        Has(key) ? Number(key, element.GetProperty(key), smallest, largest) : 0;

    /// <summary>The numbers of a list; fewer, with a fault, when the count differs.</summary>
    public ImmutableArray<decimal> Numbers(string key, int count, decimal smallest, decimal largest)
    {
        if (!Has(key))
            return [];

        var list = element.GetProperty(key);
        if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == count)
            return [.. list.EnumerateArray().Select(e => Number(key, e, smallest, largest))];

        Fault(key, string.Create(CultureInfo.InvariantCulture, $"expected a list of {count} numbers"));
        return [];
    }

    private decimal Number(string key, JsonElement value, decimal smallest, decimal largest)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= smallest && number <= largest)
            return number;

        Fault(key, string.Create(CultureInfo.InvariantCulture, $"found {Cell.Quote(value.GetRawText())}, expected a number from {smallest} to {largest}"));
        return 0;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
