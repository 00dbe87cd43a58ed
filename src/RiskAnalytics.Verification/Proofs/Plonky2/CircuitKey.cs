using System.Collections.Immutable;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2.Gates;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>The verifier's key of a circuit: what was proven is a statement about this circuit and no other.</summary>
internal sealed record CircuitKey
{
    /// <summary>The commitment to the constants of all rows and to the wiring.</summary>
    public required ulong[][] ConstantsSigmasCap { get; init; }

    /// <summary>The digest that the key states; <see cref="Recompute"/> gives the right one.</summary>
    public required ulong[] Digest { get; init; }

    public required int Wires { get; init; }

    /// <summary>How many wires can be tied to others by the wiring.</summary>
    public required int RoutedWires { get; init; }

    /// <summary>Constants of every row, selectors included.</summary>
    public required int Constants { get; init; }

    /// <summary>Constants of every row in the configuration, without selectors.</summary>
    public required int ConfiguredConstants { get; init; }

    public required int SecurityBits { get; init; }

    /// <summary>How often every test over the base field is repeated.</summary>
    public required int Challenges { get; init; }

    public required int MaxQuotientDegreeFactor { get; init; }

    public required bool UsesBaseArithmetic { get; init; }

    public required bool IsZeroKnowledge { get; init; }

    public required FriShape Fri { get; init; }

    /// <summary>By how many bits each layer of the test of low degree is folded.</summary>
    public required ImmutableArray<int> FriLayers { get; init; }

    /// <summary>The circuit has 2^DegreeBits rows.</summary>
    public required int DegreeBits { get; init; }

    /// <summary>Leaves carry random salt, so that they hide what is not opened.</summary>
    public required bool IsHiding { get; init; }

    /// <summary>For every gate the group, and with it the selector, that switches it on.</summary>
    public required ImmutableArray<int> Selectors { get; init; }

    /// <summary>The gates from Start up to End that share a selector.</summary>
    public required ImmutableArray<(int Start, int End)> Groups { get; init; }

    public required int QuotientDegreeFactor { get; init; }

    public required int GateConstraints { get; init; }

    public required int PublicInputs { get; init; }

    /// <summary>For every routed wire the factor that sets its identities apart from those of the others.</summary>
    public required ImmutableArray<ulong> CosetFactors { get; init; }

    public required int PartialProducts { get; init; }

    public required ImmutableArray<CircuitGate> Gates { get; init; }

    /// <summary>Log2 of the number of points of the domain.</summary>
    public int DomainBits => DegreeBits + Fri.RateBits;

    /// <summary>The number of coefficients of the last polynomial of the test of low degree.</summary>
    public int FinalCoefficients => 1 << (DegreeBits - FriLayers.Sum());

    /// <summary>
    /// H(cap ‖ H(1,0,0,0,0,0,0,1) ‖ degree bits); the inner digest is that of an empty domain separator, padded. It covers neither the list of the gates
    /// nor the parameters: those have to be compared on their own. Source: plonky2, plonk/circuit_builder.rs.
    /// </summary>
    public ulong[] Recompute()
    {
        var digest = new ulong[PoseidonGoldilocks.DigestLength];
        PoseidonGoldilocks.Hash([1, 0, 0, 0, 0, 0, 0, 1], digest);
        PoseidonGoldilocks.Hash([.. ConstantsSigmasCap.SelectMany(node => node), .. digest, (ulong)DegreeBits], digest);
        return digest;
    }

    /// <summary>Whether all that the digest does not cover is the same.</summary>
    public bool HasFormOf(CircuitKey other) =>
        (Wires, RoutedWires, Constants, ConfiguredConstants, SecurityBits, Challenges, MaxQuotientDegreeFactor, UsesBaseArithmetic, IsZeroKnowledge, Fri, IsHiding)
        == (other.Wires, other.RoutedWires, other.Constants, other.ConfiguredConstants, other.SecurityBits, other.Challenges, other.MaxQuotientDegreeFactor,
            other.UsesBaseArithmetic, other.IsZeroKnowledge, other.Fri, other.IsHiding)
        && (QuotientDegreeFactor, GateConstraints, PublicInputs, PartialProducts) == (other.QuotientDegreeFactor, other.GateConstraints, other.PublicInputs, other.PartialProducts)
        && Selectors.SequenceEqual(other.Selectors) && Groups.SequenceEqual(other.Groups) && CosetFactors.SequenceEqual(other.CosetFactors)
        && Gates.Select(gate => gate.Name).SequenceEqual(other.Gates.Select(gate => gate.Name));
}
