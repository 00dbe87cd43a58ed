using System.Text.Json;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The JSON of <c>stress</c>. Its keys and their order are public interface.</summary>
public static class StressJson
{
    /// <summary>The document of one stressed book, or an array of several.</summary>
    /// <param name="stressed">Assessments with a stress report.</param>
    /// <exception cref="ArgumentException">A book was not stressed.</exception>
    public static string Of(IReadOnlyList<HealthAssessment> stressed) => JsonText.Of(json =>
    {
        if (stressed.Count != 1)
            json.WriteStartArray();
        foreach (var assessment in stressed)
        {
            var stress = assessment.Stress ?? throw new ArgumentException($"{assessment.Entity.Id} was not stressed.", nameof(stressed));
            json.WriteStartObject();
            json.WriteString("entity", assessment.Entity.Id);
            json.WriteDate("as_of", assessment.Snapshot.AsOf);
            WriteMembers(json, stress);
            json.WriteArray("figures", stress.Figures, figure => WriteFigure(json, figure, isWhole: true));
            json.WriteEndObject();
        }

        if (stressed.Count != 1)
            json.WriteEndArray();
    });

    /// <summary>Stress and trend as members of an assessment; null where they were not run. How a figure came about is told by <c>explain</c>.</summary>
    internal static void WriteIn(Utf8JsonWriter json, HealthAssessment assessment)
    {
        if (assessment.Stress is { } stress)
        {
            json.WriteStartObject("stress");
            WriteMembers(json, stress);
            json.WriteArray("figures", stress.Figures, figure => WriteFigure(json, figure, isWhole: false));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("stress");
        }

        if (assessment.Drift is not { } drift)
        {
            json.WriteNull("trend");
            return;
        }

        json.WriteStartObject("trend");
        json.WriteBoolean("worse", drift.IsWorse);
        json.WriteString("worse_because", drift.WorseBecause);
        json.WriteArray("alerts", drift.Alerts, alert =>
        {
            json.WriteString("code", alert.Code);
            json.WriteString("severity", Format.Word(alert.Severity));
            json.WriteString("message", alert.Message);
            json.WriteDate("from", alert.From);
            json.WriteDate("to", alert.To);
        });
        json.WriteArray("figures", drift.Figures, figure => WriteFigure(json, figure, isWhole: false));
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, StressReport stress)
    {
        json.WriteArray("scenarios", stress.Scenarios, result =>
        {
            json.WriteString("id", result.Scenario.Id);
            json.WriteString("name", result.Scenario.Name);
            json.WriteFigure("coverage", result.Coverage.Value);
            json.WriteFigure("payable_share", result.PayableShare.Value);
            json.WriteString("first_short", result.FirstShort);
            json.WriteString("grade", result.Grade);
            json.WriteString("band", Format.Word(result.Band));
            json.WriteFigure("final_score", result.FinalScore.Value);
            json.WriteTexts("notes", result.Notes);
        });
        WriteReverse(json, stress.Reverse);
        WriteRun(json, stress.Run);
        WriteLiquidity(json, stress.Liquidity);
        json.WriteArray("market", stress.Market, market =>
        {
            json.WriteString("asset", market.Asset.Text);
            json.WriteString("class", Codes.Of(market.Class));
            json.WriteFigure("position", market.Position);
            WriteValues(json, market.Figures);
        });
        WriteLookThrough(json, stress.LookThrough);
        json.WriteStartObject("factors");
        json.WriteArray("volatility", stress.Factors.Factors, factor =>
        {
            json.WriteString("name", factor.Name);
            json.WriteFigure("exposure", factor.Exposure);
            json.WriteFigure("daily", factor.DailyVolatility);
            json.WriteBoolean("assumed", factor.IsAssumed);
            json.WriteString("source", factor.Source);
        });
        json.WriteBoolean("positive_semidefinite", stress.Factors.IsPositiveSemidefinite);
        json.WriteTexts("notes", stress.Factors.Notes);
        json.WriteEndObject();
    }

