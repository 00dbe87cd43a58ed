using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Tests;

/// <summary>Stress and trend reports made by hand: a page must take any figure, and any reason in its place.</summary>
internal static class StressSamples
{
    /// <summary>The reverse-stress sentence, which must stand whole on the page.</summary>
    public const string Sentence =
        "A fall of 24.5% in everything with a market price (BTC, XAU) empties the surplus of USD 6.34 bn; XAU alone by 36.0%, BTC alone by 75.2%; of the rest, a loss of 4.6% on treasury bills alone would empty it; "
        + "the likeliest joint move that does is 9.42 standard deviations of a day away (XAU -33.1%, BTC -12.0%).";

    private const string LongName = "The Very Long and Winding International Scenario of the Northern Territories and Associated Islands, Third Edition";

    private static readonly string[] Names =
    [
        "Bitcoin, March 2020", "FTX, November 2022", "Largest bank lost", "Largest custodian frozen", "Largest stablecoin lost", "Own token to zero", "Rates down by two points", "Rates up by two points",
        "Run of 10%", "Run of 20%", "Run of 40%", "Run of 60%", "Run of 80%", "Terra, May 2022", "USDC, March 2023", "USDT, May 2022",
    ];

    /// <summary>Every shape of a stressed book, made from plain samples.</summary>
    public static IEnumerable<(string Name, HealthAssessment Assessment)> Of(IReadOnlyCollection<(string Name, HealthAssessment Assessment)> plain)
    {
        HealthAssessment Plain(string name) => plain.First(s => s.Name == name).Assessment;

        yield return ("stressed", Plain("okx") with { Stress = Full(), Drift = Alerts(5) });
        yield return ("stressed history", Plain("history") with { Stress = Full(), Drift = Alerts(2) });
        yield return ("alerts without stress", Plain("history") with { Drift = Alerts(5) });
        yield return ("calm trend", Plain("one asset") with { Drift = Alerts(0) });
        yield return ("stressed tether", Plain("tether") with { Stress = Full() });
        yield return ("stressed one asset", Plain("one asset") with { Stress = Full() with { Scenarios = [Scenario(0, 0.5m)], Market = [Market("BTC")], LookThrough = Surface() } });
        yield return ("stressed sixty assets", Plain("sixty assets") with { Stress = Full() with { Market = [.. Enumerable.Range(0, 61).Select(i => Market(FormattableString.Invariant($"COIN{i}")))] } });
        yield return ("stressed, no liabilities", Plain("no liabilities") with { Stress = Unknown(), Drift = Alerts(1) });
        yield return ("stressed, negative surplus", Plain("negative surplus") with { Stress = Broken() });
        yield return ("stressed, nothing at all", Plain("nothing at all") with { Stress = Empty() });
        yield return ("stressed, long names", Plain("long names") with { Stress = Long(), Drift = Alerts(4, LongName + ". " + LongName + ". " + LongName + ". " + LongName + ".") });
        yield return ("stressed, huge numbers", Plain("huge numbers") with { Stress = Full(7_654_321_000_000m) });
        yield return ("stressed, tiny numbers", Plain("tiny numbers") with { Stress = Full(0.000_000_000_000_12m) });
    }

    /// <summary>All that a report can hold, amounts in billions times <paramref name="unit"/>.</summary>
    public static StressReport Full(decimal unit = 1m) => new()
    {
        Market = [Market("BTC"), Market("XAU"), Market("OWN")],
        Liquidity = Liquidity(unit),
        Scenarios = [.. Names.Select((_, i) => Scenario(i, 1.05m - (0.031m * i)))],
        Reverse = new ReverseStress
        {
            Message = Sentence,
            Uniform = Known("stress.reverse.uniform", null, MetricUnit.Share, 0.245m),
            ByFactor = [Known("stress.reverse.factor", "XAU", MetricUnit.Share, 0.36m), Known("stress.reverse.factor", "BTC", MetricUnit.Share, 0.752m), Absent("stress.reverse.factor", "SOL", MetricUnit.Share, "No such shock does: its total loss costs less than the surplus.")],
            Distance = Known("stress.reverse.distance", null, MetricUnit.Deviations, 9.42m),
            JointShocks = [Known("stress.reverse.joint", "XAU", MetricUnit.Change, -0.331m)],
        },
        Run = Run(unit),
        LookThrough = LookThrough(unit),
        Factors = new RiskFactors { Factors = [], Correlation = [], IsPositiveSemidefinite = true },
    };

