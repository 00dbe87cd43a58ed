namespace RiskAnalytics.Verification.Ownership;

/// <summary>Recovers the public key of a secp256k1 signature.</summary>
/// <param name="hash">The signed digest, 32 bytes.</param>
/// <param name="signature">r and s, 32 bytes each, big-endian.</param>
/// <param name="recoveryId">0 to 3.</param>
/// <returns>x and y, 32 bytes each, big-endian; null when the signature belongs to no key.</returns>
public delegate byte[]? KeyRecovery(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int recoveryId);
