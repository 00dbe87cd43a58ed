using System.Numerics;

namespace RiskAnalytics.Core.Values;

/// <summary>An amount as a chain keeps it: base units and how many decimals make a whole unit. <c>default</c> is zero without decimals.</summary>
/// <param name="BaseUnits">Satoshi, wei, lamports.</param>
/// <param name="Decimals">How many decimals, 0 to 77.</param>
public readonly record struct TokenAmount(BigInteger BaseUnits, int Decimals)
{
    /// <summary>An amount of whole units.</summary>
    /// <param name="quantity">Whole units.</param>
    /// <param name="decimals">How many decimals, 0 to 77.</param>
    /// <exception cref="ArgumentException">The quantity has more decimals than the token, or the decimals are out of range.</exception>
    public static TokenAmount Of(decimal quantity, int decimals)
    {
        if (decimals is < 0 or > 77)
            throw new ArgumentException($"A token has 0 to 77 decimals, not {decimals}.", nameof(decimals));
        // Without the zeros at the end, which say nothing.
        var shortest = quantity / 1.0000000000000000000000000000m;
        return shortest.Scale <= decimals
            ? new TokenAmount(Digits(shortest) * BigInteger.Pow(10, decimals - shortest.Scale), decimals)
            : throw new ArgumentException($"{quantity.ToString(System.Globalization.CultureInfo.InvariantCulture)} has more than {decimals} decimals.", nameof(quantity));
    }

    /// <summary>Whole units.</summary>
    /// <returns>The amount exactly.</returns>
    /// <exception cref="OverflowException">The amount has more digits than a decimal holds exactly.</exception>
    public decimal ToQuantity() =>
        TryToQuantity(out var quantity) ? quantity : throw new OverflowException($"An amount with {Decimals} decimals has more digits than can be calculated exactly.");

    /// <summary>Whole units, when they fit a decimal exactly.</summary>
    public bool TryToQuantity(out decimal quantity)
    {
        quantity = 0m;
        if (Decimals is < 0 or > 77)
            return false;
        var units = BaseUnits;
        var scale = Decimals;
        // Zeros at the end carry nothing, and without them a large supply fits.
        while (scale > 0 && (scale > 28 || BigInteger.Abs(units) > MostUnits))
        {
            var shorter = BigInteger.DivRem(units, 10, out var digit);
            if (!digit.IsZero)
                return false;
            units = shorter;
            scale--;
        }

        if (BigInteger.Abs(units) > MostUnits)
            return false;
        var bits = decimal.GetBits((decimal)units);
        quantity = new decimal(bits[0], bits[1], bits[2], units.Sign < 0, (byte)scale);
        return true;
    }

    /// <summary>The digits of a decimal without its point.</summary>
    private static BigInteger Digits(decimal number)
    {
        var bits = decimal.GetBits(number);
        return (BigInteger)new decimal(bits[0], bits[1], bits[2], number < 0m, 0);
    }

    private static BigInteger MostUnits { get; } = (BigInteger)decimal.MaxValue;
}
