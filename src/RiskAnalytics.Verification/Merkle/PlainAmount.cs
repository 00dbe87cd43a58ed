using System.Globalization;
using System.Numerics;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>An amount that a tree prints as plain decimal text; exact, however large.</summary>
/// <param name="Scaled">The amount times 10 to the power of <see cref="Scale"/>.</param>
internal readonly record struct PlainAmount(BigInteger Scaled)
{
    /// <summary>The most digits after the point.</summary>
    public const int Scale = 36;

    private const int MostCharacters = 80;
    private const int PublishedPlaces = 8;

    private static readonly BigInteger One = BigInteger.Pow(10, Scale);
    private static readonly BigInteger Step = BigInteger.Pow(10, Scale - PublishedPlaces);

    public bool IsNegative => Scaled.Sign < 0;

    public bool IsZero => Scaled.IsZero;

    /// <summary>Without what stands beyond the eighth decimal: the trees of OKX and Bitget are summed so.</summary>
    public PlainAmount Truncated => new(Scaled - BigInteger.Remainder(Scaled, Step));

    public static PlainAmount operator +(PlainAmount left, PlainAmount right) => new(left.Scaled + right.Scaled);

    /// <summary>Digits with at most one point and one minus sign; no exponent, no plus, no spaces, no needless leading zero.</summary>
    public static PlainAmount? Parse(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith("-");
        var digits = isNegative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (text.Length > MostCharacters || whole.IsEmpty || (whole.Length > 1 && whole[0] == '0') || (point >= 0 && fraction.IsEmpty) || fraction.Length > Scale
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return null;

        var scaled = BigInteger.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * One;
        if (!fraction.IsEmpty)
            scaled += BigInteger.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, Scale - fraction.Length);
        return new PlainAmount(isNegative ? -scaled : scaled);
    }

    /// <summary>The amount as a decimal.</summary>
    /// <exception cref="OverflowException">It is larger than a decimal.</exception>
    public decimal ToDecimal()
    {
        var whole = BigInteger.DivRem(Scaled, One, out var rest);
        // Eighteen places are more than any coin of these trees has, and fit into a decimal.
        return (decimal)whole + (decimal)(rest / BigInteger.Pow(10, Scale - 18)) / 1_000_000_000_000_000_000m;
    }

    /// <summary>Plain digits without trailing zeros, <c>0</c> for zero.</summary>
    public override string ToString()
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(Scaled), One, out var rest);
        var sign = IsNegative ? "-" : "";
        var text = sign + whole.ToString(CultureInfo.InvariantCulture);
        return rest.IsZero ? text : text + "." + rest.ToString(CultureInfo.InvariantCulture).PadLeft(Scale, '0').TrimEnd('0');
    }
}