    /// <summary>Alerts, the gravest first.</summary>
    public static TrendReport Alerts(int count, string? message = null) => new()
    {
        Alerts = [.. Enumerable.Range(0, count).Select(i => new TrendAlert(
            FormattableString.Invariant($"liquid-share-drift-{i}"),
            (Severity)Math.Min(i, 3),
            message ?? FormattableString.Invariant($"Alert {i}: the liquid share fell by 10.2 points from 87.8% to 77.6% between 2022-12-31 and 2025-12-31, while coverage stayed above 102%."),
            new DateOnly(2022, 12, 31),
            new DateOnly(2025, 12, 31)))],
        Figures = count == 0 ? [] : [Known("trend.liquid-share-change", null, MetricUnit.Change, -0.102m), Absent("trend.ratio-change", "BTC", MetricUnit.Change, "The book before does not give what is owed in BTC.")],
        IsWorse = count > 0,
        WorseBecause = count > 0 ? "The final score fell from 74.2 to 68.1." : null,
    };

    private static StressReport Unknown() => Full() with
    {
        Scenarios = [.. Names.Select((_, i) => Scenario(i, null))],
        Liquidity = Liquidity(1m) with { Waterfall = [] },
        Reverse = Without("What is owed is not disclosed, so there is no surplus to empty."),
        Run = new RunResult { Paths = 1, Seed = ulong.MaxValue, Days = 0, Figures = [Absent("stress.run.p-shortfall", null, MetricUnit.Share, "What is owed is not disclosed.")], Convergence = [] },
    };

    private static StressReport Broken() => Full() with
    {
        Scenarios = [.. Names.Select((_, i) => Scenario(i, -0.4m + (0.01m * i)))],
        Reverse = Without("Already broken: the reserve covers 58.3% of what is owed before any shock."),
    };

    private static StressReport Empty() => new()
    {
        Market = [],
        Liquidity = new ReserveLiquidity { Ladder = [], Waterfall = [], Measures = [] },
        Scenarios = [],
        Reverse = Without("Nothing is held, so no shock can be applied."),
        Run = new RunResult { Paths = 100_000, Seed = 1, Days = 30, Figures = [], Convergence = [], Notes = ["Nothing is held and nothing is owed."] },
        LookThrough = new LookThroughReport { Exposures = [], Links = [], Contagion = [], Measures = [] },
        Factors = new RiskFactors { Factors = [], Correlation = [], IsPositiveSemidefinite = true },
    };

    private static StressReport Long()
    {
        var full = Full();
        return full with
        {
            Scenarios = [.. full.Scenarios.Select(s => s with { FirstShort = new string('W', 60), Scenario = s.Scenario with { Name = LongName, Text = LongName + " happens.", Shocks = [.. Enumerable.Repeat(s.Scenario.Shocks[0], 40)] } })],
            Reverse = full.Reverse with { Message = string.Join("; ", Enumerable.Repeat("a loss of 12.34% on " + LongName + " empties the surplus", 4)) + "." },
            LookThrough = full.LookThrough with
            {
                Exposures = [.. full.LookThrough.Exposures.Select(e => e with { Name = LongName })],
                Contagion = [.. full.LookThrough.Contagion.Select(c => c with { Name = LongName + c.Name, Entity = LongName + c.Entity })],
                Measures = [.. full.LookThrough.Measures.Select(m => Absent(m.Definition.Id, m.Subject, m.Definition.Unit, LongName))],
                Notes = [.. Enumerable.Repeat(LongName + ". " + LongName + ". " + LongName + ".", 6)],
            },
        };
    }

    private static ReverseStress Without(string message) => new()
    {
        Message = message,
        Uniform = Absent("stress.reverse.uniform", null, MetricUnit.Share, message),
        ByFactor = [],
        Distance = Absent("stress.reverse.distance", null, MetricUnit.Deviations, message),
        JointShocks = [],
    };

