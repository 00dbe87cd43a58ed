namespace RiskAnalytics.Engine;

/// <summary>A book or folder that gave no assessment.</summary>
/// <param name="Location">The path as found.</param>
/// <param name="Message">Every fault with its file, row and column, one a line.</param>
public sealed record BookFailure(string Location, string Message);
