using System.Numerics;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>How the tree of one round is built.</summary>
/// <param name="BatchSize">Accounts of one batch, a power of two.</param>
/// <param name="Branching">Children of every node above the batches.</param>
/// <param name="Tokens">Tokens of every account; null when nothing tells.</param>
/// <param name="Levels">Levels above the batches; null when nothing tells.</param>
internal sealed record OkxZkV2Shape(int BatchSize, int Branching, int? Tokens, int? Levels)
{
    /// <summary>The file that holds the global proof and with it the shape.</summary>
    public const string GlobalFile = "sum_proof_data.json";

    /// <summary>Far more than a circuit could prove: a bound on the work that a file may ask for.</summary>
    public const int MostBatchSize = 1 << 20;

    public const int MostBranching = 1 << 10;
    public const int MostTokens = 10_000;
    public const int MostLevels = 16;

    /// <summary>Reads the shape that a global proof states.</summary>
    /// <exception cref="ProofFormatException">It states none.</exception>
    public static OkxZkV2Shape Read(ProofJson global)
    {
        var general = global.Get("general");
        var batch = general.Get("batch_size");
        var size = (int)batch.Integer(1, MostBatchSize);
        if (!BitOperations.IsPow2(size))
            throw new ProofFormatException(batch.Path, FormattableString.Invariant($"{size}"), "a power of two");
        int? levels = null;
        if (global.Has("circuits_info"))
            levels = global.Get("circuits_info").Get("recursive_circuit_configs").Items(MostLevels).Count;
        return new OkxZkV2Shape(
            size,
            (int)general.Get("recursion_branchout_num").Integer(2, MostBranching),
            (int)general.Get("token_num").Integer(1, MostTokens),
            levels);
    }
}
