using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>A user file of the rounds since September 2024, read strictly: whatever it holds is in the range that its scheme allows.</summary>
internal sealed class OkxZkV2User
{
    private const int HashBytes = 32;

    // Above this a value could wrap round the modulus in a sum and still give the same hash.
    private static readonly BigInteger AboveLargest = BigInteger.One << 63;

    private OkxZkV2User()
    {
    }

    public required IReadOnlyList<ulong> Id { get; init; }

    /// <summary>Sum of equity over all tokens, below the modulus.</summary>
    public required ulong Equity { get; init; }

    /// <summary>Sum of debt over all tokens, below the modulus.</summary>
    public required ulong Debt { get; init; }

    public required int Tokens { get; init; }

    public required long Index { get; init; }

    public required IReadOnlyList<ulong[]> Siblings { get; init; }

    public required IReadOnlyList<(ulong[][] Left, ulong[][] Right)> Levels { get; init; }

    /// <exception cref="ProofFormatException">The file is not as the scheme asks.</exception>
    public static OkxZkV2User Read(ProofJson json)
    {
        var account = json.Get("account");
        var equity = account.Get("equity").Items(OkxZkV2Shape.MostTokens);
        var debt = account.Get("debt").Items(OkxZkV2Shape.MostTokens);
        if (equity.Count != debt.Count)
            throw new ProofFormatException("$.account", FormattableString.Invariant($"{equity.Count} equities and {debt.Count} debts"), "as many of each");

        var equitySum = Sum(equity, "$.account.equity");
        var debtSum = Sum(debt, "$.account.debt");
        return new OkxZkV2User
        {
            Id = ReadId(account.Get("id")),
            Equity = equitySum,
            Debt = debtSum,
            Tokens = equity.Count,
            Index = json.Get("index").Integer(0, long.MaxValue),
            Siblings = [.. json.Get("sum_tree_siblings").Items(BitOperations.Log2(OkxZkV2Shape.MostBatchSize)).Select(ReadHash)],
            Levels =
            [
                .. json.Get("recursive_tree_siblings").Items(OkxZkV2Shape.MostLevels).Select(level =>
                (
                    level.Get("left_hashes").Items(OkxZkV2Shape.MostBranching).Select(ReadHash).ToArray(),
                    level.Get("right_hashes").Items(OkxZkV2Shape.MostBranching).Select(ReadHash).ToArray()
                )),
            ],
        };
    }

    /// <summary>The root that the file leads to, as text.</summary>
    public string Root()
    {
        var current = new ulong[PoseidonGoldilocks.DigestLength];
        PoseidonGoldilocks.Hash([.. Id, Equity, Debt], current);
        var index = Index;
        foreach (var sibling in Siblings)
        {
            PoseidonGoldilocks.Hash((index & 1) == 0 ? [.. current, .. sibling] : [.. sibling, .. current], current);
            index >>= 1;
        }

        foreach (var (left, right) in Levels)
            PoseidonGoldilocks.Hash([.. left.SelectMany(hash => hash), .. current, .. right.SelectMany(hash => hash)], current);
        return PoseidonGoldilocks.ToText(current);
    }

    private static ulong Sum(IReadOnlyList<ProofJson> values, string path)
    {
        var sum = BigInteger.Zero;
        foreach (var value in values)
        {
            var number = value.Digits(20);
            if (number >= AboveLargest)
                throw new ProofFormatException(value.Path, "a number of 2^63 or more", "less than 2^63");
            sum += number;
        }

        return sum < Goldilocks.Modulus
            ? (ulong)sum
            : throw new ProofFormatException(path, "a sum that is not below the modulus of the field", "a sum below 2^64 - 2^32 + 1");
    }

    // 64 hex digits cut into 14, 14, 14, 14 and 8.
    private static ulong[] ReadId(ProofJson id)
    {
        var text = Convert.ToHexStringLower(LowerHex.Read(id, HashBytes));
        var elements = new ulong[5];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = ulong.Parse(text.AsSpan(14 * i, i < 4 ? 14 : 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return elements;
    }

    private static ulong[] ReadHash(ProofJson json)
    {
        var bytes = LowerHex.Read(json, HashBytes);
        var hash = new ulong[PoseidonGoldilocks.DigestLength];
        for (var i = 0; i < hash.Length; i++)
        {
            hash[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8 * i));
            // The same element could otherwise be written in two ways.
            if (hash[i] >= Goldilocks.Modulus)
                throw new ProofFormatException(json.Path, "an element that is not below the modulus of the field", "elements below 2^64 - 2^32 + 1");
        }

        return hash;
    }
}
