using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Frames;

/// <summary>Rules, disclosures and filings as data frames for notebooks, in the manner of <see cref="AssessmentFrames"/>.</summary>
public static class RegulatoryFrames
{
    /// <summary>
    /// One row per assessment and rule looked at: entity, as_of, rule, reference, verdict, severity, kind, force, in_force_from, value, limit,
    /// asked (the limit in words), reason. Value and limit are in the unit of the rule's figure. No rows for books without regimes.
    /// </summary>
    public static DataFrame ToRuleFrame(this IEnumerable<HealthAssessment> assessments) =>
        new FrameColumns<(HealthAssessment Of, RuleOutcome Outcome)>(assessments.SelectMany(a => a.Regulatory, (a, o) => (a, o)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf)
            .Text("rule", r => r.Outcome.Rule.Id)
            .Text("reference", r => r.Outcome.Rule.Reference)
            .Text("verdict", r => Format.Word(r.Outcome.Verdict))
            .Text("severity", r => Format.Word(r.Outcome.Rule.Severity))
            .Text("kind", r => Format.Word(r.Outcome.Rule.Kind))
            .Text("force", r => Format.Word(r.Outcome.Rule.Force))
            .Date("in_force_from", r => r.Outcome.Rule.InForceFrom)
            .Figure("value", r => r.Outcome.Value)
            .Figure("limit", r => r.Outcome.Threshold)
            .Text("asked", r => r.Outcome.Rule.Asked)
            .Text("reason", r => r.Outcome.Reason)
            .ToFrame();

    /// <summary>
    /// One row per line of a disclosure: document, line, label, required, state, value (the figure, in its unit), text (the words, or how many
    /// rows its table has), reason, source.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="wording">Its wording, which has the labels.</param>
    public static DataFrame ToLineFrame(this DisclosureDocument document, DisclosureWording wording) =>
        new FrameColumns<DisclosureItem>(document.Items)
            .Text("document", _ => document.Id)
            .Text("line", line => line.Id)
            .Text("label", wording.Label)
            .Flag("required", line => line.IsRequired)
            .Text("state", line => Format.Word(line.State))
            .Figure("value", line => line.Figure?.Value)
            .Text("text", line => line.Text ?? (line.Table is { } table ? FormattableString.Invariant($"{table.Rows.Length} rows") : null))
            .Text("reason", line => line.Reason)
            .Text("source", line => line.Source)
            .ToFrame();

    /// <summary>One row per table of a disclosure's line: the columns by their headings; a column of numbers only is decimal, any other text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wording">The wording of its document, which has the headings.</param>
    public static DataFrame ToFrame(this DisclosureTable table, DisclosureWording wording)
    {
        var rows = new FrameColumns<System.Collections.Immutable.ImmutableArray<DisclosureCell>>(table.Rows);
        for (var column = 0; column < table.Columns.Length; column++)
        {
            var place = column;
            var heading = wording.Columns[table.Columns[place]];
            _ = table.Rows.All(row => row[place].Value is not null)
                ? rows.Figure(heading, row => row[place].Value)
                : rows.Text(heading, row => row[place].Text ?? Format.Value(row[place].Value!.Value, row[place].Unit!.Value));
        }

        return rows.ToFrame();
    }

    /// <summary>One row per value of a filing: table, datapoint, keys (such as <c>CUA=eba_CU:EUR</c>), figure (its name), value, text.</summary>
    public static DataFrame ToValueFrame(this FilingReport filing) =>
        new FrameColumns<FilingValue>(filing.Values)
            .Text("table", v => v.Table)
            .Text("datapoint", v => v.Datapoint)
            .Text("keys", v => string.Join(" ", v.Keys.Select(key => $"{key.Key}={key.Value}")))
            .Text("figure", v => v.Figure?.Definition.Name)
            .Figure("value", v => v.Figure?.Value)
            .Text("text", v => v.Text)
            .ToFrame();
}
