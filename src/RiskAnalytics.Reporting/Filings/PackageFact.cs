using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>A row of a table of a package whose datapoint and keys are known.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, header = 1.</param>
/// <param name="Datapoint">What the row is.</param>
/// <param name="Keys">The keys in the order of the table, without the prefix of their domain.</param>
/// <param name="Number">The number; null for words and codes.</param>
internal sealed record PackageFact(string File, int Line, FilingDatapoint Datapoint, string[] Keys, decimal? Number);
