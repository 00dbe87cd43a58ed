using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The market of each key against the position held in it.</summary>
public static class MarketLiquidityAnalysis
{
    private const string TooLarge = "The amounts are too large or too small to calculate with.";

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions => MarketFigures.All;

    /// <summary>The market of each key that has one, largest position first, as many as the policy says.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="history">Daily prices.</param>
    public static ImmutableArray<MarketLiquidity> Of(ValuedReserve reserve, PriceHistory history) =>
    [
        .. reserve.Lines
            .Where(line => FactorModel.KeyOf(line, reserve.Policy) is not null)
            .GroupBy(line => line.Holding.Asset)
            .OrderByDescending(group => group.Sum(line => line.Value))
            .ThenBy(group => group.Key.Text, StringComparer.Ordinal)
            .Take((int)reserve.Policy.Number(PolicyParameters.MarketPositions))
            .Select(group => Of(new AssetMarket(group.Key, [.. group], reserve, history))),
    ];

    private static MarketLiquidity Of(AssetMarket m) => new(m.Asset, m.Class, m.Position,
    [
        Calculate(MarketFigures.Volatility, m, [m.Deviation], () => m.Volatility.Daily, m.Assumed),
        Calculate(MarketFigures.DepthUsed, m, [m.Held, m.Depth], () => m.Position / m.Depth.Value),
        Calculate(MarketFigures.Spread, m, [m.Spread], () => m.Spread.Value),
        Illiquidity(m),
        .. Sale(m),
        .. Schedule(m),
        .. ValueAtRisk(m),
        Haircut(m),
        Circulating(m),
    ]);

    private static Figure Illiquidity(AssetMarket m)
    {
        var definition = MarketFigures.Illiquidity;
        if (m.History.Currency != m.Reserve.Snapshot.ReportingCurrency)
        {
            return Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.MissingInput,
                $"The volumes of the price history are in {m.History.Currency}, not in {m.Reserve.Snapshot.ReportingCurrency}.");
        }

