using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Proofs.Plonky2;
using RiskAnalytics.Verification.Tests.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.OkxZkV2;

/// <summary>Proofs that the published circuits made, read where they lie beside the checkout.</summary>
internal sealed class OriginalGlobalProofTests
{
    private const string Folder = "vectors/okx-zk-v2";
    private const string Global = Folder + "/synthetic/sum_proof_data.json";
    private const string Batch = Folder + "/synthetic/batch_circuit_proof.json";

    [TestCase("sum_proof_data.json", CheckOutcome.ConsistencyOnly, null)]
    [TestCase("batch_circuit_proof.json", CheckOutcome.ConsistencyOnly, null)]
    [TestCase("invalid_public_input_sum_proof_data.json", CheckOutcome.Failed, "constraints")]
    public void Verify_OfAProof_IsAsTheReferenceSays(string name, CheckOutcome outcome, string? step)
    {
        var report = Files.Verify(Files.Of(name, Files.Original($"{Folder}/synthetic/{name}")))!;

        Assert.Multiple(() =>
        {
            Assert.That(report.Kind, Is.EqualTo("plonky2-global"));
            Assert.That(report.Outcome, Is.EqualTo(outcome), report.Reason);
            Assert.That(report.Checks[0].Step, Is.EqualTo(step), report.Reason);
        });
    }

