using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>Entities of one group taken together, without the claims they have on each other.</summary>
internal static class EntityGroups
{
    private const string Source = "consolidation as in IFRS 10, B86: what members owe each other falls away";

    private static readonly FigureDefinition Assets = new(
        "look-through.group-assets", "Assets of the group", MetricUnit.Money, "sum over members of A - claims on each other", Source);

    private static readonly FigureDefinition Liabilities = new(
        "look-through.group-liabilities", "Liabilities of the group", MetricUnit.Money, "sum over members of L - claims on each other", Source);

    private static readonly FigureDefinition Coverage = new(
        "look-through.group-coverage", "Assets over liabilities of the group", MetricUnit.Ratio, "assets of the group / liabilities of the group", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Assets, Liabilities, Coverage];

    /// <summary>The groups with two or more members of which one is assessed or was gone through.</summary>
    public static ImmutableArray<Figure> Of(ImmutableArray<ValuedReserve> entities, ClaimIndex claims, HashSet<string> reached, List<string> notes)
    {
        var groups = entities
            .Select((reserve, place) => (Reserve: reserve, Place: place))
            .Where(member => member.Reserve.Snapshot.Entity.Group is not null)
            .GroupBy(member => member.Reserve.Snapshot.Entity.Group!, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 && group.Any(member => member.Place == 0 || reached.Contains(member.Reserve.Snapshot.Entity.Id)))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return [.. groups.SelectMany(group => OfGroup(group.Key, [.. group], entities[0], claims, notes))];
    }

    private static IEnumerable<Figure> OfGroup(string group, List<(ValuedReserve Reserve, int Place)> all, ValuedReserve holder, ClaimIndex claims, List<string> notes)
    {
        var currency = holder.Snapshot.ReportingCurrency;
        var members = new List<(ValuedReserve Reserve, decimal Rate, decimal Inner)>();
        foreach (var (reserve, place) in all)
        {
            var name = reserve.Snapshot.Entity.Name;
            if (RateOf(reserve, holder) is not { } rate)
            {
                notes.Add($"Group {group}: {name} reports in {reserve.Snapshot.ReportingCurrency}, has no rate in market.csv, and is left out.");
                continue;
            }

            if (reserve.Snapshot.AsOf != holder.Snapshot.AsOf)
                notes.Add($"Group {group}: {name} with the {BookChoice.Age(reserve.Snapshot.AsOf, holder.Snapshot.AsOf)}.");
            var inner = reserve.Lines
                .Where(line => claims.Of(line, place)?.Entity is { } owner && all.Any(member => member.Place == owner) && RateOf(all.First(member => member.Place == owner).Reserve, holder) is not null)
                .Sum(line => line.Value);
            members.Add((reserve, rate, inner));
        }

        if (members.Count == 0)
            return Without(group, MetricStatus.MissingInput, $"No member of the group reports in {currency} or has a rate in market.csv.");
        try
        {
            return Added(group, members);
        }
        catch (OverflowException)
        {
            return Without(group, MetricStatus.Undefined, "The amounts are larger than the engine calculates with.");
        }
    }

    private static List<Figure> Added(string group, List<(ValuedReserve Reserve, decimal Rate, decimal Inner)> members)
    {
        var inner = members.Sum(m => m.Inner * m.Rate);
        var between = new MetricInput("claims on each other", inner, MetricUnit.Money, "lines that are tokens or funds of another member");
        MetricInput Of(ValuedReserve reserve, string what, decimal? value) => new(
            $"{reserve.Snapshot.Entity.Name}, {what}", value, MetricUnit.Money, $"book of {Format.Date(reserve.Snapshot.AsOf)}, in {reserve.Snapshot.ReportingCurrency}");
        var assets = members.Sum(m => m.Reserve.Assets * m.Rate) - inner;
        var figures = new List<Figure>
        {
            Figure.Computed(Assets, group, assets, [.. members.Select(m => Of(m.Reserve, "assets", m.Reserve.Assets * m.Rate)), between], $"{Format.Number(members.Count)} {(members.Count == 1 ? "member" : "members")}"),
        };
        if (members.FirstOrDefault(m => m.Reserve.Liabilities is null).Reserve is { } silent)
        {
            var reason = $"What {silent.Snapshot.Entity.Name} owes is not known.";
            figures.Add(Figure.WithoutValue(Liabilities, group, MetricStatus.MissingInput, reason));
            figures.Add(Figure.WithoutValue(Coverage, group, MetricStatus.MissingInput, reason));
            return figures;
        }

        var owed = members.Sum(m => m.Reserve.Liabilities!.Value * m.Rate) - inner;
        figures.Add(Figure.Computed(Liabilities, group, owed, [.. members.Select(m => Of(m.Reserve, "liabilities", m.Reserve.Liabilities * m.Rate)), between]));
        figures.Add(owed <= 0m
            ? Figure.WithoutValue(Coverage, group, MetricStatus.Undefined, "The group owes nothing to others.")
            : Figure.Computed(Coverage, group, assets / owed, [new MetricInput("assets of the group", assets, MetricUnit.Money, $"{Assets.Id}:{group}"), new MetricInput("liabilities of the group", owed, MetricUnit.Money, $"{Liabilities.Id}:{group}")]));
        return figures;
    }

    private static List<Figure> Without(string group, MetricStatus status, string reason) =>
        [.. Definitions.Select(definition => Figure.WithoutValue(definition, group, status, reason))];

    /// <summary>What one unit of a member's currency is worth in the holder's; null when the holder's market.csv has no price of it.</summary>
    internal static decimal? RateOf(ValuedReserve reserve, ValuedReserve holder) =>
        reserve.Snapshot.ReportingCurrency == holder.Snapshot.ReportingCurrency ? 1m
        : holder.Market.Find(AssetSymbol.Of(reserve.Snapshot.ReportingCurrency))?.Price is { } price and > 0m ? price
        : null;
}
