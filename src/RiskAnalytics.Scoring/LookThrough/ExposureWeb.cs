using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>A claim of one entity on the tokens of another.</summary>
/// <param name="Issuer">Place of the entity that owes it.</param>
/// <param name="Value">Value held.</param>
/// <param name="Clean">Its part in clean assets.</param>
/// <param name="OwedInKind">What the holder owes others in the same token.</param>
internal sealed record TokenClaim(int Issuer, decimal Value, decimal Clean, decimal OwedInKind);

/// <summary>What an entity has at a name.</summary>
/// <param name="Holder">Place of the entity.</param>
/// <param name="Value">Value of the lines.</param>
/// <param name="Clean">Its part in clean assets.</param>
/// <param name="OwedInKind">What the holder owes others in the same tokens.</param>
/// <param name="Weight">Part that is lost with the name before any recovery: 1 for a claim, the policy's weight for custody.</param>
internal sealed record NamedClaim(int Holder, decimal Value, decimal Clean, decimal OwedInKind, decimal Weight);

/// <summary>A bank, issuer, protocol or custodian that can be lost.</summary>
/// <param name="Name">The name.</param>
/// <param name="Entity">Place of the entity where it is one of those given.</param>
/// <param name="AtRisk">All claims on it, in the currency of the assessed entity.</param>
/// <param name="Claims">The claims of the entities.</param>
internal sealed record NameAtRisk(string Name, int? Entity, decimal AtRisk, ImmutableArray<NamedClaim> Claims);

/// <summary>Who has what at which name, and who holds whose tokens.</summary>
internal sealed class ExposureWeb
{
    private ExposureWeb(ImmutableArray<NameAtRisk> names, ImmutableArray<ImmutableArray<TokenClaim>> tokens)
    {
        Names = names;
        Tokens = tokens;
    }

    /// <summary>The names, most at risk first.</summary>
    public ImmutableArray<NameAtRisk> Names { get; }

    /// <summary>The claims of each entity on tokens of others.</summary>
    public ImmutableArray<ImmutableArray<TokenClaim>> Tokens { get; }

    public static ExposureWeb Of(ImmutableArray<ValuedReserve> entities, ClaimIndex claims)
    {
        var named = new List<(string Name, int? Entity, NamedClaim Claim, decimal AtRisk)>();
        var tokens = ImmutableArray.CreateBuilder<ImmutableArray<TokenClaim>>(entities.Length);
        for (var e = 0; e < entities.Length; e++)
            tokens.Add(OfEntity(entities, e, claims, named));

        // Spelling apart, a name is one name; an entity is one under any of its tokens.
        var names = named
            .GroupBy(claim => (claim.Entity, Name: claim.Entity is null ? claim.Name.ToUpperInvariant() : string.Empty))
            .Select(group => new NameAtRisk(
                group.Key.Entity is { } entity ? entities[entity].Snapshot.Entity.Name : group.Select(claim => claim.Name).Order(StringComparer.Ordinal).First(),
                group.Key.Entity,
                group.Sum(claim => claim.AtRisk),
                [.. group.Select(claim => claim.Claim).Where(claim => claim.Weight > 0m)]))
            .Where(name => name.AtRisk > 0m)
            .OrderByDescending(name => name.AtRisk)
            .ThenBy(name => name.Name, StringComparer.Ordinal);
        return new ExposureWeb([.. names], tokens.MoveToImmutable());
    }

