using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Benchmarks;

/// <summary>
/// A thousand files of customers of a tree like the published one (1,024 accounts a batch, 16 children a node, three levels), read and checked; the baseline does the
/// hashes of the same check on <see cref="BigInteger"/>, one core.
/// </summary>
public class UserFileBenchmarks
{
    private const int Files = 1_000;
    private const int BatchLevels = 10;
    private const int RecursiveLevels = 3;
    private const int Children = 16;

    private static readonly BigInteger Modulus = Goldilocks.Modulus;

    private readonly ulong[] _leaf = [1, 2, 3, 4, 5, 12, 1];
    private readonly ulong[] _sibling = [6, 7, 8, 9];
    private byte[] _file = [];
    private string _root = "";

    [GlobalSetup]
    public void Setup()
    {
        var hash = new ulong[PoseidonGoldilocks.DigestLength];
        PoseidonGoldilocks.Hash(_leaf, hash);
        for (var level = 0; level < BatchLevels; level++)
            PoseidonGoldilocks.Hash([.. hash, .. _sibling], hash);
        for (var level = 0; level < RecursiveLevels; level++)
            PoseidonGoldilocks.Hash([.. hash, .. Enumerable.Repeat(_sibling, Children - 1).SelectMany(s => s)], hash);
        _root = PoseidonGoldilocks.ToText(hash);

        var text = PoseidonGoldilocks.ToText(_sibling);
        JsonArray Repeat(int count) => [.. Enumerable.Range(0, count).Select(_ => (JsonNode)text)];
        _file = Encoding.UTF8.GetBytes(new JsonObject
        {
            // Cut into 14, 14, 14, 14 and 8 digits this is 1 to 5.
            ["account"] = new JsonObject { ["id"] = $"{1:x14}{2:x14}{3:x14}{4:x14}{5:x8}", ["equity"] = new JsonArray("12"), ["debt"] = new JsonArray("1") },
            ["index"] = 0,
            ["sum_tree_siblings"] = Repeat(BatchLevels),
            ["recursive_tree_siblings"] = new JsonArray([.. Enumerable.Range(0, RecursiveLevels).Select(_ => (JsonNode)new JsonObject { ["left_hashes"] = new JsonArray(), ["right_hashes"] = Repeat(Children - 1) })]),
        }.ToJsonString());
        if (Check() != CheckOutcome.Verified)
            throw new InvalidOperationException("The file does not pass.");
        if (BigHash() != Limb(_root))
            throw new InvalidOperationException("The two ways do not agree on the root.");
    }

    [Benchmark(Baseline = true)]
    public BigInteger OnBigInteger() => BigHash();

    [Benchmark(OperationsPerInvoke = Files)]
    public int OneCore() => Enumerable.Range(0, Files).Count(_ => Check() == CheckOutcome.Verified);

    [Benchmark(OperationsPerInvoke = Files)]
    public int AllCores() => Enumerable.Range(0, Files).AsParallel().Count(_ => Check() == CheckOutcome.Verified);

    private CheckOutcome Check()
    {
        using var file = new ProofFile("user.json", "", () => new MemoryStream(_file));
        return ProofVerifier.Verify(file, new ProofOptions { Root = _root })!.Outcome;
    }

    /// <summary>The first element of the root, on numbers of any size.</summary>
    private BigInteger BigHash()
    {
        var hash = Hash([.. _leaf.Select(element => (BigInteger)element)]);
        BigInteger[] sibling = [.. _sibling.Select(element => (BigInteger)element)];
        for (var level = 0; level < BatchLevels; level++)
            hash = Hash([.. hash, .. sibling]);
        for (var level = 0; level < RecursiveLevels; level++)
            hash = Hash([.. hash, .. Enumerable.Repeat(sibling, Children - 1).SelectMany(s => s)]);
        return hash[0];
    }

    private static BigInteger[] Hash(BigInteger[] inputs)
    {
        var state = new BigInteger[PoseidonGoldilocks.Width];
        for (var start = 0; start < inputs.Length; start += PoseidonGoldilocks.Rate)
        {
            inputs.AsSpan(start, Math.Min(PoseidonGoldilocks.Rate, inputs.Length - start)).CopyTo(state);
            state = Permute(state);
        }

        return state[..PoseidonGoldilocks.DigestLength];
    }

    private static BigInteger[] Permute(BigInteger[] state)
    {
        var circulant = PoseidonGoldilocks.Circulant;
        for (var round = 0; round < PoseidonGoldilocks.Rounds; round++)
        {
            var isPartial = round is >= PoseidonGoldilocks.FirstPartialRound and < PoseidonGoldilocks.FirstLastFullRound;
            for (var lane = 0; lane < state.Length; lane++)
            {
                var sum = state[lane] + PoseidonGoldilocks.RoundConstant(round, lane);
                state[lane] = lane == 0 || !isPartial ? BigInteger.ModPow(sum, 7, Modulus) : sum % Modulus;
            }

            var mixed = new BigInteger[state.Length];
            for (var row = 0; row < state.Length; row++)
            {
                for (var i = 0; i < state.Length; i++)
                    mixed[row] += circulant[i] * state[(i + row) % state.Length];
                mixed[row] = (mixed[row] + (row == 0 ? PoseidonGoldilocks.FirstDiagonal * state[0] : 0)) % Modulus;
            }

            state = mixed;
        }

        return state;
    }

    private static BigInteger Limb(string root) => BitConverter.ToUInt64(Convert.FromHexString(root[..16]));
}
