using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>One row of a filing table.</summary>
/// <param name="Table">The table, such as <c>Q_03.02.a</c>.</param>
/// <param name="Datapoint">The datapoint, such as <c>dp3291718</c>.</param>
/// <param name="Keys">The keys beside the datapoint, by column, such as <c>CUA</c> = <c>eba_CU:EUR</c>.</param>
/// <param name="Figure">The figure; null when the value is words.</param>
/// <param name="Text">The words, such as a name or a code; null when the value is a figure.</param>
public sealed record FilingValue(string Table, string Datapoint, ImmutableArray<KeyValuePair<string, string>> Keys, Figure? Figure, string? Text);
