using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Frames;

/// <summary>Comparisons and differences as data frames for notebooks, in the manner of <see cref="AssessmentFrames"/>.</summary>
public static class ComparisonFrames
{
    /// <summary>
    /// One row per row of a comparison, in its order: profile, rank (null when not ranked), tied, entity, as_of, grade, final_score, confidence,
    /// currency, assets, liabilities (in the wanted currency where a dated rate is at hand), note (why not ranked, what is incomplete, which
    /// amounts stay in their own currency).
    /// </summary>
    public static DataFrame ToRankFrame(this EntityComparison comparison)
    {
        var amounts = comparison.Amounts.ToDictionary(amount => amount.Row);
        return new FrameColumns<ComparisonRow>(comparison.Rows)
            .Text("profile", r => r.Assessment.Entity.HasExchangeProfile ? "exchange" : "issuer")
            .Figure("rank", r => r.Rank)
            .Flag("tied", r => r.IsTied)
            .Text("entity", r => r.Assessment.Entity.Id)
            .Date("as_of", r => r.Assessment.Snapshot.AsOf)
            .Text("grade", r => r.Assessment.Grade)
            .Figure("final_score", r => r.Assessment.FinalScore)
            .Text("confidence", r => Format.Word(r.Assessment.Confidence))
            .Text("currency", r => amounts.GetValueOrDefault(r)?.Currency.Letters ?? r.Assessment.Snapshot.ReportingCurrency.Letters)
            .Figure("assets", r => amounts.GetValueOrDefault(r)?.Assets ?? r.Assessment.Totals.Assets)
            .Figure("liabilities", r => amounts.TryGetValue(r, out var converted) ? converted.Liabilities : r.Assessment.Totals.Liabilities)
            .Text("note", r => string.Join("; ", new[] { r.NotRankedReason, amounts.GetValueOrDefault(r)?.Note }.Concat(r.Incomplete).Where(note => note is not null)))
            .ToFrame();
    }

    /// <summary>One row per entity and figure beside its peers: entity, code, name, own, peers (their number), median, best, best_peer, worst, worst_peer, reason.</summary>
    public static DataFrame ToPeerFrame(this EntityComparison comparison) =>
        new FrameColumns<(ComparisonRow Row, PeerFigure Figure)>(comparison.Peers.SelectMany(peer => peer.Figures, (peer, figure) => (peer.Row, figure)))
            .Text("entity", r => r.Row.Assessment.Entity.Id)
            .Text("code", r => r.Figure.Code)
            .Text("name", r => r.Figure.Name)
            .Figure("own", r => r.Figure.Own)
            .Figure("peers", r => r.Figure.Peers.Length)
            .Figure("median", r => r.Figure.Median)
            .Figure("best", r => r.Figure.Best)
            .Text("best_peer", r => r.Figure.BestPeer)
            .Figure("worst", r => r.Figure.Worst)
            .Text("worst_peer", r => r.Figure.WorstPeer)
            .Text("reason", r => r.Figure.Reason)
            .ToFrame();

    /// <summary>
    /// One row per step of the bridges of all assets, of what is owed and of the coverage, then per key held, largest change first: subject, unit,
    /// effect (<c>before</c>, an effect, <c>after</c>), amount, reason. The steps of a subject add up to after less before; one that cannot be
    /// explained has no steps and says why in the row <c>after</c>.
    /// </summary>
    public static DataFrame ToBridgeFrame(this BookDifference difference) =>
        new FrameColumns<(ValueBridge Bridge, string Effect, decimal? Amount, string? Reason)>(
            difference.Keys.Select(key => key.Held).Prepend(difference.Coverage).Prepend(difference.Liabilities).Prepend(difference.Assets).SelectMany(Steps))
            .Text("subject", r => r.Bridge.Subject)
            .Text("unit", r => r.Bridge.Unit == MetricUnit.Money ? difference.Currency.Letters : Format.Word(r.Bridge.Unit))
            .Text("effect", r => r.Effect)
            .Figure("amount", r => r.Amount)
            .Text("reason", r => r.Reason)
            .ToFrame();

    /// <summary>One row per score and metric of two results: code, name, value_before, value_after, score_before, score_after, change, reason.</summary>
    public static DataFrame ToChangeFrame(this ResultDifference difference) =>
        new FrameColumns<ScoreChange>(difference.Scores.Concat(difference.Metrics))
            .Text("code", change => change.Code)
            .Text("name", change => change.Name)
            .Figure("value_before", change => change.ValueBefore)
            .Figure("value_after", change => change.ValueAfter)
            .Figure("score_before", change => change.ScoreBefore)
            .Figure("score_after", change => change.ScoreAfter)
            .Figure("change", change => change.Change)
            .Text("reason", change => change.Reason)
            .ToFrame();

    private static IEnumerable<(ValueBridge Bridge, string Effect, decimal? Amount, string? Reason)> Steps(ValueBridge bridge) =>
    [
        (bridge, "before", bridge.Before, null),
        .. bridge.Steps.Select(step => (bridge, Format.Word(step.Effect), (decimal?)step.Amount, step.Reason)),
        (bridge, "after", bridge.After, bridge.Missing),
    ];
}