    [Test]
    public void Verify_BesideItsSummary_AgreesWithIt()
    {
        var folder = Files.OriginalFolder(Folder + "/synthetic");

        var report = Files.Verify(Files.Within(folder, "sum_proof_data.json"))!;
        folder["global_info.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(folder["global_info.json"]).Replace("30126929348", "30126929349", StringComparison.Ordinal));
        var contradicted = Files.Verify(Files.Within(folder, "sum_proof_data.json"))!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), report.Reason);
        Assert.That(report.Reason, Does.Contain("equity 30157766023, debt 30836675 and are owed 30126929348"));
        Assert.That((contradicted.Outcome, contradicted.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "global-info")));
    }

    /// <summary>The list of known keys holds the published key as facts; the bytes that are written from them are those that were published.</summary>
    [Test]
    public void All_KnownKeys_HoldThePublishedKeyFieldByField()
    {
        var bytes = Convert.FromHexString(Encoding.UTF8.GetString(Files.Original(Folder + "/published/root_verifier_data_round_508787475.hex")).Trim());
        using var facts = JsonDocument.Parse(Files.Original(Folder + "/published/root_verifier_data_round_508787475.json"));
        var said = facts.RootElement;

        var key = CircuitKeyReader.Read(bytes);

        Assert.Multiple(() =>
        {
            Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Is.EqualTo(PinnedKeys.All[0].Sha256));
            Assert.That(key.Digest, Is.EqualTo(Numbers(said.GetProperty("circuit_digest"))).And.EqualTo(key.Recompute()));
            Assert.That(key.ConstantsSigmasCap, Is.EqualTo(said.GetProperty("constants_sigmas_cap").EnumerateArray().Select(Numbers)));
            Assert.That(key.DegreeBits, Is.EqualTo(said.GetProperty("degree_bits").GetInt32()));
            Assert.That(key.FriLayers, Is.EqualTo(Numbers(said.GetProperty("fri_arity_bits"))));
            Assert.That(key.Selectors, Is.EqualTo(Numbers(said.GetProperty("selector_indices"))));
            Assert.That(key.Groups.Select(group => new[] { (ulong)group.Start, (ulong)group.End }), Is.EqualTo(said.GetProperty("selector_groups").EnumerateArray().Select(Numbers)));
            Assert.That(key.QuotientDegreeFactor, Is.EqualTo(said.GetProperty("quotient_degree_factor").GetInt32()));
            Assert.That(key.GateConstraints, Is.EqualTo(said.GetProperty("num_gate_constraints").GetInt32()));
            Assert.That(key.Constants, Is.EqualTo(said.GetProperty("num_constants").GetInt32()));
            Assert.That(key.PublicInputs, Is.EqualTo(said.GetProperty("num_public_inputs").GetInt32()));
            Assert.That(key.PartialProducts, Is.EqualTo(said.GetProperty("num_partial_products").GetInt32()));
            Assert.That(key.CosetFactors, Is.EqualTo(Numbers(said.GetProperty("k_is"))));
            Assert.That(key.Gates, Has.Length.EqualTo(said.GetProperty("gates").GetArrayLength()));
            Assert.That(key.Gates.Select(Sizes), Is.EqualTo(said.GetProperty("gates").EnumerateArray().Select(gate => Numbers(gate.GetProperty("params")))));
        });
    }

    [Test]
    public void Verify_WithTheKeyOfAnotherRound_Fails()
    {
        var file = Parse(Global);
        var own = file["circuits_info"]!["root_verifier_data_hex"]!.GetValue<string>();
        var published = Encoding.UTF8.GetString(Files.Original(Folder + "/published/root_verifier_data_round_508787475.hex")).Trim();
        var batch = Parse(Batch)["verifier_data_hex"]!.GetValue<string>();
        file.Remove("circuits_info");

        Assert.Multiple(() =>
        {
            Assert.That(Step(file, own), Is.EqualTo((CheckOutcome.ConsistencyOnly, (string?)null)));
            Assert.That(Step(file, published), Is.EqualTo((CheckOutcome.Failed, "verifier-digest")));
            Assert.That(Step(file, batch), Is.EqualTo((CheckOutcome.Failed, "verifier-digest")));
            Assert.That(Step(file, null), Is.EqualTo((CheckOutcome.Unverifiable, "verifier-key")));
            Assert.That(Step(Parse(Global), published), Is.EqualTo((CheckOutcome.Failed, "verifier-key")));
            // The statement of the file changed with the key: then its sizes refuse it.
            file["root_vd_digest"]!["elements"] = new JsonArray([.. PinnedKeys.All[0].Key.Digest.Select(e => JsonValue.Create(e))]);
            Assert.That(Step(file, published), Is.EqualTo((CheckOutcome.Failed, "format")));
            Assert.That(Step(file, null), Is.EqualTo((CheckOutcome.Failed, "format")));
        });
    }

    /// <summary>The digest of a key does not cover its gates: one of them exchanged, and it is no longer the known key.</summary>
    [Test]
    public void Verify_WithAKnownDigestAndOtherGates_Fails()
    {
        var published = Encoding.UTF8.GetString(Files.Original(Folder + "/published/root_verifier_data_round_508787475.hex")).Trim();
        var edited = published.Replace("05000000" + "4200000000000000", "02000000" + "4200000000000000", StringComparison.Ordinal);
        Assert.That(edited, Is.Not.EqualTo(published));
        Assert.That(CircuitKeyReader.Read(Convert.FromHexString(edited)).Recompute(), Is.EqualTo(PinnedKeys.All[0].Key.Digest));
        var file = Parse(Global);
        file["circuits_info"]!["root_verifier_data_hex"] = edited;
        file["root_vd_digest"]!["elements"] = new JsonArray([.. PinnedKeys.All[0].Key.Digest.Select(e => JsonValue.Create(e))]);

        var report = ProofVerifier.Verify(Files.Of("sum_proof_data.json", file.ToJsonString()), new ProofOptions())!;

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "verifier-key")));
        Assert.That(report.Reason, Does.Contain("list of the gates"));
    }

    [TestCase(Batch, 150)]
    public void Verify_WithAListOrFieldChanged_Fails(string original, int atLeast)
    {
        var file = Parse(original);
        AllFail(file, JsonEdits.Structure(file["proof"]!), atLeast);
    }

    // The larger proof has its numbers changed below, sampled.
    [TestCase(Batch)]
    public void Verify_WithANumberOneHigher_Fails(string original)
    {
        var file = Parse(original);
        AllFail(file, JsonEdits.OneHigher(file["proof"]!), 60);
    }

    [Test]
    public void Verify_WithAPublicInputOffByOne_FailsAtTheConstraints([Range(0, 5)] int input, [Values(1, -1)] int by)
    {
        var file = Parse(Global);
        var inputs = file["proof"]!["public_inputs"]!;
        inputs[input] = unchecked(inputs[input]!.GetValue<ulong>() + (ulong)by);

        Assert.That(Step(file, null), Is.EqualTo((CheckOutcome.Failed, "constraints")));
    }

    /// <summary>One byte of one number anywhere, with a fixed seed.</summary>
    [TestCase(Global), TestCase(Batch)]
    public void Verify_WithAByteOfANumberChanged_Fails(string original)
    {
        var file = Parse(original);
        var numbers = Leaves(file["proof"]!).ToList();
        var random = new Random(20240927);
        for (var round = 0; round < 25; round++)
        {
            var place = numbers[random.Next(numbers.Count)];
            var number = place.GetValue<ulong>();
            var edited = JsonValue.Create(number ^ ((ulong)random.Next(1, 256) << (8 * random.Next(8))));
            place.ReplaceWith(edited);
            var (outcome, step) = Step(file, null);
            Assert.That(outcome, Is.EqualTo(CheckOutcome.Failed), edited.GetPath());
            Assert.That(step, Is.Not.Null, edited.GetPath());
            edited.ReplaceWith(place);
        }
    }

    private static void AllFail(JsonObject file, IEnumerable<string> edits, int atLeast)
    {
        var count = 0;
        foreach (var edit in edits)
        {
            var (outcome, step) = Step(file, null);
            Assert.That(outcome, Is.EqualTo(CheckOutcome.Failed), edit);
            Assert.That(step, Is.Not.Null, edit);
            count++;
        }

        Assert.That(count, Is.AtLeast(atLeast));
    }

    private static (CheckOutcome Outcome, string? Step) Step(JsonObject file, string? key)
    {
        var report = ProofVerifier.Verify(Files.Of("sum_proof_data.json", file.ToJsonString()), new ProofOptions { VerifierData = key })!;
        return (report.Outcome, report.Checks[0].Step);
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject parent => parent.SelectMany(pair => Leaves(pair.Value!)),
        JsonArray list => list.SelectMany(item => Leaves(item!)),
        _ => [(JsonValue)node],
    };

    private static JsonObject Parse(string original) => JsonNode.Parse(Files.Original(original))!.AsObject();

    private static ulong[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(Number)];

    private static ulong Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? ulong.Parse(json.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : json.GetUInt64();

    // The sizes stand in the name of a gate.
    private static ulong[] Sizes(RiskAnalytics.Verification.Proofs.Plonky2.Gates.CircuitGate gate) => gate.Name.Contains('(', StringComparison.Ordinal)
        ? [.. gate.Name[(gate.Name.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(", ").Select(size => ulong.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]
        : [];
}
