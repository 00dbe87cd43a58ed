using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Engine.Backtest;

/// <summary>Something that became public on a day: an edition of a book, or a figure.</summary>
/// <param name="PublishedOn">The day.</param>
/// <param name="AsOf">The day it is of.</param>
/// <param name="Book">The book; null for a figure.</param>
/// <param name="Figure">The figure; null for a book.</param>
internal sealed record Observation(DateOnly PublishedOn, DateOnly AsOf, ReserveBook? Book, CaseFigure? Figure)
{
    /// <summary>The book or figure in words.</summary>
    public string Name => Book is { } book ? $"book {book.Snapshot.Entity.Id}/{Core.Values.Format.Date(AsOf)}" : Figure!.Figure;
}
