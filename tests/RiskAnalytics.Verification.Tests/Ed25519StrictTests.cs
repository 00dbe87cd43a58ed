using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests;

internal sealed class Ed25519StrictTests
{
    private const string Key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private const string Signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    /// <summary>Tests 1 and 2 of RFC 8032, section 7.1.</summary>
    [TestCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [TestCase(Key, "72", Signature)]
    public void Verify_OfTheVectors_Holds(string key, string message, string signature) =>
        Assert.That(Ed25519Strict.Verify(Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature)), Is.True);

    [Test]
    public void Verify_WithAnyByteChanged_DoesNotHold()
    {
        for (var i = 0; i < 64; i++)
        {
            var changed = Convert.FromHexString(Signature);
            changed[i] ^= 1;
            Assert.That(Ed25519Strict.Verify(Convert.FromHexString(Key), [0x72], changed), Is.False, $"byte {i}");
        }
    }

    [Test]
    public void Verify_WithTheOrderAddedToS_DoesNotHold()
    {
        var changed = Convert.FromHexString(Signature);
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var s = new BigInteger(changed.AsSpan(32), isUnsigned: true) + order;
        s.TryWriteBytes(changed.AsSpan(32), out _, isUnsigned: true);

        Assert.That(Ed25519Strict.Verify(Convert.FromHexString(Key), [0x72], changed), Is.False);
    }

    [TestCase("0100000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000080")]
    [TestCase("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [TestCase("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")]
    public void HasSmallOrder_OfTorsionPoints_IsTrue(string key) => Assert.That(Ed25519Strict.HasSmallOrder(Convert.FromHexString(key)), Is.True);

    [Test]
    public void HasSmallOrder_OfAKey_IsFalse() => Assert.That(Ed25519Strict.HasSmallOrder(Convert.FromHexString(Key)), Is.False);
}