    private static ScenarioResult Scenario(int index, decimal? coverage)
    {
        var id = FormattableString.Invariant($"scenario-{index}");
        const string Why = "What is owed is not disclosed, so coverage has no value here.";
        return new ScenarioResult
        {
            Scenario = new Scenario(id, Names[index], "What happened, in one sentence.", [new Shock(new ShockTarget(Class: AssetClass.Bitcoin), ShockEffect.Price, -0.5m, "lowest price of the day, 2020-03-12"), new Shock(new ShockTarget(Largest: LargestName.Bank), ShockEffect.Freeze, 0m, "our own choice")], new Redemption(0.069m, 1, "issuer statement")),
            Coverage = coverage is { } value ? Known("stress.scenario.coverage", id, MetricUnit.Ratio, value) : Absent("stress.scenario.coverage", id, MetricUnit.Ratio, Why),
            PayableShare = coverage is null ? Absent("stress.scenario.payable-share", id, MetricUnit.Share, Why) : Known("stress.scenario.payable-share", id, MetricUnit.Share, 0.83m),
            FinalScore = Known("stress.scenario.final-score", id, MetricUnit.Points, 69m - index),
            FirstShort = index % 3 == 0 ? "USDT" : null,
            Grade = coverage is null ? null : ((string[])["A", "B", "C", "D", "E", "F"])[index % 6],
            Band = (Band)(index % 4),
            Notes = index == 1 ? ["A shock to FTT met no line."] : [],
        };
    }

    private static ReserveLiquidity Liquidity(decimal unit)
    {
        string[] labels = ["1h", "1d", "5d", "30d", "later"];
        decimal[] paid = [0.1m, 0.2m, 0.35m, 0.5m, 0.8m, 1m];
        return new ReserveLiquidity
        {
            Ladder = [.. labels.Select((l, i) => new LadderStep(l, Known("liquidity.ladder", l, MetricUnit.Money, (6_000_000_000m + (8_000_000_000m * i)) * unit), Known("liquidity.ladder-weekend", l, MetricUnit.Money, (1_000_000_000m + (9_000_000_000m * i)) * unit)))],
            Waterfall = [.. paid.Select((p, i) => Step(p, i, unit))],
            Measures =
            [
                Known("liquidity.time-to-redeem", null, MetricUnit.Days, 30m),
                Known("liquidity.lcr", null, MetricUnit.Ratio, 1.254m),
                Known("liquidity.daily-liquid-share", null, MetricUnit.Share, 0.621m),
                Absent("liquidity.weekly-liquid-share", null, MetricUnit.Share, "No maturity is given for 40% of the lines."),
            ],
        };
    }

    private static WaterfallStep Step(decimal paid, int index, decimal unit)
    {
        var subject = Format.Percent(paid, 0);
        return new WaterfallStep(
            paid,
            Known("liquidity.waterfall.raised", subject, MetricUnit.Money, paid * 38_000_000_000m * unit),
            Known("liquidity.waterfall.cost", subject, MetricUnit.Money, paid * paid * 900_000_000m * unit),
            paid == 1m ? Absent("liquidity.waterfall.coverage", subject, MetricUnit.Ratio, "Nobody stays when everything is paid.") : Known("liquidity.waterfall.coverage", subject, MetricUnit.Ratio, 1.012m - (paid * 0.09m)),
            Known("liquidity.waterfall.hhi", subject, MetricUnit.Index, 0.21m + (paid * 0.4m)),
            paid == 1m ? [] : [(AssetClass.Bitcoin, 0.3m + (0.05m * index)), (AssetClass.TreasuryBill, 0.5m - (0.05m * index)), (AssetClass.Gold, 0.1m), (AssetClass.SecuredLoan, 0.1m)]);
    }

    private static RunResult Run(decimal unit) => new()
    {
        Paths = 100_000,
        Seed = 1,
        Days = 30,
        Figures =
        [
            Known("stress.run.p-shortfall", null, MetricUnit.Share, 0.0321m), Known("stress.run.p-shortfall-low", null, MetricUnit.Share, 0.031m), Known("stress.run.p-shortfall-high", null, MetricUnit.Share, 0.0332m),
            Known("stress.run.day-of-failure-median", null, MetricUnit.Days, 17m),
            Known("stress.run.var", null, MetricUnit.Money, 1_200_000_000m * unit),
            Known("stress.run.es", null, MetricUnit.Money, 1_900_000_000m * unit), Known("stress.run.es-low", null, MetricUnit.Money, 1_850_000_000m * unit), Known("stress.run.es-high", null, MetricUnit.Money, 1_950_000_000m * unit),
        ],
        Convergence = [(100, 0.05m), (1_000, 0.029m), (10_000, 0.0331m), (100_000, 0.0321m)],
        Notes = ["Returns follow a t distribution with four degrees of freedom."],
    };

