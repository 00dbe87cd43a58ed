using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>How a liability tree is made.</summary>
public sealed record TreeOptions
{
    /// <summary>The fewest bytes of a secret.</summary>
    public const int LeastSecretBytes = 32;

    /// <summary>Decimals of an asset that has none stated.</summary>
    public const int UsualDecimals = 8;

    /// <summary>The most decimals of an asset.</summary>
    public const int LargestDecimals = SumTreeHead.MostDecimals;

    private const int LongestAsset = 32;

    /// <summary>At least 32 bytes of a cryptographic random source. All nonces and the order of the leaves follow from it: whoever knows it can find every account in the tree.</summary>
    public required ReadOnlyMemory<byte> Secret { get; init; }

    /// <summary>The Bitcoin block height, or another number that no earlier tree had; it stands in every tree and is mixed into every leaf.</summary>
    public required ulong Height { get; init; }

    /// <summary>Decimals by asset, where they are not <see cref="UsualDecimals"/>. A balance with more is refused, never rounded.</summary>
    public ImmutableDictionary<string, int> Decimals { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether a text may name an asset: 1 to 32 printable ASCII characters without space, comma, quote and slash.</summary>
    internal static bool IsAsset(string text) =>
        text.Length is > 0 and <= LongestAsset && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && text.AsSpan().IndexOfAny(",\"'/\\") < 0;

    internal int DecimalsOf(string asset) => Decimals.GetValueOrDefault(asset, UsualDecimals);
}
