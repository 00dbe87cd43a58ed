using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Frames;

/// <summary>
/// Assessments as data frames for notebooks. Figures stay <see cref="decimal"/>; absent is null; shares are fractions; amounts are
/// major units of the reporting currency of the book. Rows keep the order of the assessments.
/// </summary>
public static class AssessmentFrames
{
    /// <summary>
    /// One row per assessment: entity, as_of, grade, band, final_score, raw_score, confidence, binding_cap, the five pillar scores,
    /// assets, liabilities, surplus, own_token_share.
    /// </summary>
    public static DataFrame ToScoreFrame(this IEnumerable<HealthAssessment> assessments)
    {
        var rows = new FrameColumns<HealthAssessment>(assessments)
            .Text("entity", a => a.Entity.Id)
            .Date("as_of", a => a.Snapshot.AsOf)
            .Text("grade", a => a.Grade)
            .Text("band", a => Word(a.Band))
            .Figure("final_score", a => a.FinalScore)
            .Figure("raw_score", a => a.RawScore)
            .Text("confidence", a => Word(a.Confidence))
            .Text("binding_cap", a => a.Caps.FirstOrDefault(cap => cap.IsBinding)?.Code);
        foreach (var pillar in Enum.GetValues<Pillar>())
        {
            rows.Figure(Word(pillar), a => a.Pillars.FirstOrDefault(p => p.Pillar == pillar)?.Score);
        }

        return rows
            .Figure("assets", a => a.Totals.Assets)
            .Figure("liabilities", a => a.Totals.Liabilities)
            .Figure("surplus", a => a.Totals.Surplus)
            .Figure("own_token_share", a => a.Shares?.OwnToken)
            .ToFrame();
    }

