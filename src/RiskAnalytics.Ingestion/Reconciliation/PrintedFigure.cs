namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>How a printed figure goes with the computed one.</summary>
internal enum Agreement
{
    /// <summary>Equal, or rounded half up or half to even to the printed digits.</summary>
    Rounded,

    /// <summary>Cut after the printed digits.</summary>
    Truncated,

    /// <summary>Rounded up where it had to be rounded down.</summary>
    RoundedUp,

    /// <summary>Off by no more than the rounding of the parts allows.</summary>
    WithinRoundingOfParts,

    /// <summary>Another figure.</summary>
    Differs,
}

/// <summary>Tells rounded, cut and wrong figures apart.</summary>
internal static class PrintedFigure
{
    /// <summary>Compares a printed figure with the one that its parts give.</summary>
    /// <param name="computed">What the parts give.</param>
    /// <param name="printed">What is printed.</param>
    /// <param name="step">The unit of the last printed digit; null when it is printed in full.</param>
    public static Agreement Compare(decimal computed, decimal printed, decimal? step)
    {
        if (computed == printed)
            return Agreement.Rounded;
        if (step is not (> 0))
            return Agreement.Differs;

        var (units, wanted) = (computed / step.Value, decimal.Round(printed / step.Value, 0));
        if (decimal.Round(units, 0, MidpointRounding.ToEven) == wanted || decimal.Round(units, 0, MidpointRounding.AwayFromZero) == wanted)
            return Agreement.Rounded;
        return decimal.Truncate(units) == wanted ? Agreement.Truncated
            : decimal.Ceiling(units) == wanted ? Agreement.RoundedUp
            : Agreement.Differs;
    }

    /// <summary>Compares a printed sum with its parts, each of which may be rounded too.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="printed">The printed sum.</param>
    /// <param name="step">The unit of the last printed digit of the sum; null when it is printed in full.</param>
    public static Agreement CompareSum(IReadOnlyCollection<decimal> parts, decimal printed, decimal? step)
    {
        var sum = parts.Sum();
        var agreement = Compare(sum, printed, step);
        if (agreement is Agreement.Rounded or Agreement.Truncated)
            return agreement;

        // Each part and the sum may be off by half a unit of the last digit that the document prints.
        var unit = step ?? UnitOf(parts.Append(printed));
        return Math.Abs(sum - printed) <= unit * (parts.Count + 1) / 2m ? Agreement.WithinRoundingOfParts : agreement;
    }

    /// <summary>The unit of the finest digit that any of the figures has.</summary>
    public static decimal UnitOf(IEnumerable<decimal> figures) => new(1, 0, 0, false, figures.Max(f => f.Scale));
}
