using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>What a reserve rests on when the claims in it are gone through to what stands behind them.</summary>
public static class LookThroughAnalysis
{
    private const string Own = "our own choice; the logic of look-through in Basel CRE60 and large exposures LEX30";

    private static readonly FigureDefinition Exposure = new(
        "look-through.exposure", "Ultimate exposure", MetricUnit.Share, "(held directly + sum over claims of value x share of it in the assets behind) / A", Own);

    private static readonly FigureDefinition HhiSurface = new(
        "look-through.hhi-surface", "HHI of names at the surface", MetricUnit.Index, "sum over names of (value / A)^2", "Herfindahl 1950, Hirschman 1964; names as in the issuer figures");

    private static readonly FigureDefinition HhiUnderneath = new(
        "look-through.hhi-underneath", "HHI of names underneath", MetricUnit.Index, "sum over names of (ultimate exposure / A)^2", "Herfindahl 1950, Hirschman 1964; " + Own);

    private static readonly FigureDefinition LargestSurface = new(
        "look-through.largest-name-surface", "Largest name at the surface", MetricUnit.Share, "largest value of one name / A", Own);

    private static readonly FigureDefinition Largest = new(
        "look-through.largest-name", "Largest name underneath", MetricUnit.Share, "largest ultimate exposure to one name / A", Own);

    private static readonly FigureDefinition Passed = new(
        "look-through.passed-share", "Share gone through", MetricUnit.Share, "value of claims gone through / A", Own);

