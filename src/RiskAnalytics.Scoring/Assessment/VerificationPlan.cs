using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>The checks a book asks for. None has run yet, and each says so.</summary>
internal static class VerificationPlan
{
    public static ImmutableArray<VerificationResult> NotRun(ReserveSnapshot snapshot)
    {
        var checks = ImmutableArray.CreateBuilder<VerificationResult>();
        var addresses = snapshot.Holdings.Count(h => h.Chain?.Address is not null);
        checks.Add(new VerificationResult(
            "reserve-ownership",
            VerificationOutcome.NotRun,
            addresses > 0 ? $"{addresses} addresses" : null,
            null,
            addresses > 0 ? "No signature was checked." : "The book gives no address whose owner could be checked."));
        checks.Add(new VerificationResult(
            "balances",
            VerificationOutcome.NotRun,
            addresses > 0 ? $"{addresses} balances" : null,
            null,
            addresses > 0 ? "No balance was read from a chain." : "The book gives no address whose balance could be read."));
        if (snapshot.Entity.Kind == EntityKind.WrappedAsset)
        {
            checks.Add(new VerificationResult("wrapped-asset", VerificationOutcome.NotRun, null, null, "The supply on chain was not compared with the native coins."));
        }

        var evidence = snapshot.Disclosures.LiabilityEvidence;
        checks.Add(new VerificationResult(
            "liability-proof",
            VerificationOutcome.NotRun,
            evidence?.Method,
            null,
            evidence?.Evidenced is null
                ? snapshot.Disclosures.NotLoaded.Contains("T4", StringComparer.OrdinalIgnoreCase) ? "A proof of what is owed may exist; it is not loaded." : "No proof of what is owed is shown."
                : "The proof or report was taken at its word; it was not recomputed."));
        return checks.ToImmutable();
    }
}
