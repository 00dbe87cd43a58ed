using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The figures of a simulated run.</summary>
internal sealed class RunFigures
{
    private const string Model = "Monte Carlo run of the methodology, section 6; the details are our own choice";

    private const string Wilson = "E. B. Wilson, Journal of the American Statistical Association 22 (1927)";

    private const string Textbook = "P. Artzner and others, Coherent measures of risk, Mathematical Finance 9 (1999)";

    private const string Tail = "B. J. Manistre and G. H. Hancock, North American Actuarial Journal 9 (2005)";

    private static readonly FigureDefinition Shortfall = new("stress.run.p-shortfall", "Probability of a shortfall in a run", MetricUnit.Share,
        "paths on which, on some day, asked > available by then or clean assets < owed, over all paths", Model);

    private static readonly FigureDefinition ShortfallLow = new("stress.run.p-shortfall-low", "Probability of a shortfall, lower end of the 95% interval", MetricUnit.Share,
        "(p + z^2 / 2n - z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n), z 1.96, n paths", Wilson);

    private static readonly FigureDefinition ShortfallHigh = new("stress.run.p-shortfall-high", "Probability of a shortfall, upper end of the 95% interval", MetricUnit.Share,
        "(p + z^2 / 2n + z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n), z 1.96, n paths", Wilson);

    private static readonly FigureDefinition Unpaid = new("stress.run.p-unpaid", "Probability that a redemption cannot be paid", MetricUnit.Share,
        "paths on which, on some day, asked > available by then, over all paths", Model);

    private static readonly FigureDefinition Day = new("stress.run.day-of-failure", "Expected day of failure, given failure", MetricUnit.Days,
        "mean of the first day of shortfall over the paths that have one", Model);

    private static readonly FigureDefinition MedianDay = new("stress.run.day-of-failure-median", "Median day of failure, given failure", MetricUnit.Days,
        "smallest day by which half of the paths that fail have failed", Model);

    private static readonly FigureDefinition Negative = new("stress.run.p-negative-surplus", "Probability that the surplus is below zero at the end", MetricUnit.Share,
        "paths with S < 0 at the horizon, over all paths", Model);

    private static readonly FigureDefinition Var = new("stress.run.var", "Value at risk of the surplus", MetricUnit.Money,
        "element ceil(N a) of the N sorted losses of S = A_c - L over the horizon", Textbook);

    private static readonly FigureDefinition VarLow = new("stress.run.var-low", "Value at risk of the surplus, lower end of the 95% interval", MetricUnit.Money,
        "sorted loss of rank floor(N a - 1.96 sqrt(N a (1 - a)))", "order statistics: the number of losses below the quantile is binomial");

    private static readonly FigureDefinition VarHigh = new("stress.run.var-high", "Value at risk of the surplus, upper end of the 95% interval", MetricUnit.Money,
        "sorted loss of rank ceil(N a + 1.96 sqrt(N a (1 - a))) + 1", "order statistics: the number of losses below the quantile is binomial");

    private static readonly FigureDefinition Es = new("stress.run.es", "Expected shortfall of the surplus", MetricUnit.Money,
        "mean of the k = N (1 - a) largest losses of S = A_c - L over the horizon; the next one counts by the fraction of k", Textbook);

    private static readonly FigureDefinition EsLow = new("stress.run.es-low", "Expected shortfall of the surplus, lower end of the 95% interval", MetricUnit.Money,
        "ES - 1.96 sqrt((variance of the tail + a (ES - VaR)^2) / k)", Tail);

    private static readonly FigureDefinition EsHigh = new("stress.run.es-high", "Expected shortfall of the surplus, upper end of the 95% interval", MetricUnit.Money,
        "ES + 1.96 sqrt((variance of the tail + a (ES - VaR)^2) / k)", Tail);

    private static readonly FigureDefinition Outflow = new("stress.run.outflow", "Mean outflow", MetricUnit.Share,
        "mean share of the claims at the start that was paid out by the horizon", Model);

    private static readonly FigureDefinition SaleCost = new("stress.run.sale-cost", "Mean cost of fire sales", MetricUnit.Money,
        "mean over paths of value sold less cash raised", Model);

    private readonly ValuedReserve _reserve;

    private readonly decimal _level;

    private readonly ImmutableArray<MetricInput> _inputs;

    /// <summary>The figures of a reserve under a number of paths and days.</summary>
    public RunFigures(ValuedReserve reserve, int days, ulong seed, int paths)
    {
        _reserve = reserve;
        _level = reserve.Policy.Number(PolicyParameters.RunConfidence);
        _inputs =
        [
            Inputs.CleanAssets(reserve),
            Inputs.Liabilities(reserve),
            new MetricInput("paths", paths, MetricUnit.Count, "option of the simulation"),
            new MetricInput("seed of the random numbers", seed, MetricUnit.Count, "option of the simulation"),
            new MetricInput("days of each path", days, MetricUnit.Days,
                days == reserve.Policy.Number(PolicyParameters.RunHorizonDays) ? $"policy {reserve.Policy.Id} {reserve.Policy.Version}, {PolicyParameters.RunHorizonDays}" : "option of the simulation"),
            Inputs.Parameter(reserve, PolicyParameters.RunDegreesOfFreedom, "nu, degrees of freedom", MetricUnit.Count),
            Inputs.Parameter(reserve, PolicyParameters.RunBaseOutflow, "b, outflow a day", MetricUnit.Share),
            Inputs.Parameter(reserve, PolicyParameters.RunThreshold, "t, coverage below which more is asked for", MetricUnit.Ratio),
            Inputs.Parameter(reserve, PolicyParameters.RunFeedback, "f, more outflow for each point below", MetricUnit.Ratio),
            Inputs.Parameter(reserve, PolicyParameters.RunLargestOutflow, "m, largest outflow a day", MetricUnit.Share),
        ];
    }

