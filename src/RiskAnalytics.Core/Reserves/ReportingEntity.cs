using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>Who reports.</summary>
public sealed record ReportingEntity
{
    /// <summary>Stable kebab-case id.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of firm.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Symbols issued by the entity or an affiliate.</summary>
    public ImmutableArray<AssetSymbol> OwnAssets { get; init; } = [];

    /// <summary>The token owed; null for exchanges and other firms.</summary>
    public TokenProfile? Token { get; init; }

    /// <summary>The group the entity belongs to, kebab-case; entities of one group also add up. Null when none is given.</summary>
    public string? Group { get; init; }

    /// <summary>Rule sets to test; never inferred.</summary>
    public ImmutableArray<string> Regimes { get; init; } = [];

    /// <summary>Which lines are missing; null when the book is whole.</summary>
    public string? Partial { get; init; }

    /// <summary>Texts such as assumptions; printed with the data quality.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>True for exchanges and wrapped assets, the profile "X" of the scoring model.</summary>
    public bool HasExchangeProfile => Kind is EntityKind.Exchange or EntityKind.WrappedAsset;
}
