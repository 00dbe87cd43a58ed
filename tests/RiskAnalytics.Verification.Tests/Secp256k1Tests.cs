using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests;

internal sealed class Secp256k1Tests
{
    /// <summary>The digest of the empty text, published with the first Ethereum clients.</summary>
    [Test]
    public void Keccak256_OfNothing_IsThePublishedDigest() =>
        Assert.That(Convert.ToHexStringLower(Hashes.Keccak256([])), Is.EqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"));

    [TestCase(0), TestCase(1), TestCase(2), TestCase(3)]
    public void Recover_OfZeros_IsNothing(int recoveryId) =>
        Assert.That(Secp256k1.Recover(new byte[32], new byte[64], recoveryId), Is.Null);
}
