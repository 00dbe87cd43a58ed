using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>Coins of Bitcoin's family, with keys of our own.</summary>
internal sealed class UtxoOwnershipTests
{
    private const string Message = "The reserve of 2026-07-01";

    private static readonly FixedKey One = new(1);
    private static readonly FixedKey Two = new(2);
    private static readonly FixedKey Three = new(3);
    private static readonly FixedKey Four = new(4);

    /// <summary>Key number one, whose addresses many tools print.</summary>
    [TestCase("BTC", "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH"), TestCase("BTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [TestCase("BTC", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"), TestCase("LTC", "LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ"), TestCase("DOGE", "DFpN6QqFfUm3gKNaxN6tNcab1FArL9cZLE")]
    public void Check_PlainAddress_IsVerified(string coin, string address) =>
        Assert.That(Verdict(Row(coin, address, One.Compact(Text(coin)))).Outcome, Is.EqualTo(CheckOutcome.Verified));

    /// <summary>Every coin of the table signs under its own prefix: the signature of another coin does not pass.</summary>
    [TestCase("LTC", "Litecoin"), TestCase("DOGE", "Dogecoin"), TestCase("DASH", "DarkCoin"), TestCase("BTG", "Bitcoin Gold"), TestCase("BCD", "Bitcoindiamond"), TestCase("DGB", "DigiByte")]
    [TestCase("QTUM", "Qtum"), TestCase("RVN", "Raven"), TestCase("ZEC", "Zcash"), TestCase("BSV", "Bitcoin"), TestCase("XEC", "Bitcoin"), TestCase("USDT-OMNI", "Bitcoin")]
    public void Check_EachCoin_HasItsOwnPrefix(string coin, string prefix)
    {
        var address = Base58.EncodeCheck([.. UtxoCoin.Of(new SignedAddress(coin, "", "1", 1))!.KeyVersion, .. Hashes.Hash160(One.Compressed)]);
        var signed = SignedText.Bitcoin($"{prefix} Signed Message:\n", Message);
        var foreign = SignedText.Bitcoin("Namecoin Signed Message:\n", Message);

        Assert.That(Verdict(Row(coin, address, One.Compact(signed))).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Row(coin, address, One.Compact(foreign))).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_CashAddresses_AreVerifiedWithAndWithoutPrefix()
    {
        var cash = CashAddress.Encode("bitcoincash", [0, .. Hashes.Hash160(One.Compressed)], "qpzry9x8gf2tvdw0s3jn54khce6mua7l");
        var signature = One.Compact(Text("BTC"));

        Assert.That(Verdict(Row("BCH", cash, signature)).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Row("BCH", cash[12..], signature)).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Row("BTC", cash, signature)).Outcome, Is.EqualTo(CheckOutcome.Unverifiable));
    }

    [Test]
    public void Check_HexSignature_IsOverOkxsOwnForm()
    {
        const string Address = "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH";
        Assert.That(Verdict(Row("BTC", Address, One.Hex(SignedText.Okx(Message)))).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Row("BTC", Address, One.Hex(Text("BTC")))).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [TestCase(27), TestCase(35), TestCase(39), TestCase(0), TestCase(43), TestCase(251)]
    public void Check_OtherHeader_Fails(int firstHeader) =>
        Assert.That(Verdict(Row("BTC", "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", One.Compact(Text("BTC"), firstHeader))).Outcome, Is.EqualTo(CheckOutcome.Failed));

    [TestCase("0000000000000000000000000000000000000000000000000000000000000000"), TestCase("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [TestCase("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Check_RorSZeroOrNotBelowTheOrder_Fails(string number)
    {
        var part = Convert.FromHexString(number);
        var good = Convert.FromBase64String(One.Compact(Text("BTC")));
        foreach (var bytes in new byte[][] { [good[0], .. part, .. good[33..]], [.. good[..33], .. part] })
        {
            for (var header = 31; header <= 34; header++)
            {
                bytes[0] = (byte)header;
                Assert.That(Verdict(Row("BTC", "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", Convert.ToBase64String(bytes))), Has.Property("Outcome").EqualTo(CheckOutcome.Failed).And.Property("Step").EqualTo("recover"));
            }
        }
    }

    [Test]
    public void Check_WrongRecoveryId_Fails()
    {
        var good = Convert.FromBase64String(One.Compact(Text("BTC")));
        for (var change = 1; change < 4; change++)
        {
            var bytes = (byte[])good.Clone();
            bytes[0] = (byte)(31 + ((good[0] - 31) ^ change));
            Assert.That(Verdict(Row("BTC", "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", Convert.ToBase64String(bytes))).Outcome, Is.EqualTo(CheckOutcome.Failed));
        }
    }

    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"), TestCase("BC1SW50QGDZ25J"), TestCase("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh"), TestCase("nonsense")]
    [TestCase("Bc1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"), TestCase("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMG"), TestCase("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r"), TestCase("2NAUYAHhujozruyzpsFRP63mbrdaU5wnEpN")]
    public void Check_AddressThatCannotBeDecodedOrIsTaproot_IsUnverifiable(string address) =>
        Assert.That(Verdict(Row("BTC", address, One.Compact(Text("BTC")))), Has.Property("Outcome").EqualTo(CheckOutcome.Unverifiable).And.Property("Step").EqualTo("address"));

    [TestCase(true), TestCase(false)]
    public void Check_MultisigAddress_AsksForDistinctKeysOfTheScript(bool isWitness)
    {
        var script = Script(2, One, Two, Three);
        var row = Row("BTC", AddressOf(script, isWitness), Sig(One), Sig(Three)) with { Script = Convert.ToHexStringLower(script) };

        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(row with { Signature2 = Sig(One) }), Is.EqualTo((CheckOutcome.Failed, "script-keys")), "the same signature twice");
        Assert.That(Step(row with { Signature2 = One.Hex(SignedText.Okx(Message)) }), Is.EqualTo((CheckOutcome.Failed, "script-keys")), "one key in two forms");
        Assert.That(Step(row with { Signature2 = "" }), Is.EqualTo((CheckOutcome.Failed, "script-keys")), "one signature");
        Assert.That(Step(row with { Signature2 = Sig(Four) }), Is.EqualTo((CheckOutcome.Failed, "script-key")), "a foreign key");
        Assert.That(Step(row with { Signature2 = "junk" }), Is.EqualTo((CheckOutcome.Failed, "recover")), "a malformed signature");
        Assert.That(Step(row with { Script = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "script")), "no script");
        Assert.That(Step(row with { Script = Convert.ToHexStringLower(Script(1, One, Two, Three)) }), Is.EqualTo((CheckOutcome.Failed, "script")), "another script");
    }

    [Test]
    public void Check_ScriptThatAsksForThreeKeys_CannotBeShownByTwoSignatures()
    {
        var script = Script(3, One, Two, Three);
        var row = Row("BTC", AddressOf(script, false), Sig(One), Sig(Two)) with { Script = Convert.ToHexStringLower(script) };
        Assert.That(Step(row), Is.EqualTo((CheckOutcome.Unverifiable, "script-keys")));
    }

    [Test]
    public void Check_ScriptsOfOtherForms_Fail()
    {
        var good = Script(2, One, Two, Three);
        byte[][] bad =
        [
            [0x76, 0xa9, 0x14, .. Hashes.Hash160(One.Compressed), 0x88, 0xac], [.. good[..^1], 0xaf], [0x50, .. good[1..]], [0x54, .. good[1..]], [.. good[..^2], 0x52, 0xae],
            [.. good[..^2], 0x61, 0xae], [good[0], 0x20, .. good[2..]], [good[0], 0x21, 0x05, .. good[3..]], [0x51, 0xae], [0x51, 0x51, 0xae], [0xae],
        ];
        foreach (var script in bad)
        {
            var row = Row("BTC", AddressOf(script, true), Sig(One), Sig(Two)) with { Script = Convert.ToHexStringLower(script) };
            Assert.That(Step(row), Is.EqualTo((CheckOutcome.Failed, "script")), Convert.ToHexStringLower(script));
        }
    }

    [Test]
    public void Check_OversizedScript_IsRefused()
    {
        // Sixteen keys in both forms: 547 bytes are too many for a script hash, and enough for a witness script.
        var script = Script(1, Enumerable.Range(1, 16).Select(n => new FixedKey(n)).ToArray());
        var row = Row("BTC", AddressOf(script, true), Sig(One)) with { Script = Convert.ToHexStringLower(script) };
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(row with { Address = AddressOf(script, false) }), Is.EqualTo((CheckOutcome.Failed, "script")));
        Assert.That(Step(row with { Script = new string('0', 4_000_000) }), Is.EqualTo((CheckOutcome.Failed, "script")));
    }

    [TestCase(27, "1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm"), TestCase(31, "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH")]
    [TestCase(35, "3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN"), TestCase(39, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    public void Check_OtherIssuer_FollowsTheHeaderOfBip137(int firstHeader, string address)
    {
        foreach (var header in new[] { 27, 31, 35, 39 })
        {
            var row = Row("BTC", address, One.Compact(Text("BTC"), header)) with { IsOkxStyle = false };
            Assert.That(Verdict(row).Outcome, Is.EqualTo(header == firstHeader ? CheckOutcome.Verified : CheckOutcome.Failed), $"header {header}");
            Assert.That(Verdict(row with { Signature1 = Two.Compact(Text("BTC"), header) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
        }

        foreach (var header in new[] { 23, 43 })
            Assert.That(Verdict(Row("BTC", address, One.Compact(Text("BTC"), header)) with { IsOkxStyle = false }).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_OtherIssuerWithScript_IsCheckedKeyByKey()
    {
        var script = Script(2, One, Two, Three);
        var row = Row("BTC", AddressOf(script, true), Sig(One), Sig(Two)) with { Script = Convert.ToHexStringLower(script), IsOkxStyle = false };
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(row with { Signature2 = Sig(One) }), Is.EqualTo((CheckOutcome.Failed, "script-keys")));
        Assert.That(Step(row with { Script = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "script")));
    }

    private static SignedText Text(string coin) => SignedText.Bitcoin(UtxoCoin.Of(new SignedAddress(coin, "", "1", 1))!.Magic, Message);

    private static string Sig(FixedKey key) => key.Compact(Text("BTC"));

    private static SignedAddress Row(string coin, string address, string signature1, string signature2 = "") =>
        new(coin, "", address, 1) { Message = Message, Signature1 = signature1, Signature2 = signature2 };

    private static byte[] Script(int required, params FixedKey[] keys) =>
        [(byte)(0x50 + required), .. keys.SelectMany(k => (byte[])[33, .. k.Compressed]), (byte)(0x50 + keys.Length), 0xae];

    private static string AddressOf(byte[] script, bool isWitness) =>
        isWitness ? new SegwitAddress(0, Hashes.Sha256(script)).Encode("bc") : Base58.EncodeCheck([5, .. Hashes.Hash160(script)]);

    private static OwnershipVerdict Verdict(SignedAddress row) => OwnershipVerifier.Check(row, Secp256k1.Recover);

    private static (CheckOutcome, string?) Step(SignedAddress row) => (Verdict(row).Outcome, Verdict(row).Step);
}
