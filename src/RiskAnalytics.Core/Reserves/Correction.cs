namespace RiskAnalytics.Core.Reserves;

/// <summary>An analyst's correction of one cell of a book, as a row of <c>overrides.csv</c> states it.</summary>
/// <param name="File">The file of the book that is corrected.</param>
/// <param name="Line">The line of a table, the header is 1; null for a key of a JSON file.</param>
/// <param name="Field">The column of a table, or the path of a key, such as <c>token.symbol</c>.</param>
/// <param name="Old">What the cell must hold for the correction to apply; null = nothing.</param>
/// <param name="New">What it is to hold; null = nothing.</param>
/// <param name="Who">Who corrected it.</param>
/// <param name="When">When.</param>
/// <param name="Why">Why.</param>
/// <param name="IsApplied">Whether it was applied; a stale one, whose cell holds something else by now, is not.</param>
public sealed record Correction(string File, int? Line, string Field, string? Old, string? New, string Who, DateOnly When, string Why, bool IsApplied);
