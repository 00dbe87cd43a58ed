using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Benchmarks;

/// <summary>The model of the run simulation in its plainest form: one path after the other, one number at a time, on one thread.</summary>
internal sealed class PlainRun(RunModel model, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Day of failure of each path, or -1, its surplus at the end, and on how many paths something stayed unpaid.</summary>
    public (short[] FailureDays, double[] Surpluses, int Unpaid) Simulate(int paths)
    {
        var (days, surpluses, unpaid) = (new short[paths], new double[paths], 0);
        for (var path = 0; path < paths; path++)
        {
            (days[path], surpluses[path], var isUnpaid) = Path();
            unpaid += isUnpaid ? 1 : 0;
        }

        return (days, surpluses, unpaid);
    }

    private (short FailureDay, double Surplus, bool IsUnpaid) Path()
    {
        var logs = new double[model.Common.Length];
        var prices = new double[model.Common.Length];
        var left = model.Steps.Select(_ => 1.0).ToArray();
        var gross = new double[left.Length];
        var (stillOwed, claims) = (1.0, 1.0);
        var (surplus, isUnpaid) = (model.Surplus, false);
        var failed = model.IsShort ? (short)0 : (short)-1;
        for (var day = 1; day <= model.Days; day++)
        {
            var common = Normal();
            var mix = Math.Sqrt((model.DegreesOfFreedom - 2) / ChiSquare());
            claims = model.OwedFixed;
            for (var s = 0; s < left.Length; s++)
                gross[s] = model.Steps[s].Fixed;
            for (var i = 0; i < logs.Length; i++)
            {
                logs[i] += mix * ((model.Common[i] * common) + (model.Own[i] * Normal()));
                logs[i] = Math.Clamp(logs[i], -RunModel.LargestLogPrice, RunModel.LargestLogPrice);
                prices[i] = Math.Exp(logs[i]);
                claims += model.Owed[i] * prices[i];
            }

            for (var s = 0; s < left.Length; s++)
            {
                for (var j = 0; j < model.Steps[s].Factors.Length; j++)
                    gross[s] += model.Steps[s].Weights[j] * prices[model.Steps[s].Factors[j]];
            }

            var owed = stillOwed * claims;
            var coverage = owed > 0 ? Math.Min(1, Assets(left, gross) / owed) : 1;
            var rate = Math.Min(model.LargestOutflow, model.BaseOutflow + (model.Feedback * Math.Max(0, model.Threshold - coverage)));
            var (asked, open) = (rate * owed, rate * owed);
            for (var s = 0; s < left.Length; s++)
            {
                var cash = left[s] * gross[s] * (1 - model.Steps[s].Haircut);
                if (!model.Steps[s].Pays(day) || cash <= 0)
                    continue;
                var paid = Math.Min(open, cash);
                left[s] *= 1 - (paid / cash);
                open -= paid;
            }

            stillOwed *= owed > 0 ? 1 - ((asked - open) / owed) : 1;
            surplus = Assets(left, gross) - (stillOwed * claims);
            isUnpaid |= open > RunModel.Rounding;
            if (failed < 0 && (open > RunModel.Rounding || surplus < -RunModel.Rounding))
                failed = (short)day;
        }

        return (failed, surplus, isUnpaid);
    }

    private static double Assets(double[] left, double[] gross)
    {
        var sum = 0.0;
        for (var s = 0; s < left.Length; s++)
            sum += left[s] * gross[s];
        return sum;
    }

    /// <summary>Box and Muller, one value at a time.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Twice a gamma variable of half the degrees of freedom (Marsaglia and Tsang 2000).</summary>
    private double ChiSquare()
    {
        var d = (model.DegreesOfFreedom / 2) - (1.0 / 3);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
                return 2 * d * v;
        }
    }
}
