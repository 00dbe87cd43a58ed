using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>Keys that are none, that contradict themselves, or that ask for gigabytes; and where a key may come from.</summary>
internal sealed class BadKeyTests
{
    private static readonly KeyBytes Right = TinyGlobalFile.Prover.KeyParts;

    private static readonly (string Name, KeyBytes Key, string Said)[] Wrong =
    [
        ("cap of 2^40 nodes", Right with { CapHeight = 40 }, "cap height"),
        ("cap of 2^15 nodes", Right with { CapHeight = 15 }, "cap"),
        ("other cap height than FRI", Right with { CapHeight = 0 }, ""),
        ("digest above the modulus", Right with { Digest = [ulong.MaxValue, 0, 0, 0] }, "digest"),
        ("cap above the modulus", Right with { Cap = [[0, 0, 0, 0xffffffff00000001], new ulong[4]] }, "cap"),
        ("no wires", Right with { Config = [0, 0, 2, 100, 2, 8] }, "number of wires"),
        ("2^60 wires", Right with { Config = [1UL << 60, 12, 2, 100, 2, 8] }, "number of wires"),
        ("more routed wires than wires", Right with { Config = [16, 17, 2, 100, 2, 8] }, "number of routed wires"),
        ("fewer wires than a gate has", Right with { Config = [10, 10, 2, 100, 2, 8] }, "number of wires"),
        ("no challenge", Right with { Config = [16, 12, 2, 100, 0, 8] }, "number of challenges"),
        ("2^32 queries", Right with { Queries = 1UL << 32 }, "number of queries"),
        ("64 grinding bits", Right with { GrindingBits = 64 }, "grinding bits"),
        ("rate of 2^64", Right with { RateBits = 64 }, "rate bits"),
        ("rate zero", Right with { RateBits = 0 }, "rate bits"),
        ("unknown strategy", Right with { Strategy = 0 }, "strategy"),
        ("two FRI configurations", Right with { RepeatsFri = false }, "FRI parameters"),
        ("one layer", Right with { Layers = [2] }, "FRI layers"),
        ("three layers", Right with { Layers = [2, 2, 1] }, "FRI layers"),
        ("2^40 layers", Right with { Layers = [2, 2, 1UL << 40] }, "FRI layers"),
        ("degree 2^63", Right with { DegreeBits = 63 }, "degree bits"),
        ("degree 2^29", Right with { DegreeBits = 29 }, "FRI layers"),
        ("degree zero", Right with { DegreeBits = 0 }, "degree bits"),
        ("hiding is 2", Right with { Hiding = 2 }, "zero knowledge"),
        ("a selector too few", Right with { Selectors = [0, 0, 0, 0] }, "number of selectors"),
        ("a selector of another group", Right with { Selectors = [0, 0, 0, 1, 1] }, "selectors"),
        ("a group that leaves a gate out", Right with { Groups = [0, 3, 4, 5] }, ""),
        ("an empty group", Right with { Groups = [0, 0, 0, 5] }, "selector group"),
        ("groups that overlap", Right with { Groups = [0, 4, 3, 5] }, "selector group"),
        ("quotient factor above the rate", Right with { Sizes = [9, 11, 4, 6] }, "quotient degree factor"),
        ("fewer gate constraints", Right with { Sizes = [8, 10, 4, 6] }, "number of gate constraints"),
        ("more gate constraints", Right with { Sizes = [8, 12, 4, 6] }, "number of gate constraints"),
        ("constants for selectors only", Right with { Sizes = [8, 11, 3, 6] }, "number of constants"),
        ("2^50 public inputs", Right with { Sizes = [8, 11, 4, 1UL << 50] }, "number of public inputs"),
        ("a coset factor twice", Right with { CosetFactors = [1, 1, .. Right.CosetFactors[2..]] }, "coset factors"),
        ("a coset factor too few", Right with { CosetFactors = Right.CosetFactors[..11] }, "number of coset factors"),
        ("2^61 coset factors", Right with { Counted = 1UL << 61 }, "coset factors"),
        ("4096 coset factors that are not there", Right with { Counted = 4096 }, "coset factors"),
        ("no partial product", Right with { PartialProducts = 0 }, "number of partial products"),
        ("two partial products", Right with { PartialProducts = 2 }, "number of partial products"),
        ("no gate of public inputs", Right with { Gates = [[9], [10, 2], [9], [2, 10], [0, 2]] }, "gates"),
        ("a gate of 2^62 operations", Right with { Gates = [[9], [10, 2], [12], [2, 10], [0, 1UL << 62]] }, "size of a gate"),
        ("a gate of no operation", Right with { Gates = [[9], [10, 2], [12], [2, 10], [0, 0]] }, "size of a gate"),
        ("a list of 2^63 entries", Right with { Gates = [[9], [10, 2], [12], [2, 10], [14, 63, 1, 0]] }, "size of a gate"),
        ("a gate of more wires than there are", Right with { Gates = [[9], [10, 2], [12], [2, 10], [0, 5]] }, "number of wires"),
        ("a size too few", Right with { Gates = [[9], [10, 2], [12], [2, 10], [0]] }, "gates"),
    ];

