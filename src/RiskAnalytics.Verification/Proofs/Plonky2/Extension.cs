using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// An element A + B·X of the quadratic extension F[X]/(X² − 7) of the field <see cref="Goldilocks"/>. Challenges that must not be
/// guessed are drawn from it: the base field has 2^64 elements only. Source: plonky2, field/src/goldilocks_extensions.rs.
/// </summary>
/// <param name="A">The constant part, below the modulus.</param>
/// <param name="B">The factor of X, below the modulus.</param>
internal readonly record struct Extension(ulong A, ulong B)
{
    /// <summary>X² is this; 7 is no square in the base field, so X is really new.</summary>
    public const ulong SquareOfX = 7;

    public static Extension Zero => default;

    public static Extension One => new(1, 0);

    public bool IsZero => (A | B) == 0;

    public static implicit operator Extension(ulong value) => new(value, 0);

    public static Extension operator +(Extension a, Extension b) => new(Goldilocks.Add(a.A, b.A), Goldilocks.Add(a.B, b.B));

    public static Extension operator -(Extension a, Extension b) => new(Goldilocks.Subtract(a.A, b.A), Goldilocks.Subtract(a.B, b.B));

    public static Extension operator *(Extension a, ulong b) => new(Goldilocks.Multiply(a.A, b), Goldilocks.Multiply(a.B, b));

    /// <summary>(a + bX)(c + dX) = ac + 7bd + (ad + bc)X.</summary>
    public static Extension operator *(Extension a, Extension b) => new(
        Goldilocks.Add(Goldilocks.Multiply(a.A, b.A), Goldilocks.Multiply(SquareOfX, Goldilocks.Multiply(a.B, b.B))),
        Goldilocks.Add(Goldilocks.Multiply(a.A, b.B), Goldilocks.Multiply(a.B, b.A)));

    /// <summary>The value to the power 2^<paramref name="times"/>.</summary>
    public Extension Squared(int times)
    {
        var result = this;
        for (var i = 0; i < times; i++)
            result *= result;
        return result;
    }

    /// <summary>1/(a + bX) = (a − bX)/(a² − 7b²): the product of both conjugates lies in the base field, where one can divide.</summary>
    /// <exception cref="DivideByZeroException">The value is zero.</exception>
    public Extension Inverse()
    {
        var norm = Goldilocks.Subtract(Goldilocks.Multiply(A, A), Goldilocks.Multiply(SquareOfX, Goldilocks.Multiply(B, B)));
        return new Extension(A, Goldilocks.Subtract(0, B)) * Goldilocks.Inverse(norm);
    }

    /// <summary>
    /// Replaces every value by its inverse with one division in all (Montgomery): invert the product of all of them, then take
    /// the values off it one by one, from the last to the first.
    /// </summary>
    /// <exception cref="DivideByZeroException">A value is zero.</exception>
    public static void Invert(Span<Extension> values)
    {
        var before = new Extension[values.Length];
        var product = One;
        for (var i = 0; i < values.Length; i++)
        {
            before[i] = product;
            product *= values[i];
        }

        var inverse = product.Inverse();
        for (var i = values.Length - 1; i >= 0; i--)
            (values[i], inverse) = (before[i] * inverse, inverse * values[i]);
    }

    /// <summary>Σ value_i · factor^i, by Horner from the last value.</summary>
    public static Extension Combine(ReadOnlySpan<Extension> values, Extension factor)
    {
        var sum = Zero;
        for (var i = values.Length - 1; i >= 0; i--)
            sum = sum * factor + values[i];
        return sum;
    }
}
