using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>A published scheme by which an exchange shows what it owes.</summary>
/// <param name="Code">Kebab-case, permanent: <c>okx-merkle-v1</c>.</param>
/// <param name="Kind">See <see cref="VerificationKinds"/>.</param>
/// <param name="Description">One line: who publishes it, and what the file is.</param>
/// <param name="Shows">What a pass shows.</param>
/// <param name="DoesNotShow">What a pass does not show.</param>
/// <param name="Recognises">Whether a file is of this scheme, by its content; cheap, never throws.</param>
/// <param name="Check">The checks in order. May throw <see cref="ProofFormatException"/>, which becomes a failed check.</param>
internal sealed record ProofScheme(
    string Code,
    string Kind,
    string Description,
    string Shows,
    string DoesNotShow,
    Func<ProofFile, bool> Recognises,
    Func<ProofFile, ProofOptions, ProofFinding> Check);
