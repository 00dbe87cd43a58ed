using System.Text.Json;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>Reads a proof with its public inputs. Every list must have exactly the length that the key asks for, and every object exactly the known keys; so no more is allocated than the file holds.</summary>
internal static class Plonky2ProofReader
{
    /// <summary>Random elements in every leaf that hide the others, where a circuit hides. Source: plonky2, fri/oracle.rs.</summary>
    public const int Salt = 4;

    /// <summary>Reads a proof.</summary>
    /// <param name="json">The object with <c>proof</c> and <c>public_inputs</c>.</param>
    /// <param name="key">The key, which gives all sizes.</param>
    /// <exception cref="ProofFormatException">It is not of the form that the key asks for.</exception>
    public static Plonky2Proof Read(ProofJson json, CircuitKey key)
    {
        Only(json, "proof", "public_inputs");
        var proof = json.Get("proof");
        Only(proof, "wires_cap", "plonk_zs_partial_products_cap", "quotient_polys_cap", "openings", "opening_proof");
        var openings = proof.Get("openings");
        var opening = proof.Get("opening_proof");
        Only(opening, "commit_phase_merkle_caps", "query_round_proofs", "final_poly", "pow_witness");
        var final = opening.Get("final_poly");
        Only(final, "coeffs");
        return new Plonky2Proof
        {
            PublicInputs = Elements(json.Get("public_inputs"), key.PublicInputs),
            WiresCap = Cap(proof.Get("wires_cap"), key),
            ProductsCap = Cap(proof.Get("plonk_zs_partial_products_cap"), key),
            QuotientsCap = Cap(proof.Get("quotient_polys_cap"), key),
            Openings = Openings(openings, key),
            LayerCaps = [.. Exactly(opening.Get("commit_phase_merkle_caps"), key.FriLayers.Length).Select(cap => Cap(cap, key))],
            Queries = [.. Exactly(opening.Get("query_round_proofs"), key.Fri.Queries).Select(query => Query(query, key))],
            FinalPolynomial = Extensions(final.Get("coeffs"), key.FinalCoefficients),
            GrindingWitness = Element(opening.Get("pow_witness")),
        };
    }

    private static Openings Openings(ProofJson json, CircuitKey key)
    {
        Only(json, "constants", "plonk_sigmas", "wires", "plonk_zs", "plonk_zs_next", "partial_products", "quotient_polys");
        return new Openings
        {
            Constants = Extensions(json.Get("constants"), key.Constants),
            Sigmas = Extensions(json.Get("plonk_sigmas"), key.RoutedWires),
            Wires = Extensions(json.Get("wires"), key.Wires),
            Products = Extensions(json.Get("plonk_zs"), key.Challenges),
            ProductsNext = Extensions(json.Get("plonk_zs_next"), key.Challenges),
            PartialProducts = Extensions(json.Get("partial_products"), key.Challenges * key.PartialProducts),
            Quotients = Extensions(json.Get("quotient_polys"), key.Challenges * key.QuotientDegreeFactor),
        };
    }

    private static FriQuery Query(ProofJson json, CircuitKey key)
    {
        Only(json, "initial_trees_proof", "steps");
        var trees = json.Get("initial_trees_proof");
        Only(trees, "evals_proofs");
        var salt = key.IsHiding ? Salt : 0;
        int[] leaves =
        [
            // The constants are part of the key and hide nothing.
            key.Constants + key.RoutedWires,
            key.Wires + salt,
            key.Challenges * (1 + key.PartialProducts) + salt,
            key.Challenges * key.QuotientDegreeFactor + salt,
        ];
        var left = key.DomainBits;
        return new FriQuery(
            [.. Exactly(trees.Get("evals_proofs"), leaves.Length).Select((tree, i) => Tree(tree, leaves[i], key))],
            [.. Exactly(json.Get("steps"), key.FriLayers.Length).Select((step, i) => Layer(step, key.FriLayers[i], left -= key.FriLayers[i], key))]);
    }

    // A pair of the leaf and its path.
    private static (ulong[], ulong[][]) Tree(ProofJson json, int leaf, CircuitKey key)
    {
        var parts = Exactly(json, 2);
        return (Elements(parts[0], leaf), Siblings(parts[1], key.DomainBits - key.Fri.CapHeight));
    }

    private static (Extension[], ulong[][]) Layer(ProofJson json, int arityBits, int bitsLeft, CircuitKey key)
    {
        Only(json, "evals", "merkle_proof");
        return (Extensions(json.Get("evals"), 1 << arityBits), Siblings(json.Get("merkle_proof"), bitsLeft - key.Fri.CapHeight));
    }

    private static ulong[][] Siblings(ProofJson json, int count)
    {
        Only(json, "siblings");
        return [.. Exactly(json.Get("siblings"), count).Select(Hash)];
    }

    private static ulong[][] Cap(ProofJson json, CircuitKey key) => [.. Exactly(json, 1 << key.Fri.CapHeight).Select(Hash)];

    private static ulong[] Hash(ProofJson json)
    {
        Only(json, "elements");
        return Elements(json.Get("elements"), PoseidonGoldilocks.DigestLength);
    }

    private static Extension[] Extensions(ProofJson json, int count)
    {
        Counted(json, count);
        var values = new Extension[count];
        var i = 0;
        foreach (var pair in json.Element.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
                throw Bad(json, i, "a pair of elements of the field");
            values[i] = new Extension(Number(json, i, pair[0]), Number(json, i, pair[1]));
            i++;
        }

        return values;
    }

    /// <summary>Elements of the field, of a known number.</summary>
    /// <exception cref="ProofFormatException">It is another list.</exception>
    public static ulong[] Elements(ProofJson json, int count)
    {
        Counted(json, count);
        var values = new ulong[count];
        var i = 0;
        foreach (var value in json.Element.EnumerateArray())
            values[i] = Number(json, i++, value);
        return values;
    }

    private static ulong Element(ProofJson json) =>
        json.Element.ValueKind == JsonValueKind.Number && json.Element.TryGetUInt64(out var number) && number < Goldilocks.Modulus
            ? number
            : throw new ProofFormatException(json.Path, "something else", "a whole number below 2^64 - 2^32 + 1");

    private static ulong Number(ProofJson list, int index, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number) && number < Goldilocks.Modulus
            ? number
            : throw Bad(list, index, "a whole number below 2^64 - 2^32 + 1");

    private static ProofFormatException Bad(ProofJson list, int index, string expected) =>
        new(FormattableString.Invariant($"{list.Path}[{index}]"), "something else", expected);

    private static IReadOnlyList<ProofJson> Exactly(ProofJson json, int count)
    {
        Counted(json, count);
        return json.Items(count);
    }

    private static void Counted(ProofJson json, int count)
    {
        if (!json.IsArray)
            throw json.Unexpected("an array");
        if (json.Element.GetArrayLength() is var found && found != count)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{found} items"), FormattableString.Invariant($"{count}"));
    }

    // A key that is not known might mean a proof of another version, of which we would check a part only.
    private static void Only(ProofJson json, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            json.Get(key);
        if (json.Element.GetPropertyCount() != keys.Length)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{json.Element.GetPropertyCount()} keys"), $"only {string.Join(", ", keys)}");
    }
}
