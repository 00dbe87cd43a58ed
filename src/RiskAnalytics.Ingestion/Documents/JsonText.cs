using System.Globalization;
using System.Text.Json;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>Parses JSON files strictly: one object, no key twice, no comments, bounded depth, only texts that are valid Unicode.</summary>
internal static class JsonText
{
    /// <summary>The object that a file holds.</summary>
    /// <exception cref="IngestionException">The file holds anything else.</exception>
    public static JsonElement Parse(SourceFile file, ReadLimits limits)
    {
        var root = ParseAny(file, limits);
        return root.ValueKind == JsonValueKind.Object
            ? root
            : throw IngestionException.For(file.Name, "bad-json", "the file holds no JSON object in braces", 1);
    }

    /// <summary>The value that a file holds, an object or an array.</summary>
    /// <exception cref="IngestionException">The file holds anything else.</exception>
    public static JsonElement ParseAny(SourceFile file, ReadLimits limits)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = limits.JsonDepth, AllowDuplicateProperties = false };
            // The document is left to the collector: a copy of its root would need the memory of a large file twice.
            var root = JsonDocument.Parse(file.Text, options).RootElement;
            ReadTexts(root);
            return root;
        }
        catch (JsonException e)
        {
            throw IngestionException.For(file.Name, "bad-json", string.Create(CultureInfo.InvariantCulture,
                $"the file is no valid JSON here, is nested more than {limits.JsonDepth} deep, or repeats a key"), e.LineNumber is { } line ? (int)line + 1 : null, e);
        }
        catch (InvalidOperationException e)
        {
            throw IngestionException.For(file.Name, "bad-json", "the file holds an escape such as \\ud800 that stands for half a character", null, e);
        }
    }

    /// <summary>Reads every text once: an escape for half a character shows only then.</summary>
    private static void ReadTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}
