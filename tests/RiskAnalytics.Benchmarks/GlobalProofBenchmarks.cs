using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Benchmarks;

/// <summary>
/// One global proof of 490 KB on one core, whole and in its parts. The proof is an original, which is no part of the repository: without it no figure is shown.
/// The baseline only reads the JSON into a tree.
/// </summary>
[MemoryDiagnoser]
public class GlobalProofBenchmarks
{
    private const string Original = "vectors/okx-zk-v2/synthetic/sum_proof_data.json";

    private byte[] _bytes = [];
    private JsonDocument _document = null!;
    private CircuitKey _key = null!;
    private Plonky2Proof _proof = null!;
    private Challenges _drawn = null!;
    private ulong[] _publicInputsHash = [];

    [GlobalSetup]
    public void Setup()
    {
        _bytes = File.ReadAllBytes(SharedFiles.Find(Original) ?? throw new InvalidOperationException(SharedFiles.Reason(Original)));
        _document = JsonDocument.Parse(_bytes);
        _key = CircuitKeyReader.Read(Convert.FromHexString(_document.RootElement.GetProperty("circuits_info").GetProperty("root_verifier_data_hex").GetString()!));
        _publicInputsHash = new ulong[PoseidonGoldilocks.DigestLength];
        _proof = Read();
        PoseidonGoldilocks.Hash(_proof.PublicInputs, _publicInputsHash);
        _drawn = Draw();
    }

    [GlobalCleanup]
    public void Dispose() => _document.Dispose();

    [Benchmark(Baseline = true)]
    public int JsonOnly()
    {
        using var document = JsonDocument.Parse(_bytes);
        return document.RootElement.GetPropertyCount();
    }

    /// <summary>What a user waits for after the start: recognise, read, check.</summary>
    [Benchmark]
    public CheckOutcome Whole()
    {
        using var file = new ProofFile("sum_proof_data.json", "", () => new MemoryStream(_bytes));
        var report = ProofVerifier.Verify(file, new ProofOptions())!;
        return report.Outcome == CheckOutcome.ConsistencyOnly ? report.Outcome : throw new InvalidOperationException(report.Reason);
    }

    /// <summary>JSON to elements, each below the modulus.</summary>
    [Benchmark]
    public object Parsing() => Read();

    /// <summary>All random values: the hash over everything that is not a query.</summary>
    [Benchmark]
    public object Transcript() => Draw();

    /// <summary>All gates and the wiring at one point.</summary>
    [Benchmark]
    public bool Gates() => ConstraintCheck.Holds(_key, _proof.Openings, _drawn, _publicInputsHash) ? true : throw new InvalidOperationException("The constraints do not hold.");

    /// <summary>All queries: paths, folding, final polynomial.</summary>
    [Benchmark]
    public int Fri()
    {
        var fri = new FriCheck(_key, _proof, _drawn);
        for (var query = 0; query < _proof.Queries.Length; query++)
        {
            if (fri.Query(query) is { } broken)
                throw new InvalidOperationException(broken.Reason);
        }

        return _proof.Queries.Length;
    }

    /// <summary>Of the queries only the Merkle paths of the four first trees, which is most of the hashing.</summary>
    [Benchmark]
    public bool Hashing()
    {
        ulong[][][] caps = [_key.ConstantsSigmasCap, _proof.WiresCap, _proof.ProductsCap, _proof.QuotientsCap];
        for (var query = 0; query < _proof.Queries.Length; query++)
        {
            for (var tree = 0; tree < caps.Length; tree++)
            {
                var (leaf, siblings) = _proof.Queries[query].Trees[tree];
                if (!MerkleCap.Holds(leaf, siblings, _drawn.Queries[query], caps[tree]))
                    throw new InvalidOperationException("A path does not hold.");
            }
        }

        return true;
    }

    private Challenges Draw() => Challenges.Of(_key, _proof, _publicInputsHash);

    private Plonky2Proof Read() => Plonky2ProofReader.Read(new ProofJson(_document.RootElement, "$").Get("proof"), _key);
}
