namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// The sale of a position over a horizon that weighs expected cost against risk, after Almgren and Chriss (2000), in money instead of
/// shares: selling at v a day costs v (epsilon + eta v) a day, and each unit sold lowers the price of the rest by gamma.
/// </summary>
/// <param name="Position">X, value to be sold.</param>
/// <param name="Days">T, horizon in days.</param>
/// <param name="Fixed">epsilon, fixed cost as a share of what is sold.</param>
/// <param name="Temporary">eta, cost per unit of value sold a day.</param>
/// <param name="Permanent">gamma, fall of the price for each unit of value sold.</param>
/// <param name="Kappa">sqrt(lambda sigma^2 / eta), urgency of the sale per day.</param>
public sealed record ExecutionSchedule(double Position, double Days, double Fixed, double Temporary, double Permanent, double Kappa)
{
    /// <summary>Below this the curve and the straight line differ by less than rounding.</summary>
    private const double Straight = 1e-4;

    /// <summary>True when kappa T is so small that the schedule is the straight line.</summary>
    public bool IsStraight => Kappa * Days < Straight;

    /// <summary>1 / kappa: where the horizon is long, the time in which the holding falls by the factor e; infinite for a straight line.</summary>
    public double HalfLife => 1 / Kappa;

    /// <summary>Expected cost of the straight line, X epsilon + gamma X^2 / 2 + eta X^2 / T: the lowest there is.</summary>
    public double StraightCost => FixedCost + (Temporary * Position * Position / Days);

    /// <summary>Expected cost of the schedule, X epsilon + gamma X^2 / 2 + eta X^2 (kappa / 2) (coth(kappa T) + kappa T / sinh(kappa T)^2).</summary>
    public double Cost
    {
        get
        {
            var urgency = Kappa * Days;
            if (IsStraight)
                return StraightCost;
            var curve = (1 / Math.Tanh(urgency)) + (urgency / Math.Pow(Math.Sinh(urgency), 2));
            return FixedCost + (Temporary * Position * Position * Kappa / 2 * curve);
        }
    }

    /// <summary>Value sold a day at the start, X kappa coth(kappa T): the fastest of the whole sale.</summary>
    public double StartRate => IsStraight ? Position / Days : Position * Kappa / Math.Tanh(Kappa * Days);

    private double FixedCost => (Position * Fixed) + (Permanent * Position * Position / 2);

    /// <summary>The schedule by the calibration of Almgren and Chriss: epsilon half a spread, eta a spread for each share of the volume sold, gamma likewise.</summary>
    /// <param name="position">X, value to be sold.</param>
    /// <param name="days">T, horizon in days; above 0.</param>
    /// <param name="spread">Quoted spread, share of mid; above 0.</param>
    /// <param name="volume">Volume of a day; above 0.</param>
    /// <param name="volatility">sigma, standard deviation of the return of a day.</param>
    /// <param name="riskAversion">lambda, per unit of money.</param>
    /// <param name="temporaryVolume">Selling this share of a day's volume a day costs one spread.</param>
    /// <param name="permanentVolume">Selling this share of a day's volume lowers the price by one spread for good.</param>
    public static ExecutionSchedule Of(
        double position, double days, double spread, double volume, double volatility, double riskAversion, double temporaryVolume, double permanentVolume)
    {
        var temporary = spread / (temporaryVolume * volume);
        return new ExecutionSchedule(
            position, days, spread / 2, temporary, spread / (permanentVolume * volume), Math.Sqrt(riskAversion * volatility * volatility / temporary));
    }

    /// <summary>What is still held after some days, x(t) = X sinh(kappa (T - t)) / sinh(kappa T).</summary>
    public double HeldAfter(double days)
    {
        if (days >= Days)
            return 0;
        if (IsStraight)
            return Position * (1 - (days / Days));

        // The quotient of two sinh by their larger halves: sinh itself leaves the range of numbers at 710.
        return Position * Math.Exp(-Kappa * days) * (1 - Math.Exp(-2 * Kappa * (Days - days))) / (1 - Math.Exp(-2 * Kappa * Days));
    }
}
