using System.Text.Json.Nodes;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>A file as exchanges publish it, with a proof of <see cref="TinyCircuit"/>: equity 700, debt 77, an invented root.</summary>
internal static class TinyGlobalFile
{
    public const string Net = "623";

    private static readonly Lazy<(TinyProver Prover, Plonky2Proof Proof)> Made = new(() =>
    {
        var prover = new TinyProver();
        return (prover, prover.Prove([700, 77, 1, 2, 3, 4]));
    });

    public static TinyProver Prover => Made.Value.Prover;

    public static Plonky2Proof Proof => Made.Value.Proof;

    public static string Root { get; } = PoseidonGoldilocks.ToText([1, 2, 3, 4]);

    public static string KeyHex => Convert.ToHexStringLower(Prover.KeyParts.Write());

    /// <summary>A new tree of nodes each time, free to be edited.</summary>
    /// <param name="withKey">Whether the file holds the key.</param>
    public static JsonObject Build(bool withKey = true) => Build(Proof, withKey);

    /// <summary>The same with another proof.</summary>
    public static JsonObject Build(Plonky2Proof proof, bool withKey = true)
    {
        var file = new JsonObject
        {
            ["general"] = new JsonObject { ["round_num"] = 7, ["recursion_branchout_num"] = 4, ["batch_size"] = 4, ["token_num"] = 2 },
            ["root_vd_digest"] = Hash(Prover.Key.Digest),
        };
        if (withKey)
        {
            file["circuits_info"] = new JsonObject
            {
                ["batch_circuit_config"] = Config(100),
                ["recursive_circuit_configs"] = new JsonArray(Config(99), Config(100)),
                ["root_verifier_data_hex"] = KeyHex,
            };
        }

        file["proof"] = new JsonObject { ["proof"] = Of(proof), ["public_inputs"] = Numbers(proof.PublicInputs) };
        return file;
    }

    private static JsonObject Config(int securityBits) => new()
    {
        ["num_wires"] = TinyCircuit.Wires,
        ["num_routed_wires"] = TinyCircuit.Routed,
        ["num_constants"] = 2,
        ["use_base_arithmetic_gate"] = false,
        ["security_bits"] = securityBits,
        ["num_challenges"] = 2,
        ["zero_knowledge"] = true,
        ["max_quotient_degree_factor"] = 8,
        ["fri_config"] = new JsonObject
        {
            ["rate_bits"] = 3,
            ["cap_height"] = 1,
            ["proof_of_work_bits"] = 8,
            ["reduction_strategy"] = new JsonObject { ["ConstantArityBits"] = new JsonArray(2, 2) },
            ["num_query_rounds"] = 31,
        },
    };

    private static JsonObject Of(Plonky2Proof proof) => new()
    {
        ["wires_cap"] = Hashes(proof.WiresCap),
        ["plonk_zs_partial_products_cap"] = Hashes(proof.ProductsCap),
        ["quotient_polys_cap"] = Hashes(proof.QuotientsCap),
        ["openings"] = new JsonObject
        {
            ["constants"] = Pairs(proof.Openings.Constants),
            ["plonk_sigmas"] = Pairs(proof.Openings.Sigmas),
            ["wires"] = Pairs(proof.Openings.Wires),
            ["plonk_zs"] = Pairs(proof.Openings.Products),
            ["plonk_zs_next"] = Pairs(proof.Openings.ProductsNext),
            ["partial_products"] = Pairs(proof.Openings.PartialProducts),
            ["quotient_polys"] = Pairs(proof.Openings.Quotients),
        },
        ["opening_proof"] = new JsonObject
        {
            ["commit_phase_merkle_caps"] = new JsonArray([.. proof.LayerCaps.Select(Hashes)]),
            ["query_round_proofs"] = new JsonArray([.. proof.Queries.Select(query => new JsonObject
            {
                ["initial_trees_proof"] = new JsonObject { ["evals_proofs"] = new JsonArray([.. query.Trees.Select(tree => new JsonArray(Numbers(tree.Leaf), Path(tree.Siblings)))]) },
                ["steps"] = new JsonArray([.. query.Layers.Select(layer => new JsonObject { ["evals"] = Pairs(layer.Values), ["merkle_proof"] = Path(layer.Siblings) })]),
            })]),
            ["final_poly"] = new JsonObject { ["coeffs"] = Pairs(proof.FinalPolynomial) },
            ["pow_witness"] = proof.GrindingWitness,
        },
    };

    private static JsonObject Path(ulong[][] siblings) => new() { ["siblings"] = Hashes(siblings) };

    private static JsonObject Hash(ulong[] hash) => new() { ["elements"] = Numbers(hash) };

    private static JsonArray Hashes(ulong[][] hashes) => new([.. hashes.Select(Hash)]);

    private static JsonArray Numbers(ulong[] numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    private static JsonArray Pairs(Extension[] values) => new([.. values.Select(value => new JsonArray(value.A, value.B))]);
}
