using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>What each figure of a market is.</summary>
internal static class MarketFigures
{
    private const string Amihud = "Y. Amihud, Illiquidity and stock returns, Journal of Financial Markets 5 (2002), section 2";

    private const string AlmgrenChriss = "R. Almgren and N. Chriss, Optimal execution of portfolio transactions, Journal of Risk 3 (2000), sections 1 to 3";

    private const string Calibration = "epsilon = s / 2, eta = s / (t V), gamma = s / (g V), T = Q / (p V)";

    private const string Bangia = "A. Bangia, F. X. Diebold, T. Schuermann and J. D. Stroughair, Modeling liquidity risk (1999)";

    private const string RootLaw = "square-root law; its exponent is confirmed for all liquid Tokyo stocks in Y. Sato and K. Kanazawa, arXiv 2411.13965 (2024); Y about .5 to 1";

    public static readonly FigureDefinition Volatility = new(
        "market.volatility", "Daily volatility", MetricUnit.Share,
        "the quote's, else the standard deviation of daily log returns in a window that ends before the as-of date, else the policy's class value", "our own choice");

    public static readonly FigureDefinition DepthUsed = new(
        "market.depth-used", "Position over order-book depth", MetricUnit.Ratio, "Q / depth within 2% below mid", "market depth as Kaiko defines it: sum of size x price within the distance of mid");

    public static readonly FigureDefinition Spread = new("market.spread", "Quoted spread", MetricUnit.Share, "s = (ask - bid) / mid", "the quote of the book");

    public static readonly FigureDefinition Illiquidity = new(
        "market.amihud", "Amihud illiquidity", MetricUnit.PerMoney, "mean over days of |r| / volume of the day in money", Amihud);

    public static readonly FigureDefinition DaysToLiquidate = new(
        "market.days-to-liquidate", "Days to liquidate", MetricUnit.Days, "Q / (p V)", "pyfolio, liquidity analysis of positions; p of the policy");

    public static readonly FigureDefinition SoldInFiveDays = new(
        "market.sold-in-5-days", "Sold within five days", MetricUnit.Money, "min(Q, 5 p V)", "pyfolio, liquidity analysis of positions; p of the policy");

    public static readonly FigureDefinition VolumeDays = new("market.volume-days", "Days of whole market volume", MetricUnit.Days, "Q / V", "our own choice: the size against which impact is measured");

    public static readonly FigureDefinition Impact = new("market.impact", "Square-root impact", MetricUnit.Share, "I = Y sigma sqrt(Q / V)", RootLaw);

    public static readonly FigureDefinition ImpactCost = new(
        "market.impact-cost", "Average cost of the sale", MetricUnit.Share, "2/3 I, the mean of Y sigma sqrt(q / V) for q from 0 to Q", RootLaw);

    public static readonly FigureDefinition Kappa = new(
        "market.schedule-kappa", "Almgren-Chriss kappa, per day", MetricUnit.Ratio, $"kappa = sqrt(lambda sigma^2 / eta); {Calibration}", AlmgrenChriss);

    public static readonly FigureDefinition HalfLife = new(
        "market.schedule-half-life", "Half life of the optimal sale", MetricUnit.Days, $"1 / kappa, the time in which the holding falls by the factor e; {Calibration}", AlmgrenChriss);

    public static readonly FigureDefinition FirstDay = new(
        "market.schedule-first-day", "Sold on the first day of the optimal sale", MetricUnit.Share, $"1 - x(1) / Q with x(t) = Q sinh(kappa (T - t)) / sinh(kappa T); {Calibration}", AlmgrenChriss);

    public static readonly FigureDefinition OptimalCost = new(
        "market.schedule-cost", "Expected cost of the optimal sale", MetricUnit.Money,
        $"epsilon Q + gamma Q^2 / 2 + eta Q^2 (kappa / 2) (coth(kappa T) + kappa T / sinh(kappa T)^2); {Calibration}", AlmgrenChriss);

    public static readonly FigureDefinition StraightCost = new(
        "market.schedule-cost-straight", "Expected cost of a sale at an even pace", MetricUnit.Money, $"epsilon Q + gamma Q^2 / 2 + eta Q^2 / T; {Calibration}", AlmgrenChriss);

    public static readonly FigureDefinition PriceLoss = new("market.lvar-price", "Value at risk of a day, price part", MetricUnit.Money, "Q (1 - exp(-z sigma))", Bangia);

    public static readonly FigureDefinition SpreadCost = new("market.lvar-spread", "Value at risk of a day, spread part", MetricUnit.Money, "Q / 2 (s + k sd(s))", Bangia);

    public static readonly FigureDefinition Lvar = new(
        "market.lvar", "Liquidity-adjusted value at risk of a day", MetricUnit.Money, "Q (1 - exp(-z sigma)) + Q / 2 (s + k sd(s))", Bangia);

    public static readonly FigureDefinition StraightLvar = new(
        "market.lvar-straight", "Liquidity-adjusted value at risk of a day, straight line", MetricUnit.Money, "Q z sigma + Q s / 2", "constant-spread variant of Bangia and others (1999), as textbooks give it");

    public static readonly FigureDefinition Haircut = new(
        "market.collateral-haircut", "Haircut by the collateral ladder", MetricUnit.Share, "1 - sum over steps of rate x slice of Q in the step, / Q", "the ladder of the exchange that the quote names; slices add up");

    public static readonly FigureDefinition Circulating = new(
        "market.circulating-share", "Holding against what circulates", MetricUnit.Ratio, "units held / units in circulation, else Q / circulating market value", "finding F2 of the scoring model");

    public static ImmutableArray<FigureDefinition> All { get; } =
    [
        Volatility, DepthUsed, Spread, Illiquidity, DaysToLiquidate, SoldInFiveDays, VolumeDays, Impact, ImpactCost,
        Kappa, HalfLife, FirstDay, OptimalCost, StraightCost, PriceLoss, SpreadCost, Lvar, StraightLvar, Haircut, Circulating,
    ];
}
