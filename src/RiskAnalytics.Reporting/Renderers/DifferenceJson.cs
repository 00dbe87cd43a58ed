using System.Text.Json;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The difference of two books (schema <c>riskanalytics/difference/1</c>), or of one book under two policies (<c>riskanalytics/policy-difference/1</c>), as JSON.</summary>
public static class DifferenceJson
{
    /// <summary>The document of two books.</summary>
    public static string Of(BookDifference difference) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "riskanalytics/difference/1");
        json.WriteString("entity", difference.After.Entity.Id);
        json.WriteString("name", difference.After.Entity.Name);
        json.WriteString("currency", difference.Currency.Letters);
        WriteResults(json, difference.Result);
        WriteBridge(json, "assets", difference.Assets);
        WriteBridge(json, "liabilities", difference.Liabilities);
        WriteBridge(json, "coverage", difference.Coverage);
        json.WriteArray("keys", difference.Keys, key =>
        {
            json.WriteString("asset", key.Asset);
            WriteBridge(json, "held", key.Held);
            if (key.Owed is { } owed)
                WriteBridge(json, "owed", owed);
            else
                json.WriteNull("owed");
            json.WriteArray("parts", key.Parts, part =>
            {
                json.WriteString("position", part.Subject);
                WriteBridge(json, "held", part);
            });
        });
        json.WriteTexts("notes", difference.Notes);
        json.WriteEndObject();
    });

    /// <summary>The document of one book under two policies.</summary>
    public static string Of(PolicyDifference difference) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "riskanalytics/policy-difference/1");
        json.WriteString("entity", difference.Result.After.Entity.Id);
        json.WriteString("name", difference.Result.After.Entity.Name);
        WriteResults(json, difference.Result);
        json.WriteArray("policy_numbers", difference.Numbers, number =>
        {
            json.WriteString("name", number.Name);
            json.WriteString("before", number.Before);
            json.WriteString("after", number.After);
        });
        json.WriteEndObject();
    });

    private static void WriteResults(Utf8JsonWriter json, ResultDifference result)
    {
        WriteResult(json, "before", result.Before);
        WriteResult(json, "after", result.After);
        json.WriteArray("scores", result.Scores, change => WriteChange(json, change));
        json.WriteArray("metrics", result.Metrics, change => WriteChange(json, change));
        json.WriteArray("caps", result.Caps, mark => WriteMark(json, mark));
        json.WriteArray("flags", result.Flags, mark => WriteMark(json, mark));
    }

    private static void WriteResult(Utf8JsonWriter json, string name, HealthAssessment book)
    {
        json.WriteStartObject(name);
        json.WriteDate("as_of", book.Snapshot.AsOf);
        json.WriteFigure("revision", book.Snapshot.Revision);
        json.WriteString("policy", $"{book.Policy.Id} {book.Policy.Version}");
        json.WriteString("input_sha256", book.InputSha256);
        json.WriteFigure("final_score", book.FinalScore);
        json.WriteString("grade", book.Grade);
        json.WriteString("band", Format.Word(book.Band));
        json.WriteString("confidence", Format.Word(book.Confidence));
        json.WriteString("partial", book.Entity.Partial);
        json.WriteString("not_rated_because", book.NotRatedReason);
        json.WriteEndObject();
    }

    private static void WriteBridge(Utf8JsonWriter json, string name, ValueBridge bridge)
    {
        json.WriteStartObject(name);
        json.WriteString("unit", Format.Word(bridge.Unit));
        json.WriteFigure("before", bridge.Before);
        json.WriteFigure("after", bridge.After);
        json.WriteFigure("change", bridge.Change);
        json.WriteArray("steps", bridge.Steps, step =>
        {
            json.WriteString("effect", Format.Word(step.Effect));
            json.WriteFigure("amount", step.Amount);
            json.WriteString("reason", step.Reason);
        });
        json.WriteString("reason", bridge.Missing);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, ScoreChange change)
    {
        json.WriteString("code", change.Code);
        json.WriteString("name", change.Name);
        json.WriteString("unit", change.Unit is { } unit ? Format.Word(unit) : null);
        json.WriteFigure("value_before", change.ValueBefore);
        json.WriteFigure("value_after", change.ValueAfter);
        json.WriteFigure("score_before", change.ScoreBefore);
        json.WriteFigure("score_after", change.ScoreAfter);
        json.WriteFigure("score_change", change.Change);
        json.WriteString("reason", change.Reason);
    }

    private static void WriteMark(Utf8JsonWriter json, MarkChange mark)
    {
        json.WriteString("code", mark.Code);
        json.WriteString("turn", Format.Word(mark.Turn));
        json.WriteFigure("limit_before", mark.LimitBefore);
        json.WriteFigure("limit_after", mark.LimitAfter);
        json.WriteString("message", mark.Message);
    }
}
