using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Merkle;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>Finds the scheme of a file and runs its checks.</summary>
public static class ProofVerifier
{
    private static ImmutableArray<ProofScheme> Schemes { get; } = [.. MerkleSchemes.All, .. ProofSystems.All];

    /// <summary>Code, kind and description of every scheme, for listings.</summary>
    public static ImmutableArray<(string Code, string Kind, string Description)> Known { get; } = [.. Schemes.Select(s => (s.Code, s.Kind, s.Description))];

    /// <summary>The code of the scheme of a file; null when it is of none.</summary>
    public static string? Recognise(ProofFile file) => Find(file)?.Code;

    /// <summary>Checks a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What the caller knows besides.</param>
    /// <returns>What came of it; null when the file is of no known scheme.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static VerificationReport? Verify(ProofFile file, ProofOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        if (Find(file) is not { } scheme)
            return null;

        ProofFinding finding;
        try
        {
            finding = scheme.Check(file, options);
        }
        catch (ProofFormatException bad)
        {
            finding = ProofFinding.Failed("format", bad.Message);
        }
        catch (OverflowException)
        {
            finding = ProofFinding.Failed("range", "A figure of the proof is larger than any that its scheme allows.");
        }

        var check = new VerificationCheck(file.Name, scheme.Code, finding.Outcome, finding.Reason)
        {
            Asset = finding.Asset,
            Step = finding.Step,
            Claimed = finding.Claimed,
            Observed = finding.Observed,
        };
        return new VerificationReport(file.Name, scheme.Kind, finding.Outcome, finding.Reason)
        {
            Checks = [check],
            ByOutcome = VerificationReport.Count([check]),
            Liabilities = finding.Liabilities,
            OwedInAll = finding.OwedInAll,
            Shows = scheme.Shows,
            DoesNotShow = scheme.DoesNotShow,
            Evidence = [new EvidenceFile(file.Name, file.Sha256)],
            Issues = finding.Issues,
        };
    }

    private static ProofScheme? Find(ProofFile file) => Schemes.FirstOrDefault(scheme => scheme.Recognises(file));
}
