using System.Text.Json;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The JSON result, schema <c>riskanalytics/assessment/1</c>. Its keys and their order are public interface.</summary>
public static class AssessmentJson
{
    private const string Schema = "riskanalytics/assessment/1";

    /// <summary>The document of one assessment, or an array of several.</summary>
    public static string Of(IReadOnlyList<HealthAssessment> assessments) => JsonText.Of(json =>
    {
        if (assessments.Count == 1)
        {
            Write(json, assessments[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var assessment in assessments)
        {
            Write(json, assessment);
        }

        json.WriteEndArray();
    });

    /// <summary>Writes one assessment as an object.</summary>
    public static void Write(Utf8JsonWriter json, HealthAssessment assessment)
    {
        json.WriteStartObject();
        WriteOrigin(json, assessment);
        WriteTotals(json, assessment.Totals);
        json.WriteArray("metrics", assessment.Metrics, metric => WriteMetric(json, metric));
        json.WriteArray("pillars", assessment.Pillars, pillar =>
        {
            json.WriteString("id", Format.Word(pillar.Pillar));
            json.WriteFigure("score", pillar.Score);
            json.WriteString("band", BandWord(pillar.Band));
            json.WriteString("worst_metric", pillar.WorstMetric);
            json.WriteBoolean("complete", pillar.IsComplete);
        });
        WriteVerdict(json, assessment);
        WriteFindings(json, assessment);
        WriteComposition(json, assessment);
        WriteChecks(json, assessment);
        StressJson.WriteIn(json, assessment);
        WriteProvenance(json, assessment.Snapshot);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, HealthAssessment assessment)
    {
        var entity = assessment.Entity;
        json.WriteString("schema", Schema);
        json.WriteStartObject("entity");
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteString("kind", Codes.Of(entity.Kind));
        json.WriteString("reporting_currency", assessment.Snapshot.ReportingCurrency.ToString());
        json.WriteTexts("own_assets", entity.OwnAssets.Select(a => a.Text));
        if (entity.Token is { } token)
        {
            json.WriteStartObject("token");
            json.WriteString("symbol", token.Symbol.Text);
            json.WriteString("peg_currency", token.PegCurrency?.ToString());
            json.WriteString("underlying", token.Underlying?.Text);
            json.WriteString("mica_type", token.MicaType);
            json.WriteBoolean("significant", token.IsSignificant);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("token");
        }

        json.WriteTexts("regimes", entity.Regimes);
        json.WriteString("partial", entity.Partial);
        json.WriteTexts("notes", entity.Notes);
        json.WriteEndObject();

        json.WriteDate("as_of", assessment.Snapshot.AsOf);
        json.WriteDate("published_on", assessment.Snapshot.Disclosures.PublishedOn);
        json.WriteStartObject("policy");
        json.WriteString("id", assessment.Policy.Id);
        json.WriteString("version", assessment.Policy.Version);
        json.WriteEndObject();
        json.WriteString("engine_version", assessment.EngineVersion);
        json.WriteString("input_sha256", assessment.InputSha256.Length > 0 ? assessment.InputSha256 : null);
    }

    private static void WriteTotals(Utf8JsonWriter json, Totals totals)
    {
        json.WriteStartObject("totals");
        json.WriteFigure("assets", totals.Assets);
        json.WriteFigure("liabilities", totals.Liabilities);
        json.WriteFigure("clean_assets", totals.CleanAssets);
        json.WriteFigure("surplus", totals.Surplus);
        json.WriteFigure("matched", totals.Matched);
        json.WriteFigure("stressed_value", totals.StressedValue);
        json.WriteFigure("encumbered", totals.Encumbered);
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, ScoredMetric metric)
    {
        var definition = metric.Result.Definition;
        json.WriteString("code", definition.Code);
        json.WriteString("id", definition.Id);
        json.WriteString("name", definition.Name);
        json.WriteFigure("value", metric.Value);
        json.WriteString("unit", Format.Word(definition.Unit));
        json.WriteString("status", Format.Word(metric.Status));
        json.WriteString("reason", metric.Result.Reason);
        json.WriteFigure("score", metric.Score);
        json.WriteString("band", BandWord(metric.Band));
        json.WriteBoolean("scored", metric.Score is not null);
        json.WriteString("formula", definition.Formula);
        json.WriteString("source", definition.Source);
        json.WriteArray("inputs", metric.Result.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteFigure("value", input.Value);
            json.WriteString("source", input.Source);
        });
    }

    private static void WriteVerdict(Utf8JsonWriter json, HealthAssessment assessment)
    {
        json.WriteFigure("raw_score", assessment.RawScore);
        json.WriteFigure("final_score", assessment.FinalScore);
        json.WriteString("grade", assessment.Grade);
        json.WriteString("band", Format.Word(assessment.Band));
        json.WriteString("confidence", Format.Word(assessment.Confidence));
        json.WriteBoolean("rated", assessment.IsRated);

        json.WriteStartObject("published");
        json.WriteString("grade", assessment.Published.Grade);
        json.WriteString("band", Format.Word(assessment.Published.Band));
        json.WriteBoolean("held", assessment.Published.IsHeld);
        if (assessment.Published.Previous is { } previous)
        {
            json.WriteStartObject("previous");
            json.WriteDate("as_of", previous.AsOf);
            json.WriteFigure("final_score", previous.FinalScore);
            json.WriteString("grade", previous.Grade);
            json.WriteString("band", Format.Word(previous.Band));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("previous");
        }

        json.WriteEndObject();
        json.WriteArray("sensitivity", assessment.Sensitivity, set =>
        {
            json.WriteString("set", set.Set);
            json.WriteFigure("final_score", set.FinalScore);
            json.WriteString("grade", set.Grade);
            json.WriteString("band", Format.Word(set.Band));
        });
    }

    private static void WriteFindings(Utf8JsonWriter json, HealthAssessment assessment)
    {
        json.WriteArray("caps", assessment.Caps, cap =>
        {
            json.WriteString("code", cap.Code);
            json.WriteFigure("limit", cap.Limit);
            json.WriteBoolean("binding", cap.IsBinding);
            json.WriteString("reason", cap.Reason);
        });
        json.WriteArray("flags", assessment.Flags, flag =>
        {
            json.WriteString("code", flag.Code);
            json.WriteBoolean("raised", flag.Raised);
            json.WriteString("message", flag.Message);
            json.WriteTexts("evidence", flag.Evidence);
        });
        json.WriteArray("findings", assessment.Findings, finding =>
        {
            json.WriteString("code", finding.Code);
            json.WriteString("severity", Format.Word(finding.Severity));
            json.WriteString("message", finding.Message);
            json.WriteString("metric", finding.Metric);
            json.WriteString("evidence", finding.Evidence);
            json.WriteString("remedy", finding.Remedy);
            json.WriteFigure("amount", finding.Amount);
        });
        json.WriteArray("points_lost", assessment.PointsLost, lost =>
        {
            json.WriteString("metric", lost.Metric);
            json.WriteFigure("points", lost.Points);
        });
        json.WriteArray("remedies", assessment.Remedies, remedy =>
        {
            json.WriteString("metric", remedy.Metric);
            json.WriteString("message", remedy.Message);
            json.WriteFigure("amount", remedy.Amount);
        });
    }

    private static void WriteComposition(Utf8JsonWriter json, HealthAssessment assessment)
    {
        json.WriteArray("assets", assessment.Assets, asset =>
        {
            json.WriteString("asset", asset.Asset);
            json.WriteFigure("assets", asset.Held);
            json.WriteFigure("liabilities", asset.Owed);
            json.WriteFigure("ratio", asset.Ratio);
            json.WriteFigure("share", asset.Share);
            json.WriteString("class", Codes.Of(asset.Class));
        });

        json.WriteStartObject("concentration");
        WriteConcentration(json, "by_asset", assessment.Concentration.ByAsset);
        WriteConcentration(json, "by_issuer", assessment.Concentration.ByIssuer);
        WriteConcentration(json, "by_custodian", assessment.Concentration.ByCustodian);
        WriteConcentration(json, "by_network", assessment.Concentration.ByNetwork);
        json.WriteEndObject();

        if (assessment.Shares is { } shares)
        {
            json.WriteStartObject("shares");
            json.WriteFigure("stablecoin", shares.Stablecoin);
            json.WriteFigure("btc", shares.Btc);
            json.WriteFigure("eth", shares.Eth);
            json.WriteFigure("btc_eth_stablecoin", shares.BtcEthStablecoin);
            json.WriteFigure("own_token", shares.OwnToken);
            json.WriteFigure("other", shares.Other);
            json.WriteFigure("top10", shares.Top10);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("shares");
        }
    }

    private static void WriteConcentration(Utf8JsonWriter json, string name, ConcentrationFigures? figures)
    {
        if (figures is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteFigure("n", figures.Count);
        json.WriteFigure("cr1", figures.Cr1);
        json.WriteFigure("cr5", figures.Cr5);
        json.WriteFigure("cr10", figures.Cr10);
        json.WriteFigure("hhi", figures.Hhi);
        json.WriteFigure("normalised_hhi", figures.NormalisedHhi);
        json.WriteFigure("effective_number", figures.EffectiveNumber);
        json.WriteFigure("entropy", figures.Entropy);
        json.WriteFigure("theil", figures.Theil);
        json.WriteFigure("gini", figures.Gini);
        json.WriteString("label", figures.Label);
        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, HealthAssessment assessment)
    {
        json.WriteArray("regulatory", assessment.Regulatory, rule =>
        {
            json.WriteString("rule", rule.Rule.Id);
            json.WriteString("outcome", Format.Word(rule.Verdict));
            json.WriteFigure("value", rule.Value);
            json.WriteFigure("threshold", rule.Threshold);
            json.WriteString("reason", rule.Reason);
            json.WriteString("severity", Format.Word(rule.Rule.Severity));
            json.WriteString("kind", Format.Word(rule.Rule.Kind));
            json.WriteString("force", Format.Word(rule.Rule.Force));
            json.WriteString("reference", $"{rule.Rule.Framework}, {rule.Rule.Reference}");
            json.WriteString("figure", rule.Figure?.Id);
        });
        json.WriteArray("verifications", assessment.Verifications, check =>
        {
            json.WriteString("kind", check.Kind);
            json.WriteString("outcome", Format.Word(check.Outcome));
            json.WriteString("claimed", check.Claimed);
            json.WriteString("observed", check.Observed);
            json.WriteString("message", check.Message);
            json.WriteString("subject", check.Subject);
            json.WriteFigure("verified_value_share", check.VerifiedValueShare);
            json.WriteString("does_not_show", check.DoesNotShow);
        });
        WriteIssues(json, assessment.Issues);
    }

    private static void WriteProvenance(Utf8JsonWriter json, ReserveSnapshot snapshot)
    {
        json.WriteArray("documents", snapshot.Documents, document =>
        {
            json.WriteString("file", document.File);
            json.WriteString("sha256", document.Sha256);
            json.WriteString("format", document.Format);
            json.WriteDate("published_on", document.PublishedOn);
        });
        json.WriteArray("overrides", snapshot.Corrections, correction =>
        {
            json.WriteString("file", correction.File);
            json.WriteFigure("line", correction.Line);
            json.WriteString("field", correction.Field);
            json.WriteString("old", correction.Old);
            json.WriteString("new", correction.New);
            json.WriteString("who", correction.Who);
            json.WriteDate("when", correction.When);
            json.WriteString("why", correction.Why);
            json.WriteBoolean("applied", correction.IsApplied);
        });
    }

    /// <summary>Writes the member <c>issues</c>, as every command that reads books writes it.</summary>
    public static void WriteIssues(Utf8JsonWriter json, IEnumerable<DataIssue> issues) => json.WriteArray("issues", issues, issue =>
    {
        json.WriteString("severity", Format.Word(issue.Severity));
        json.WriteString("code", issue.Code);
        json.WriteString("message", issue.Message);
        json.WriteString("file", issue.File);
        json.WriteFigure("row", issue.Row);
        json.WriteString("column", issue.Column);
    });

    private static string? BandWord(Band? band) => band is { } known ? Format.Word(known) : null;
}
