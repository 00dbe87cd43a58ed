namespace RiskAnalytics.Scoring.Stress;

/// <summary>One step of the ladder that a run is paid from. Amounts are shares of what is owed at the start.</summary>
/// <param name="FromDay">The first day on which it pays; null = not within any horizon.</param>
/// <param name="Haircut">What a sale loses, 0 to 1: the mean of the lines at the start.</param>
/// <param name="Fixed">Value that no factor moves.</param>
/// <param name="Factors">The factors that move the rest.</param>
/// <param name="Weights">Value on each of these factors at the start.</param>
internal sealed record RunStep(int? FromDay, double Haircut, double Fixed, int[] Factors, double[] Weights)
{
    /// <summary>Whether it can be sold on a day for anything.</summary>
    public bool Pays(int day) => FromDay <= day && Haircut < 1;
}
