using System.Security.Cryptography;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The key that a proof is checked with, and how far it can be trusted.</summary>
/// <param name="Key">The key.</param>
/// <param name="Digest">Its digest, recomputed, as text.</param>
/// <param name="Sha256">SHA-256 of its bytes, which covers all of it, hex.</param>
/// <param name="Pin">How far a second source names it: <see cref="Pinned"/>, <see cref="DigestPinned"/> or <see cref="OnTrust"/>.</param>
/// <param name="Trust">How it was come by, in plain sentences.</param>
internal sealed record OkxZkV2Key(CircuitKey Key, string Digest, string Sha256, string Pin, string Trust)
{
    /// <summary>The whole key, as a code of a fact.</summary>
    public const string Pinned = "verifier-key-pinned";

    /// <summary>Its digest, which covers the commitment to constants and wiring and the number of rows, and not the gates.</summary>
    public const string DigestPinned = "verifier-digest-pinned";

    /// <summary>Nothing.</summary>
    public const string OnTrust = "verifier-key-on-trust";

    // The strength of plonky2's recommended configuration; less would be no ground for a statement about sums.
    private const int LeastSecurityBits = 100;
    private const string Step = "verifier-key";

    /// <summary>The pin, as a fact of its own: it does not decide.</summary>
    public DataIssue Fact(string file) => new(Pin == Pinned ? IssueSeverity.Info : IssueSeverity.Warning, Pin, $"{Trust} Digest {Digest}, SHA-256 {Sha256}.", file);

    /// <summary>Finds the key of a proof and checks it.</summary>
    /// <returns>Why there is none that can be used; null when there is one.</returns>
    public static ProofFinding? Find(ProofJson json, ProofOptions options, out OkxZkV2Key? found)
    {
        found = null;
        var isGlobal = !json.Has("verifier_data_hex");
        // What is given is about the root circuit, not about that of a batch.
        if (!isGlobal)
            options = options with { VerifierData = null, VerifierDigest = null };
        var named = isGlobal ? OkxZkV2Statement.Digest(json) : null;
        ProofJson? beside = !isGlobal ? json.Get("verifier_data_hex") : json.Has("circuits_info") ? json.Get("circuits_info").Get("root_verifier_data_hex") : null;
        try
        {
            var within = beside is { } text ? Hex(text.Text(2 * CircuitKeyReader.MostBytes), text.Path) : null;
            var given = options.VerifierData is { } typed ? Hex(typed.Trim(), "the key that was given") : null;
            if (within is not null && given is not null && !within.AsSpan().SequenceEqual(given))
                return ProofFinding.Failed(Step, "The key in the file is another one than the key that was given.", HashOf(within), HashOf(given));
            var pinned = within is null && given is null ? PinnedKeys.All.FirstOrDefault(pin => pin.Key.Digest.AsSpan().SequenceEqual(named)) : null;
            if (within is null && given is null && pinned is null)
                return ProofFinding.Unverifiable($"The file holds no key of the circuit, none was given, and none with digest {PoseidonGoldilocks.ToText(named)} is in the list of known keys. Give it with --verifier-data.") with { Step = Step };
            var bytes = given ?? within;
            var key = pinned?.Key ?? CircuitKeyReader.Read(bytes);
            return Judge(key, pinned?.Sha256 ?? HashOf(bytes!), named, given is not null, options, out found);
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
        var given = options.VerifierDigest is { } typed ? VerifierDigest.Read(typed) ?? throw new ProofFormatException("the digest that was given", "another text", "64 hex digits, or four whole numbers with commas") : null;
        if (given is not null && given != digest && given != sha256)
            return ProofFinding.Failed("verifier-digest", "The digest that was given is neither that of the key nor the SHA-256 of its bytes.", given, $"{digest}, SHA-256 {sha256}");
        var hasKnownForm = PinnedKeys.All.Any(known => known.Key.HasFormOf(key));
        var (pinned, trust) = (pin, given) switch
        {
            ({ } known, _) => (Pinned, $"The key is that of {known.Name} in the list of known keys ({known.Source})."),
            (_, { } text) when text == sha256 => (Pinned, "The key is pinned: the SHA-256 that was given is that of its bytes."),
            (_, not null) when hasKnownForm => (Pinned, "The key is pinned: its digest is the one that was given, and its gates and parameters, which the digest does not cover, are those of a known key."),
            (_, not null) => (DigestPinned, "The digest of the key is the one that was given; its gates and parameters, which the digest does not cover, are those of no known key and are taken on trust."),
            _ when isGiven => (OnTrust, "The key is the one that was given; no digest of it from a second source was."),
            _ => (OnTrust, "The key is taken on trust from the file itself: no digest from a second source was given (--verifier-digest), and it is not in the list of known keys."),
        };
        found = new OkxZkV2Key(key, digest, sha256, pinned, trust);
        return null;
    }

    private static byte[] Hex(string text, string place)
    {
        if (text.Length > 2 * CircuitKeyReader.MostBytes || (text.Length & 1) != 0 || !LowerHex.Is(text, text.Length / 2))
            throw new ProofFormatException(place, "another text", "hex digits in lower case, two a byte");
        return Convert.FromHexString(text);
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
