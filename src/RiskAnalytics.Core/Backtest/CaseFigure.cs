using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Backtest;

/// <summary>One published figure of a case.</summary>
/// <param name="Figure">What it is: one of the words of <c>cases.csv</c>, such as <c>own-token-share</c> or <c>book</c>.</param>
/// <param name="Subject">Of what: a class, an asset, or the place of a book; null where the word says it all.</param>
/// <param name="Value">The figure; null for a book and for what was told without one.</param>
/// <param name="AsOf">The day it is of.</param>
/// <param name="PublishedOn">The day from which anybody could know it.</param>
/// <param name="IsInferred">True when only the month of publication is known; the day is then its last.</param>
/// <param name="StatedSource">Where it was published.</param>
/// <param name="Source">File and row.</param>
public sealed record CaseFigure(
    string Figure,
    string? Subject,
    decimal? Value,
    DateOnly AsOf,
    DateOnly PublishedOn,
    bool IsInferred,
    string StatedSource,
    SourceRef Source);
