using System.Text.RegularExpressions;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The first line of a tree file: <c>block_height:H</c>, and in trees built here the asset and its decimals behind it.</summary>
/// <param name="Height">The height of a chain that dates the tree.</param>
/// <param name="Asset">The asset; <c>XBT</c> in BitMEX's own files, which do not name it.</param>
/// <param name="Decimals">How many decimals make a whole unit.</param>
internal sealed partial record SumTreeHead(ulong Height, string Asset, int Decimals)
{
    /// <summary>The most decimals of an asset.</summary>
    public const int MostDecimals = 18;

    /// <summary>The unit as the line writes it, which every leaf binds; null in BitMEX's own files.</summary>
    public string? Unit { get; private init; } = FormattableString.Invariant($"asset:{Asset},decimals:{Decimals}");

    /// <summary>The line; null when it is none.</summary>
    public static SumTreeHead? Parse(string line)
    {
        if (HeadPattern().Match(line.TrimEnd()) is not { Success: true } match)
            return null;
        if (SumTree.AmountOf(match.Groups[1].ValueSpan) is not { } height)
            return null;
        if (!match.Groups[2].Success)
            return new SumTreeHead(height, "XBT", 8) { Unit = null };
        return SumTree.AmountOf(match.Groups[3].ValueSpan) is <= MostDecimals and var decimals ? new SumTreeHead(height, match.Groups[2].Value, (int)decimals) : null;
    }

    /// <summary>The line of a tree built here.</summary>
    public override string ToString() => FormattableString.Invariant($"block_height:{Height}{(Unit is null ? "" : ",")}{Unit}");

    [GeneratedRegex(@"^block_height: ?([0-9]{1,20})(?:,asset:([-!-+.-~]{1,64}),decimals:([0-9]{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadPattern();
}
