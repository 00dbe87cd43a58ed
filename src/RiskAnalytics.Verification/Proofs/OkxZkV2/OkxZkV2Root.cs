using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The root of a round, where files beside a user file name it.</summary>
internal static class OkxZkV2Root
{
    /// <summary>The file that repeats the public inputs of the global proof.</summary>
    public const string SummaryFile = "global_info.json";

    /// <summary>The roots that the global proof and its summary name, in this order; none when neither is there.</summary>
    /// <exception cref="ProofFormatException">One is there and names no root.</exception>
    public static ImmutableArray<(string File, string Hash)> Beside(ProofFile file)
    {
        var roots = ImmutableArray.CreateBuilder<(string, string)>();
        if (file.Folder.GetValueOrDefault(OkxZkV2Shape.GlobalFile)?.Json is { } global)
            roots.Add((OkxZkV2Shape.GlobalFile, Of(global)));
        if (file.Folder.GetValueOrDefault(SummaryFile)?.Json is { } summary)
        {
            var hash = summary.Get("root_hash");
            var text = hash.Text(64);
            roots.Add((SummaryFile, LowerHex.Is(text, 32) ? text : throw new ProofFormatException($"{SummaryFile} {hash.Path}", "another text", "64 hex digits in lower case")));
        }

        return roots.ToImmutable();
    }

    /// <summary>A root as typed, in lower case without 0x; null when it is no root of this scheme.</summary>
    public static string? Given(string typed)
    {
        var text = typed.Trim();
        text = (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).ToLowerInvariant();
        return LowerHex.Is(text, 32) ? text : null;
    }

    /// <summary>The root among the public inputs of a global proof.</summary>
    /// <exception cref="ProofFormatException">The public inputs are not six elements of the field.</exception>
    public static string Of(ProofJson global) => OkxZkV2Totals.Read(global).Root;
}