    private static void WriteReverse(Utf8JsonWriter json, ReverseStress reverse)
    {
        json.WriteStartObject("reverse");
        json.WriteFigure("uniform", reverse.Uniform.Value);
        json.WriteStartObject("by_factor");
        foreach (var figure in reverse.ByFactor)
            json.WriteFigure(figure.Subject ?? figure.Id, figure.Value);
        json.WriteEndObject();
        json.WriteStartObject("joint");
        json.WriteFigure("distance", reverse.Distance.Value);
        json.WriteStartObject("shocks");
        foreach (var figure in reverse.JointShocks)
            json.WriteFigure(figure.Subject ?? figure.Id, figure.Value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("message", reverse.Message);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunResult run)
    {
        json.WriteStartObject("run");
        json.WriteNumber("paths", run.Paths);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("days", run.Days);
        WriteValues(json, run.Figures);
        json.WriteArray("convergence", run.Convergence, point =>
        {
            json.WriteNumber("paths", point.Paths);
            json.WriteFigure("p_shortfall", point.Probability);
        });
        json.WriteTexts("notes", run.Notes);
        json.WriteEndObject();
    }

    private static void WriteLiquidity(Utf8JsonWriter json, ReserveLiquidity liquidity)
    {
        json.WriteStartObject("liquidity");
        json.WriteArray("ladder", liquidity.Ladder, step =>
        {
            json.WriteString("by", step.Label);
            json.WriteFigure("available", step.Available.Value);
            json.WriteFigure("on_weekend", step.OnWeekend.Value);
        });
        json.WriteArray("waterfall", liquidity.Waterfall, step =>
        {
            json.WriteFigure("paid_share", step.PaidShare);
            json.WriteFigure("raised", step.Raised.Value);
            json.WriteFigure("cost", step.Cost.Value);
            json.WriteFigure("coverage_left", step.Coverage.Value);
            json.WriteFigure("hhi_left", step.Hhi.Value);
            json.WriteArray("remaining", step.Remaining, left =>
            {
                json.WriteString("class", Codes.Of(left.Class));
                json.WriteFigure("share", left.Share);
            });
        });
        WriteValues(json, liquidity.Measures);
        json.WriteEndObject();
    }

    private static void WriteLookThrough(Utf8JsonWriter json, LookThroughReport report)
    {
        json.WriteStartObject("look_through");
        json.WriteArray("exposures", report.Exposures, exposure =>
        {
            json.WriteString("name", exposure.Name);
            json.WriteString("class", Codes.Of(exposure.Class));
            json.WriteFigure("direct", exposure.Direct);
            json.WriteFigure("through", exposure.Through);
            json.WriteFigure("share", exposure.Share.Value);
        });
        json.WriteArray("links", report.Links, link =>
        {
            json.WriteString("from", link.From);
            json.WriteString("asset", link.Asset);
            json.WriteString("to", link.To);
            json.WriteFigure("value", link.Value);
            json.WriteNumber("depth", link.Depth);
            json.WriteString("note", link.Note);
        });
        json.WriteArray("contagion", report.Contagion, loss =>
        {
            json.WriteString("name", loss.Name);
            json.WriteString("entity", loss.Entity);
            json.WriteFigure("loss", loss.Loss.Value);
            json.WriteFigure("coverage_after", loss.CoverageAfter.Value);
            json.WriteNumber("round", loss.Round);
        });
        WriteValues(json, report.Measures);
        json.WriteTexts("notes", report.Notes);
        json.WriteEndObject();
    }

    /// <summary>Figures as members, by the last word of their id in snake case, behind it the subject.</summary>
    private static void WriteValues(Utf8JsonWriter json, IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var word = figure.Definition.Id[(figure.Definition.Id.LastIndexOf('.') + 1)..].Replace('-', '_');
            json.WriteFigure(figure.Subject is null || figure.Definition.Id.StartsWith("market.", StringComparison.Ordinal) ? word : $"{word}:{figure.Subject}", figure.Value);
        }
    }

    private static void WriteFigure(Utf8JsonWriter json, Figure figure, bool isWhole)
    {
        json.WriteString("id", figure.Id);
        if (isWhole)
            json.WriteString("name", figure.Definition.Name);
        json.WriteFigure("value", figure.Value);
        json.WriteString("unit", Format.Word(figure.Definition.Unit));
        json.WriteString("status", Format.Word(figure.Status));
        json.WriteString("reason", figure.Reason);
        if (!isWhole)
            return;
        json.WriteString("formula", figure.Definition.Formula);
        json.WriteString("source", figure.Definition.Source);
        json.WriteArray("inputs", figure.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteFigure("value", input.Value);
            json.WriteString("unit", Format.Word(input.Unit));
            json.WriteString("source", input.Source);
        });
    }
}
