using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The first line of a tree file: <c>block_height:H</c>, and in trees built here the asset and its decimals behind it.</summary>
/// <param name="Height">The height of a chain that dates the tree.</param>
/// <param name="Asset">The asset; <c>XBT</c> in BitMEX's own files, which do not name it.</param>
/// <param name="Decimals">How many decimals make a whole unit.</param>
internal sealed partial record SumTreeHead(ulong Height, string Asset, int Decimals)
{
    /// <summary>The line; null when it is none.</summary>
    public static SumTreeHead? Parse(string line)
    {
        if (HeadPattern().Match(line.TrimEnd()) is not { Success: true } match)
            return null;
        var height = ulong.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return match.Groups[2].Success
            ? new SumTreeHead(height, match.Groups[2].Value, int.Parse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            : new SumTreeHead(height, "XBT", 8);
    }

    /// <summary>The line of a tree built here.</summary>
    public override string ToString() => FormattableString.Invariant($"block_height:{Height},asset:{Asset},decimals:{Decimals}");

    [GeneratedRegex(@"^block_height: ?(\d{1,12})(?:,asset:([^,\s]{1,64}),decimals:(\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadPattern();
}