    /// <summary>Every definition.</summary>
    public static ImmutableArray<FigureDefinition> All { get; } =
        [Shortfall, ShortfallLow, ShortfallHigh, Unpaid, Day, MedianDay, Negative, Var, VarLow, VarHigh, Es, EsLow, EsHigh, Outflow, SaleCost];

    /// <summary>All figures without a value, for one reason.</summary>
    public ImmutableArray<Figure> WithoutValues(MetricStatus status, string reason) =>
        [.. All.Select(definition => Figure.WithoutValue(definition, null, status, reason, _inputs))];

    /// <summary>The figures of no days at all: what holds at the start.</summary>
    public ImmutableArray<Figure> OnDayZero(RunModel model)
    {
        const string Nothing = "In zero days nothing can happen.";
        return
        [
            .. All.Select(definition =>
                definition == Shortfall || definition == Negative ? Computed(definition, model.IsShort ? 1m : 0m, model.IsShort ? AlreadyShort : Nothing)
                : (definition == Day || definition == MedianDay) && model.IsShort ? Computed(definition, 0m, AlreadyShort)
                : Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, Nothing, _inputs)),
        ];
    }

    /// <summary>The figures of simulated paths.</summary>
    public ImmutableArray<Figure> Of(RunModel model, RunPaths paths)
    {
        var count = paths.Losses.Length;
        short[] failures = [.. paths.FailureDays.Where(day => day >= 0)];
        Array.Sort(failures);
        var probability = (decimal)failures.Length / count;
        var (low, high) = RunStatistics.Wilson(failures.Length, count);
        var few = count == 1 ? "One path gives no interval." : "There are too few paths for an interval.";
        var note = model.IsShort ? AlreadyShort : null;
        Figure Bound(FigureDefinition definition, double bound) => model.IsShort
            ? Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, "Already short at the start: nothing is left to chance.", _inputs)
            : count == 1 ? Figure.WithoutValue(definition, null, MetricStatus.Undefined, few, _inputs)
            : Computed(definition, (decimal)bound);
        Figure When(FigureDefinition definition, Func<decimal> day) => failures.Length == 0
            ? Figure.WithoutValue(definition, null, MetricStatus.Undefined, "No path fails.", _inputs)
            : Computed(definition, day(), note);

        var var = RunStatistics.ValueAtRiskInterval(paths.Losses, _level);
        var es = RunStatistics.ExpectedShortfallInterval(paths.Losses, _level);
        return
        [
            Computed(Shortfall, probability, note),
            Bound(ShortfallLow, low),
            Bound(ShortfallHigh, high),
            Computed(Unpaid, (decimal)paths.Unpaid / count),
            When(Day, () => (decimal)failures.Sum(day => (long)day) / failures.Length),
            When(MedianDay, () => failures[(failures.Length - 1) / 2]),
            Computed(Negative, (decimal)paths.Negative / count),
            Money(Var, RunStatistics.ValueAtRisk(paths.Losses, _level), few),
            Money(VarLow, var?.Low, few),
            Money(VarHigh, var?.High, few),
            Money(Es, RunStatistics.ExpectedShortfall(paths.Losses, _level), few),
            Money(EsLow, es?.Low, few),
            Money(EsHigh, es?.High, few),
            Computed(Outflow, (decimal)paths.MeanOutflow),
            Money(SaleCost, paths.MeanSaleCost, few),
        ];
    }

    private string AlreadyShort =>
        $"Already short: clean assets are {Format.Money(-_reserve.Surplus!.Value, _reserve.Snapshot.ReportingCurrency)} below what is owed on day 0.";

    private Figure Computed(FigureDefinition definition, decimal value, string? reason = null) =>
        Figure.Computed(definition, null, value, InputsOf(definition), reason);

    /// <summary>An amount from a share of what is owed at the start.</summary>
    private Figure Money(FigureDefinition definition, double? share, string reason)
    {
        if (share is not { } of)
            return Figure.WithoutValue(definition, null, MetricStatus.Undefined, reason, InputsOf(definition));
        var amount = of * (double)_reserve.Liabilities!.Value;
        return Math.Abs(amount) < (double)decimal.MaxValue / 2
            ? Computed(definition, (decimal)amount)
            : Figure.WithoutValue(definition, null, MetricStatus.Undefined, "The amount is too large to be told.", InputsOf(definition));
    }

    private ImmutableArray<MetricInput> InputsOf(FigureDefinition definition) => definition.Id.StartsWith("stress.run.var", StringComparison.Ordinal) || definition.Id.StartsWith("stress.run.es", StringComparison.Ordinal)
        ? _inputs.Add(Inputs.Parameter(_reserve, PolicyParameters.RunConfidence, "a, level of confidence", MetricUnit.Share))
        : _inputs;
}