    private static IEnumerable<TestCaseData> WrongKeys() => Wrong.Select(row => new TestCaseData(row.Key, row.Said).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(WrongKeys))]
    public void Verify_WithAKeyThatIsNone_FailsAtTheKey(object key, string said)
    {
        var bytes = ((KeyBytes)key).Write();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(() => CircuitKeyReader.Read(bytes), Throws.TypeOf<ProofFormatException>().With.Message.Contains(said));

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20), "bytes that were asked for");
        var report = Verify(bytes);
        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "verifier-key")), report.Reason);
    }

    [TestCase(3u), TestCase(6u), TestCase(7u), TestCase(17u), TestCase(uint.MaxValue)]
    public void Verify_WithAGateThatIsNotKnown_IsUnverifiable(uint tag)
    {
        var report = Verify((Right with { Gates = [[9], [10, 2], [12], [2, 10], [tag, 1]] }).Write());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Unverifiable, "verifier-key")), report.Reason);
        Assert.That(report.Reason, Does.Contain($"kind {tag}"));
    }

    /// <summary>A gate that is known, in the place of another one: the digest does not change, the constraints do not hold.</summary>
    [Test]
    public void Verify_WithAnotherGateOfTheSameSizes_FailsAtTheConstraints()
    {
        var report = Verify((Right with { Gates = [[9], [10, 2], [12], [2, 10], [8, 1]] }).Write());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "constraints")), report.Reason);
    }

    [Test]
    public void Read_OfABeginningOrOfMore_IsRefused()
    {
        var bytes = Right.Write();

        Assert.Multiple(() =>
        {
            for (var length = 0; length < bytes.Length; length++)
                Assert.That(() => CircuitKeyReader.Read(bytes.AsSpan(0, length)), Throws.TypeOf<ProofFormatException>(), $"{length} bytes");
            Assert.That(() => CircuitKeyReader.Read([.. bytes, 0]), Throws.TypeOf<ProofFormatException>().With.Message.Contains("after its end"));
            Assert.That(() => CircuitKeyReader.Read(new byte[CircuitKeyReader.MostBytes + 1]), Throws.TypeOf<ProofFormatException>());
        });
    }

    [Test]
    public void Read_OfAnyByteChanged_NeverThrowsAnythingElse()
    {
        var bytes = Right.Write();
        var random = new Random(7);
        var refusals = 0;
        for (var round = 0; round < 4_000; round++)
        {
            byte[] edited = [.. bytes];
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                edited[random.Next(edited.Length)] = (byte)random.Next(256);
            try
            {
                CircuitKeyReader.Read(edited);
            }
            catch (Exception refused) when (refused is ProofFormatException or UnknownGateException)
            {
                refusals++;
            }
        }

        // The rest hit hashes, which any bytes below the modulus can be; their digest is another one.
        Assert.That(refusals, Is.GreaterThan(1_000));
    }

    [Test]
    public void Verify_WithAnotherDigestThanItsContent_FailsAtTheDigest()
    {
        ulong[] other = [Right.Digest[0] ^ 1, .. Right.Digest[1..]];
        var report = Verify((Right with { Digest = other }).Write());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "verifier-digest")), report.Reason);
    }

    [Test]
    public void Verify_WithAKeyThatAsksForLittle_FailsAtItsStrength()
    {
        var report = Verify((Right with { Queries = 30 }).Write());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "key-strength")), report.Reason);
        Assert.That(report.Reason, Does.Contain("98 bits"));
    }

    [TestCase("", "verifier-key"), TestCase("0", "verifier-key"), TestCase("zz", "verifier-key"), TestCase("00", "verifier-key")]
    public void Verify_WithATextThatIsNoKey_FailsAtTheKey(string hex, string step)
    {
        var file = TinyGlobalFile.Build();
        file["circuits_info"]!["root_verifier_data_hex"] = hex;
        var report = Run(file, new ProofOptions());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [Test]
    public void Verify_WithoutAKeyInTheFile_TakesTheOneThatIsGiven()
    {
        var file = TinyGlobalFile.Build(withKey: false);

        var none = Run(file, new ProofOptions());
        var given = Run(file, new ProofOptions { VerifierData = $"\n{TinyGlobalFile.KeyHex}\n" });
        var other = Run(file, new ProofOptions { VerifierData = "00" });
        var twice = Run(TinyGlobalFile.Build(), new ProofOptions { VerifierData = TinyGlobalFile.KeyHex + "00" });

        Assert.Multiple(() =>
        {
            Assert.That((none.Outcome, none.Checks[0].Step), Is.EqualTo((CheckOutcome.Unverifiable, "verifier-key")));
            Assert.That(none.Reason, Does.Contain("--verifier-data"));
            Assert.That(given.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), given.Reason);
            Assert.That(given.Reason, Does.Contain("the one that was given"));
            Assert.That(other.Outcome, Is.EqualTo(CheckOutcome.Failed));
            Assert.That((twice.Outcome, twice.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "verifier-key")));
        });
    }

    /// <summary>The digest covers neither gates nor parameters, so it alone pins no key.</summary>
    [Test]
    public void Verify_WithADigestThatIsGiven_SaysHowFarTheKeyIsPinned()
    {
        var bytes = Right.Write();
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        var whole = Run(TinyGlobalFile.Build(), new ProofOptions { VerifierDigest = sha256.ToUpperInvariant() });
        var digest = Run(TinyGlobalFile.Build(), new ProofOptions { VerifierDigest = string.Join(", ", Right.Digest) });
        var wrong = Run(TinyGlobalFile.Build(), new ProofOptions { VerifierDigest = new string('0', 64) });

        Assert.Multiple(() =>
        {
            Assert.That((whole.Outcome, whole.Issues[0].Code), Is.EqualTo((CheckOutcome.ConsistencyOnly, "verifier-key-pinned")), whole.Reason);
            Assert.That((digest.Outcome, digest.Issues[0].Code), Is.EqualTo((CheckOutcome.ConsistencyOnly, "verifier-digest-pinned")), digest.Reason);
            Assert.That(digest.Issues[0].Message, Does.Contain(sha256).And.Contain("taken on trust"));
            Assert.That((wrong.Outcome, wrong.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "verifier-digest")));
            Assert.That(ProofOptions.IsVerifierDigest("1,2,3,4") && ProofOptions.IsVerifierDigest("0x" + sha256), Is.True);
            Assert.That(ProofOptions.IsVerifierDigest("1,2,3") || ProofOptions.IsVerifierDigest("1,2,3,-4") || ProofOptions.IsVerifierDigest(sha256[1..]), Is.False);
        });
    }

    [Test]
    public void All_KnownKeys_HaveTheirDigestAndASource()
    {
        Assert.That(PinnedKeys.All, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var pin in PinnedKeys.All)
            {
                Assert.That(pin.Key.Recompute(), Is.EqualTo(pin.Key.Digest), pin.Name);
                Assert.That(pin.Source, Is.Not.Empty);
            }
        });
    }

    /// <summary>A proof of one round with the key of another: here the key of round 508787475, which is in the list of known keys.</summary>
    [Test]
    public void Verify_WithTheNameOfAKnownKey_UsesThatKey()
    {
        var file = TinyGlobalFile.Build(withKey: false);
        file["root_vd_digest"]!["elements"] = new System.Text.Json.Nodes.JsonArray([.. PinnedKeys.All[0].Key.Digest.Select(e => System.Text.Json.Nodes.JsonValue.Create(e))]);

        var report = Run(file, new ProofOptions());

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "format")), report.Reason);
    }

    private static VerificationReport Verify(byte[] key)
    {
        var file = TinyGlobalFile.Build();
        file["circuits_info"]!["root_verifier_data_hex"] = Convert.ToHexStringLower(key);
        return Run(file, new ProofOptions());
    }

    private static VerificationReport Run(System.Text.Json.Nodes.JsonObject file, ProofOptions options) =>
        ProofVerifier.Verify(Files.Of("sum_proof_data.json", file.ToJsonString()), options)!;
}
