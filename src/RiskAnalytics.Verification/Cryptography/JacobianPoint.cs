namespace RiskAnalytics.Verification.Cryptography;

/// <summary>A point of y² = x³ + 7 other than that at infinity; x and y are normal, or at least of magnitude 1.</summary>
internal struct AffinePoint
{
    public FieldElement X;
    public FieldElement Y;

    /// <summary>The point with a given x and a y of given parity; false when the curve has no point there.</summary>
    public static bool TryLift(in FieldElement x, bool isOdd, out AffinePoint point)
    {
        point.X = x;
        FieldElement.Square(out var cube, x);
        FieldElement.Multiply(out cube, cube, x);
        FieldElement.Add(out cube, cube, FieldElement.Of(7, 0, 0, 0));
        var exists = FieldElement.TryRoot(out point.Y, cube);
        point.Y.Normalize();
        if (point.Y.IsOdd != isOdd)
            point.Negate();
        return exists;
    }

    public void Negate()
    {
        FieldElement.Negate(out Y, Y, 1);
        Y.Normalize();
    }
}

/// <summary>A point as (x / z², y / z³), or infinity. The magnitudes are at most 4 for x and y, and 1 for z.</summary>
internal struct JacobianPoint
{
    public FieldElement X;
    public FieldElement Y;
    public FieldElement Z;
    public bool IsInfinity;

    public static JacobianPoint Infinity => new() { IsInfinity = true };

    public static JacobianPoint Of(in AffinePoint point) => new() { X = point.X, Y = point.Y, Z = FieldElement.One };

    public void Double()
    {
        if (IsInfinity)
            return;

        // With s = y², l = 3x²/2, t = -xs: x' = l² + 2t, y' = -(l(x' + t) + s²), z' = yz. No point has y = 0.
        FieldElement.Multiply(out Z, Z, Y);
        FieldElement.Square(out var s, Y);
        FieldElement.Square(out var l, X);
        l.Triple();
        FieldElement.Halve(out l, l);
        FieldElement.Negate(out var t, s, 1);
        FieldElement.Multiply(out t, t, X);
        FieldElement.Square(out X, l);
        FieldElement.Add(out X, X, t);
        FieldElement.Add(out X, X, t);
        FieldElement.Square(out s, s);
        FieldElement.Add(out t, t, X);
        FieldElement.Multiply(out Y, t, l);
        FieldElement.Add(out Y, Y, s);
        FieldElement.Negate(out Y, Y, 2);
    }

    /// <summary>Adds a point.</summary>
    public void Add(in AffinePoint other)
    {
        if (IsInfinity)
            this = Of(other);
        else
            Add(other, Z, out _);
    }

    /// <summary>Adds a point where this one stands on the curve scaled by a factor, so that its true z is z times that factor.</summary>
    public void AddScaled(in AffinePoint other, in FieldElement scale)
    {
        if (IsInfinity)
        {
            FieldElement.Square(out var square, scale);
            FieldElement.Multiply(out X, other.X, square);
            FieldElement.Multiply(out square, square, scale);
            FieldElement.Multiply(out Y, other.Y, square);
            Z = FieldElement.One;
            IsInfinity = false;
            return;
        }

        FieldElement.Multiply(out var z, Z, scale);
        Add(other, z, out _);
    }

    /// <summary>Adds a point that is scaled by the given z; the ratio is that of the new z to the old one.</summary>
    public void Add(in AffinePoint other, in FieldElement z, out FieldElement ratio)
    {
        // With h = u2 - u1 and i = s1 - s2: x' = i² - h³ - 2u1h², y' = i(x' - u1h²) - s1h³, z' = zh.
        FieldElement.Square(out var square, z);
        FieldElement.Multiply(out var u2, other.X, square);
        FieldElement.Multiply(out var s2, other.Y, square);
        FieldElement.Multiply(out s2, s2, z);
        FieldElement.Negate(out ratio, X, 4);
        FieldElement.Add(out ratio, ratio, u2);
        FieldElement.Negate(out var i, s2, 1);
        FieldElement.Add(out i, i, Y);
        if (ratio.IsZero())
        {
            if (i.IsZero())
            {
                ratio = Y;
                Double();
            }
            else
            {
                IsInfinity = true;
            }

            return;
        }

        FieldElement.Multiply(out Z, Z, ratio);
        FieldElement.Square(out var h2, ratio);
        FieldElement.Negate(out h2, h2, 1);
        FieldElement.Multiply(out var h3, h2, ratio);
        FieldElement.Multiply(out var t, h2, X);
        FieldElement.Square(out X, i);
        FieldElement.Add(out X, X, h3);
        FieldElement.Add(out X, X, t);
        FieldElement.Add(out X, X, t);
        FieldElement.Add(out t, t, X);
        FieldElement.Multiply(out t, t, i);
        FieldElement.Multiply(out Y, Y, h3);
        FieldElement.Add(out Y, Y, t);
    }

    /// <summary>The point with normal x and y; false at infinity.</summary>
    public readonly bool TryNormalize(out AffinePoint point)
    {
        point = default;
        if (IsInfinity)
            return false;
        var z = Z;
        z.Normalize();
        var inverse = z.Inverse();
        FieldElement.Square(out var square, inverse);
        FieldElement.Multiply(out point.X, X, square);
        FieldElement.Multiply(out square, square, inverse);
        FieldElement.Multiply(out point.Y, Y, square);
        point.X.Normalize();
        point.Y.Normalize();
        return true;
    }
}
