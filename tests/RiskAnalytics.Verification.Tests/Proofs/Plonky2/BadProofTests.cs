using System.Text.Json.Nodes;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>Every way to spoil a global file: none passes, and each names the step that refused it.</summary>
internal sealed class BadProofTests
{
    [Test]
    public void Verify_OfTheFileAsItIs_IsConsistentOnly()
    {
        var report = Verify(TinyGlobalFile.Build())!;

        Assert.Multiple(() =>
        {
            Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), report.Reason);
            Assert.That(report.Reason, Does.Contain(TinyGlobalFile.Root).And.Contain("equity 700, debt 77").And.Contain($"owed {TinyGlobalFile.Net}"));
            Assert.That(report.Reason, Does.Contain("taken on trust").And.Contain("no independent review").And.Contain("reserves exist"));
            Assert.That(report.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "verifier-key-on-trust", "sums-without-unit" }));
            Assert.That(report.Checks[0].Observed, Is.EqualTo(TinyGlobalFile.Root));
        });
    }

    [Test]
    public void Verify_WithAFieldRemovedOrAListOfAnotherLength_FailsAtItsStep()
    {
        var file = TinyGlobalFile.Build();
        // How many levels there are is a statement that no proof binds; users' files are held against it.
        var edits = JsonEdits.Structure(file).Where(edit => edit != "longer $.circuits_info.recursive_circuit_configs");
        AllFail(file, edits, atLeast: 150, "format", "verifier-key", "circuit-config");
    }

    [Test]
    public void Verify_WithWhatIsNoElementOfTheField_FailsAtItsStep()
    {
        var file = TinyGlobalFile.Build();
        AllFail(file, JsonEdits.Numbers(file["proof"]!).Concat(JsonEdits.Numbers(file["root_vd_digest"]!)), atLeast: 300, "format");
    }

    [Test]
    public void Verify_WithANumberOneHigher_FailsAtItsStep()
    {
        var file = TinyGlobalFile.Build();
        AllFail(file, JsonEdits.OneHigher(file["proof"]!).Concat(JsonEdits.OneHigher(file["root_vd_digest"]!)), atLeast: 60,
            "constraints", "grinding", "fri-leaf", "fri-fold", "fri-layer", "fri-final", "verifier-digest");
    }

    [Test]
    public void Verify_WithTheConfigurationOfTheRootCircuitChanged_Fails()
    {
        var file = TinyGlobalFile.Build();
        var root = file["circuits_info"]!["recursive_circuit_configs"]![1]!;
        AllFail(file, JsonEdits.OneHigher(root), atLeast: 10, "circuit-config");
    }

    /// <summary>Each step is reached by an edit of what it looks at.</summary>
    [TestCase("public_inputs[0]", "constraints")]
    [TestCase("proof.openings.wires[0][1]", "constraints")]
    [TestCase("proof.wires_cap[1].elements[3]", "constraints")]
    [TestCase("proof.quotient_polys_cap[0].elements[0]", "constraints")]
    [TestCase("proof.opening_proof.query_round_proofs[0].initial_trees_proof.evals_proofs[0][0][0]", "fri-leaf")]
    [TestCase("proof.opening_proof.query_round_proofs[30].initial_trees_proof.evals_proofs[3][0][19]", "fri-leaf")]
    [TestCase("proof.opening_proof.query_round_proofs[0].initial_trees_proof.evals_proofs[1][1].siblings[6].elements[0]", "fri-leaf")]
    [TestCase("proof.opening_proof.query_round_proofs[0].steps[1].merkle_proof.siblings[0].elements[0]", "fri-layer")]
    public void Verify_WithOneNumberHigher_NamesTheStep(string path, string step)
    {
        var file = TinyGlobalFile.Build();
        JsonNode at = file["proof"]!;
        foreach (var part in path.Split('.', '[', ']').Where(part => part.Length > 0))
            at = (int.TryParse(part, out var index) ? at[index] : at[part])!;
        at.ReplaceWith(Goldilocks.Add(at.GetValue<ulong>(), 1));

        var report = Verify(file)!;

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    /// <summary>The last word of the prover decides which points are opened: another one leads to no leading zeros, or, where it does by chance, to other points.</summary>
    [Test]
    public void Verify_WithAnotherGrindingWitness_FailsAtTheGrindingOrAtAnOpenedPoint()
    {
        var (key, proof) = (TinyGlobalFile.Prover.Key, TinyGlobalFile.Proof);
        var hash = new ulong[4];
        PoseidonGoldilocks.Hash(proof.PublicInputs, hash);
        proof = proof with { GrindingWitness = Goldilocks.Add(proof.GrindingWitness, 1) };
        Assert.That(Plonky2Verifier.Verify(key, proof)?.Step, Is.EqualTo("grinding"));

        while (Challenges.Of(key, proof, hash).Grinding >> 56 != 0)
            proof = proof with { GrindingWitness = Goldilocks.Add(proof.GrindingWitness, 1) };

        Assert.That(Plonky2Verifier.Verify(key, proof)?.Step, Is.EqualTo("fri-leaf"));
    }

    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":700,\"debt_sum\":77,\"balance_sum\":623}", null)]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":701,\"debt_sum\":77,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":700,\"debt_sum\":76,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":700,\"debt_sum\":77,\"balance_sum\":624}", "global-info")]
    [TestCase("{\"root_hash\":\"R0\",\"equity_sum\":700,\"debt_sum\":77,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"00\",\"equity_sum\":700,\"debt_sum\":77,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":700.0,\"debt_sum\":77,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":\"700\",\"debt_sum\":77,\"balance_sum\":623}", "global-info")]
    [TestCase("{\"root_hash\":\"R\",\"equity_sum\":700,\"balance_sum\":623}", "global-info")]
    [TestCase("nothing", "global-info")]
    public void Verify_BesideASummary_FailsWhereItContradicts(string summary, string? step)
    {
        var folder = new Dictionary<string, byte[]>
        {
            ["sum_proof_data.json"] = System.Text.Encoding.UTF8.GetBytes(TinyGlobalFile.Build().ToJsonString()),
            ["global_info.json"] = System.Text.Encoding.UTF8.GetBytes(summary.Replace("R", TinyGlobalFile.Root, StringComparison.Ordinal)),
        };

        var report = Files.Verify(Files.Within(folder, "sum_proof_data.json"))!;

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((step is null ? CheckOutcome.ConsistencyOnly : CheckOutcome.Failed, step)), report.Reason);
    }

    [Test]
    public void Verify_AgainstARootThatWasGiven_ComparesIt()
    {
        var right = Verify(TinyGlobalFile.Build(), new ProofOptions { Root = TinyGlobalFile.Root })!;
        var wrong = Verify(TinyGlobalFile.Build(), new ProofOptions { Root = new string('0', 64) })!;

        Assert.That(right.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly));
        Assert.That((wrong.Outcome, wrong.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "root")));
    }

    [Test]
    public void Verify_OfDeepJson_IsNotEvenRead()
    {
        var text = TinyGlobalFile.Build().ToJsonString();
        var deep = text[..^1] + ",\"more\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        var twice = text[..^1] + ",\"proof\":{}}";

        Assert.That(Files.Verify(Files.Of("sum_proof_data.json", deep)), Is.Null);
        Assert.That(Files.Of("sum_proof_data.json", deep).JsonFault, Is.Not.Null);
        Assert.That(Files.Verify(Files.Of("sum_proof_data.json", twice)), Is.Null);
    }

    private static void AllFail(JsonObject file, IEnumerable<string> edits, int atLeast, params string[] steps)
    {
        var count = 0;
        var reached = new HashSet<string>();
        foreach (var edit in edits)
        {
            count++;
            var report = Verify(file);
            // Without its own keys, a file is no longer recognised, and nothing was verified.
            if (report is null)
            {
                Assert.That(edit, Does.StartWith("without $."));
                continue;
            }

            Assert.That(report.Outcome, Is.AnyOf(CheckOutcome.Failed, CheckOutcome.Unverifiable), $"{edit}: {report.Reason}");
            if (report.Outcome == CheckOutcome.Unverifiable)
                Assert.That(edit, Is.EqualTo("without $.circuits_info"));
            else
                Assert.That(steps, Has.Member(report.Checks[0].Step), $"{edit}: {report.Reason}");
            reached.Add(report.Checks[0].Step!);
        }

        Assert.That(count, Is.AtLeast(atLeast));
        Assert.That(Verify(file)!.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), "the edits were not taken back");
    }

    private static VerificationReport? Verify(JsonObject file, ProofOptions? options = null) =>
        ProofVerifier.Verify(Files.Of("sum_proof_data.json", file.ToJsonString()), options ?? new ProofOptions());
}