    private static readonly FigureDefinition Unknown = new(
        "look-through.unknown-share", "Share of claims whose issuer is not known", MetricUnit.Share, "ultimate exposure to claims that cannot be gone through / A", Own);

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } =
        [Exposure, HhiSurface, HhiUnderneath, LargestSurface, Largest, Passed, Unknown, .. Contagion.Definitions, .. EntityGroups.Definitions];

    /// <summary>Goes through what a reserve holds.</summary>
    /// <param name="assessment">The reserve.</param>
    /// <param name="issuers">Books of others; of several of one entity the newest not after the reserve's date is taken, else the nearest.</param>
    /// <param name="passThroughs">Staked and wrapped tokens and funds that stand for another asset.</param>
    public static LookThroughReport Of(HealthAssessment assessment, ImmutableArray<ReserveBook> issuers, ImmutableArray<PassThrough> passThroughs = default)
    {
        var reserve = assessment.Reserve;
        var notes = new List<string>();
        ImmutableArray<ValuedReserve> entities = [reserve, .. BookChoice.Of(reserve, issuers, notes)];
        var claims = new ClaimIndex(entities, passThroughs);
        var contagion = Contagion.Of(entities, claims, notes);
        if (reserve.Assets <= 0m)
        {
            return new LookThroughReport
            {
                Exposures = [],
                Links = [],
                Contagion = contagion,
                Measures = [.. Definitions[1..7].Select(d => Figure.WithoutValue(d, null, MetricStatus.Undefined, "There are no assets to take a share of.")), .. EntityGroups.Of(entities, claims, [], notes)],
                Notes = [.. notes],
            };
        }

        var nodes = ExposureGraph.Of(entities, claims);
        var flow = ExposureFlow.Of(nodes, reserve.Assets);
        var ends = Ends(nodes, flow, reserve.Assets);
        var reached = nodes.Select(node => node.Label).ToHashSet(StringComparer.Ordinal);
        var groups = EntityGroups.Of(entities, claims, reached, notes);
        return new LookThroughReport
        {
            Exposures = Exposures(reserve, ends),
            Links = Links(nodes, flow, Notes(entities, nodes, flow, notes)),
            Contagion = contagion,
            Measures = [.. Measures(reserve, nodes, flow, ends), .. groups],
            Notes = [.. notes],
        };
    }

    /// <summary>Where the value lies in the end. What was rounded away under way is spread in proportion, so that the parts add up to the assets.</summary>
    private static List<End> Ends(ImmutableArray<ExposureNode> nodes, ExposureFlow flow, decimal assets)
    {
        var ends = new List<End>();
        for (var n = 0; n < nodes.Length; n++)
        {
            for (var p = 0; p < nodes[n].Parts.Length; p++)
            {
                var part = nodes[n].Parts[p];
                if (part.Next < 0)
                    ends.Add(new End(part.Name, part.Class, n == 0 ? flow.Direct[p] : 0m, flow.Through[n][p], part.IsOpen));
            }

            if (flow.Left[n] > 0m)
                ends.Add(new End(nodes[n].Label, nodes[n].Class, 0m, flow.Left[n], true));
        }

        var through = ends.Sum(end => end.Through);
        if (through <= 0m)
            return ends;
        var scale = Math.Max(0m, assets - ends.Sum(end => end.Direct)) / through;
        return [.. ends.Select(end => end with { Through = end.Through * scale }).Where(end => end.Direct + end.Through > 0m)];
    }

    private static ImmutableArray<UltimateExposure> Exposures(ValuedReserve reserve, List<End> ends)
    {
        var all = ends
            .GroupBy(end => (Name: end.Name.ToUpperInvariant(), end.Class))
            .Select(group => new End(group.Select(end => end.Name).Order(StringComparer.Ordinal).First(), group.Key.Class, group.Sum(end => end.Direct), group.Sum(end => end.Through), false))
            .OrderByDescending(end => end.Direct + end.Through)
            .ThenBy(end => end.Name, StringComparer.Ordinal)
            .ThenBy(end => end.Class)
            .ToList();
        var most = (int)reserve.Policy.Number(PolicyParameters.RiskFactorLimit);
        if (all.Count > most)
        {
            // The rest by class: at most one row more for each class there is.
            all = [.. all.Take(most), .. all.Skip(most).GroupBy(end => end.Class).OrderBy(group => group.Key).Select(group =>
                new End($"{LineNames.ClassName(group.Key)}, others", group.Key, group.Sum(end => end.Direct), group.Sum(end => end.Through), false))];
            all = [.. all.OrderByDescending(end => end.Direct + end.Through).ThenBy(end => end.Name, StringComparer.Ordinal).ThenBy(end => end.Class)];
        }

        // A name with several classes stands in several rows; each then bears its class, whichever is larger.
        var several = all.GroupBy(end => Subjects.Kebab(end.Name)).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. all.Select(end =>
        {
            var name = Subjects.Kebab(end.Name);
            var subject = Subjects.Unique(several.Contains(name) ? $"{name}-{Codes.Of(end.Class)}" : name, taken);
            return new UltimateExposure(end.Name, end.Class, end.Direct, end.Through, Figure.Computed(
                Exposure,
                subject,
                Math.Min(1m, (end.Direct + end.Through) / reserve.Assets),
                [
                    new MetricInput($"{end.Name}, held directly", end.Direct, MetricUnit.Money, "lines of the book that are not gone through"),
                    new MetricInput($"{end.Name}, held through others", end.Through, MetricUnit.Money, "the links of the look-through"),
                    Inputs.Assets(reserve),
                ]));
        })];
    }

    private static ImmutableArray<LookThroughLink> Links(ImmutableArray<ExposureNode> nodes, ExposureFlow flow, HashSet<(int Node, int Part)> returns)
    {
        var links = ImmutableArray.CreateBuilder<LookThroughLink>();
        for (var n = 0; n < nodes.Length; n++)
        {
            for (var p = 0; p < nodes[n].Parts.Length; p++)
            {
                var part = nodes[n].Parts[p];
                if (part.Next < 0 && !part.IsOpen)
                    continue;
                var note = part.Note + (returns.Contains((n, p)) ? "; leads back in a circle, which is followed until nothing is left to pass on" : string.Empty);
                links.Add(new LookThroughLink(nodes[n].Label, part.Asset, part.To, (n == 0 ? flow.Direct[p] : 0m) + flow.Through[n][p], nodes[n].Depth + 1, note));
            }
        }

        return [.. links.OrderBy(l => l.Depth).ThenByDescending(l => l.Value).ThenBy(l => l.From, StringComparer.Ordinal).ThenBy(l => l.Asset, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal)];
    }

    /// <summary>Adds what the reader must know, and returns the steps that close a circle.</summary>
    private static HashSet<(int Node, int Part)> Notes(ImmutableArray<ValuedReserve> entities, ImmutableArray<ExposureNode> nodes, ExposureFlow flow, List<string> notes)
    {
        var returns = ExposureFlow.Returns(nodes);
        var depth = nodes.Max(node => node.Depth);
        notes.Insert(0, depth == 0 ? "Nothing was gone through." : $"Gone through {Format.Number(depth)} {(depth == 1 ? "step" : "steps")} deep.");
        var holder = entities[0].Snapshot;
        foreach (var other in entities.Skip(1).Where(e => e.Snapshot.AsOf != holder.AsOf && nodes.Any(node => node.Label == e.Snapshot.Entity.Id)))
            notes.Add($"{other.Snapshot.Entity.Name}: {BookChoice.Age(other.Snapshot.AsOf, holder.AsOf)} than that of {holder.Entity.Name}.");
        foreach (var (node, part) in returns.Order())
            notes.Add($"Loop: {nodes[node].Label} holds {nodes[node].Parts[part].Asset}, which leads back to {nodes[nodes[node].Parts[part].Next].Label}; followed until nothing is left to pass on.");
        for (var n = 0; n < nodes.Length; n++)
            if (flow.Left[n] > 0m)
                notes.Add($"{nodes[n].Label} stands in a circle that holds little else; what never comes to rest stays as a claim on it.");
        var open = nodes.SelectMany(node => node.Parts).Where(part => part is { Next: < 0, IsOpen: true }).Select(part => part.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
            notes.Add($"Not gone through: {string.Join(", ", open.Take(10))}{(open.Count > 10 ? $" and {Format.Number(open.Count - 10)} more" : string.Empty)}.");
        return returns;
    }

    private static IEnumerable<Figure> Measures(ValuedReserve reserve, ImmutableArray<ExposureNode> nodes, ExposureFlow flow, List<End> ends)
    {
        var assets = Inputs.Assets(reserve);
        var surface = LineNames.SumByName(reserve.Lines.Select(line => (LineNames.Issuer(line), line.Value)));
        var underneath = LineNames.SumByName(ends.Select(end => (end.Name, end.Direct + end.Through)));
        Figure Hhi(FigureDefinition definition, List<(string Name, decimal Amount)> names) => Figure.Computed(
            definition, null, Math.Min(1m, names.Sum(n => Share(n.Amount) * Share(n.Amount))), [.. names.Take(10).Select(n => Of(n.Name, n.Amount)), assets], $"{Format.Number(names.Count)} {(names.Count == 1 ? "name" : "names")}");
        Figure First(FigureDefinition definition, List<(string Name, decimal Amount)> names) => Figure.Computed(
            definition, null, Share(names[0].Amount), [Of(names[0].Name, names[0].Amount), assets], names[0].Name);
        var passed = nodes[0].Parts.Select((part, p) => part.Next >= 0 ? flow.Direct[p] : 0m).Sum();
        var unknown = ends.Where(end => end.IsOpen).Sum(end => end.Direct + end.Through);

        yield return Hhi(HhiSurface, surface);
        yield return Hhi(HhiUnderneath, underneath);
        yield return First(LargestSurface, surface);
        yield return First(Largest, underneath);
        yield return Figure.Computed(Passed, null, Share(passed), [new MetricInput("value of claims gone through", passed, MetricUnit.Money, "the links of depth 1"), assets]);
        yield return Figure.Computed(Unknown, null, Share(unknown), [new MetricInput("claims that cannot be gone through", unknown, MetricUnit.Money, "the links that say why"), assets]);

        decimal Share(decimal amount) => Math.Min(1m, amount / reserve.Assets);
        MetricInput Of(string name, decimal amount) => new(name, amount, MetricUnit.Money, "lines and links of the look-through");
    }

    private sealed record End(string Name, AssetClass Class, decimal Direct, decimal Through, bool IsOpen);
}
