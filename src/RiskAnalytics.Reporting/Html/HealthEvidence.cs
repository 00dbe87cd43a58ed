using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>The evidence behind the verdict: liquidity, stress, concentration, points lost, haircuts.</summary>
internal static class HealthEvidence
{
    public static void WriteLadder(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "liquidity", "Liquidity ladder", Words.Sentence(LadderPanel.Subtitle(assessment)), null, () =>
    {
        if (assessment.Ladder.Length == 0)
            HtmlParts.Absent(page, "No ladder", LadderPanel.Nothing);
        else if (LadderPanel.Timed(assessment) is { } timed)
            Timed(page, assessment, timed);
        else
            Plain(page, assessment);
    });

    public static void WriteStress(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "stress", "Stress", Words.Sentence(StressPanel.Subtitle(assessment)), assessment.Stress is null ? null : "wide", () =>
    {
        ScenarioRows.Line[] book = ScenarioRows.Book(assessment);
        ScenarioRows.Line[] lines = [.. book, .. assessment.Stress is { } run ? ScenarioRows.Sorted(run).Select(ScenarioRows.Of) : []];
        (decimal low, decimal high) = ScenarioRows.Range(lines);
        bool isStressed = assessment.Stress is not null;
        (string, Kind)[] columns = [("Scenario", Kind.Text), ("From 100%", Kind.Chart), ("Coverage", Kind.Number)];
        Write(page, isStressed ? "Coverage of the book as it is, then after each scenario, worst first" : "Coverage of the book as it is", isStressed ? "sortable filtered" : "", isStressed ? [.. columns, ("Grade", Kind.Text), ("Short first", Kind.Text)] : columns, rows =>
        {
            foreach (ScenarioRows.Line line in lines)
                rows.Row(row => Scenario(row, line, low, high, isStressed));
        });
        if (assessment.Stress is not { } stress)
        {
            HtmlParts.Absent(page, "Scenarios and reverse stress: not run", StressPanel.NotRun);
            return;
        }

        page.Element("h4", "What would empty the surplus");
        page.Element("p", stress.Reverse.Message);
        page.Element("h4", "Simulated run");
        page.Element("p", StressPanel.RunSentence(assessment, stress.Run));
        using (page.Open("p", ("class", "note")))
            HtmlParts.Link(page, "annex-f", "Shocks with their sources: annex F");
    });

    public static void WriteConcentration(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "concentration", "Concentration", Words.Sentence(ConcentrationPanel.Subtitle(assessment)), null, () =>
        Write(page, "Concentration by asset, issuer, custodian and network", "", [("By", Kind.Text), ("CR1", Kind.Number), ("CR10", Kind.Number), ("HHI", Kind.Number), ("Eff. no.", Kind.Number)], rows =>
        {
            foreach ((string name, ConcentrationFigures? figures) in ConcentrationPanel.Rows(assessment))
            {
                if (figures is null)
                {
                    rows.Row(row => row.Cell(name).Cell(p => p.Text(Words.NothingHeld(assessment)), look: "why", span: 4));
                    continue;
                }

                rows.Row(row => row
                    .Cell(p =>
                    {
                        p.Text(name);
                        p.Element("span", $"{ConcentrationPanel.Largest(figures)}; {figures.ShownLabel}", ("class", "under"));
                    })
                    .Figure(Format.Percent(figures.Cr1), figures.Cr1)
                    .Figure(Format.Percent(figures.Cr10), figures.Cr10)
                    .Figure(Format.HhiPoints(figures.Hhi), figures.Hhi)
                    .Figure(Format.Ratio(figures.EffectiveNumber, 1), figures.EffectiveNumber));
            }
        }));

