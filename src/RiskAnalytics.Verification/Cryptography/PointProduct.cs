namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// The sum a·P + b·G. Both factors are cut in halves of 128 bits, a by the endomorphism of the curve and b plainly, and the four
/// products share their doublings (Strauss). In variable time: for checking, never for signing.
/// </summary>
internal static class PointProduct
{
    private const int Places = 132;
    private const int Width = 5;
    private const int Odd = 1 << (Width - 2);
    private const int GeneratorWidth = 12;
    private const int GeneratorOdd = 1 << (GeneratorWidth - 2);

    private static readonly FieldElement Beta = FieldElement.Of(0xC139_6C28_7195_01EE, 0x9CF0_4975_12F5_8995, 0x6E64_479E_AC34_34E9, 0x7AE9_6A2B_657C_0710);
    private static readonly AffinePoint[] Low = OddMultiples(Generator());
    private static readonly AffinePoint[] High = OddMultiples(ShiftedGenerator());

    /// <summary>The generator of the curve (SEC 2, section 2.4.1).</summary>
    public static AffinePoint Generator() => new()
    {
        X = FieldElement.Of(0x59F2_815B_16F8_1798, 0x029B_FCDB_2DCE_28D9, 0x55A0_6295_CE87_0B07, 0x79BE_667E_F9DC_BBAC),
        Y = FieldElement.Of(0x9C47_D08F_FB10_D4B8, 0xFD17_B448_A685_5419, 0x5DA4_FBFC_0E11_08A8, 0x483A_DA77_26A3_C465),
    };

    public static JacobianPoint Sum(Scalar a, in AffinePoint p, Scalar b)
    {
        var sum = JacobianPoint.Infinity;
        Span<short> digits = stackalloc short[4 * Places];
        var (first, second) = a.SplitByEndomorphism();
        Span<short> a1 = digits[..Places], a2 = digits[Places..(2 * Places)], b1 = digits[(2 * Places)..(3 * Places)], b2 = digits[(3 * Places)..];
        var places = Math.Max(Write(a1, first), Write(a2, second));
        places = Math.Max(places, new Scalar(b.N0, b.N1, 0, 0).WriteDigits(b1, GeneratorWidth, negate: false));
        places = Math.Max(places, new Scalar(b.N2, b.N3, 0, 0).WriteDigits(b2, GeneratorWidth, negate: false));

        Span<AffinePoint> odd = stackalloc AffinePoint[Odd];
        Span<FieldElement> turned = stackalloc FieldElement[Odd];
        WriteOddMultiples(odd, p, out var scale);
        for (var i = 0; i < Odd; i++)
            FieldElement.Multiply(out turned[i], odd[i].X, Beta);

        for (var i = places - 1; i >= 0; i--)
        {
            sum.Double();
            if (a1[i] != 0)
                sum.Add(Pick(odd, a1[i]));
            if (a2[i] != 0)
            {
                var point = Pick(odd, a2[i]);
                point.X = turned[Math.Abs(a2[i]) >> 1];
                sum.Add(point);
            }

            if (b1[i] != 0)
                sum.AddScaled(Pick(Low, b1[i]), scale);
            if (b2[i] != 0)
                sum.AddScaled(Pick(High, b2[i]), scale);
        }

        FieldElement.Multiply(out sum.Z, sum.Z, scale);
        return sum;
    }

    private static int Write(Span<short> digits, Scalar half) =>
        half.IsHigh ? half.Negate().WriteDigits(digits, Width, negate: true) : half.WriteDigits(digits, Width, negate: false);

    private static AffinePoint Pick(ReadOnlySpan<AffinePoint> odd, short digit)
    {
        var point = odd[Math.Abs(digit) >> 1];
        if (digit < 0)
            FieldElement.Negate(out point.Y, point.Y, 1);
        return point;
    }

    /// <summary>P, 3P, 5P and so on, all on the curve scaled by one factor, so that none needs an inverse.</summary>
    private static void WriteOddMultiples(Span<AffinePoint> odd, in AffinePoint p, out FieldElement scale)
    {
        // Twice P is taken as a point with z = 1 on the curve scaled by its z; P is brought there.
        var twice = JacobianPoint.Of(p);
        twice.Double();
        var step = new AffinePoint { X = twice.X, Y = twice.Y };
        step.X.Normalize();
        step.Y.Normalize();
        FieldElement.Square(out var square, twice.Z);
        FieldElement.Multiply(out odd[0].X, p.X, square);
        FieldElement.Multiply(out square, square, twice.Z);
        FieldElement.Multiply(out odd[0].Y, p.Y, square);

        Span<FieldElement> ratios = stackalloc FieldElement[Odd];
        var current = JacobianPoint.Of(odd[0]);
        for (var i = 1; i < odd.Length; i++)
        {
            var z = current.Z;
            current.Add(step, z, out ratios[i]);
            odd[i].X = current.X;
            odd[i].Y = current.Y;
        }

        FieldElement.Multiply(out scale, current.Z, twice.Z);
        var factor = FieldElement.One;
        for (var i = odd.Length - 2; i >= 0; i--)
        {
            FieldElement.Multiply(out factor, factor, ratios[i + 1]);
            FieldElement.Square(out square, factor);
            FieldElement.Multiply(out odd[i].X, odd[i].X, square);
            FieldElement.Multiply(out square, square, factor);
            FieldElement.Multiply(out odd[i].Y, odd[i].Y, square);
        }

        odd[^1].Y.Normalize();
    }

    private static AffinePoint[] OddMultiples(AffinePoint point)
    {
        var twice = JacobianPoint.Of(point);
        twice.Double();
        twice.TryNormalize(out var step);
        var multiples = new JacobianPoint[GeneratorOdd];
        var products = new FieldElement[GeneratorOdd];
        multiples[0] = JacobianPoint.Of(point);
        products[0] = FieldElement.One;
        for (var i = 1; i < GeneratorOdd; i++)
        {
            multiples[i] = multiples[i - 1];
            multiples[i].Add(step);
            FieldElement.Multiply(out products[i], products[i - 1], multiples[i].Z);
        }

        // One inverse for all: that of the product of every z.
        var product = products[^1];
        product.Normalize();
        var inverse = product.Inverse();
        var odd = new AffinePoint[GeneratorOdd];
        for (var i = GeneratorOdd - 1; i >= 0; i--)
        {
            var z = inverse;
            if (i > 0)
            {
                FieldElement.Multiply(out z, inverse, products[i - 1]);
                FieldElement.Multiply(out inverse, inverse, multiples[i].Z);
            }

            FieldElement.Square(out var square, z);
            FieldElement.Multiply(out odd[i].X, multiples[i].X, square);
            FieldElement.Multiply(out square, square, z);
            FieldElement.Multiply(out odd[i].Y, multiples[i].Y, square);
            odd[i].X.Normalize();
            odd[i].Y.Normalize();
        }

        return odd;
    }

    /// <summary>2^128 times the generator.</summary>
    private static AffinePoint ShiftedGenerator()
    {
        var point = JacobianPoint.Of(Generator());
        for (var i = 0; i < 128; i++)
            point.Double();
        point.TryNormalize(out var shifted);
        return shifted;
    }
}
