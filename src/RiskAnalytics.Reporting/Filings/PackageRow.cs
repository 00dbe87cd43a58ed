using System.Collections.Immutable;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>A row of a CSV file with the line it starts on, header = 1.</summary>
internal sealed record PackageRow(int Line, ImmutableArray<string> Cells);
