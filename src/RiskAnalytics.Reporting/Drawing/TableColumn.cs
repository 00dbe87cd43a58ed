namespace RiskAnalytics.Reporting.Drawing;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Width">Its part of the width that is left, or points where <paramref name="IsFixed"/>.</param>
/// <param name="Align">Where its texts stand.</param>
/// <param name="IsFixed">True when the width is in points.</param>
internal sealed record TableColumn(string Title, float Width, TextAlign Align = TextAlign.Left, bool IsFixed = false);
