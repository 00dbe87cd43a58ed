using System.Collections.Immutable;
using RiskAnalytics.Core.Policies;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>The scoring function g of the model: straight lines through five knots, clamped outside.</summary>
public static class ScoreFunction
{
    /// <summary>Score of a value, 0 to 100 points. Exactly at a knot it is the knot's score.</summary>
    /// <param name="value">The value in the unit of the metric.</param>
    /// <param name="knots">Five values, worst to best, strictly monotone in either direction.</param>
    public static decimal Score(decimal value, ImmutableArray<decimal> knots)
    {
        var rising = knots[^1] > knots[0];
        if (rising ? value <= knots[0] : value >= knots[0])
        {
            return ScoringPolicy.KnotScores[0];
        }

        for (var i = 1; i < knots.Length; i++)
        {
            if (rising ? value < knots[i] : value > knots[i])
            {
                var (low, high) = (ScoringPolicy.KnotScores[i - 1], ScoringPolicy.KnotScores[i]);
                return low + ((high - low) * (value - knots[i - 1]) / (knots[i] - knots[i - 1]));
            }

            if (value == knots[i])
            {
                return ScoringPolicy.KnotScores[i];
            }
        }

        return ScoringPolicy.KnotScores[^1];
    }

    /// <summary>The knot that the next better score level asks for; null at full marks.</summary>
    /// <param name="score">Points 0 to 100.</param>
    /// <param name="knots">The knots of the metric.</param>
    public static decimal? NextKnot(decimal score, ImmutableArray<decimal> knots)
    {
        for (var i = 1; i < knots.Length; i++)
        {
            if (score < ScoringPolicy.KnotScores[i])
            {
                return knots[i];
            }
        }

        return null;
    }
}
