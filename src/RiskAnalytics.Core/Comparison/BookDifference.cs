using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Comparison;

/// <summary>What changed between two books of one entity in one currency, and what the change is put down to.</summary>
public sealed record BookDifference
{
    /// <summary>The results: scores, caps and flags.</summary>
    public required ResultDifference Result { get; init; }

    /// <summary>The first book.</summary>
    public HealthAssessment Before => Result.Before;

    /// <summary>The second book.</summary>
    public HealthAssessment After => Result.After;

    /// <summary>Currency of both books and of every amount.</summary>
    public CurrencyCode Currency => After.Snapshot.ReportingCurrency;

    /// <summary>The bridge of all unencumbered assets.</summary>
    public required ValueBridge Assets { get; init; }

    /// <summary>The bridge of what is owed; without steps when it is not known of both books.</summary>
    public required ValueBridge Liabilities { get; init; }

    /// <summary>The bridge of clean assets over liabilities; without steps when the ratio is not known of both whole books.</summary>
    public required ValueBridge Coverage { get; init; }

    /// <summary>Every key, largest change of what is held first.</summary>
    public required ImmutableArray<KeyDifference> Keys { get; init; }

    /// <summary>What the reader must know: partial books, corrected editions, changes of what is shown, of classes and of pledged lines. Sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}
