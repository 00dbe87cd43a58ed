using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>What a scheme found in one file.</summary>
/// <param name="Outcome">Verified, failed, unverifiable or consistency only.</param>
/// <param name="Reason">Why, in a plain sentence.</param>
internal sealed record ProofFinding(CheckOutcome Outcome, string Reason)
{
    /// <summary>The step that decided, kebab-case, such as <c>leaf-hash</c>; null for a pass.</summary>
    public string? Step { get; init; }

    /// <summary>What the file states, where the step compares.</summary>
    public string? Claimed { get; init; }

    /// <summary>What was computed instead.</summary>
    public string? Observed { get; init; }

    /// <summary>What the file is about when that is not the file itself, such as an asset.</summary>
    public string? Asset { get; init; }

    /// <summary>What all customers are owed by asset, where the file shows totals: claimed until the outcome says more.</summary>
    public ImmutableArray<AssetSum> Liabilities { get; init; } = [];

    /// <summary>What all customers are owed over all assets together, in a currency; null where the file shows no such sum or its unit is not known.</summary>
    public AssetSum? OwedInAll { get; init; }

    /// <summary>What is remarkable and does not decide.</summary>
    public ImmutableArray<DataIssue> Issues { get; init; } = [];

    public static ProofFinding Verified(string reason) => new(CheckOutcome.Verified, reason);

    public static ProofFinding Failed(string step, string reason, string? claimed = null, string? observed = null) =>
        new(CheckOutcome.Failed, reason) { Step = step, Claimed = claimed, Observed = observed };

    public static ProofFinding Unverifiable(string reason) => new(CheckOutcome.Unverifiable, reason);

    public static ProofFinding Consistent(string reason) => new(CheckOutcome.ConsistencyOnly, reason);
}
