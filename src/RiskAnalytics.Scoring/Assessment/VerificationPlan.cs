using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>The checks a book asks for, with what came of those that ran; each that did not run says so.</summary>
internal static class VerificationPlan
{
    private const string LiabilityProof = "liability-proof";

    /// <summary>The checks in the order of the report: ownership, balances, wrapped assets, what is owed.</summary>
    public static ImmutableArray<VerificationResult> Of(ReserveBook book, VerifiedEvidence evidence)
    {
        var snapshot = book.Snapshot;
        var addresses = snapshot.Holdings.Count(h => h.Chain?.Address is not null);
        var checks = ImmutableArray.CreateBuilder<VerificationResult>();
        Add(VerificationKinds.ReserveOwnership, () => new VerificationResult(
            VerificationKinds.ReserveOwnership,
            VerificationOutcome.NotRun,
            addresses > 0 ? $"{addresses} addresses" : null,
            null,
            addresses > 0 ? "No signature was checked." : "The book gives no address whose owner could be checked."));
        Add(VerificationKinds.Balances, () => new VerificationResult(
            VerificationKinds.Balances,
            VerificationOutcome.NotRun,
            addresses > 0 ? $"{addresses} balances" : null,
            null,
            addresses > 0 ? "No balance was read from a chain." : "The book gives no address whose balance could be read."));
        if (snapshot.Entity.Kind == EntityKind.WrappedAsset || book.Verifications.Any(report => report.Kind == VerificationKinds.WrappedAsset))
        {
            Add(VerificationKinds.WrappedAsset, () => new VerificationResult(
                VerificationKinds.WrappedAsset, VerificationOutcome.NotRun, null, null, "The supply on chain was not compared with the native coins."));
        }

        var proofs = book.Verifications.Where(report => !IsOfAssets(report.Kind)).ToList();
        if (proofs.Count > 0)
        {
            checks.AddRange(proofs.Select(report => ResultOf(report, null)));
        }
        else
        {
            checks.Add(ProofNotRun(snapshot));
        }

        return checks.ToImmutable();

        void Add(string kind, Func<VerificationResult> notRun)
        {
            var ran = book.Verifications.Where(report => report.Kind == kind).ToList();
            if (ran.Count == 0)
                checks.Add(notRun());
            foreach (var report in ran)
                checks.Add(ResultOf(report, report.VerifiedValueShare ?? (kind == VerificationKinds.ReserveOwnership && ran.Count == 1 ? evidence.SignedShare : null)));
        }
    }

    /// <summary>Findings of what was contradicted, under the codes V1 to V4, and of a proven sum that is not what the book owes, V5, with both figures.</summary>
    public static IEnumerable<Finding> Findings(ReserveBook book, ValuedReserve reserve) => [.. Contradicted(book), .. Contested(reserve)];

    private static IEnumerable<Finding> Contested(ValuedReserve reserve)
    {
        if (reserve is not { Evidence: { IsOwedContested: true, OwedByProof: { } proven, LiabilitySources: var sources }, Liabilities: { } stated })
            yield break;
        var currency = reserve.Snapshot.ReportingCurrency;
        yield return new Finding(
            "V5",
            Severity.Major,
            $"The proof of what is owed sums to {Format.Money(proven, currency)}, the book owes {Format.Money(stated, currency)}: more apart than two snapshots a moment apart would be.",
            "T4",
            $"{Format.Number(proven)} {currency} by {sources}; {Format.Number(stated)} {currency} in liabilities.csv",
            "Ask the firm which customers or assets one of the two leaves out, and whether the unit of the proof was named right.",
            null);
    }

    private static IEnumerable<Finding> Contradicted(ReserveBook book) =>
        from report in book.Verifications
        where report.Outcome == CheckOutcome.Failed
        let worst = report.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Take(3)
        select new Finding(
            CodeOf(report.Kind),
            Severity.Critical,
            $"{NameOf(report.Kind)} was contradicted: {report.Reason}",
            IsOfAssets(report.Kind) ? "T3" : "T4",
            string.Join("; ", worst.Select(Evidence)),
            "Ask the firm to explain the difference, and verify again.",
            null);

    private static string Evidence(VerificationCheck check) => check.Claimed is null && check.Observed is null
        ? $"{check.Subject}: {check.Reason}"
        : $"{check.Subject}: claimed {check.Claimed ?? "nothing"}, found {check.Observed ?? "nothing"}";

    private static string CodeOf(string kind) => kind switch
    {
        VerificationKinds.ReserveOwnership => "V1",
        VerificationKinds.Balances => "V2",
        VerificationKinds.WrappedAsset => "V3",
        _ => "V4",
    };

    private static string NameOf(string kind) => kind switch
    {
        VerificationKinds.ReserveOwnership => "Ownership of reserve addresses",
        VerificationKinds.Balances => "The balance of reserve addresses",
        VerificationKinds.WrappedAsset => "The backing of the wrapped asset",
        _ => "The proof of what is owed",
    };

    private static bool IsOfAssets(string kind) =>
        kind is VerificationKinds.ReserveOwnership or VerificationKinds.Balances or VerificationKinds.WrappedAsset;

    private static VerificationResult ResultOf(VerificationReport report, decimal? share)
    {
        // A report with one check says in its own words what that check compared; one with many counts them.
        var only = report.Checks.Length == 1 ? report.Checks[0] : null;
        var worst = report.Checks.FirstOrDefault(check => check.Outcome == CheckOutcome.Failed);
        return new VerificationResult(
            report.Kind,
            report.AssessedAs,
            only?.Claimed ?? worst?.Claimed ?? Counted(report.ByOutcome.Values.Sum()),
            only?.Observed ?? worst?.Observed ?? string.Join(", ", report.ByOutcome.Reverse().Select(o => $"{Format.Number(o.Value)} {Format.Word(o.Key).Replace('_', ' ')}")),
            report.Reason)
        {
            VerifiedValueShare = share,
            DoesNotShow = report.DoesNotShow,
            Subject = report.File,
        };
    }

    private static string Counted(int checks) => checks == 1 ? "1 check" : $"{Format.Number(checks)} checks";

    private static VerificationResult ProofNotRun(ReserveSnapshot snapshot)
    {
        var evidence = snapshot.Disclosures.LiabilityEvidence;
        return new VerificationResult(
            LiabilityProof,
            VerificationOutcome.NotRun,
            evidence?.Method,
            null,
            evidence?.Evidenced is null
                ? snapshot.Disclosures.NotLoaded.Contains("T4", StringComparer.OrdinalIgnoreCase) ? "A proof of what is owed may exist; it is not loaded." : "No proof of what is owed is shown."
                : "The proof or report was taken at its word; it was not recomputed.");
    }
}
