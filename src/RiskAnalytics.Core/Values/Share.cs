namespace RiskAnalytics.Core.Values;

/// <summary>A part of a whole as a fraction, 0 to 1 inclusive: 0.25 is a quarter. The default is 0.</summary>
public readonly record struct Share
{
    /// <summary>A share of the given fraction.</summary>
    /// <param name="fraction">0 to 1 inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is below 0 or above 1.</exception>
    public Share(decimal fraction)
    {
        if (fraction is < 0m or > 1m)
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A share is a fraction from 0 to 1 (25% is 0.25).");
        }

        Fraction = fraction;
    }

    /// <summary>The fraction, 0 to 1.</summary>
    public decimal Fraction { get; }
}