        var series = AssetVolatility.Window(m.Asset, m.Reserve, m.History);
        var least = m.Reserve.Policy.Number(PolicyParameters.VolatilityMinimumReturns);
        (decimal? Value, int Days) measured = (null, 0);
        try
        {
            measured = MarketImpact.Illiquidity(series);
        }
        catch (OverflowException)
        {
            return Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.Undefined, TooLarge);
        }

        if (measured.Value is not { } value || measured.Days < least)
        {
            return Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.MissingInput,
                $"The price history has {Format.Number(measured.Days)} days of {m.Asset} with a volume in the window before {Format.Date(m.Reserve.Snapshot.AsOf)}; {Format.Number(least)} are needed.");
        }

        return Figure.Computed(definition, m.Asset.Text, value,
            [new MetricInput("days with a return and a volume", measured.Days, MetricUnit.Count, $"{Format.Date(series[0].Date)} to {Format.Date(series[^1].Date)}; {m.History.Source}")],
            "The volume is that of the venue of the price history, not of the whole market: the whole market is more liquid.");
    }

    private static ImmutableArray<Figure> Sale(AssetMarket m)
    {
        var participation = m.Parameter(PolicyParameters.ParticipationRate, "p, share of a day's volume", MetricUnit.Share);
        var coefficient = m.Parameter(PolicyParameters.ImpactCoefficient, "Y, coefficient of the law", MetricUnit.Ratio);
        MarketCell[] pace = [m.Held, participation, m.Volume];
        MarketCell[] law = [coefficient, m.Deviation, m.Held, m.Volume];
        decimal Impact() => MarketImpact.SquareRoot(coefficient.Value, m.Volatility.Daily, m.Position, m.Volume.Value);
        string? Beyond(decimal impact) => impact > 1m
            ? $"The law gives {Format.Percent(impact)} of the price, more than all of it: no market takes such a size, and the law says no more. It is extrapolated, {m.InVolumeDays}."
            : null;
        return
        [
            Calculate(MarketFigures.DaysToLiquidate, m, pace, () => MarketImpact.DaysToLiquidate(m.Position, m.Volume.Value, participation.Value)),
            Calculate(MarketFigures.SoldInFiveDays, m, pace, () => MarketImpact.SoldWithin(5m, m.Position, m.Volume.Value, participation.Value)),
            Calculate(MarketFigures.VolumeDays, m, [m.Held, m.Volume], () => m.Position / m.Volume.Value, m.Extrapolated),
            Calculate(MarketFigures.Impact, m, law, Impact, m.Remarks(m.Extrapolated), Beyond),
            Calculate(MarketFigures.ImpactCost, m, law, () => MarketImpact.AverageCost(Impact()), m.Remarks(m.Extrapolated), cost => Beyond(cost * 3m / 2m)),
        ];
    }

    private static ImmutableArray<Figure> Schedule(AssetMarket m)
    {
        var participation = m.Parameter(PolicyParameters.ParticipationRate, "p, share of a day's volume", MetricUnit.Share);
        var aversion = m.Parameter(PolicyParameters.RiskAversion, "lambda, risk aversion", MetricUnit.PerMoney);
        var temporary = m.Parameter(PolicyParameters.TemporaryImpactVolume, "t, share of a day's volume whose sale costs one spread", MetricUnit.Share);
        var permanent = m.Parameter(PolicyParameters.PermanentImpactVolume, "g, share of a day's volume whose sale lowers the price by one spread", MetricUnit.Share);
        var spread = m.Spread is { Problem: null, Value: 0m } ? m.Spread with { Problem = $"The spread of {m.Asset} is 0, so that the calibration knows no cost of a sale." } : m.Spread;
        MarketCell[] cells = [m.Held, m.Volume, spread, m.Deviation, participation, aversion, temporary, permanent];
        var schedule = cells.Any(cell => cell.Problem is not null) ? null : ExecutionSchedule.Of(
            (double)m.Position, (double)m.Position / (double)participation.Value / (double)m.Volume.Value, (double)spread.Value, (double)m.Volume.Value,
            (double)m.Volatility.Daily, (double)aversion.Value, (double)temporary.Value, (double)permanent.Value);
        var straight = schedule is { IsStraight: true } ? "Kappa T is so small that the schedule is a straight line." : null;
        var fast = m.Extrapolated is null && schedule is not null && schedule.StartRate > (double)m.Volume.Value ? "Extrapolated: the schedule starts at more than a day's volume a day." : m.Extrapolated;
        string? Beyond(decimal cost) => cost > m.Position
            ? $"The linear model gives a cost of {Format.Money(cost, m.Reserve.Snapshot.ReportingCurrency)}, more than the position itself: it says nothing at this size."
            : null;
        Figure Of(FigureDefinition definition, Func<double> formula, string? remark, Func<decimal, string?>? impossible = null) =>
            Calculate(definition, m, cells, () => (decimal)formula(), m.Remarks(remark), impossible);
        return
        [
            Of(MarketFigures.Kappa, () => schedule!.Kappa, straight),
            schedule is { Kappa: 0 }
                ? Figure.WithoutValue(MarketFigures.HalfLife, m.Asset.Text, MetricStatus.Undefined, "Kappa is 0, so that there is no hurry: the schedule is a straight line.", Shown(cells))
                : Of(MarketFigures.HalfLife, () => schedule!.HalfLife, straight),
            Of(MarketFigures.FirstDay, () => 1 - (schedule!.HeldAfter(1) / schedule.Position), straight),
            Of(MarketFigures.OptimalCost, () => schedule!.Cost, fast, Beyond),
            Of(MarketFigures.StraightCost, () => schedule!.StraightCost, m.Extrapolated, Beyond),
        ];
    }

    private static ImmutableArray<Figure> ValueAtRisk(AssetMarket m)
    {
        const string OneQuote = "The spread is one quote, so that its standard deviation counts as 0.";
        var level = m.Parameter(PolicyParameters.LvarDeviations, "z, standard deviations of the price", MetricUnit.Deviations);
        var wide = m.Parameter(PolicyParameters.SpreadDeviations, "k, standard deviations of the spread", MetricUnit.Deviations);
        MarketCell[] price = [m.Held, level, m.Deviation];
        MarketCell[] cost = [m.Held, m.Spread, wide];
        decimal Price() => LiquidityAdjustedVar.PricePart(m.Position, m.Volatility.Daily, level.Value);
        decimal Cost() => LiquidityAdjustedVar.SpreadCost(m.Position, m.Spread.Value, 0m, wide.Value);
        return
        [
            Calculate(MarketFigures.PriceLoss, m, price, () => Price(), m.Assumed),
            Calculate(MarketFigures.SpreadCost, m, cost, () => Cost(), OneQuote),
            Calculate(MarketFigures.Lvar, m, [.. price, m.Spread, wide], () => Price() + Cost(), m.Remarks(OneQuote)),
            Calculate(MarketFigures.StraightLvar, m, [.. price, m.Spread],
                () => LiquidityAdjustedVar.StraightPricePart(m.Position, m.Volatility.Daily, level.Value) + Cost(), m.Assumed),
        ];
    }

    private static Figure Haircut(AssetMarket m)
    {
        var (tiers, source, problem) = m.Ladder;
        MarketCell ladder = new(new MetricInput("steps of the ladder", tiers.Length, MetricUnit.Count, source.Length > 0 ? source : "market.csv"), problem);
        var beyond = problem is null ? CollateralLadder.Beyond(m.Position, tiers) : 0m;
        return Calculate(MarketFigures.Haircut, m, [m.Held, ladder], () => 1m - (CollateralLadder.CountedValue(m.Position, tiers) / m.Position),
            beyond > 0m ? $"{Format.Money(beyond, m.Reserve.Snapshot.ReportingCurrency)} lie beyond the last step of the ladder and count for nothing." : null);
    }

    private static Figure Circulating(AssetMarket m)
    {
        if (m.Circulation is not { } share)
        {
            return Figure.WithoutValue(MarketFigures.Circulating, m.Asset.Text, MetricStatus.MissingInput,
                $"The book gives neither the circulating supply, with the units held, nor the market value of {m.Asset} (market.csv).", Shown([m.Held]));
        }

        var limit = m.Reserve.Policy.Number(PolicyParameters.OwnTokenMarketShare);
        string? Size(decimal value) =>
            value > 1m ? $"{Format.Percent(value, 0)} of what circulates of {m.Asset}, more than there is to buy: no market could take it, and one of the two counts otherwise."
            : value > limit ? $"{Format.Percent(value, 0)} of what circulates of {m.Asset}: no market could take it."
            : null;
        decimal Value() => share.Held.Value!.Value / share.Circulating.Value!.Value;
        var figure = Calculate(MarketFigures.Circulating, m, [new(share.Held, null), new(share.Circulating, null)], () => Value());
        return figure.Value is { } value ? Figure.Computed(figure.Definition, figure.Subject, value, figure.Inputs, Size(value)) : figure;
    }

    /// <summary>A figure of cells: without a value when one of them cannot be used, or when the result says nothing.</summary>
    private static Figure Calculate(
        FigureDefinition definition, AssetMarket m, MarketCell[] cells, Func<decimal> formula, string? remark = null, Func<decimal, string?>? impossible = null)
    {
        var problems = cells.Where(cell => cell.Problem is not null).Select(cell => cell.Problem!).ToList();
        if (problems.Count > 0)
            return Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.MissingInput, string.Join(" ", problems), Shown(cells));
        try
        {
            var value = formula();
            return impossible?.Invoke(value) is { } reason
                ? Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.Undefined, reason, Shown(cells))
                : Figure.Computed(definition, m.Asset.Text, value, Shown(cells), remark);
        }
        catch (OverflowException)
        {
            return Figure.WithoutValue(definition, m.Asset.Text, MetricStatus.Undefined, TooLarge, Shown(cells));
        }
    }

    private static ImmutableArray<MetricInput> Shown(MarketCell[] cells) => [.. cells.Select(cell => cell.Input)];
}