    /// <summary>One row per assessment and metric: entity, as_of, code, id, name, pillar, unit, status, value, score, band, reason.</summary>
    public static DataFrame ToMetricFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, ScoredMetric Metric)>(assessments.SelectMany(a => a.Metrics, (a, m) => (a, m)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("code", r => r.Metric.Code)
            .Text("id", r => r.Metric.Result.Definition.Id)
            .Text("name", r => r.Metric.Result.Definition.Name)
            .Text("pillar", r => Word(r.Metric.Result.Definition.Pillar))
            .Text("unit", r => Word(r.Metric.Result.Definition.Unit))
            .Text("status", r => Word(r.Metric.Status))
            .Figure("value", r => r.Metric.Value)
            .Figure("score", r => r.Metric.Score)
            .Text("band", r => r.Metric.Band is { } band ? Word(band) : null)
            .Text("reason", r => r.Metric.Result.Reason)
            .ToFrame();

    /// <summary>
    /// One row per valued line, encumbered ones included: entity, as_of, asset, class (as published), scored_class, quantity, value, share
    /// (of all assets A; null for an encumbered line), matched, free, stressed, bucket, instrument, counterparty, custodian, network,
    /// maturity, is_own, is_frozen, is_encumbered.
    /// </summary>
    public static DataFrame ToHoldingFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, ValuedHolding Line, bool IsEncumbered)>(assessments.SelectMany(a =>
                a.Reserve.Lines.Select(line => (a, line, false)).Concat(a.Reserve.EncumberedLines.Select(line => (a, line, true)))))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("asset", r => r.Line.Holding.Asset.Text)
            .Text("class", r => Codes.Of(r.Line.Holding.Class))
            .Text("scored_class", r => Codes.Of(r.Line.Class))
            .Figure("quantity", r => r.Line.Holding.Quantity)
            .Figure("value", r => r.Line.Value)
            .Figure("share", r => r.IsEncumbered || r.Of.Totals.Assets == 0m ? null : r.Line.Value / r.Of.Totals.Assets)
            .Figure("matched", r => r.Line.Matched)
            .Figure("free", r => r.Line.Free)
            .Figure("stressed", r => r.Line.Stressed)
            .Text("bucket", r => Word(r.Line.Bucket))
            .Text("instrument", r => r.Line.Holding.Instrument)
            .Text("counterparty", r => r.Line.Holding.Counterparty.DisclosedName)
            .Text("custodian", r => r.Line.Holding.Custodian.DisclosedName)
            .Text("network", r => r.Line.Holding.Chain?.Network)
            .Date("maturity", r => r.Line.Holding.Maturity)
            .Flag("is_own", r => r.Line.IsOwn)
            .Flag("is_frozen", r => r.Line.IsFrozen)
            .Flag("is_encumbered", r => r.IsEncumbered)
            .ToFrame();

    /// <summary>
    /// One row per assessment and key, held against owed: entity, as_of, asset, class, held, owed (null = not disclosed or not loaded, also where
    /// it counts at ratio 1), ratio, band, share (of all assets A), is_own, note (why there is no ratio).
    /// </summary>
    public static DataFrame ToCoverageFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, AssetPosition Position)>(assessments.SelectMany(a => a.Assets, (a, p) => (a, p)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("asset", r => r.Position.Asset)
            .Text("class", r => Codes.Of(r.Position.Class))
            .Figure("held", r => r.Position.Held)
            .Figure("owed", r => r.Position.IsOwedAssumed ? null : r.Position.Owed)
            .Figure("ratio", r => r.Position.IsOwedAssumed ? null : r.Position.Ratio)
            .Text("band", r => r.Position is { IsOwedAssumed: false, Band: { } band } ? Word(band) : null)
            .Figure("share", r => r.Position.Share)
            .Flag("is_own", r => r.Position.IsOwn)
            .Text("note", r => r.Position.IsOwedAssumed ? "owed, not loaded: counts as covered" : r.Position.Note)
            .ToFrame();

    /// <summary>One row per assessment and class as scored, largest first as the assessment has them: entity, as_of, class, value, share (of all assets A), lines.</summary>
    public static DataFrame ToClassFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, ClassPosition Position)>(assessments.SelectMany(a => a.Classes, (a, p) => (a, p)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("class", r => Codes.Of(r.Position.Class))
            .Figure("value", r => r.Position.Value)
            .Figure("share", r => r.Position.Share)
            .Figure("lines", r => r.Position.Lines)
            .ToFrame();

    /// <summary>
    /// One row per assessment and cap that applies, and per flag that is raised or could not be evaluated: entity, as_of, code, state (applies,
    /// binding, raised, not_evaluated), limit (points at most; null for a flag, and for a cap that leaves the book not rated), message.
    /// </summary>
    public static DataFrame ToMarkFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, string Code, string State, decimal? Limit, string Message)>(assessments.SelectMany(Marks))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("code", r => r.Code)
            .Text("state", r => r.State)
            .Figure("limit", r => r.Limit)
            .Text("message", r => r.Message)
            .ToFrame();

    /// <summary>
    /// One row per assessment and kind of name (asset, issuer, custodian, network): entity, as_of, by, names, cr1, cr5, cr10, hhi,
    /// normalised_hhi, effective_number, entropy, theil, gini, label.
    /// </summary>
    public static DataFrame ToConcentrationFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, string By, ConcentrationFigures Figures)>(assessments.SelectMany(Concentrations))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("by", r => r.By)
            .Figure("names", r => r.Figures.Count)
            .Figure("cr1", r => r.Figures.Cr1)
            .Figure("cr5", r => r.Figures.Cr5)
            .Figure("cr10", r => r.Figures.Cr10)
            .Figure("hhi", r => r.Figures.Hhi)
            .Figure("normalised_hhi", r => r.Figures.NormalisedHhi)
            .Figure("effective_number", r => r.Figures.EffectiveNumber)
            .Figure("entropy", r => r.Figures.Entropy)
            .Figure("theil", r => r.Figures.Theil)
            .Figure("gini", r => r.Figures.Gini)
            .Text("label", r => r.Figures.ShownLabel)
            .ToFrame();

    /// <summary>One row per input of a figure, in the order of its formula: name, value (null when the input is absent), unit, source.</summary>
    public static DataFrame ToInputFrame(this Figure figure) =>
        new FrameColumns<MetricInput>(figure.Inputs)
            .Text("name", input => input.Name)
            .Figure("value", input => input.Value)
            .Text("unit", input => Word(input.Unit))
            .Text("source", input => input.Source)
            .ToFrame();

    private static IEnumerable<(HealthAssessment Of, string Code, string State, decimal? Limit, string Message)> Marks(HealthAssessment assessment) =>
        assessment.Caps.Select(cap => (assessment, cap.Code, cap.IsBinding ? "binding" : "applies", cap.Limit, cap.Reason))
            .Concat(assessment.Flags.Where(flag => flag.Raised is not false)
                .Select(flag => (assessment, flag.Code, flag.Raised is null ? "not_evaluated" : "raised", (decimal?)null, flag.Message)));

    private static IEnumerable<(HealthAssessment Of, string By, ConcentrationFigures Figures)> Concentrations(HealthAssessment assessment)
    {
        var profile = assessment.Concentration;
        (string By, ConcentrationFigures? Figures)[] kinds =
            [("asset", profile.ByAsset), ("issuer", profile.ByIssuer), ("custodian", profile.ByCustodian), ("network", profile.ByNetwork)];
        return kinds.Where(kind => kind.Figures is not null).Select(kind => (assessment, kind.By, kind.Figures!));
    }

    private static string Word<T>(T member) where T : struct, Enum => Format.Word(member);
}
