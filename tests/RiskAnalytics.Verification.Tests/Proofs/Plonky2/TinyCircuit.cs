using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>
/// A circuit of 32 rows with a gate of each simple kind. It proves: equity − debt lies in 0 to 1023. Row 0 holds the digest of the public inputs, row 1 computes
/// equity·1 + debt·(−1), row 2 cuts the result, tied to it by the wiring, into ten bits, row 3 repeats its constants.
/// </summary>
internal sealed class TinyCircuit
{
    public const int DegreeBits = 5;
    public const int Rows = 1 << DegreeBits;
    public const int RateBits = 3;
    public const int Wires = 16;
    public const int Routed = 12;
    public const int Challenges = 2;
    public const int Bits = 10;
    public const ulong Unused = 0xffffffff;

    public const int PublicInputRow = 0;
    public const int ArithmeticRow = 1;
    public const int BitsRow = 2;
    public const int ConstantRow = 3;

    private TinyCircuit()
    {
    }

    /// <summary>Two selectors, then two constants of each row; column by column.</summary>
    public required ulong[][] Constants { get; init; }

    /// <summary>Which place each routed wire is tied to.</summary>
    public required ulong[][] Sigmas { get; init; }

    public static ulong Generator { get; } = Goldilocks.RootOfUnity(DegreeBits);

    public static ulong CosetFactor(int wire) => Goldilocks.Power(7, (ulong)wire);

    public static TinyCircuit Build()
    {
        var constants = new ulong[4][];
        for (var column = 0; column < 4; column++)
            constants[column] = new ulong[Rows];
        for (var row = 0; row < Rows; row++)
        {
            // The number of the gate in its own selector, the mark for "another group" in the other one.
            constants[0][row] = row switch { PublicInputRow => 2, ArithmeticRow => Unused, BitsRow => 3, ConstantRow => 1, _ => 0 };
            constants[1][row] = row == ArithmeticRow ? 4 : Unused;
        }

        (constants[2][ArithmeticRow], constants[3][ArithmeticRow]) = (1, Goldilocks.Modulus - 1);
        (constants[2][ConstantRow], constants[3][ConstantRow]) = (77, 78);

        var sigmas = new ulong[Routed][];
        for (var wire = 0; wire < Routed; wire++)
            sigmas[wire] = [.. Enumerable.Range(0, Rows).Select(row => Goldilocks.Multiply(CosetFactor(wire), Goldilocks.Power(Generator, (ulong)row)))];
        (sigmas[3][ArithmeticRow], sigmas[0][BitsRow]) = (sigmas[0][BitsRow], sigmas[3][ArithmeticRow]);
        return new TinyCircuit { Constants = constants, Sigmas = sigmas };
    }

    /// <summary>The wires that satisfy it, column by column.</summary>
    public static ulong[][] Witness(ulong equity, ulong debt, ulong[] publicInputsHash)
    {
        var wires = new ulong[Wires][];
        for (var wire = 0; wire < Wires; wire++)
            wires[wire] = new ulong[Rows];
        for (var i = 0; i < 4; i++)
            wires[i][PublicInputRow] = publicInputsHash[i];
        var net = Goldilocks.Subtract(equity, debt);
        (wires[0][ArithmeticRow], wires[1][ArithmeticRow], wires[2][ArithmeticRow], wires[3][ArithmeticRow]) = (equity, 1, debt, net);
        wires[0][BitsRow] = net;
        for (var bit = 0; bit < Bits; bit++)
            wires[1 + bit][BitsRow] = (net >> bit) & 1;
        (wires[0][ConstantRow], wires[1][ConstantRow]) = (77, 78);
        // Rows without a gate may hold anything.
        wires[5][Rows - 1] = 123456789;
        return wires;
    }

    /// <summary>All gate constraints at a point of the base field, by hand: eleven sums over the gates, each gate times its filter.</summary>
    public static ulong[] GateConstraints(ulong[] constants, ulong[] w, ulong[] publicInputsHash)
    {
        static ulong Mul(ulong a, ulong b) => Goldilocks.Multiply(a, b);
        static ulong Sub(ulong a, ulong b) => Goldilocks.Subtract(a, b);
        var sums = new ulong[Bits + 1];
        for (var gate = 1; gate <= 4; gate++)
        {
            var s = constants[gate < 4 ? 0 : 1];
            var filter = Sub(Unused, s);
            for (var other = 0; other < 4 && gate < 4; other++)
                filter = other == gate ? filter : Mul(filter, Sub((ulong)other, s));
            var (c0, c1) = (constants[2], constants[3]);
            ulong[] values = gate switch
            {
                1 => [Sub(c0, w[0]), Sub(c1, w[1])],
                2 => [.. Enumerable.Range(0, 4).Select(i => Sub(w[i], publicInputsHash[i]))],
                3 => [
                    Sub(Enumerable.Range(0, Bits).Aggregate(0UL, (sum, bit) => Goldilocks.Add(sum, Mul(w[1 + bit], 1UL << bit))), w[0]),
                    .. Enumerable.Range(0, Bits).Select(bit => Mul(w[1 + bit], Sub(w[1 + bit], 1)))],
                _ => [.. Enumerable.Range(0, 2).Select(i => Sub(w[4 * i + 3], Goldilocks.Add(Mul(c0, Mul(w[4 * i], w[4 * i + 1])), Mul(c1, w[4 * i + 2]))))],
            };
            for (var k = 0; k < values.Length; k++)
                sums[k] = Goldilocks.Add(sums[k], Mul(filter, values[k]));
        }

        return sums;
    }
}