    private static ImmutableArray<TokenClaim> OfEntity(
        ImmutableArray<ValuedReserve> entities, int holder, ClaimIndex claims, List<(string Name, int? Entity, NamedClaim Claim, decimal AtRisk)> named)
    {
        var reserve = entities[holder];
        var rate = EntityGroups.RateOf(reserve, entities[0]) ?? 0m;
        var ownToken = reserve.Snapshot.Entity.Token?.Symbol;
        var owed = reserve.Keys.Where(key => key.Asset != ownToken && key.Held > 0m).ToDictionary(key => key.Asset);
        var tokens = new SortedDictionary<int, TokenClaim>();
        var parts = new Dictionary<(string Folded, int Entity, decimal Weight), (string Name, NamedClaim Claim)>();
        foreach (var line in reserve.Lines)
        {
            // Of what is owed in a token, each line of it bears its part.
            var inKind = owed.TryGetValue(line.Holding.Asset, out var position) ? line.Value / position.Held * position.Owed : 0m;
            var (issuer, names) = Behind(line, holder, reserve, entities, claims);
            if (issuer is { } place)
            {
                var sum = tokens.GetValueOrDefault(place) ?? new TokenClaim(place, 0m, 0m, 0m);
                tokens[place] = sum with { Value = sum.Value + line.Value, Clean = sum.Clean + line.Clean, OwedInKind = sum.OwedInKind + inKind };
            }

            // A bank that both owes and keeps one line is lost once, by the heavier of the two.
            foreach (var name in names.GroupBy(name => (Folded: name.Entity is null ? name.Name.ToUpperInvariant() : string.Empty, Entity: name.Entity ?? -1)))
            {
                var heaviest = name.MaxBy(n => n.Weight)!;
                var key = (name.Key.Folded, name.Key.Entity, heaviest.Weight);
                var (spelt, sum) = parts.GetValueOrDefault(key, (heaviest.Name, new NamedClaim(holder, 0m, 0m, 0m, heaviest.Weight)));
                parts[key] = (
                    string.CompareOrdinal(heaviest.Name, spelt) < 0 ? heaviest.Name : spelt,
                    sum with { Value = sum.Value + line.Value, Clean = sum.Clean + line.Clean, OwedInKind = sum.OwedInKind + (heaviest.IsToken ? inKind : 0m) });
            }
        }

        foreach (var (key, (name, claim)) in parts.OrderBy(part => part.Key.Folded, StringComparer.Ordinal).ThenBy(part => part.Key.Entity).ThenBy(part => part.Key.Weight))
            named.Add((name, key.Entity < 0 ? null : key.Entity, claim, Product(claim.Value * (claim.Weight > 0m ? claim.Weight : 1m), rate)));
        return [.. tokens.Values];
    }

    /// <summary>The entity whose token a line is, through any tokens between, and the names that can be lost with it.</summary>
    private static (int? Issuer, List<NameBehind> Names) Behind(
        ValuedHolding line, int holder, ValuedReserve reserve, ImmutableArray<ValuedReserve> entities, ClaimIndex claims)
    {
        var names = new List<NameBehind>();
        var claim = claims.Of(line, holder);
        var isToken = claim?.Token is not null;
        for (var steps = (int)reserve.Policy.Number(PolicyParameters.LookThroughDepth); claim?.Token is { } token && steps > 0; steps--)
        {
            names.Add(new NameBehind(token.Party, null, 1m, true));
            claim = claims.Behind(token);
        }

        var issuer = claim?.Entity;
        if (issuer is { } place)
            names.Add(new NameBehind(entities[place].Snapshot.Entity.Name, place, 0m, true)); // its token falls, which is counted there
        else if (CounterpartyOf(line, isToken) is { } counterparty && !IsItself(counterparty, reserve))
            names.Add(new NameBehind(counterparty, claims.Named(counterparty, holder), 1m, line.Class == AssetClass.Stablecoin));

        if (CustodianOf(line) is { } custodian && !IsItself(custodian, reserve))
        {
            var isSystemic = line.Holding.Custodian.Class is PartyClass.Gsib or PartyClass.Csd;
            var weight = reserve.Policy.Number(isSystemic ? PolicyParameters.ExposureCustodySystemic : PolicyParameters.ExposureCustody);
            names.Add(new NameBehind(custodian, claims.Named(custodian, holder), weight, false));
        }

        return (issuer, names);
    }

    /// <summary>Who owes a line without security; governments and central banks are not lost here.</summary>
    private static string? CounterpartyOf(ValuedHolding line, bool isToken)
    {
        var party = line.Holding.Counterparty;
        if (party.Class is PartyClass.Government or PartyClass.CentralBank or PartyClass.Self)
            return null;
        if (!isToken && !LineNames.IsClaim(line.Class) && !ClaimIndex.IsClaimOnIssuer(line))
            return null;
        return LineNames.Folded(party.DisclosedName) ?? (line.Class == AssetClass.Stablecoin && !isToken && !line.IsOwn && line.Holding.Asset.IsItemised ? line.Holding.Asset.Text : null);
    }

    private static string? CustodianOf(ValuedHolding line) =>
        LineNames.IsSelfCustody(line.Holding) || line.Holding.Custodian.Class == PartyClass.CentralBank ? null : LineNames.Folded(line.Holding.Custodian.DisclosedName);

    private static bool IsItself(string name, ValuedReserve reserve) =>
        name.Equals(reserve.Snapshot.Entity.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(reserve.Snapshot.Entity.Id, StringComparison.OrdinalIgnoreCase);

    private static decimal Product(decimal value, decimal rate)
    {
        try
        {
            return value * rate;
        }
        catch (OverflowException)
        {
            return 0m;
        }
    }

    private sealed record NameBehind(string Name, int? Entity, decimal Weight, bool IsToken);
}
