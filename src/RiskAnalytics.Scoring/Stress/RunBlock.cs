using System.Runtime.Intrinsics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>Some consecutive paths, simulated four at a time: one path in each lane, one array for each quantity.</summary>
internal sealed class RunBlock
{
    /// <summary>Paths of a block.</summary>
    public const int Paths = 1024;

    /// <summary>A path that does not fail.</summary>
    public const double Never = -1;

    private const int Lanes = 4;

    /// <summary>What a draw is for: the shocks, or an attempt at the mixing variable from this number on.</summary>
    private const uint Shocks = 0;

    private const uint Mixing = 1;

    private readonly RunModel _model;

    private readonly RandomStream _stream;

    private readonly Vector256<double>[] _shocks;

    private readonly Vector256<double>[] _logPrices;

    private readonly Vector256<double>[] _prices;

    private readonly Vector256<double>[] _left;

    private readonly Vector256<double>[] _gross;

    /// <summary>Room for the paths of a model; one thread at a time.</summary>
    public RunBlock(RunModel model, ulong seed)
    {
        _model = model;
        _stream = new RandomStream(seed);
        _shocks = new Vector256<double>[model.Common.Length + 2];
        _logPrices = new Vector256<double>[model.Common.Length];
        _prices = new Vector256<double>[model.Common.Length];
        _left = new Vector256<double>[model.Steps.Length];
        _gross = new Vector256<double>[model.Steps.Length];
    }

    /// <summary>Day of failure of each path, 1 or later, or <see cref="Never"/>; only the first <see cref="Paths"/> places that were asked for count.</summary>
    public double[] FailureDays { get; } = new double[Paths];

    /// <summary>1 for each path on which not all that was asked for could be paid, else 0.</summary>
    public double[] Unpaid { get; } = new double[Paths];

    /// <summary>Surplus of each path at the end.</summary>
    public double[] Surpluses { get; } = new double[Paths];

    /// <summary>Share of what was owed that was paid out, by path.</summary>
    public double[] Outflows { get; } = new double[Paths];

    /// <summary>What sales lost, by path.</summary>
    public double[] SaleCosts { get; } = new double[Paths];

    /// <summary>Simulates some paths.</summary>
    /// <param name="firstPath">Number of the first.</param>
    /// <param name="count">How many, up to <see cref="Paths"/>; lanes beyond are filled and mean nothing.</param>
    public void Simulate(int firstPath, int count)
    {
        for (var offset = 0; offset < count; offset += Lanes)
            Simulate(Vector256.Create((ulong)(firstPath + offset)) + Vector256.Create(0UL, 1, 2, 3), offset);
    }

    private void Simulate(Vector256<ulong> paths, int offset)
    {
        var (zero, one) = (Vector256<double>.Zero, Vector256<double>.One);
        var (never, rounding) = (Vector256.Create(Never), Vector256.Create(RunModel.Rounding));
        var (stillOwed, failed, unpaid, cost) = (one, never, zero, zero);
        Array.Clear(_logPrices);
        Array.Fill(_left, one);
        for (var day = 1; day <= _model.Days; day++)
        {
            DrawShocks(paths, day);
            MovePrices(Mix(paths, day));
            var claims = ValueSteps();

            var open = Pay(day, claims, ref stillOwed, ref cost);
            var isUnpaid = Vector256.GreaterThan(open, rounding);
            var isShort = isUnpaid | Vector256.GreaterThan((stillOwed * claims) - Assets(), rounding);
            unpaid = Vector256.ConditionalSelect(isUnpaid, one, unpaid);
            failed = Vector256.ConditionalSelect(isShort & Vector256.Equals(failed, never), Vector256.Create((double)day), failed);
        }

        var surplus = _model.Days == 0 ? Vector256.Create(_model.Surplus) : Assets() - (stillOwed * Claims());
        failed.CopyTo(FailureDays, offset);
        unpaid.CopyTo(Unpaid, offset);
        surplus.CopyTo(Surpluses, offset);
        (one - stillOwed).CopyTo(Outflows, offset);
        cost.CopyTo(SaleCosts, offset);
    }

    /// <summary>The common shock and one for each factor.</summary>
    private void DrawShocks(Vector256<ulong> paths, int day)
    {
        var shocks = _shocks;
        var pairs = (_model.Common.Length + 2) / 2;
        var draw = (uint)(day * pairs);
        for (var pair = 0; pair < pairs; pair++)
            (shocks[2 * pair], shocks[(2 * pair) + 1]) = _stream.Normals(draw + (uint)pair, paths, Shocks);
    }

