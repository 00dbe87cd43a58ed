using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests;

internal sealed class SchnorrTests
{
    private const string Key = "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659";
    private const string Message = "243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89";
    private const string Signature = "6896BD60EEAE296DB48A229FF71DFE071BDE413E6D43F917DC8DCF8C78DE33418906D11AC976ABCCB20B091292BFF4EA897EFCB639EA871CFA95F6DE339E4B0A";
    private const string Prime = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F";
    private const string Order = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141";

    /// <summary>Vectors 0, 1 and 4 of BIP-340.</summary>
    [TestCase("F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9", "0000000000000000000000000000000000000000000000000000000000000000",
        "E907831F80848D1069A5371B402410364BDF1C5F8307B0084C55F1CE2DCA821525F66A4A85EA8B71E482A74F382D2CE5EBEEE8FDB2172F477DF4900D310536C0")]
    [TestCase(Key, Message, Signature)]
    [TestCase("D69C3509BB99E412E68B0FE8544E72837DFA30746D8BE2AA65975F29D22DC7B9", "4DF3C3F68FCC83B27E9D42C90431A72499F17875C81A599B566C9889B9696703",
        "00000000000000000000003B78CE563F89A0ED9414F5AA28AD0D96D6795F9C6376AFB1548AF603B3EB45C9F8207DEE1060CB71C04E80F593060B07D28308D7F4")]
    public void Verify_OfTheVectors_Holds(string key, string message, string signature) => Assert.That(Verify(key, message, signature), Is.True);

    [Test]
    public void Verify_OutsideTheRanges_DoesNotHold()
    {
        Assert.That(Verify(Key, Message, Prime + Signature[64..]), Is.False);
        Assert.That(Verify(Key, Message, Signature[..64] + Order), Is.False);
        Assert.That(Verify(Prime, Message, Signature), Is.False);
        Assert.That(Verify("EEFDEA4CDB677750A420FEE807EACF21EB9898AE79B9768766E4FAA04A2D4A34", Message, Signature), Is.False, "x of no point");
        Assert.That(Verify(Key, Message, Signature[2..]), Is.False);
        Assert.That(Verify(Key, Message, Signature + "00"), Is.False);
    }

    [Test]
    public void Verify_WithAnyByteChanged_DoesNotHold()
    {
        for (var i = 0; i < 64; i++)
        {
            var changed = Convert.FromHexString(Signature);
            changed[i] ^= 1;
            Assert.That(Schnorr.Verify(Convert.FromHexString(Key), Convert.FromHexString(Message), changed), Is.False, $"byte {i}");
        }
    }

    /// <summary>The first receiving address of BIP-86's test vectors.</summary>
    [Test]
    public void TweakKey_OfTheVector_IsThePublishedOutputKey() =>
        Assert.That(
            Convert.ToHexStringLower(Schnorr.TweakKey(Convert.FromHexString("cc8a4bc64d897bddc5fbc2f670f7a8ba0b386779106cf1223c6fc5d7cd6fc115"))!),
            Is.EqualTo("a60869f0dbcf1dc659c9cecbaf8050135ea9e8cdc487053f1dc6880949dc684c"));

    private static bool Verify(string key, string message, string signature) =>
        Schnorr.Verify(Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));
}
