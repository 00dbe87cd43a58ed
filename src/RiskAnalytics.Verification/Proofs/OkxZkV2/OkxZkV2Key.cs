using System.Security.Cryptography;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The key that a proof is checked with, and how far it can be trusted.</summary>
/// <param name="Key">The key.</param>
/// <param name="Digest">Its digest, recomputed, as text.</param>
/// <param name="IsPinned">Whether a second source names this key, as a whole.</param>
/// <param name="Trust">How it was come by, in plain sentences.</param>
internal sealed record OkxZkV2Key(CircuitKey Key, string Digest, bool IsPinned, string Trust)
{
    // The strength of plonky2's recommended configuration; less would be no ground for a statement about sums.
    private const int LeastSecurityBits = 100;
    private const string Step = "verifier-key";

    /// <summary>The pin, as a fact of its own: it does not decide.</summary>
    public DataIssue Fact(string file) => new(IsPinned ? IssueSeverity.Info : IssueSeverity.Warning, IsPinned ? "verifier-key-pinned" : "verifier-key-on-trust", Trust, file);

    /// <summary>Finds the key of a proof and checks it.</summary>
    /// <returns>Why there is none that can be used; null when there is one.</returns>
    public static ProofFinding? Find(ProofJson json, ProofOptions options, out OkxZkV2Key? found)
    {
        found = null;
        var isGlobal = !json.Has("verifier_data_hex");
        var named = isGlobal ? OkxZkV2Statement.Digest(json) : null;
        ProofJson? beside = !isGlobal ? json.Get("verifier_data_hex") : json.Has("circuits_info") ? json.Get("circuits_info").Get("root_verifier_data_hex") : null;
        try
        {
            var within = beside is { } text ? Hex(text.Text(2 * CircuitKeyReader.MostBytes), text.Path) : null;
            var given = options.VerifierData is { } typed ? Hex(typed.Trim(), "the key that was given") : null;
            if (within is not null && given is not null && !within.AsSpan().SequenceEqual(given))
                return ProofFinding.Failed(Step, "The key in the file is another one than the key that was given.", Sha256(within), Sha256(given));
            var pinned = within is null && given is null ? PinnedKeys.All.FirstOrDefault(pin => pin.Key.Digest.AsSpan().SequenceEqual(named)) : null;
            if (within is null && given is null && pinned is null)
                return ProofFinding.Unverifiable($"The file holds no key of the circuit, none was given, and none with digest {PoseidonGoldilocks.ToText(named)} is in the list of known keys. Give it with --verifier-data.") with { Step = Step };
            var bytes = given ?? within;
            var key = pinned?.Key ?? CircuitKeyReader.Read(bytes);
            return Judge(key, pinned?.Sha256 ?? Sha256(bytes!), named, given is not null, options, out found);
        }
        catch (ProofFormatException bad)
        {
            return ProofFinding.Failed(Step, $"The key cannot be used. {bad.Message}");
        }
        catch (UnknownGateException unknown)
        {
            return ProofFinding.Unverifiable(unknown.Message) with { Step = Step };
        }
    }

    private static ProofFinding? Judge(CircuitKey key, string sha256, ulong[]? named, bool isGiven, ProofOptions options, out OkxZkV2Key? found)
    {
        found = null;
        var recomputed = key.Recompute();
        var digest = PoseidonGoldilocks.ToText(recomputed);
        if (!key.Digest.AsSpan().SequenceEqual(recomputed))
            return ProofFinding.Failed("verifier-digest", "The key states another digest than the one of its own content.", PoseidonGoldilocks.ToText(key.Digest), digest);
        if (named is not null && !named.AsSpan().SequenceEqual(recomputed))
            return ProofFinding.Failed("verifier-digest", "The file names the digest of another key.", PoseidonGoldilocks.ToText(named), digest);
        var bits = Math.Min(key.Fri.AssumedBits, 64 * key.Challenges);
        if (bits < Math.Max(LeastSecurityBits, key.SecurityBits))
            return ProofFinding.Failed("key-strength", FormattableString.Invariant($"A proof for this key has {bits} bits of security by the common assumption; fewer than {Math.Max(LeastSecurityBits, key.SecurityBits)} say nothing."));

        var pin = PinnedKeys.All.FirstOrDefault(known => known.Key.Digest.AsSpan().SequenceEqual(recomputed));
        if (pin is not null && pin.Sha256 != sha256)
            return ProofFinding.Failed(Step, $"The key has the digest of the known key of {pin.Name}, and another content: the digest does not cover the list of the gates.", sha256, pin.Sha256);
        var given = options.VerifierDigest is { } typed ? DigestText(typed) : null;
        if (given is not null && given != digest && given != sha256)
            return ProofFinding.Failed("verifier-digest", "The digest that was given is neither that of the key nor the SHA-256 of its bytes.", given, $"{digest}, SHA-256 {sha256}");
        var hasKnownForm = PinnedKeys.All.Any(known => known.Key.HasFormOf(key));
        var (isPinned, trust) = (pin, given) switch
        {
            ({ } known, _) => (true, $"The key is that of {known.Name} in the list of known keys ({known.Source})."),
            (_, { } text) when text == sha256 => (true, "The key is pinned: the SHA-256 that was given is that of its bytes."),
            (_, not null) when hasKnownForm => (true, "The key is pinned: its digest is the one that was given, and its gates and parameters, which the digest does not cover, are those of a known key."),
            (_, not null) => (false, "The digest of the key is the one that was given; its gates and parameters, which the digest does not cover, are those of no known key and are taken on trust."),
            _ when isGiven => (false, "The key is the one that was given; no digest of it from a second source was."),
            _ => (false, "The key is taken on trust from the file itself: no digest from a second source was given (--verifier-digest), and it is not in the list of known keys."),
        };
        found = new OkxZkV2Key(key, digest, isPinned, $"{trust} Digest {digest}, SHA-256 {sha256}.");
        return null;
    }

    /// <summary>64 hex digits with or without 0x, or four whole numbers with commas between them, as the published programs print them.</summary>
    private static string DigestText(string typed)
    {
        var text = typed.Trim();
        var parts = text.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == PoseidonGoldilocks.DigestLength)
        {
            var digest = new ulong[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (!ulong.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out digest[i]))
                    throw NoDigest();
            }

            return PoseidonGoldilocks.ToText(digest);
        }

        var hex = (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).ToLowerInvariant();
        return LowerHex.Is(hex, 32) ? hex : throw NoDigest();

        static ProofFormatException NoDigest() => new("the digest that was given", "another text", "64 hex digits, or four whole numbers with commas");
    }

    private static byte[] Hex(string text, string place)
    {
        if (text.Length > 2 * CircuitKeyReader.MostBytes || (text.Length & 1) != 0 || !LowerHex.Is(text, text.Length / 2))
            throw new ProofFormatException(place, "another text", "hex digits in lower case, two a byte");
        return Convert.FromHexString(text);
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
