using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>What a global file says of its round and its circuits beside the proof. None of it is proven; it must not contradict the key.</summary>
internal static class OkxZkV2Statement
{
    /// <exception cref="ProofFormatException">A field is missing, or is not of its form.</exception>
    public static void CheckForm(ProofJson json)
    {
        json.Get("general").Get("round_num").Integer(0, long.MaxValue);
        OkxZkV2Shape.Read(json);
        Digest(json);
    }

    /// <summary>The digest of the key that the file names.</summary>
    public static ulong[] Digest(ProofJson json) => Plonky2ProofReader.Elements(json.Get("root_vd_digest").Get("elements"), PoseidonGoldilocks.DigestLength);

    /// <summary>The configurations of the circuits, of which the last is that of the root.</summary>
    public static ProofFinding? CheckConfiguration(ProofJson json, CircuitKey key)
    {
        if (!json.Has("circuits_info"))
            return null;
        var circuits = json.Get("circuits_info");
        Read(circuits.Get("batch_circuit_config"));
        var levels = circuits.Get("recursive_circuit_configs");
        var configurations = levels.Items(OkxZkV2Shape.MostLevels).Select(Read).ToList();
        if (configurations.Count == 0)
            throw new ProofFormatException(levels.Path, "no item", "one for each level");
        var stated = new Configuration(key.Wires, key.RoutedWires, key.ConfiguredConstants, key.UsesBaseArithmetic, key.SecurityBits, key.Challenges, key.IsZeroKnowledge, key.MaxQuotientDegreeFactor, key.Fri);
        return configurations[^1] == stated ? null
            : ProofFinding.Failed("circuit-config", "The configuration of the last circuit is not that of the key.", configurations[^1].ToString(), stated.ToString());
    }

    private static Configuration Read(ProofJson json)
    {
        var fri = json.Get("fri_config");
        var strategy = fri.Get("reduction_strategy").Get("ConstantArityBits");
        var bits = strategy.Items(2);
        if (bits.Count != 2)
            throw new ProofFormatException(strategy.Path, "another list", "two numbers");
        return new Configuration(
            Number(json.Get("num_wires")),
            Number(json.Get("num_routed_wires")),
            Number(json.Get("num_constants")),
            Truth(json.Get("use_base_arithmetic_gate")),
            Number(json.Get("security_bits")),
            Number(json.Get("num_challenges")),
            Truth(json.Get("zero_knowledge")),
            Number(json.Get("max_quotient_degree_factor")),
            new FriShape(Number(fri.Get("rate_bits")), Number(fri.Get("cap_height")), Number(fri.Get("num_query_rounds")), Number(fri.Get("proof_of_work_bits")), Number(bits[0]), Number(bits[1])));
    }

    private static int Number(ProofJson json) => (int)json.Integer(0, int.MaxValue);

    private static bool Truth(ProofJson json) => json.Element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => throw json.Unexpected("true or false"),
    };

    private sealed record Configuration(
        int Wires, int RoutedWires, int Constants, bool UsesBaseArithmetic, int SecurityBits, int Challenges, bool IsZeroKnowledge, int MaxQuotientDegreeFactor, FriShape Fri);
}
