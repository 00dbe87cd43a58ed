using System.Collections.Immutable;

namespace RiskAnalytics.Core.Backtest;

/// <summary>A case with what was published of it, in the order of publication.</summary>
/// <param name="Id">Stable kebab-case id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Entity">Id of the entity whose books belong to it; null when only figures do.</param>
/// <param name="From">Books of earlier dates do not belong to it; null = all do.</param>
/// <param name="Outcome">What happened, in a few words; null when nothing did.</param>
/// <param name="OutcomeOn">The day it happened; null when nothing did.</param>
/// <param name="Figures">What was published.</param>
public sealed record CaseStudy(
    string Id,
    string Name,
    CaseKind Kind,
    string? Entity,
    DateOnly? From,
    string? Outcome,
    DateOnly? OutcomeOn,
    ImmutableArray<CaseFigure> Figures);
