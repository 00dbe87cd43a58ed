using System.Collections.Immutable;

namespace RiskAnalytics.Core.Backtest;

/// <summary>What would have been flagged, and how long before the outcome.</summary>
public sealed record BacktestReport
{
    /// <summary>The policy, as id and version.</summary>
    public required string Policy { get; init; }

    /// <summary>What counts as an alarm, in words.</summary>
    public required string AlarmRule { get; init; }

    /// <summary>Failures and near misses of which something was published before the outcome, in the order of the outcomes.</summary>
    public required ImmutableArray<BacktestCase> Cases { get; init; }

    /// <summary>Controls, in the order of the file.</summary>
    public required ImmutableArray<BacktestCase> Controls { get; init; }

    /// <summary>Doubted cases without a failure, and entities with books and without a case; counted with neither.</summary>
    public required ImmutableArray<BacktestCase> Others { get; init; }

    /// <summary>Cases of which nothing that a rule can judge was public before the outcome, with the reason.</summary>
    public required ImmutableArray<(CaseStudy Case, string Reason)> NoData { get; init; }

    /// <summary>How many books were read.</summary>
    public required int Books { get; init; }

    /// <summary>What was left out, with the reason: books of cases that are not here.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Cases with an alarm before the outcome.</summary>
    public int Hits => Cases.Count(c => c.FirstAlarm is not null);

    /// <summary>Controls with an alarm.</summary>
    public int FalseAlarms => Controls.Count(c => c.FirstAlarm is not null);

    /// <summary>Lead times of the hits in days, shortest first.</summary>
    public ImmutableArray<int> LeadDays => [.. Cases.Select(c => c.LeadDays).OfType<int>().Order()];

    /// <summary>What the figures do not show.</summary>
    public required ImmutableArray<string> Limits { get; init; }
}
