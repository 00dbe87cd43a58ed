using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs.OkxZkV2;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>A global proof that was checked, for the customers' files of the same call.</summary>
public sealed record GlobalProof
{
    private GlobalProof(string file, string root, CheckOutcome outcome, OkxZkV2Shape shape) => (File, Root, Outcome, Shape) = (file, root, outcome, shape);

    /// <summary>The file that holds it.</summary>
    public string File { get; }

    /// <summary>The root that it is about, 64 hex digits.</summary>
    public string Root { get; }

    /// <summary>What its check came to.</summary>
    public CheckOutcome Outcome { get; }

    internal OkxZkV2Shape Shape { get; }

    /// <summary>Whether a file may hold a global proof, by its first bytes: cheap, and true for some other files too.</summary>
    public static bool MayBe(ProofFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.Contains("\"root_vd_digest\"", StringComparison.Ordinal) || file.Head.Contains("\"wires_cap\"", StringComparison.Ordinal);
    }

    /// <summary>What a checked file tells of its tree; null when it is no global proof, or one that cannot be read so far.</summary>
    public static GlobalProof? Of(ProofFile file, VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(report);
        if (report.Kind != VerificationKinds.Plonky2Global || file.Json is not { } json || !json.Has("general"))
            return null;
        try
        {
            return new GlobalProof(file.Name, OkxZkV2Root.Of(json), report.Outcome, OkxZkV2Shape.Read(json));
        }
        catch (ProofFormatException)
        {
            return null;
        }
    }
}
