namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>The gates of the published circuits by their number in a key.</summary>
internal static class GateCatalog
{
    /// <summary>The most wires of any gate: far more than circuits have, and a bound on what a key can ask for.</summary>
    public const int MostWires = 4096;

    // 2^12 entries of a list, or operations, are already more than MostWires can carry.
    private const int MostBits = 12;

    /// <summary>Builds a gate.</summary>
    /// <param name="tag">Its number.</param>
    /// <param name="next">Gives its next size, which must lie in a range.</param>
    /// <returns>The gate; null for a number that none of these circuits has.</returns>
    public static CircuitGate? Read(uint tag, Func<int, int, int> next) => tag switch
    {
        0 => ArithmeticGates.Arithmetic(next(1, MostWires)),
        1 => ArithmeticGates.ArithmeticExtension(next(1, MostWires)),
        2 => BitGates.BaseSum(next(1, MostWires)),
        4 => PolynomialGates.LowDegreeInterpolation(next(1, MostBits)),
        5 => BitGates.Exponentiation(next(1, MostWires)),
        8 => ArithmeticGates.MulExtension(next(1, MostWires)),
        9 => ArithmeticGates.Noop,
        10 => ArithmeticGates.Constant(next(1, MostWires)),
        11 => PoseidonGates.Mds,
        12 => ArithmeticGates.PublicInput,
        13 => PoseidonGates.Poseidon,
        14 => BitGates.RandomAccess(next(1, MostBits), next(1, MostWires), next(0, MostWires)),
        15 => PolynomialGates.ReducingExtension(next(1, MostWires)),
        16 => PolynomialGates.Reducing(next(1, MostWires)),
        _ => null,
    };
}
