using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Engine.Frames;

/// <summary>Verification as data frames for notebooks, in the manner of <see cref="AssessmentFrames"/>.</summary>
public static class VerificationFrames
{
    /// <summary>
    /// One row per report: file, kind, outcome, then the number of its checks by outcome (verified, consistency_only, unverifiable, inconclusive,
    /// failed), value_share (of the checked value, that passed), reason, shows, does_not_show.
    /// </summary>
    public static DataFrame ToReportFrame(this IEnumerable<VerificationReport> reports)
    {
        var rows = new FrameColumns<VerificationReport>(reports)
            .Text("file", r => Path.GetFileName(r.File))
            .Text("kind", r => r.Kind)
            .Text("outcome", r => Format.Word(r.Outcome));
        foreach (var outcome in Enum.GetValues<CheckOutcome>().Reverse())
        {
            rows.Figure(Format.Word(outcome), r => r.ByOutcome.GetValueOrDefault(outcome));
        }

        return rows
            .Figure("value_share", r => r.VerifiedValueShare)
            .Text("reason", r => r.Reason)
            .Text("shows", r => r.Shows)
            .Text("does_not_show", r => r.DoesNotShow)
            .ToFrame();
    }

    /// <summary>
    /// One row per check of the reports, in their order: file, kind, row, subject, scheme, asset, network, outcome, quantity (whole units at
    /// stake), claimed, observed, step, reason.
    /// </summary>
    public static DataFrame ToCheckFrame(this IEnumerable<VerificationReport> reports) =>
        new FrameColumns<(VerificationReport Of, VerificationCheck Check)>(reports.SelectMany(report => report.Checks, (report, check) => (report, check)))
            .Text("file", r => Path.GetFileName(r.Of.File))
            .Text("kind", r => r.Of.Kind)
            .Figure("row", r => r.Check.Row > 0 ? r.Check.Row : null)
            .Text("subject", r => r.Check.Subject)
            .Text("scheme", r => r.Check.Scheme)
            .Text("asset", r => r.Check.Asset)
            .Text("network", r => r.Check.Network)
            .Text("outcome", r => Format.Word(r.Check.Outcome))
            .Figure("quantity", r => r.Check.Quantity)
            .Text("claimed", r => r.Check.Claimed)
            .Text("observed", r => r.Check.Observed)
            .Text("step", r => r.Check.Step)
            .Text("reason", r => r.Check.Reason)
            .ToFrame();

    /// <summary>
    /// One row per assessment and check that its book asks for, also those that never ran: entity, as_of, kind, outcome, value_share (of the
    /// reserve, that passed), claimed, observed, message, does_not_show.
    /// </summary>
    public static DataFrame ToVerificationFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, VerificationResult Result)>(assessments.SelectMany(a => a.Verifications, (a, result) => (a, result)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("kind", r => r.Result.Kind)
            .Text("outcome", r => Format.Word(r.Result.Outcome))
            .Figure("value_share", r => r.Result.VerifiedValueShare)
            .Text("claimed", r => r.Result.Claimed)
            .Text("observed", r => r.Result.Observed)
            .Text("message", r => r.Result.Message)
            .Text("does_not_show", r => r.Result.DoesNotShow)
            .ToFrame();
}
