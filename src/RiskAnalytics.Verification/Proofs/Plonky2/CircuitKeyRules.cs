using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>What holds in every key: each number that follows from others is computed and compared, so that no test can be switched off by a false number.</summary>
internal static class CircuitKeyRules
{
    /// <exception cref="ProofFormatException">The key contradicts itself.</exception>
    public static void Check(CircuitKey key)
    {
        Same("number of constants", key.Constants, Math.Max(key.Constants, key.Groups.Length + key.Gates.Max(gate => gate.Constants)));
        Same("number of wires", key.Wires, Math.Max(key.Wires, key.Gates.Max(gate => gate.Wires)));
        Same("number of gate constraints", key.GateConstraints, key.Gates.Max(gate => gate.Constraints));
        Same("number of partial products", key.PartialProducts, (key.RoutedWires + key.QuotientDegreeFactor - 1) / key.QuotientDegreeFactor - 1);
        Same("hiding", key.IsHiding ? 1 : 0, key.IsZeroKnowledge ? 1 : 0);
        Same("number of coset factors", key.CosetFactors.Length, key.RoutedWires);
        var factor = 1UL;
        foreach (var found in key.CosetFactors)
        {
            // Other factors could let the identities of two wires run together.
            if (found != factor)
                throw Wrong("coset factors", "another number", FormattableString.Invariant($"{factor}, a power of {Goldilocks.Generator}"));
            factor = Goldilocks.Multiply(factor, Goldilocks.Generator);
        }

        CheckSelectors(key);
        if (!key.FriLayers.SequenceEqual(key.Fri.Layers(key.DegreeBits)))
            throw Wrong("FRI layers", "other layers", "those that follow from the degree and the reduction strategy");
        if (key.DomainBits < key.Fri.CapHeight)
            throw Wrong("cap height", "more levels than the trees have", "fewer");
        if (key.Gates.Count(gate => gate.Name == Gates.ArithmeticGates.PublicInput.Name) != 1)
            throw Wrong("gates", "not one gate of public inputs", "exactly one, which ties the proof to them");
    }

    private static void CheckSelectors(CircuitKey key)
    {
        Same("number of selectors", key.Selectors.Length, key.Gates.Length);
        var next = 0;
        for (var group = 0; group < key.Groups.Length; group++)
        {
            var (start, end) = key.Groups[group];
            Same("start of a selector group", start, next);
            if (end <= start || end > key.Gates.Length)
                throw Wrong("end of a selector group", FormattableString.Invariant($"{end}"), FormattableString.Invariant($"more than {start} and at most {key.Gates.Length}"));
            for (; next < end; next++)
                Same("selectors", key.Selectors[next], group);
        }

        Same("end of the last selector group", next, key.Gates.Length);
    }

    private static void Same(string place, int found, int expected)
    {
        if (found != expected)
            throw Wrong(place, FormattableString.Invariant($"{found}"), FormattableString.Invariant($"{expected}"));
    }

    private static ProofFormatException Wrong(string place, string found, string expected) => new($"verifier key, {place}", found, expected);
}
