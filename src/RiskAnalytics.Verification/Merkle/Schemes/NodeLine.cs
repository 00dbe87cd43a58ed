using System.Globalization;
using System.Text;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>One line of OKX's whole tree: hash, height, balances.</summary>
internal sealed record NodeLine(string Hash, int Height, CoinAmounts Balances)
{
    /// <summary>A digest of hash and balances, to hold many nodes in little room.</summary>
    public byte[] Digest => Hashes.Sha256(Encoding.UTF8.GetBytes($"{Hash},{string.Join(',', Balances.Amounts.Select(amount => amount.ToString("G29", CultureInfo.InvariantCulture)))}"));

    /// <summary>A line; null for any other form.</summary>
    public static NodeLine? Parse(string line)
    {
        var first = line.IndexOf(',', StringComparison.Ordinal);
        var second = first < 0 ? -1 : line.IndexOf(',', first + 1);
        return second > 0 && TextHash.Is(line[..first])
            && int.TryParse(line.AsSpan(first + 1, second - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height is >= 1 and <= 64
            && CoinAmounts.Parse(line[(second + 1)..], OkxMerkleV1.Coins) is { } balances
            ? new NodeLine(line[..first], height, balances)
            : null;
    }

    /// <summary>The node above this one and the one to its right.</summary>
    public NodeLine With(NodeLine right, int height)
    {
        var sums = Balances.Plus(right.Balances);
        return new NodeLine(TextHash.Sha256(Hash + right.Hash + sums.Joined + height.ToString(CultureInfo.InvariantCulture)), height, sums);
    }
}
