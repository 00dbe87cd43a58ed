using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A table in a disclosure.</summary>
/// <param name="Columns">Ids of the columns; their headings stand in the wording.</param>
/// <param name="Rows">Rows of as many cells as there are columns.</param>
public sealed record DisclosureTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<DisclosureCell>> Rows);
