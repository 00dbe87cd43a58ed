using System.Collections.Immutable;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The staked and wrapped tokens and funds that stand for another asset: from <c>data/reference/assets/pass-through.csv</c>.</summary>
public static class PassThroughTable
{
    private static readonly Lazy<ImmutableArray<PassThrough>> Rows = new(() =>
    [
        .. CarriedTable.Rows("pass-through.csv").Select(row => new PassThrough(
            row.Symbol("symbol")!,
            row.Symbol("underlying")!,
            Enum.TryParse<PassThroughKind>(row.Text("kind"), ignoreCase: true, out var kind) ? kind : throw new InvalidOperationException($"pass-through.csv: no kind {row.Text("kind")}."),
            row.Text("party")!,
            row.WholeNumber("exit_days"),
            row.Text("source")!)),
    ]);

    /// <summary>Every token of the table, in its order; each symbol stands once.</summary>
    public static ImmutableArray<PassThrough> All => Rows.Value;
}
