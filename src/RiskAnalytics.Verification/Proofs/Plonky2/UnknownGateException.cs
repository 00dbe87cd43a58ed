namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>A circuit has a gate that is not known here: its proof may be right or wrong, and cannot be checked.</summary>
internal sealed class UnknownGateException(uint tag)
    : Exception(FormattableString.Invariant($"The circuit has a gate of kind {tag}, which the published root circuits do not have and which is not known here."));
