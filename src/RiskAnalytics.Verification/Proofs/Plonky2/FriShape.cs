using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>How the low degree of the committed polynomials is tested.</summary>
/// <param name="RateBits">The domain has 2^RateBits times as many points as the polynomials have coefficients.</param>
/// <param name="CapHeight">Every Merkle tree is cut off at 2^CapHeight nodes.</param>
/// <param name="Queries">How many points are opened.</param>
/// <param name="GrindingBits">How many leading bits of the last challenge have to be zero, which a prover can only reach by trying.</param>
/// <param name="ArityBits">Every layer is folded by 2^ArityBits.</param>
/// <param name="FinalBits">Folding goes on while the polynomial has more than 2^FinalBits coefficients.</param>
internal sealed record FriShape(int RateBits, int CapHeight, int Queries, int GrindingBits, int ArityBits, int FinalBits)
{
    /// <summary>
    /// The security that is commonly assumed, in bits: each query that a false proof survives has chance 2^−RateBits, each trial of the prover costs
    /// 2^GrindingBits. Proven bounds are about half as large.
    /// </summary>
    public int AssumedBits => Queries * RateBits + GrindingBits;

    /// <summary>By how much each layer is folded, for polynomials of 2^<paramref name="degreeBits"/> coefficients. Source: plonky2, fri/reduction_strategies.rs.</summary>
    public ImmutableArray<int> Layers(int degreeBits)
    {
        var layers = ImmutableArray.CreateBuilder<int>();
        var left = degreeBits;
        while (left > FinalBits && left + RateBits - ArityBits >= CapHeight)
        {
            layers.Add(ArityBits);
            left -= ArityBits;
        }

        return layers.ToImmutable();
    }
}
