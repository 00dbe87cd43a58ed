using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The rows of the trace that one query opens: at a point, one row on, and at the next user's last two rows.</summary>
internal sealed class StarkRow
{
    public const int MostCharacters = 2 * StarkField.WordBytes * (6 + 3 * StarkTotals.MostCoins);

    private StarkRow()
    {
    }

    public required BigInteger Net { get; init; }

    public required BigInteger NextNet { get; init; }

    public required BigInteger[] Coins { get; init; }

    public required BigInteger Id { get; init; }

    /// <summary>The four quotients of the constraints on the net sum.</summary>
    public required BigInteger[] NetQuotients { get; init; }

    /// <summary>Two quotients for every main coin.</summary>
    public required BigInteger[] CoinQuotients { get; init; }

    /// <summary>The row of the next user that holds its values: net sum, then coins.</summary>
    public required BigInteger[] UserValues { get; init; }

    /// <summary>The row of the next user that holds the running totals: net sum, then coins.</summary>
    public required BigInteger[] RunningTotals { get; init; }

    /// <summary>Reads four entries and holds them against their leaves.</summary>
    /// <returns>Null when an entry is not what its leaf commits to.</returns>
    /// <exception cref="ProofFormatException">An entry is not of the form it should have.</exception>
    public static StarkRow? Read(ReadOnlySpan<ProofJson> entries, int coins, int coinQuotients, ReadOnlySpan<byte[]> leaves)
    {
        const int Word = StarkField.WordBytes;
        var here = LowerHex.Read(entries[0], Word * (6 + coins + coinQuotients));
        var coinEnd = Word * (1 + coins);
        var quotients = here.AsSpan(coinEnd + Word);
        if (!IsLeaf(leaves[0], here.AsSpan(0, Word), Hashes.Keccak256(here.AsSpan(Word, Word * coins)), here.AsSpan(coinEnd, Word), Hashes.Keccak256(quotients)))
            return null;

        var next = Parts(entries[1], Word);
        var values = Parts(entries[2], Word * coins);
        var totals = Parts(entries[3], Word * coins);
        if (!IsLeaf(leaves[1], next[0], next[1], next[2], next[3])
            || !IsLeaf(leaves[2], values[0], Hashes.Keccak256(values[1]), values[2], values[3])
            || !IsLeaf(leaves[3], totals[0], Hashes.Keccak256(totals[1]), totals[2], totals[3]))
            return null;

        var elements = Elements(here, entries[0].Path);
        return new StarkRow
        {
            Net = elements[0],
            Coins = elements[1..(1 + coins)],
            Id = elements[1 + coins],
            NetQuotients = elements[(2 + coins)..(6 + coins)],
            CoinQuotients = elements[(6 + coins)..],
            NextNet = StarkField.FromWord(next[0], entries[1].Path),
            UserValues = Elements([.. values[0], .. values[1]], entries[2].Path),
            RunningTotals = Elements([.. totals[0], .. totals[1]], entries[3].Path),
        };
    }

    private static byte[][] Parts(ProofJson json, int coinBytes)
    {
        var parts = json.Items(4);
        if (parts.Count != 4)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{parts.Count} parts"), "4");
        return [LowerHex.Read(parts[0], StarkField.WordBytes), LowerHex.Read(parts[1], coinBytes), LowerHex.Read(parts[2], StarkField.WordBytes), LowerHex.Read(parts[3], StarkField.WordBytes)];
    }

    private static BigInteger[] Elements(byte[] words, string place) =>
        [.. words.Chunk(StarkField.WordBytes).Select(word => StarkField.FromWord(word, place))];

    private static bool IsLeaf(byte[] leaf, ReadOnlySpan<byte> net, ReadOnlySpan<byte> coins, ReadOnlySpan<byte> id, ReadOnlySpan<byte> random) =>
        Hashes.Keccak256([.. net, .. coins, .. id, .. random]).AsSpan().SequenceEqual(leaf);
}
