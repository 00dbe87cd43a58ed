using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A book as the simulation sees it: numbers only, amounts as shares of what is owed at the start.</summary>
internal sealed record RunModel
{
    /// <summary>Factors simulated one by one; smaller ones move together as one.</summary>
    public const int MostFactors = 64;

    /// <summary>A price never leaves e^-40 to e^40 of its start, so that no sum runs over.</summary>
    public const double LargestLogPrice = 40;

    /// <summary>Less than this share of what is owed is rounding, no shortfall.</summary>
    public const double Rounding = 1e-9;

    /// <summary>Days of a path.</summary>
    public required int Days { get; init; }

    /// <summary>Degrees of freedom of the shocks, above 2.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Share of what is still owed that is asked for each day.</summary>
    public required double BaseOutflow { get; init; }

    /// <summary>Coverage below which more is asked for.</summary>
    public required double Threshold { get; init; }

    /// <summary>How much more for each point of coverage below.</summary>
    public required double Feedback { get; init; }

    /// <summary>The most that is asked for in a day, as a share of what is still owed.</summary>
    public required double LargestOutflow { get; init; }

    /// <summary>Daily volatility on the common factor, by factor.</summary>
    public required double[] Common { get; init; }

    /// <summary>Daily volatility of its own, by factor.</summary>
    public required double[] Own { get; init; }

    /// <summary>The ladder, fastest first; together the clean assets.</summary>
    public required RunStep[] Steps { get; init; }

    /// <summary>Owed in claims that move with each factor.</summary>
    public required double[] Owed { get; init; }

    /// <summary>Owed in claims that no factor moves.</summary>
    public required double OwedFixed { get; init; }

    /// <summary>Clean assets less what is owed, at the start.</summary>
    public required double Surplus { get; init; }

    /// <summary>Factors of the book that move together as the last one; 0 = none.</summary>
    public int Pooled { get; init; }

    /// <summary>Root mean square by which the one common factor misses the correlations, weighted by risk; 0 with fewer than two factors.</summary>
    public double Misfit { get; init; }

    /// <summary>Whether assets do not cover what is owed from the start.</summary>
    public bool IsShort => Surplus < -Rounding;

    /// <summary>The model of a book whose liabilities are known and above zero.</summary>
    public static RunModel Of(ValuedReserve reserve, RiskFactors factors, int days)
    {
        var scale = (double)reserve.Liabilities!.Value;
        double Number(string parameter) => (double)reserve.Policy.Number(parameter);
        var places = factors.Factors.Select((factor, i) => (factor.Name, i)).ToDictionary(p => p.Name, p => p.i);
        int? Place(ValuedHolding line)
        {
            if (reserve.Policy.StressClasses[line.Class].Group == RiskGroup.Cash)
                return null;
            return places.TryGetValue(FactorModel.KeyOf(line, reserve.Policy)?.Text ?? Codes.Of(line.Class), out var i) ? i : null;
        }

        var lines = reserve.Lines.Select(line => (Line: line, Factor: Place(line))).ToList();
        var owed = Owing(reserve, factors, lines, scale);
        var net = new double[factors.Factors.Length];
        foreach (var (line, factor) in lines)
        {
            if (factor is { } i)
                net[i] += line.IsOwn ? 0 : (double)line.Free / scale;
        }

        foreach (var (i, missing) in Missing(reserve, factors))
            net[i] -= missing / scale;

        var fit = OneFactorFit.Of(factors, net, [.. net.Select((n, i) => Math.Abs(n) + owed[i])], MostFactors);
        return new RunModel
        {
            Days = days,
            DegreesOfFreedom = Number(PolicyParameters.RunDegreesOfFreedom),
            BaseOutflow = Number(PolicyParameters.RunBaseOutflow),
            Threshold = Number(PolicyParameters.RunThreshold),
            Feedback = Number(PolicyParameters.RunFeedback),
            LargestOutflow = Number(PolicyParameters.RunLargestOutflow),
            Common = fit.Common,
            Own = fit.Own,
            Steps = [.. Ladder(lines, fit, scale)],
            Owed = fit.Gather(owed),
            OwedFixed = 1 - owed.Where((_, i) => fit.Place[i] >= 0).Sum(),
            Surplus = (double)reserve.Surplus!.Value / scale,
            Pooled = fit.Pooled,
            Misfit = fit.Misfit,
        };
    }

    /// <summary>What is owed in claims that move: matched in kind, and owed in a key beyond what is held of it.</summary>
    private static double[] Owing(ValuedReserve reserve, RiskFactors factors, List<(ValuedHolding Line, int? Factor)> lines, double scale)
    {
        var owed = new double[factors.Factors.Length];
        foreach (var (line, factor) in lines)
        {
            // A bill against dollars owed is matched, yet the claim does not move with the bill: neither side does.
            if (factor is { } i && factors.Factors[i].Asset is not null)
                owed[i] += (double)line.Matched / scale;
        }

        foreach (var (i, missing) in Missing(reserve, factors))
            owed[i] += missing / scale;
        return owed;
    }

    private static IEnumerable<(int Factor, double Missing)> Missing(ValuedReserve reserve, RiskFactors factors)
    {
        var keys = reserve.Keys.ToDictionary(key => key.Asset);
        for (var i = 0; i < factors.Factors.Length; i++)
        {
            if (factors.Factors[i].Asset is { } asset && keys.TryGetValue(asset, out var key) && key.Owed > key.Held)
                yield return (i, (double)(key.Owed - key.Held));
        }
    }

    /// <summary>In each bucket first what is matched, then what is free.</summary>
    private static IEnumerable<RunStep> Ladder(List<(ValuedHolding Line, int? Factor)> lines, OneFactorFit fit, double scale)
    {
        foreach (var bucket in Enum.GetValues<Bucket>().Order())
        {
            foreach (var isMatched in (bool[])[true, false])
            {
                var (steady, gross, raised) = (0.0, 0.0, 0.0);
                var moving = new SortedDictionary<int, double>();
                foreach (var (line, factor) in lines.Where(l => l.Line.Bucket == bucket))
                {
                    var value = (double)(isMatched ? line.Matched : line.Clean - line.Matched) / scale;
                    if (value <= 0)
                        continue;
                    gross += value;
                    raised += value * (1 - (double)(isMatched ? line.HaircutMatched : line.HaircutFree));

                    // What is matched against a claim that does not move has no price risk, as everywhere in the model.
                    var moves = factor is { } i && fit.Place[i] >= 0 && (!isMatched || fit.Factors[i].Asset is not null);
                    if (moves)
                        moving[fit.Place[factor!.Value]] = moving.GetValueOrDefault(fit.Place[factor.Value]) + value;
                    else
                        steady += value;
                }

                if (gross > 0)
                    yield return new RunStep(FromDay(bucket), 1 - (raised / gross), steady, [.. moving.Keys], [.. moving.Values]);
            }
        }
    }

    private static int? FromDay(Bucket bucket) => bucket switch
    {
        Bucket.OneDay => 1,
        Bucket.FiveDays => 5,
        Bucket.ThirtyDays => 30,
        _ => null,
    };
}
