using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Gate;

/// <summary>One batch: the tree and the totals before and after it, and the commitment to these four that its proof has as its only public input.</summary>
internal sealed record GateBatchRow(long Number, Bn254Scalar RootBefore, Bn254Scalar RootAfter, Bn254Scalar CexBefore, Bn254Scalar CexAfter, Bn254Scalar Commitment);
