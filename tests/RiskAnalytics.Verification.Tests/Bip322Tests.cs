using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;
using RiskAnalytics.Verification.Ownership.Schemes;

namespace RiskAnalytics.Verification.Tests;

/// <summary>The vectors of BIP-322, "Test vectors".</summary>
internal sealed class Bip322Tests
{
    private const string KeyHashAddress = "bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l";
    private const string HelloWorld = "AkcwRAIgZRfIY3p7/DoVTty6YZbWS71bc5Vct9p9Fia83eRmw2QCICK/ENGfwLtptFluMGs2KsqoNSk89pO7F29zJLUx9a/sASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=";

    [TestCase("", "c90c269c4f8fcbe6880f72a721ddfbf1914268a794cbb21cfafee13770ae19f1")]
    [TestCase("Hello World", "f0eb03b1a75ac6d9847f55c624a99169b5dccba2a31f5b23bea77ba270de0a7a")]
    public void MessageHash_OfTheVectors_IsThePublishedOne(string message, string expected) =>
        Assert.That(Convert.ToHexStringLower(Bip322.MessageHash(message)), Is.EqualTo(expected));

    [TestCase("", "c5680aa69bb8d860bf82d4e9cd3504b55dde018de765a91bb566283c545a99a7")]
    [TestCase("Hello World", "b79d196740ad5217771c1098fc4a4b51e0535c32236c71f1ea4d61a2d603352b")]
    public void ToSpend_OfTheVectors_HasThePublishedId(string message, string expected)
    {
        var id = Bip322.ToSpend(message, [0, 20, .. SegwitAddress.Decode(KeyHashAddress, "bc")!.Program]);

        Assert.That(Convert.ToHexStringLower([.. id.Reverse()]), Is.EqualTo(expected));
    }

    [TestCase("", "AkcwRAIgM2gBAQqvZX15ZiysmKmQpDrG83avLIT492QBzLnQIxYCIBaTpOaD20qRlEylyxFSeEA2ba9YOixpX8z46TSDtS40ASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=")]
    [TestCase("", "AkgwRQIhAPkJ1Q4oYS0htvyuSFHLxRQpFAY56b70UvE7Dxazen0ZAiAtZfFz1S6T6I23MWI2lK/pcNTWncuyL8UL+oMdydVgzAEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy")]
    [TestCase("Hello World", HelloWorld)]
    [TestCase("Hello World", "AkgwRQIhAOzyynlqt93lOKJr+wmmxIens//zPzl9tqIOua93wO6MAiBi5n5EyAcPScOjf1lAqIUIQtr3zKNeavYabHyR8eGhowEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy")]
    public void Check_OfTheVectors_IsVerifiedAndBoundToTheText(string message, string signature)
    {
        Assert.That(Check(KeyHashAddress, message, signature), Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Check(KeyHashAddress, message + ".", signature), Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_OfTaproot_IsVerifiedAndBoundToTheText()
    {
        const string Taproot = "bc1ppv609nr0vr25u07u95waq5lucwfm6tde4nydujnu8npg4q75mr5sxq8lt3";
        const string ByTaproot = "AUHd69PrJQEv+oKTfZ8l+WROBHuy9HKrbFCJu7U1iK2iiEy1vMU5EfMtjc+VSHM7aU0SDbak5IUZRVno2P5mjSafAQ==";

        Assert.That(Check(Taproot, "Hello World", ByTaproot), Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Check(Taproot, "Hello World - this should fail", ByTaproot), Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_WithAnyByteChanged_Fails()
    {
        var witness = Convert.FromBase64String(HelloWorld);
        for (var i = 0; i < witness.Length; i++)
        {
            var changed = (byte[])witness.Clone();
            changed[i] ^= 1;
            Assert.That(Check(KeyHashAddress, "Hello World", Convert.ToBase64String(changed)), Is.EqualTo(CheckOutcome.Failed), $"byte {i}");
        }

        Assert.That(Check(KeyHashAddress, "Hello World", Convert.ToBase64String(witness.AsSpan(0, witness.Length - 1))), Is.EqualTo(CheckOutcome.Failed));
        Assert.That(Check(KeyHashAddress, "Hello World", Convert.ToBase64String([.. witness, 0])), Is.EqualTo(CheckOutcome.Failed));
        Assert.That(Check(KeyHashAddress, "Hello World", " " + HelloWorld), Is.EqualTo(CheckOutcome.Failed));
    }

    private static CheckOutcome Check(string address, string message, string signature) =>
        Bip322.Scheme.Check(new SignedAddress("BTC", "", address, 2) { IsOkxStyle = false, Message = message, Signature1 = signature }, Secp256k1.Recover).Outcome;
}
