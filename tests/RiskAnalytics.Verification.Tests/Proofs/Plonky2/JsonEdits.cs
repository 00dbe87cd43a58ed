using System.Text.Json.Nodes;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>Everything that can be changed in a tree of JSON, one at a time: the tree is edited, handed over, and put back.</summary>
internal static class JsonEdits
{
    /// <summary>Each key removed, each key added to an object, each list shortened and lengthened.</summary>
    public static IEnumerable<string> Structure(JsonNode node) => Places(node).SelectMany(Structures);

    /// <summary>Each number made one that is none of the field, or no number at all.</summary>
    public static IEnumerable<string> Numbers(JsonNode node) => Places(node).Where(IsNumber).SelectMany(place => Replaced(place,
        [Goldilocks.Modulus, ulong.MaxValue, -1, 1.5, place.ToJsonString(), null]));

    /// <summary>Each number one higher, in the field.</summary>
    public static IEnumerable<string> OneHigher(JsonNode node) => Places(node).Where(IsNumber)
        .SelectMany(place => Replaced(place, [Goldilocks.Add(ulong.Parse(place.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), 1)]));

    private static bool IsNumber(JsonNode node) => node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number;

    /// <summary>All nodes; of a list the first and the last item only.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        IEnumerable<JsonNode?> below = node switch
        {
            JsonObject parent => parent.Select(pair => pair.Value).ToList(),
            JsonArray { Count: > 0 } list => new[] { list[0], list[^1] }.Distinct(),
            _ => [],
        };
        return below.OfType<JsonNode>().SelectMany(Places).Prepend(node);
    }

    private static IEnumerable<string> Structures(JsonNode node)
    {
        if (node is JsonObject parent)
        {
            foreach (var (key, value) in parent.ToList())
            {
                var at = parent.IndexOf(key);
                parent.Remove(key);
                yield return $"without {node.GetPath()}.{key}";
                parent.Insert(at, key, value);
            }
        }

        if (node is JsonArray { Count: > 0 } list)
        {
            var last = list[^1];
            list.RemoveAt(list.Count - 1);
            yield return $"shorter {node.GetPath()}";
            list.Add(last);
            list.Add(last!.DeepClone());
            yield return $"longer {node.GetPath()}";
            list.RemoveAt(list.Count - 1);
        }
    }

    private static IEnumerable<string> Replaced(JsonNode place, JsonNode?[] others)
    {
        var path = place.GetPath();
        foreach (var other in others)
        {
            if (place.Parent is JsonArray list)
            {
                var at = list.IndexOf(place);
                list[at] = other;
                yield return $"{path} = {other?.ToJsonString() ?? "null"}";
                list[at] = place;
            }
            else
            {
                var parent = (JsonObject)place.Parent!;
                var key = place.GetPropertyName();
                parent[key] = other;
                yield return $"{path} = {other?.ToJsonString() ?? "null"}";
                parent[key] = place;
            }
        }
    }
}
