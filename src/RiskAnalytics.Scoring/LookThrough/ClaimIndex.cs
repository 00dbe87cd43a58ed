using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>What a line is a claim on: an entity with a book, or a token that stands for another asset.</summary>
/// <param name="Entity">Place of the entity in the list given; null for a token.</param>
/// <param name="Token">The token; null for an entity.</param>
internal sealed record Claim(int? Entity, PassThrough? Token);

/// <summary>Finds what stands behind a line: by the token that an entity owes, by the name of a fund, by the table of tokens.</summary>
internal sealed class ClaimIndex
{
    private readonly Dictionary<AssetSymbol, int> _byToken = [];
    private readonly Dictionary<AssetSymbol, int> _byOwnAsset = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<AssetSymbol, PassThrough> _passThroughs = [];

    /// <summary>An index over entities, the assessed one first.</summary>
    public ClaimIndex(ImmutableArray<ValuedReserve> entities, ImmutableArray<PassThrough> passThroughs)
    {
        var holder = entities[0].Snapshot.AsOf;
        // Where two entities name one token, the one with the nearer book stands for it; the assessed one always does.
        var order = Enumerable.Range(0, entities.Length)
            .OrderBy(i => i == 0 ? 0 : 1)
            .ThenBy(i => BookChoice.Distance(entities[i].Snapshot.AsOf, holder))
            .ThenBy(i => entities[i].Snapshot.Entity.Id, StringComparer.Ordinal);
        foreach (var i in order)
        {
            var entity = entities[i].Snapshot.Entity;
            if (entity.Token is { } token)
                _byToken.TryAdd(token.Symbol, i);
            foreach (var own in entity.OwnAssets)
                _byOwnAsset.TryAdd(own, i);
            _byName.TryAdd(Subjects.Kebab(entity.Id), i);
            _byName.TryAdd(Subjects.Kebab(entity.Name), i);
        }

        foreach (var token in passThroughs.IsDefault ? [] : passThroughs)
            _passThroughs.TryAdd(token.Symbol, token);
    }

    /// <summary>What a line of an entity is a claim on, or null.</summary>
    public Claim? Of(ValuedHolding line, int holder)
    {
        var holding = line.Holding;
        if (_byToken.TryGetValue(holding.Asset, out var issuer) && !(line.IsOwn && issuer == holder))
            return new Claim(issuer, null);
        if (line.IsOwn)
            return null;
        if (Find(holding.Asset, IsClaimOnIssuer(line), holder) is { } claim)
            return claim;
        return !IsFund(line) ? null
            : ByName(holding.Instrument, holder) ?? ByName(holding.Counterparty.DisclosedName, holder);
    }

    /// <summary>What the asset behind a token is a claim on, or null when it is the asset in the end.</summary>
    public Claim? Behind(PassThrough token) =>
        _byToken.TryGetValue(token.Underlying, out var issuer) ? new Claim(issuer, null) : Find(token.Underlying, false, -1);

    /// <summary>The entity other than the holder that bears a name, or null.</summary>
    public int? Named(string name, int holder) => ByName(name, holder)?.Entity;

    /// <summary>True for a line that is worth what its issuer holds, whether the issuer is known or not.</summary>
    public static bool IsClaimOnIssuer(ValuedHolding line) => line.Class == AssetClass.Stablecoin || IsFund(line);

    private Claim? Find(AssetSymbol asset, bool byOwnAsset, int holder)
    {
        // A governance or exchange token is issued by a firm too, but is no claim on its assets.
        if (byOwnAsset && _byOwnAsset.TryGetValue(asset, out var issuer) && issuer != holder)
            return new Claim(issuer, null);
        return _passThroughs.TryGetValue(asset, out var token) ? new Claim(null, token) : null;
    }

    private Claim? ByName(string? name, int holder) =>
        name is not null && _byName.TryGetValue(Subjects.Kebab(name), out var fund) && fund != holder ? new Claim(fund, null) : null;

    private static bool IsFund(ValuedHolding line) => LineNames.IsFund(line.Class) || line.Holding.Counterparty.Class == PartyClass.Fund;
}
