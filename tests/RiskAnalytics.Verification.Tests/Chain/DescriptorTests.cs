using System.Text.Json;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Descriptors of outputs, with the examples of BIP-380 to 386 and of the address formats.</summary>
[TestFixture]
public sealed class DescriptorTests
{
    private const string Key = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

    // The hash of that key, the generator, stands in BIP-173: 751e76e8...
    [TestCase("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac")]
    [TestCase("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87")]
    [TestCase("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0014751e76e8199196d454941c45d1b3a323f1433bd6")]
    [TestCase("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "0014751e76e8199196d454941c45d1b3a323f1433bd6")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    public void OfAddress_Published_GivesItsScript(string address, string script) =>
        Assert.That(Descriptor.Parse(address), Is.EqualTo(new Descriptor($"addr({address})", script)));

    [TestCase("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [TestCase("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")]
    [TestCase("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")]
    [TestCase("LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9")]
    [TestCase("0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599")]
    [TestCase("")]
    [TestCase("addr()")]
    [TestCase("pkh(0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f817)")]
    [TestCase("pkh(0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798)")]
    [TestCase("sh(multi(0,0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798))")]
    [TestCase("sh(multi(2,0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798))")]
    [TestCase("combo(0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798)")]
    [TestCase("raw(deadbeef)#89f8spxn")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.That(Descriptor.Parse(text), Is.Null);

    [Test]
    public void Parse_KeyOfTheGenerator_GivesTheScriptsOfBip173()
    {
        Assert.That(Descriptor.Parse($"pkh({Key})")?.Script, Is.EqualTo("76a914751e76e8199196d454941c45d1b3a323f1433bd688ac"));
        Assert.That(Descriptor.Parse($"wpkh({Key})")?.Script, Is.EqualTo("0014751e76e8199196d454941c45d1b3a323f1433bd6"));
        Assert.That(Descriptor.OfKey(Convert.FromHexString(Key)), Is.EqualTo(Descriptor.Parse($"pkh({Key})")));
    }

    // BIP-380 gives the checksum of raw(deadbeef) and what spoils it.
    [TestCase("raw(deadbeef)", "89f8spxm")]
    public void Checksum_ExampleOfBip380_IsTheSame(string descriptor, string checksum)
    {
        Assert.That(DescriptorChecksum.Of(descriptor), Is.EqualTo(checksum));
        Assert.That(DescriptorChecksum.Of("raw(dedbeef)"), Is.Not.EqualTo(checksum));
        Assert.That(DescriptorChecksum.Of("raw(\u00dcddbeef)"), Is.Null);
    }

    [Test]
    public void Parse_Checksum_MustFit()
    {
        var body = $"pkh({Key})";
        var good = $"{body}#{DescriptorChecksum.Of(body)}";

        Assert.That(Descriptor.Parse(good)?.Text, Is.EqualTo(body));
        for (var i = 4; i < good.Length; i++)
            Assert.That(Descriptor.Parse(good[..i] + (good[i] == '3' ? '4' : '3') + good[(i + 1)..]), Is.Null, $"character {i}");
    }

    [Test]
    public void OfScript_PublishedDescriptors_AreTheSame()
    {
        const string Vectors = "vectors/signatures/btc_descriptors.json";
        if (SharedFiles.Find(Vectors) is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(Vectors));
            return;
        }

        using var vectors = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            var script = Convert.FromHexString(vector.GetProperty("redeemScript").GetString()!);
            var type = vector.GetProperty("addrType").GetString();
            var descriptor = type == "P2PKH" ? Descriptor.OfKey(script) : Descriptor.OfScript(script, isWitness: type == "P2WSH");

            Assert.That(descriptor?.Text, Is.EqualTo(vector.GetProperty("wants").GetString()));
            Assert.That(Descriptor.Parse(descriptor!.Text), Is.EqualTo(descriptor));
        }
    }

    [Test]
    public void OfScript_OtherForm_IsRefused() => Assert.That(Descriptor.OfScript(Convert.FromHexString("76a914751e76e8199196d454941c45d1b3a323f1433bd688ac"), isWitness: false), Is.Null);
}