    private static LookThroughReport LookThrough(decimal unit)
    {
        (string Name, AssetClass Class, decimal Direct, decimal Through)[] names =
        [
            ("Bitcoin", AssetClass.Bitcoin, 14m, 0.4m), ("Treasury bills", AssetClass.TreasuryBill, 0m, 7.2m), ("Ether", AssetClass.Ether, 6m, 1.1m), ("Gold", AssetClass.Gold, 0m, 0.9m),
            ("Bank of New York Mellon", AssetClass.DepositGsib, 0m, 0.7m), ("Secured loans", AssetClass.SecuredLoan, 0m, 0.6m), ("Own tokens", AssetClass.OwnToken, 0.3m, 0m),
        ];
        return new LookThroughReport
        {
            Exposures = [.. names.Select(n => new UltimateExposure(n.Name, n.Class, n.Direct * 1_000_000_000m * unit, n.Through * 1_000_000_000m * unit, Known("look-through.share", n.Name, MetricUnit.Share, (n.Direct + n.Through) / 31.2m)))],
            Links = [new LookThroughLink("okx", "USDT", "tether", 7_800_000_000m * unit, 1, "book of 2024-03-31"), new LookThroughLink("tether", "USD", "Cantor Fitzgerald", 1m, 2, "no book: it stays as it is")],
            Contagion =
            [
                .. ((string[])["Bank of New York Mellon", "tether", "circle", "Lido"]).SelectMany((n, i) => ((string[])["okx", "tether", "circle"]).Where(e => e != n).Select((e, j) => new ContagionLoss(
                    n,
                    e,
                    Known("look-through.loss", $"{n}/{e}", MetricUnit.Share, 0.4m / (1 + i + j)),
                    i == 3 ? Absent("look-through.coverage-after", $"{n}/{e}", MetricUnit.Ratio, "What it owes is not disclosed.") : Known("look-through.coverage-after", $"{n}/{e}", MetricUnit.Ratio, 1.01m - (0.4m / (1 + i + j))),
                    1 + j))),
            ],
            Measures =
            [
                Known("look-through.hhi-surface", null, MetricUnit.Index, 0.2091m), Known("look-through.hhi-underneath", null, MetricUnit.Index, 0.2712m), Known("look-through.largest-name", null, MetricUnit.Share, 0.46m, "Bitcoin"),
            ],
            Notes = ["The book of tether is of 2024-03-31, 12 days before this one.", "Gone through 2 steps deep.", "Circle: circle holds USDC, which leads back to it.", "Not gone through: USDC."],
        };
    }

    // Nothing could be gone through.
    private static LookThroughReport Surface() => new()
    {
        Exposures = [new UltimateExposure("Bitcoin", AssetClass.Bitcoin, 110m, 0m, Known("look-through.share", "Bitcoin", MetricUnit.Share, 1m))],
        Links = [],
        Contagion = [],
        Measures = [Known("look-through.hhi-surface", null, MetricUnit.Index, 1m)],
        Notes = ["USDT was not gone through: no book of its issuer was given."],
    };

    private static MarketLiquidity Market(string asset) => new(AssetSymbol.Parse(asset), AssetClass.Bitcoin, 1_234_567_890m,
    [
        Known("market.volatility", asset, MetricUnit.Share, 0.032m, "assumed: the class value of the policy"),
        Known("market.days-to-liquidate", asset, MetricUnit.Days, 12.34m),
        Known("market.impact", asset, MetricUnit.Share, 0.081m, "extrapolated: the position exceeds the volume of a day"),
        Absent("market.spread", asset, MetricUnit.Share, "The market table gives no spread."),
        Known("market.lvar", asset, MetricUnit.Money, 98_700_000m),
    ]);

    private static Figure Known(string id, string? subject, MetricUnit unit, decimal value, string? reason = null) => Figure.Computed(Definition(id, unit), subject, value, [], reason);

    private static Figure Absent(string id, string? subject, MetricUnit unit, string reason) => Figure.WithoutValue(Definition(id, unit), subject, MetricStatus.NotDisclosed, reason);

    private static FigureDefinition Definition(string id, MetricUnit unit) => new(id, id.Replace('.', ' ').Replace('-', ' '), unit, "a / b", "our own choice");
}
