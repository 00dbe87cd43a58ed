using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Cli;

/// <summary>A book under stress for a person: the sentence first, then a table for each question.</summary>
internal static class StressText
{
    private const int MostMarkets = 15;
    private const int MostExposures = 12;
    private const int MostLosses = 10;
    private const int MostReasons = 8;

    /// <summary>The whole text of one book, which was stressed.</summary>
    public static string Of(HealthAssessment assessment)
    {
        var stress = assessment.Stress!;
        var money = assessment.Snapshot.ReportingCurrency;
        var grade = assessment.Grade is { } letter ? $"{letter} {Format.Score(assessment.FinalScore!.Value)}" : "not rated";
        return string.Join('\n',
        [
            $"{assessment.Entity.Name}, {Format.Date(assessment.Snapshot.AsOf)}: {grade}. Amounts in {money}.\n",
            $"Reverse stress: {stress.Reverse.Message}\n",
            Scenarios(stress),
            Ladder(stress.Liquidity),
            Measures("Liquidity of the reserve", stress.Liquidity.Measures),
            Waterfall(stress.Liquidity),
            Run(stress.Run),
            LookThrough(stress.LookThrough),
            Markets(stress),
        ]).TrimEnd('\n') + "\n";
    }

    private static string Scenarios(StressReport stress)
    {
        var table = new TextTable("Scenario", "coverage", "payable", "score", "grade", "first short", "id");
        foreach (var result in stress.Scenarios)
            table.Add(result.Scenario.Name, Cell(result.Coverage), Cell(result.PayableShare), Cell(result.FinalScore), result.Grade ?? "none", result.FirstShort ?? "none", result.Scenario.Id);
        return stress.Scenarios.IsEmpty ? "Scenarios: none was asked for.\n" : table + "  Score and grade are those of the book after the shocks, with every cap; what is asked for enters the payable share alone.\n" + Remarks(stress.Scenarios.SelectMany(r => r.Figures), stress.Scenarios.SelectMany(r => r.Notes.Select(n => $"{r.Scenario.Id}: {n}")));
    }

    private static string Ladder(ReserveLiquidity liquidity)
    {
        var table = new TextTable("Available by", "after haircuts", "on a weekend");
        foreach (var step in liquidity.Ladder)
            table.Add(step.Label, Cell(step.Available), Cell(step.OnWeekend));
        return table + Remarks(liquidity.Ladder.SelectMany(s => new[] { s.Available, s.OnWeekend }));
    }

    private static string Waterfall(ReserveLiquidity liquidity)
    {
        if (liquidity.Waterfall.IsEmpty)
            return "";
        var table = new TextTable("Paid of what is owed", "raised", "cost", "left after haircuts", "HHI left", "largest class left");
        foreach (var step in liquidity.Waterfall)
        {
            var left = step.Remaining.IsEmpty ? "nothing" : $"{Codes.Of(step.Remaining[0].Class)} {Format.Percent(step.Remaining[0].Share, 0)}";
            table.Add(Format.Percent(step.PaidShare, 0), Cell(step.Raised), Cell(step.Cost), Cell(step.Coverage), Cell(step.Hhi), left);
        }

        return table + Remarks(liquidity.Waterfall.SelectMany(s => s.Figures));
    }

    private static string Run(RunResult run)
    {
        var head = FormattableString.Invariant($"Simulated run, {Format.Number(run.Paths)} paths of {run.Days} days, seed {run.Seed}");
        return Measures(head, run.Figures)
            + (run.Convergence.IsEmpty ? "" : "  After the first paths: " + string.Join(", ", run.Convergence.Select(c => $"{Format.Percent(c.Probability, 2)} after {Format.Number(c.Paths)}")) + "\n")
            + string.Concat(run.Notes.Select(note => $"  {note}\n"));
    }

    private static string LookThrough(LookThroughReport report)
    {
        var table = new TextTable("Rests in the end on", "held directly", "through others", "share");
        foreach (var exposure in report.Exposures.Take(MostExposures))
            table.Add(exposure.Name, Format.Money(exposure.Direct, null), Format.Money(exposure.Through, null), Cell(exposure.Share));
        var rest = report.Exposures.Length - MostExposures;
        var losses = new TextTable("If lost", "who loses", "of its assets", "coverage after", "round");
        foreach (var loss in report.Contagion.Take(MostLosses))
            losses.Add(loss.Name, loss.Entity, Cell(loss.Loss), Cell(loss.CoverageAfter), Format.Number(loss.Round));
        return (report.Exposures.IsEmpty ? "" : table + (rest > 0 ? $"  and {Format.Number(rest)} smaller ones\n" : ""))
            + Measures("Look-through", report.Measures)
            + (report.Contagion.IsEmpty ? "" : losses.ToString())
            + string.Concat(report.Notes.Select(note => $"  {note}\n"));
    }

    private static string Markets(StressReport stress)
    {
        if (stress.Market.IsEmpty)
            return "Market liquidity: no position that has a market.\n";
        ReadOnlySpan<string> ids = ["market.days-to-liquidate", "market.impact", "market.lvar", "market.ladder-haircut"];
        var columns = ids.ToArray().Select(id => FigureCatalog.Find(id)).OfType<FigureDefinition>().ToList();
        var table = new TextTable([.. new[] { "Market of", "position" }, .. columns.Select(c => c.Name)]);
        foreach (var market in stress.Market.Take(MostMarkets))
            table.Add([market.Asset.Text, Format.Money(market.Position, null), .. columns.Select(c => market.Figures.FirstOrDefault(f => f.Definition.Id == c.Id) is { } figure ? Cell(figure) : "n/a")]);
        var rest = stress.Market.Length - MostMarkets;
        return table + (rest > 0 ? $"  and {Format.Number(rest)} smaller ones; `explain` or --format json shows all\n" : "")
            + Remarks(stress.Market.Take(MostMarkets).SelectMany(m => m.Figures.Where(f => columns.Contains(f.Definition))));
    }

    private static string Measures(string head, IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        if (all.Count == 0)
            return "";
        var table = new TextTable(head, "", "id");
        foreach (var figure in all)
            table.Add("  " + figure.Definition.Name + (figure.Subject is { } subject ? $", {subject}" : ""), Cell(figure), figure.Id);
        return table + Remarks(all);
    }

    /// <summary>The reasons below a table, each once, with the figures that they belong to.</summary>
    private static string Remarks(IEnumerable<Figure> figures, IEnumerable<string>? notes = null)
    {
        var reasons = figures.Where(f => f.Reason is not null)
            .GroupBy(f => f.Reason!)
            .Select(g => g.Count() == 1 ? $"  {g.First().Id}: {g.Key}" : $"  {g.First().Id} and {Format.Number(g.Count() - 1)} more: {g.Key}")
            .Concat((notes ?? []).Select(note => "  " + note))
            .ToList();
        var rest = reasons.Count - MostReasons;
        return string.Concat(reasons.Take(MostReasons).Select(reason => reason + "\n")) + (rest > 0 ? $"  and {Format.Number(rest)} more remarks, see `explain` or --format json\n" : "");
    }

    private static string Cell(Figure figure) => figure.Value switch
    {
        null => "n/a",
        // What can happen never prints like what cannot.
        > 0m and < 0.00005m when figure.Definition.Unit == MetricUnit.Share => "<0.01%",
        { } value => Format.Value(value, figure.Definition.Unit),
    };
}
