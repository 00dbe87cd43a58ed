using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>One entity's reserve at one as-of date, as published.</summary>
public sealed record ReserveSnapshot
{
    /// <summary>Who reports.</summary>
    public required ReportingEntity Entity { get; init; }

    /// <summary>The UTC date of the snapshot; days are counted from it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The UTC instant, where the book gives one.</summary>
    public DateTimeOffset? AsOfInstant { get; init; }

    /// <summary>Currency of every value.</summary>
    public required CurrencyCode ReportingCurrency { get; init; }

    /// <summary>What is held, in file order.</summary>
    public ImmutableArray<Holding> Holdings { get; init; } = [];

    /// <summary>What is owed, in file order; null when liabilities are not disclosed.</summary>
    public ImmutableArray<Liability>? Liabilities { get; init; }

    /// <summary>What the firm shows besides figures.</summary>
    public Disclosures Disclosures { get; init; } = Disclosures.Nothing;
}
