using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>The head of a hashed liability tree: the height of the Bitcoin chain, then <c>hash,satoshi</c> of every node, the root first.</summary>
/// <param name="Height">The height of the Bitcoin chain.</param>
/// <param name="RootSatoshi">What all users are owed.</param>
internal sealed partial record LiabilityTree(int Height, decimal RootSatoshi)
{
    /// <summary>Satoshi in a bitcoin.</summary>
    public const decimal SatoshiPerBitcoin = 100_000_000m;

    /// <summary>The tree at the head of a file, or null when it holds none.</summary>
    public static LiabilityTree? At(SourceDocument document) =>
        document.HeadLines is [var first, var second, ..] && HeightPattern().Match(first) is { Success: true } height
        && int.TryParse(height.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var block)
        && AmountOf(second) is { } root
            ? new LiabilityTree(block, root)
            : null;

    /// <summary>The satoshi of a node, or null when the line is no node.</summary>
    public static decimal? AmountOf(string line) =>
        NodePattern().Match(line) is { Success: true } node && decimal.TryParse(node.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    [GeneratedRegex(@"^block_height: ?(\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex HeightPattern();

    [GeneratedRegex(@"^[0-9a-fA-F]{64},(-?\d{1,18})$", RegexOptions.CultureInvariant)]
    private static partial Regex NodePattern();
}
