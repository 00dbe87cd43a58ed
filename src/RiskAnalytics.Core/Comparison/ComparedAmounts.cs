using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Comparison;

/// <summary>The amounts of one row of a comparison, in the wanted currency where a dated rate is at hand, else in the book's own.</summary>
/// <param name="Row">The row.</param>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Assets">All unencumbered assets.</param>
/// <param name="Liabilities">What is owed; null when not known.</param>
/// <param name="Rate">The rate that was used; null when none was needed or none was at hand.</param>
/// <param name="Note">Why the amounts stay in the book's currency, or how far the rate's date is from the book's; null when there is nothing to say.</param>
public sealed record ComparedAmounts(ComparisonRow Row, CurrencyCode Currency, decimal Assets, decimal? Liabilities, CurrencyRate? Rate, string? Note);
