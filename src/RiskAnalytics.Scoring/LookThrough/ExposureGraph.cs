using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>A part of what a node holds.</summary>
/// <param name="Asset">The asset as held.</param>
/// <param name="Name">Name of the exposure where nothing stands behind the part.</param>
/// <param name="Class">Its class.</param>
/// <param name="Share">Share of the assets of the node, 0 to 1.</param>
/// <param name="Next">The node behind it; -1 when it is not gone through.</param>
/// <param name="To">Who stands behind it: entity, protocol or custodian, or "not known".</param>
/// <param name="Note">What the reader must know of the step; empty for a part that is an asset in the end.</param>
/// <param name="IsOpen">True for a claim that should be gone through and cannot be.</param>
internal sealed record ExposurePart(string Asset, string Name, AssetClass Class, decimal Share, int Next, string To, string Note, bool IsOpen);

/// <summary>An entity or a token that is gone through.</summary>
/// <param name="Label">Entity id or symbol.</param>
/// <param name="Class">Class of the claim by which it was reached first.</param>
/// <param name="Depth">Steps from the assessed entity, itself 0.</param>
/// <param name="Parts">What it holds, in a fixed order.</param>
internal sealed record ExposureNode(string Label, AssetClass Class, int Depth, ImmutableArray<ExposurePart> Parts);

/// <summary>Who holds whose tokens, from the assessed entity outwards, up to a depth.</summary>
internal sealed class ExposureGraph
{
    private readonly ImmutableArray<ValuedReserve> _entities;
    private readonly ClaimIndex _claims;
    private readonly int _deepest;
    private readonly Dictionary<AssetSymbol, AssetClass> _classes = [];
    private readonly Dictionary<(int Entity, AssetSymbol? Token), int> _places = [];
    private readonly Queue<(Claim Claim, AssetClass Class, int Depth)> _open = new();

    private ExposureGraph(ImmutableArray<ValuedReserve> entities, ClaimIndex claims)
    {
        _entities = entities;
        _claims = claims;
        _deepest = (int)entities[0].Policy.Number(PolicyParameters.LookThroughDepth);
        foreach (var line in entities.SelectMany(entity => entity.Lines))
            if (line.Holding.Asset.IsItemised && LineNames.IsCrypto(line.Class) && !line.IsOwn)
                _classes.TryAdd(line.Holding.Asset, line.Class);
    }

    /// <summary>The nodes; the assessed entity is the first of the entities and of the nodes.</summary>
    public static ImmutableArray<ExposureNode> Of(ImmutableArray<ValuedReserve> entities, ClaimIndex claims)
    {
        var graph = new ExposureGraph(entities, claims);
        graph.Place(new Claim(0, null), AssetClass.Other, 0);
        var nodes = ImmutableArray.CreateBuilder<ExposureNode>();
        while (graph._open.TryDequeue(out var next))
        {
            var (claim, type, depth) = next;
            nodes.Add(claim.Token is { } token
                ? new ExposureNode(token.Symbol.Text, type, depth, [graph.Behind(token, type, depth)])
                : new ExposureNode(entities[claim.Entity!.Value].Snapshot.Entity.Id, type, depth, graph.Holdings(claim.Entity.Value, depth)));
        }

        return nodes.DrainToImmutable();
    }

    private ImmutableArray<ExposurePart> Holdings(int holder, int depth)
    {
        var reserve = _entities[holder];
        var lines = reserve.Lines
            .Select(line => (Line: line, Claim: _claims.Of(line, holder), Asset: line.Holding.Asset.Text, Name: LineNames.Issuer(line)))
            .GroupBy(line => (line.Asset, Name: line.Name.ToUpperInvariant(), line.Line.Class, line.Claim, IsOpen: ClaimIndex.IsClaimOnIssuer(line.Line) && !line.Line.IsOwn))
            .OrderBy(group => group.Key.Asset, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Class)
            .ThenBy(group => LabelOf(group.Key.Claim), StringComparer.Ordinal)
            .ThenBy(group => group.Key.IsOpen);
        return [.. lines.Select(group => Part(
            group.Key.Asset,
            group.Select(line => line.Name).Order(StringComparer.Ordinal).First(),
            group.Key.Class,
            group.Sum(line => line.Line.Value) / reserve.Assets,
            group.Key.Claim,
            group.Max(line => line.Line.Holding.UnbondingDays),
            group.Key.IsOpen,
            depth))];
    }

    private ExposurePart Behind(PassThrough token, AssetClass held, int depth)
    {
        var asset = token.Underlying;
        var type = asset.Text switch
        {
            "BTC" => AssetClass.Bitcoin,
            "ETH" => AssetClass.Ether,
            "XAU" => AssetClass.Gold,
            _ => _classes.GetValueOrDefault(asset, held),
        };
        var claim = _claims.Behind(token);
        return Part(asset.Text, LineNames.IsCrypto(type) ? asset.Text : LineNames.ClassName(type), type, 1m, claim, null, type == AssetClass.Stablecoin, depth);
    }

    private ExposurePart Part(string asset, string name, AssetClass type, decimal share, Claim? claim, int? unbonding, bool isOpen, int depth)
    {
        ExposurePart Stays(string to, string note) => new(asset, name, type, share, -1, to, note, true);
        if (claim is null)
            return isOpen ? Stays("not known", "stays as it is: no book of the issuer is given") : new ExposurePart(asset, name, type, share, -1, string.Empty, string.Empty, false);

        var to = LabelOf(claim);
        if (claim.Entity is { } entity && _entities[entity].Assets <= 0m)
            return Stays(to, "stays as it is: the book of the issuer holds nothing of value");
        if (Place(claim, type, depth + 1) is not { } place)
            return Stays(to, $"stays as it is: deeper than {Format.Number(_deepest)} steps, the limit of the policy");
        return new ExposurePart(asset, name, type, share, place, to, NoteOf(claim, unbonding), false);
    }

    /// <summary>The place of a node, which is made where it is new and not too deep.</summary>
    private int? Place(Claim claim, AssetClass type, int depth)
    {
        var key = (claim.Entity ?? -1, claim.Token?.Symbol);
        if (_places.TryGetValue(key, out var known))
            return known;
        if (depth > _deepest)
            return null;
        _places.Add(key, _places.Count);
        _open.Enqueue((claim, type, depth));
        return _places.Count - 1;
    }

    private string NoteOf(Claim claim, int? unbonding)
    {
        if (claim.Entity is { } entity)
        {
            var snapshot = _entities[entity].Snapshot;
            return BookChoice.Age(snapshot.AsOf, _entities[0].Snapshot.AsOf) + (snapshot.Entity.Partial is null ? string.Empty : "; the book is partial");
        }

        var token = claim.Token!;
        var days = unbonding ?? token.ExitDays;
        var exit = days is null ? "the way out is not known" : days == 0 ? "paid out at once" : $"paid out in about {Format.Number(days.Value)} {(days == 1 ? "day" : "days")}";
        return $"{token.Kind.ToString().ToLowerInvariant()}, {exit}{(unbonding is null ? string.Empty : " as the book says")}; {token.Source}";
    }

    private string LabelOf(Claim? claim) => claim is null ? string.Empty : claim.Token?.Party ?? _entities[claim.Entity!.Value].Snapshot.Entity.Id;
}