    public static void WritePointsLost(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "points-lost", "What would improve the grade", Words.Sentence(PointsLostPanel.Subtitle(assessment)), assessment.Stress is null ? null : "most", () =>
    {
        if (PointsLostPanel.Held(assessment) is { } held)
        {
            using var line = page.Open("p", ("class", "held " + HtmlMarks.Class(BandLook.OfGrade(assessment.Grade))));
            HtmlMarks.Shape(page, BandLook.OfGrade(assessment.Grade));
            page.Text(held);
        }

        if (assessment.PointsLost.Length == 0)
        {
            page.Element("p", PointsLostPanel.None(assessment));
            return;
        }

        decimal most = assessment.PointsLost[0].Points;
        Write(page, "Points lost by metric, largest first", "", [("Metric", Kind.Text), ("Bar", Kind.Chart), ("Points", Kind.Number)], rows =>
        {
            foreach (PointsLost lost in assessment.PointsLost)
            {
                ScoredMetric metric = assessment.Metric(lost.Metric);
                rows.Row(row => row
                    .Cell(p =>
                    {
                        HtmlParts.Link(p, HealthHead.IdOf(lost.Metric), $"{lost.Metric} {metric.Result.Definition.Name}");
                        p.Text(" ");
                        HtmlMarks.Mark(p, BandLook.Of(metric.Band));
                    })
                    .Cell(p => HtmlCharts.Bar(p, $"{lost.Metric} costs {Format.Score(lost.Points, 2)} points", most > 0m ? lost.Points / most : 0m, HtmlMarks.Class(BandLook.Of(metric.Band))), look: "chart")
                    .Figure(Format.Score(lost.Points, 2), lost.Points));
            }
        });
    });

    public static void WriteSensitivity(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "sensitivity", "Haircut sensitivity", Words.Sentence(SensitivityPanel.Subtitle), "third", () =>
    {
        Write(page, "The result under each set of haircuts", "", [("Haircuts", Kind.Text), ("Grade", Kind.Text), ("Score", Kind.Number), ("Band", Kind.Number)], rows =>
        {
            foreach ((string label, string note, string? grade, decimal? score, Band band) in SensitivityPanel.Sets(assessment))
            {
                rows.Row(row => row
                    .Cell(p =>
                    {
                        p.Text(label);
                        p.Element("span", note, ("class", "under"));
                    })
                    .Cell(p => HtmlMarks.Grade(p, grade))
                    .Figure(score is { } points ? Format.Score(points, 2) : "not rated", score)
                    .Cell(p => HtmlMarks.Mark(p, BandLook.Of(band)), (int)band));
            }
        });
        if (SensitivityPanel.CappedBy(assessment) is { } cap)
            page.Element("p", Words.Sentence(cap), ("class", "note"));
    });

    private static void Scenario(HtmlTable row, ScenarioRows.Line line, decimal low, decimal high, bool isStressed)
    {
        row.Cell(line.Label);
        if (line.Coverage is { } value)
        {
            row.Cell(p => HtmlCharts.FromFull(p, $"{line.Label}: coverage {Format.Percent(value, 2)}", value, low, high, value < 1m ? "band-c" : "accent"), look: "chart")
                .Figure(Format.Percent(value, 2), value);
        }
        else
        {
            row.Cell(p => p.Text(line.Why), look: "why", span: 2);
        }

        if (!isStressed)
            return;
        if (line.Grade is { } grade)
            row.Cell(p => HtmlMarks.Grade(p, grade == "N" ? null : grade), grade[0]);
        else
            row.Cell("no grade of its own", look: "why");
        row.Cell(line.Short ?? "no scenario", look: line.Short is null ? "why" : null);
    }

    private static void Plain(HtmlWriter page, HealthAssessment assessment)
    {
        decimal most = assessment.Ladder.Max(s => Math.Max(Math.Max(s.Available, s.Outflow ?? 0m), s.ExtremeOutflow ?? 0m));
        Legend(page, assessment, false);
        Write(page, "Available after haircuts by each date, and the outflow to compare with", "ladder", [("By", Kind.Text), ("Against outflow", Kind.Chart), ("Available", Kind.Number), ("Times outflow", Kind.Number)], rows =>
        {
            foreach (LiquidityStep step in assessment.Ladder)
            {
                rows.Row(row =>
                {
                    row.Cell(LadderPanel.Label(step)).Cell(
                        p =>
                        {
                            LadderBar(p, LadderPanel.Label(step), step.Available, step, most);
                            p.Element("span", LadderPanel.Note(step), ("class", "under"));
                        },
                        look: "chart").Figure(Format.Money(step.Available, null), step.Available);
                    Times(row, assessment, step);
                });
            }
        });
    }