    /// <summary>What turns the normal shocks of a day into Student's t of unit variance: the root of (nu - 2) over a chi-square of nu degrees.</summary>
    /// <remarks>
    /// Chi-square is twice a gamma variable of shape nu / 2, drawn by rejection; each path takes its own first accepted attempt.
    /// Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
    /// </remarks>
    private Vector256<double> Mix(Vector256<ulong> paths, int day)
    {
        var (zero, one, half) = (Vector256<double>.Zero, Vector256<double>.One, Vector256.Create(0.5));
        var d = (_model.DegreesOfFreedom / 2) - (1.0 / 3);
        var shape = Vector256.Create(d);
        var slope = Vector256.Create(1 / Math.Sqrt(9 * d));
        var gamma = zero;
        for (var purpose = Mixing; Vector256.EqualsAny(gamma, zero); purpose += 2)
        {
            var x = _stream.Normals((uint)day, paths, purpose).First;
            var u = RandomStream.Uniform(_stream.Bits((uint)day, paths, purpose + 1).First);
            var root = VectorMath.Fma(slope, x, one);
            var v = root * root * root;
            var isPositive = Vector256.GreaterThan(v, zero);
            v = Vector256.ConditionalSelect(isPositive, v, one);
            var bound = (half * x * x) + (shape * (one - v + VectorMath.Log(v)));
            var isTaken = isPositive & Vector256.LessThan(VectorMath.Log(u), bound) & Vector256.Equals(gamma, zero);
            gamma = Vector256.ConditionalSelect(isTaken, shape * v, gamma);
        }

        return Vector256.Sqrt(Vector256.Create((_model.DegreesOfFreedom - 2) / 2) / gamma);
    }

    private void MovePrices(Vector256<double> mix)
    {
        var (common, own) = (_model.Common, _model.Own);
        var (shocks, logs, prices) = (_shocks, _logPrices, _prices);
        var (most, least) = (Vector256.Create(RunModel.LargestLogPrice), Vector256.Create(-RunModel.LargestLogPrice));
        var shared = mix * shocks[0];
        for (var i = 0; i < common.Length; i++)
        {
            var move = VectorMath.Fma(Vector256.Create(common[i]), shared, Vector256.Create(own[i]) * mix * shocks[i + 1]);
            logs[i] = Vector256.Min(Vector256.Max(logs[i] + move, least), most);
            prices[i] = VectorMath.Exp(logs[i]);
        }
    }

    /// <summary>Values every step as if nothing had been sold of it, and returns what is owed as if nothing had been paid.</summary>
    private Vector256<double> ValueSteps()
    {
        for (var s = 0; s < _gross.Length; s++)
        {
            var step = _model.Steps[s];
            var (factors, weights, prices) = (step.Factors, step.Weights, _prices);
            var sum = Vector256.Create(step.Fixed);
            for (var j = 0; j < factors.Length; j++)
                sum = VectorMath.Fma(Vector256.Create(weights[j]), prices[factors[j]], sum);
            _gross[s] = sum;
        }

        return Claims();
    }

    private Vector256<double> Claims()
    {
        var (owed, prices) = (_model.Owed, _prices);
        var sum = Vector256.Create(_model.OwedFixed);
        for (var i = 0; i < owed.Length; i++)
            sum = VectorMath.Fma(Vector256.Create(owed[i]), prices[i], sum);
        return sum;
    }

    private Vector256<double> Assets()
    {
        var sum = Vector256<double>.Zero;
        for (var s = 0; s < _left.Length; s++)
            sum = VectorMath.Fma(_left[s], _gross[s], sum);
        return sum;
    }

    /// <summary>Pays what is asked for on a day from the steps that pay by then, and returns what stays unpaid.</summary>
    private Vector256<double> Pay(int day, Vector256<double> claims, ref Vector256<double> stillOwed, ref Vector256<double> cost)
    {
        var (zero, one) = (Vector256<double>.Zero, Vector256<double>.One);
        var owed = stillOwed * claims;
        var coverage = Vector256.ConditionalSelect(Vector256.GreaterThan(owed, zero), Vector256.Min(Assets() / owed, one), one);
        var gap = Vector256.Max(Vector256.Create(_model.Threshold) - coverage, zero);
        var rate = Vector256.Min(VectorMath.Fma(Vector256.Create(_model.Feedback), gap, Vector256.Create(_model.BaseOutflow)), Vector256.Create(_model.LargestOutflow));
        var asked = rate * owed;
        var open = asked;
        for (var s = 0; s < _left.Length; s++)
        {
            var step = _model.Steps[s];
            if (!step.Pays(day))
                continue;
            var cash = _left[s] * _gross[s] * Vector256.Create(1 - step.Haircut);
            var paid = Vector256.Min(open, cash);
            var kept = Vector256.ConditionalSelect(Vector256.GreaterThan(cash, zero), one - (paid / cash), zero);
            _left[s] *= kept;
            open -= paid;
            cost = VectorMath.Fma(paid, Vector256.Create(step.Haircut / (1 - step.Haircut)), cost);
        }

        stillOwed *= Vector256.ConditionalSelect(Vector256.GreaterThan(owed, zero), one - ((asked - open) / owed), one);
        return open;
    }
}
