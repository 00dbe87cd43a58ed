using System.Collections.Immutable;
using System.Reflection;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Ingestion.Scenarios;

/// <summary>Reads stress scenarios: one JSON file each, every shock with the source of its size.</summary>
public static class ScenarioReader
{
    private const string Schema = "riskanalytics/scenario/1";

    private const string CarriedPrefix = "scenarios/";

    private const int MostShocks = 1_000;

    private const int MostDays = 3_650;

    /// <summary>Texts stand on pages and in tables: none is longer than a paragraph.</summary>
    private const int LongestText = 1_000;

    private static readonly string[] Targets = ["asset", "class", "counterparty", "custodian", "largest", "own_tokens"];

    /// <summary>Reads and checks a scenario file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="IngestionException">The file cannot be read, or has faults; all of them are listed at once.</exception>
    public static Scenario Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(SourceFile.OpenJson(path, ReadLimits.Standard), ReadLimits.Standard);
    }

    /// <summary>The scenarios that travel with the library, a copy of <c>data/scenarios</c>, in the order of their ids.</summary>
    public static ImmutableArray<Scenario> ReadDefault() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(CarriedPrefix, StringComparison.Ordinal))
            .Select(name => Read(SourceFile.OpenCarried(name), ReadLimits.Standard))
            .OrderBy(scenario => scenario.Id, StringComparer.Ordinal),
    ];

    private static Scenario Read(SourceFile file, ReadLimits limits)
    {
        var root = new PolicyNode(JsonText.Parse(file, limits), "", new PolicyFaults(file.Name, "bad-scenario"));
        root.Only(root.Has("redemption") ? ["schema", "id", "name", "text", "shocks", "redemption"] : ["schema", "id", "name", "text", "shocks"]);
        if (root.Text("schema") is { } schema && schema != Schema)
            root.Fault("schema", $"found '{(schema.Length <= 40 ? schema : schema[..40])}', expected {Schema}");
        var id = root.Text("id") ?? "";
        if (id.Length > 60 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            root.Fault("id", "expected at most 60 lower-case letters, digits and hyphens");

        var redemption = root.Has("redemption") ? ReadRedemption(root.Child("redemption")) : null;
        var shocks = root.IsEmptyList("shocks") && redemption is not null ? [] : root.Items("shocks").Take(MostShocks + 1).Select(ReadShock).ToImmutableArray();
        if (shocks.Length > MostShocks)
            root.Fault("shocks", $"expected at most {Format.Number(MostShocks)} shocks");
        var scenario = new Scenario(id, Text(root, "name") ?? "", Text(root, "text") ?? "", shocks, redemption);
        root.Faults.ThrowIfAny();
        return scenario;
    }

    private static Redemption ReadRedemption(PolicyNode node)
    {
        node.Only("share", "days", "source");
        return new Redemption(node.Number("share", 0, 1), node.Whole("days", 1, MostDays), Text(node, "source") ?? "");
    }

    private static Shock ReadShock(PolicyNode node)
    {
        var effect = node.Code<ShockEffect>("effect");
        var isPerYear = node.Has("change_per_year");
        var amount = effect switch
        {
            ShockEffect.Price => isPerYear ? "change_per_year" : "change",
            ShockEffect.Delay => "days",
            _ => null,
        };
        var targets = Targets.Where(node.Has).ToArray();
        node.Only([.. targets, "effect", .. amount is null ? [] : new[] { amount }, "source"]);
        if (targets.Length == 0)
            node.Fault("asset", $"a shock needs a target, one or more of {string.Join(", ", Targets)}");

        return new Shock(
            ReadTarget(node),
            effect,
            effect switch
            {
                // Nothing loses more than all of its price; a gain beyond a hundredfold is a slip.
                ShockEffect.Price => node.Number(amount!, -1, 100),
                ShockEffect.Delay => node.Whole("days", 1, MostDays),
                _ => 0m,
            },
            Text(node, "source") ?? "",
            isPerYear);
    }

    private static ShockTarget ReadTarget(PolicyNode node)
    {
        AssetSymbol? asset = null;
        if (node.Has("asset") && node.Text("asset") is { } symbol && !AssetSymbol.TryParse(symbol, out asset))
            node.Fault("asset", "expected the symbol of an asset");
        // A target that is not one would leave a shock that meets everything.
        if (node.Has("own_tokens") && !node.Flag("own_tokens"))
            node.Fault("own_tokens", "found false or something else, expected true; without own tokens, leave the key out");
        return new ShockTarget(
            asset,
            node.Has("class") ? node.Code<AssetClass>("class") : null,
            Text(node, "counterparty"),
            Text(node, "custodian"),
            node.Has("largest") ? node.Code<LargestName>("largest") : null,
            node.Has("own_tokens"));
    }

    private static string? Text(PolicyNode node, string key)
    {
        var text = node.Text(key);
        if (text?.Length > LongestText)
            node.Fault(key, $"found {Format.Number(text.Length)} characters, expected at most {Format.Number(LongestText)}");
        return text;
    }
}
