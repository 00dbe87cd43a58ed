using System.Numerics;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The sum proofs of OKX's rounds from April 2023 to August 2024: one of them, or all of a folder.</summary>
internal static class StarkV1SumScheme
{
    public const string TrunkProof = "trunk/sum_proof.json";

    private const string ProofName = "sum_proof.json";
    private const string ValuesName = "sum_values.json";
    private const int MostBatches = 4096;

    public static ProofScheme Scheme { get; } = new(
        "okx-stark-v1",
        VerificationKinds.ZkStarkV1,
        "OKX, April 2023 to August 2024: zk-STARK sum proofs of the batches and of their trunk; withdrawn",
        "The files agree with each other.",
        "The sums and that no user is below zero: only the main coins are constrained, a user's net sum is not tied to the coins, and the scheme was withdrawn.",
        file => file.Json is { } json && (IsConfig(json) || IsProof(json)),
        Check);

    public static bool IsConfig(ProofJson json) => json.Has("main_coins_num", "coins");

    private static bool IsProof(ProofJson json) => json.Has("steps", "uts", "mtree_root", "low_degree_proof");

    /// <summary>The folders of the batches, such as <c>batches/a0/</c>, below some folder.</summary>
    public static IEnumerable<string> Batches(ProofFile file, string below) => file.Folder.Keys
        .Where(path => path.StartsWith(below + "batches/", StringComparison.Ordinal) && path.EndsWith("/" + ProofName, StringComparison.Ordinal) && path.Count(c => c == '/') == below.Count(c => c == '/') + 2)
        .Select(path => path[..^ProofName.Length])
        .Order(StringComparer.Ordinal);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        return IsConfig(json) ? CheckFolder(file, StarkConfig.Read(json), options) : CheckAlone(file, json);
    }

    private static ProofFinding CheckAlone(ProofFile file, ProofJson proof)
    {
        if (file.Folder.GetValueOrDefault(ValuesName)?.Json is not { } values)
            return ProofFinding.Unverifiable($"There is no {ValuesName} beside the proof, so there are no sums to hold it against.");
        var totals = StarkTotals.Read(values);
        if (StarkSumProof.MainCoins(proof, totals.Coins.Count) is not { } main)
            return ProofFinding.Failed("format", $"The rows of the proof do not fit the number of coins in {ValuesName}.");
        return StarkSumProof.Check(proof, totals, main) ?? Passed($"This one proof agrees with the sums beside it, with {main} main coins; the other batches and the trunk were not looked at.");
    }

    private static ProofFinding CheckFolder(ProofFile file, StarkConfig config, ProofOptions options)
    {
        if (!file.Folder.ContainsKey(TrunkProof))
            return ProofFinding.Unverifiable($"There is no {TrunkProof} below the configuration, so there is nothing to check.");
        var batches = Batches(file, "").ToArray();
        if (batches.Length is 0 or > MostBatches)
            return batches.Length == 0
                ? ProofFinding.Unverifiable("There is no proof of any batch below the configuration.")
                : ProofFinding.Failed("format", FormattableString.Invariant($"There are {batches.Length} batches; at most {MostBatches} are accepted."));

        if (CheckOne(file, "trunk/", config, out var trunk) is { } broken)
            return broken;
        var sums = new BigInteger[config.Coins.Count];
        var total = BigInteger.Zero;
        for (var i = 0; i < batches.Length; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (CheckOne(file, batches[i], config, out var totals) is { } failed)
                return failed;
            for (var coin = 0; coin < sums.Length; coin++)
                sums[coin] += totals!.Coins[coin].Sum;
            total += totals!.Total;
            options.Progress?.Report((i + 1) / (double)batches.Length);
        }

        for (var coin = 0; coin < sums.Length; coin++)
        {
            if (!StarkField.Reduce(sums[coin] - trunk!.Coins[coin].Sum).IsZero)
                return ProofFinding.Failed("trunk-sum", $"The batches do not add up to the trunk in {config.Coins[coin]}.", Text(trunk.Coins[coin].Sum), Text(sums[coin]));
        }

        return StarkField.Reduce(total - trunk!.Total).IsZero
            ? Passed(FormattableString.Invariant($"The trunk and {batches.Length} batches agree with their sums, and the batches add up to the trunk."))
            : ProofFinding.Failed("trunk-sum", "The batches do not add up to the trunk in their net total.", Text(trunk.Total), Text(total));
    }

    private static ProofFinding? CheckOne(ProofFile file, string folder, StarkConfig config, out StarkTotals? totals)
    {
        totals = null;
        if (file.Folder.GetValueOrDefault(folder + ProofName)?.Json is not { } proof)
            return ProofFinding.Failed("format", $"{folder}{ProofName} cannot be read as JSON.");
        if (file.Folder.GetValueOrDefault(folder + ValuesName)?.Json is not { } values)
            return ProofFinding.Failed("format", $"{folder}{ValuesName} is missing or cannot be read as JSON.");
        try
        {
            totals = config.InOrder(StarkTotals.Read(values), ValuesName);
            return StarkSumProof.Check(proof, totals, config.MainCoins) is { } broken ? broken with { Reason = $"{folder}: {broken.Reason}" } : null;
        }
        catch (ProofFormatException bad)
        {
            return ProofFinding.Failed("format", $"{folder}: {bad.Message}");
        }
        finally
        {
            // The files of hundreds of batches would not fit into memory together.
            if (folder != "trunk/")
                file.Folder[folder + ProofName].Dispose();
        }
    }

    private static ProofFinding Passed(string what) =>
        ProofFinding.Consistent(what + " That shows no more than that the files agree with each other: the scheme leaves the net sum of a user untied to the coins, and was withdrawn in August 2024.");

    private static string Text(BigInteger number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
