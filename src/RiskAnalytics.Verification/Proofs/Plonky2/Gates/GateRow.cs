namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>The values that the gates read, all at one random point.</summary>
/// <param name="wires">The wires.</param>
/// <param name="constants">The constants, without the selectors before them.</param>
/// <param name="publicInputsHash">The digest of the public inputs, four elements.</param>
internal sealed class GateRow(ReadOnlyMemory<Extension> wires, ReadOnlyMemory<Extension> constants, ReadOnlyMemory<ulong> publicInputsHash)
{
    /// <summary>A wire.</summary>
    public Extension this[int wire] => wires.Span[wire];

    /// <summary>A wire and the next one as one element.</summary>
    public Algebra Pair(int wire) => new(wires.Span[wire], wires.Span[wire + 1]);

    public Extension Constant(int index) => constants.Span[index];

    public Extension PublicInputsHash(int index) => publicInputsHash.Span[index];
}
