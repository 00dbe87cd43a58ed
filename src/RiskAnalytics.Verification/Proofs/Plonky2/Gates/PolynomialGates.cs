using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>
/// Gates by which one circuit checks the polynomials of another one's proof: sums of powers, and a polynomial through given values.
/// Source: plonky2, gates/reducing.rs, reducing_extension.rs, low_degree_interpolation.rs.
/// </summary>
internal static class PolynomialGates
{
    /// <summary>Horner's rule over coefficients of one wire each: next = last·alpha + coefficient.</summary>
    public static CircuitGate Reducing(int count) => new($"Reducing({count})", 6 + count + 2 * (count - 1), 0, 2 * count,
        (row, sums) => Reduce(row, sums, count, 6 + count, i => new Algebra(row[6 + i], Extension.Zero)));

    /// <summary>The same with coefficients of two wires each.</summary>
    public static CircuitGate ReducingExtension(int count) => new($"ReducingExtension({count})", 6 + 2 * count + 2 * (count - 1), 0, 2 * count,
        (row, sums) => Reduce(row, sums, count, 6 + 2 * count, i => row.Pair(6 + 2 * i)));

    /// <summary>
    /// The value at a point of the polynomial that takes given values on a coset shift·⟨g⟩ of 2^bits elements. The coefficients are wires: they must
    /// give the values, and they give the result. All powers of the shift and of the point are wires too, which keeps the degree low.
    /// </summary>
    public static CircuitGate LowDegreeInterpolation(int bits)
    {
        var n = 1 << bits;
        var root = Goldilocks.RootOfUnity(bits);
        var firstPower = 5 + 4 * n;
        var firstPointPower = firstPower + n - 2;
        return new CircuitGate($"LowDegreeInterpolation({bits})", firstPointPower + 2 * (n - 2), 0, (n - 2) + 2 * n + 2 * (n - 2) + 2, (row, sums) =>
        {
            Extension ShiftPower(int k) => k == 0 ? Extension.One : k == 1 ? row[0] : row[firstPower + k - 2];
            Algebra PointPower(int k) => k == 1 ? row.Pair(1 + 2 * n) : row.Pair(firstPointPower + 2 * (k - 2));
            Algebra Coefficient(int k) => row.Pair(5 + 2 * n + 2 * k);

            for (var i = 1; i <= n - 2; i++)
                sums.Add(ShiftPower(i) * ShiftPower(1) - ShiftPower(i + 1));

            for (var i = 0; i < n; i++)
            {
                // Σ coefficient_k · (shift · g^i)^k.
                var step = Goldilocks.Power(root, (ulong)i);
                var power = 1UL;
                var value = default(Algebra);
                for (var k = 0; k < n; k++)
                {
                    value += Coefficient(k) * (ShiftPower(k) * power);
                    power = Goldilocks.Multiply(power, step);
                }

                sums.Add(row.Pair(1 + 2 * i) - value);
            }

            for (var i = 1; i <= n - 2; i++)
                sums.Add(PointPower(i) * PointPower(1) - PointPower(i + 1));

            var result = Coefficient(0);
            for (var k = 1; k < n; k++)
                result += Coefficient(k) * PointPower(k);
            sums.Add(row.Pair(3 + 2 * n) - result);
        });
    }

    // Wires: the result, alpha, what comes in, the coefficients, then what is reached after each step but the last.
    private static void Reduce(GateRow row, ConstraintSums sums, int count, int firstReached, Func<int, Algebra> coefficient)
    {
        var alpha = row.Pair(2);
        var last = row.Pair(4);
        for (var i = 0; i < count; i++)
        {
            var next = i == count - 1 ? row.Pair(0) : row.Pair(firstReached + 2 * i);
            sums.Add(last * alpha + coefficient(i) - next);
            last = next;
        }
    }
}
