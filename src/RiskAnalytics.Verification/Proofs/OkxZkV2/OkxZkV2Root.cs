using System.Collections.Immutable;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The root of a round, where files beside a user file name it.</summary>
internal static class OkxZkV2Root
{
    private const string SummaryFile = "global_info.json";

    // Two sums, then the four elements of the root.
    private const int PublicInputs = 6;

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

    /// <summary>The root among the public inputs of a global proof.</summary>
    /// <exception cref="ProofFormatException">The public inputs are not six elements of the field.</exception>
    public static string Of(ProofJson global)
    {
        var inputs = global.Get("proof").Get("public_inputs");
        var items = inputs.Items(PublicInputs);
        if (items.Count != PublicInputs)
            throw new ProofFormatException(inputs.Path, FormattableString.Invariant($"{items.Count} items"), FormattableString.Invariant($"{PublicInputs}"));
        return PoseidonGoldilocks.ToText([.. items.Select(Element).Skip(2)]);
    }

    private static ulong Element(ProofJson json) =>
        json.Element.ValueKind == System.Text.Json.JsonValueKind.Number && json.Element.TryGetUInt64(out var number) && number < Goldilocks.Modulus
            ? number
            : throw new ProofFormatException(json.Path, "something else", "a whole number below the modulus of the field");
}