    private static void Timed(HtmlWriter page, HealthAssessment assessment, ReserveLiquidity liquidity)
    {
        decimal most = Math.Max(
            liquidity.Ladder.Max(s => Math.Max(s.Available.Value ?? 0m, s.OnWeekend.Value ?? 0m)),
            assessment.Ladder.Select(s => Math.Max(s.Outflow ?? 0m, s.ExtremeOutflow ?? 0m)).DefaultIfEmpty(0m).Max());
        Legend(page, assessment, true);
        Write(page, "Available after haircuts by each date, and over a weekend", "ladder", [("By", Kind.Text), ("Against outflow", Kind.Chart), ("Available", Kind.Number), ("Weekend", Kind.Number)], rows =>
        {
            foreach (LadderStep step in liquidity.Ladder)
            {
                int? days = TimedLadder.Days(step.Label);
                LiquidityStep? against = days is null ? null : assessment.Ladder.FirstOrDefault(s => s.HorizonDays == days);
                rows.Row(row => row
                    .Cell(TimedLadder.Name(step.Label))
                    .Cell(
                        p =>
                        {
                            LadderBar(p, TimedLadder.Name(step.Label), step.Available.Value ?? 0m, against, most);
                            if (step.OnWeekend.Value is { } weekend)
                                HtmlCharts.Bar(p, $"{TimedLadder.Name(step.Label)}, weekend: {Format.Money(weekend, null)}", most > 0m ? weekend / most : 0m, "weekend");
                            p.Element("span", TimedLadder.Note(step.Label, against), ("class", "under"));
                        },
                        look: "chart")
                    .Figure(FigureWords.OrWhy(step.Available), step.Available.Value)
                    .Figure(FigureWords.OrWhy(step.OnWeekend), step.OnWeekend.Value));
            }
        });
        page.Element("p", TimedLadder.Summary(liquidity), ("class", "note"));
    }

    private static void Legend(HtmlWriter page, HealthAssessment assessment, bool hasWeekend)
    {
        using var legend = page.Open("p", ("class", "legend"));
        page.Element("span", hasWeekend ? "working day" : "available", ("class", "key accent"));
        if (hasWeekend)
            page.Element("span", "weekend", ("class", "key weekend"));
        if (!assessment.Ladder.Any(s => s.Outflow is not null))
        {
            page.Element("span", LadderPanel.WhyNoOutflow(assessment));
            return;
        }

        page.Element("span", "assumed outflow", ("class", "key limit"));
        page.Element("span", "extreme run", ("class", "key extreme"));
    }

    private static void LadderBar(HtmlWriter page, string label, decimal value, LiquidityStep? against, decimal most)
    {
        decimal Part(decimal amount) => most > 0m ? Math.Clamp(amount / most, 0m, 1m) : 0m;
        List<(decimal, string)> lines = [];
        if (against?.ExtremeOutflow is { } extreme)
            lines.Add((Part(extreme), "extreme"));
        if (against?.Outflow is { } outflow)
            lines.Add((Part(outflow), "limit"));
        string title = $"{label}: {Format.Money(value, null)} available" + (against is { Outflow: not null } ? $"; {LadderPanel.Note(against)}" : "");
        HtmlCharts.Bar(page, title, Part(value), "accent", [.. lines]);
    }

    private static void Times(HtmlTable row, HealthAssessment assessment, LiquidityStep step)
    {
        if (LadderPanel.Code(step) is { Length: > 0 } code && assessment.Metrics.FirstOrDefault(m => m.Code == code) is { Value: { } value } metric)
        {
            row.Cell(
                p =>
                {
                    HtmlParts.Link(p, HealthHead.IdOf(code), code);
                    p.Element("b", $" {Format.Ratio(value, 2)}×", ("class", HtmlMarks.Class(BandLook.Of(metric.Band))));
                },
                value);
        }
        else
        {
            row.Cell(step.HorizonDays is null ? "no limit" : "no outflow", look: "why");
        }
    }
}
