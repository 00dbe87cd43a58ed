using System.Text;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Cryptography;

internal sealed class EncodingTests
{
    /// <summary>Bitcoin Core, src/test/data/base58_encode_decode.json.</summary>
    [TestCase("", ""), TestCase("61", "2g"), TestCase("626262", "a3gV"), TestCase("636363", "aPEr")]
    [TestCase("73696d706c792061206c6f6e6720737472696e67", "2cFupjhnEsSn59qHXstmK2ffpLv2"), TestCase("516b6fcd0f", "ABnLTmg")]
    [TestCase("00eb15231dfceb60925886b67d065299925915aeb172c06647", "1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L"), TestCase("00000000000000000000", "1111111111")]
    public void Base58_PublishedPairs_BothWays(string hex, string text)
    {
        Assert.That(Base58.Encode(Convert.FromHexString(hex)), Is.EqualTo(text));
        if (text.Length > 0)
            Assert.That(Convert.ToHexStringLower(Base58.Decode(text)!), Is.EqualTo(hex));
    }

    [TestCase(""), TestCase("0"), TestCase("O"), TestCase("I"), TestCase("l"), TestCase("2g "), TestCase(" 2g"), TestCase("2\u00e9g")]
    public void Base58_OtherCharacters_AreRefused(string text) => Assert.That(Base58.Decode(text), Is.Null);

    [Test]
    public void Base58_TooLong_IsRefused() => Assert.That(Base58.Decode(new string('z', Base58.MostCharacters + 1)), Is.Null);

    /// <summary>The address of the first block of Bitcoin.</summary>
    [Test]
    public void Base58Check_OfTheFirstAddress_IsItsHash() =>
        Assert.That(Convert.ToHexStringLower(Base58.DecodeCheck("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")!), Is.EqualTo("0062e907b15cbf27d5425399ebf6f0fb50ebb88f18"));

    [TestCase("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"), TestCase("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divfna"), TestCase("11A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), TestCase("1111")]
    public void Base58Check_WrongChecksum_IsRefused(string text) => Assert.That(Base58.DecodeCheck(text), Is.Null);

    /// <summary>BIP-173, test vectors: valid Bech32.</summary>
    [TestCase("A12UEL5L", "a"), TestCase("a12uel5l", "a")]
    [TestCase("an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs", "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio")]
    [TestCase("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "abcdef"), TestCase("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "split"), TestCase("?1ezyfcl", "?")]
    public void Bech32_ValidOfBip173_IsRead(string text, string prefix)
    {
        var split = Bech32.Split(text)!.Value;
        Assert.That((split.Prefix, split.Variant), Is.EqualTo((prefix, Bech32Variant.Bech32)));
        Assert.That(Bech32.Join(split.Prefix, split.Values, split.Variant), Is.EqualTo(text.ToLowerInvariant()));
    }

    /// <summary>BIP-173 and BIP-350, test vectors: invalid strings of either form.</summary>
    [TestCase("\u00201nwldj5"), TestCase("\u007f1axkwrx"), TestCase("\u00801eym55h"), TestCase("pzry9x0s0muk"), TestCase("1pzry9x0s0muk"), TestCase("x1b4n0q5v"), TestCase("li1dgmt3")]
    [TestCase("de1lg7wt\u00ff"), TestCase("A1G7SGD8"), TestCase("10a06t8"), TestCase("1qzzfhee"), TestCase("a12UEL5L")]
    [TestCase("an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx")]
    [TestCase("\u00201xj0phk"), TestCase("\u007f1g6xzxy"), TestCase("\u00801vctc34"), TestCase("qyrz8wqd2c9m"), TestCase("1qyrz8wqd2c9m"), TestCase("y1b0jsk6g"), TestCase("lt1igcx5c0")]
    [TestCase("in1muywd"), TestCase("mm1crxm3i"), TestCase("au1s5cgom"), TestCase("M1VUXWEZ"), TestCase("16plkw9"), TestCase("1p2gdwpf")]
    public void Bech32_Invalid_IsRefused(string text) => Assert.That(Bech32.Split(text), Is.Null);

    /// <summary>BIP-350, test vectors: valid addresses with the script that they stand for.</summary>
    [TestCase("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc", 0, "751e76e8199196d454941c45d1b3a323f1433bd6")]
    [TestCase("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "tb", 0, "1863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262")]
    [TestCase("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", "bc", 1, "751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6")]
    [TestCase("BC1SW50QGDZ25J", "bc", 16, "751e"), TestCase("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bc", 2, "751e76e8199196d454941c45d1b3a323")]
    [TestCase("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy", "tb", 0, "000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc", 1, "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    public void Segwit_Valid_IsReadAndWritten(string text, string prefix, int version, string program)
    {
        var address = SegwitAddress.Decode(text, prefix)!;
        Assert.That((address.Version, Convert.ToHexStringLower(address.Program)), Is.EqualTo((version, program)));
        Assert.That(address.Encode(prefix), Is.EqualTo(text.ToLowerInvariant()));
    }

    /// <summary>BIP-350, test vectors: invalid addresses, each for the reason that stands there.</summary>
    [TestCase("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut", "bc")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "bc")]
    [TestCase("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf", "tb")]
    [TestCase("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", "bc")]
    [TestCase("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "bc")]
    [TestCase("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47", "tb")]
    [TestCase("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", "bc")]
    [TestCase("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "bc")]
    [TestCase("bc1pw5dgrnzv", "bc")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav", "bc")]
    [TestCase("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc")]
    [TestCase("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq", "tb")]
    [TestCase("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", "bc")]
    [TestCase("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j", "tb")]
    [TestCase("bc1gmk9yu", "bc")]
    public void Segwit_Invalid_IsRefused(string text, string prefix) => Assert.That(SegwitAddress.Decode(text, prefix), Is.Null);

    /// <summary>The cash address specification: the same hashes as legacy and as cash addresses.</summary>
    [TestCase("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [TestCase("1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR", "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy")]
    [TestCase("16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb", "bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r")]
    [TestCase("3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC", "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq")]
    [TestCase("3LDsS579y7sruadqu11beEJoTjdFiFCdX4", "bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e")]
    public void CashAddress_PublishedPairs_HoldTheSameHash(string legacy, string cash)
    {
        var expected = Base58.DecodeCheck(legacy)!;
        var address = CashAddress.Decode(cash, "bitcoincash")!;
        Assert.That((address.IsScript, address.Hash), Is.EqualTo((expected[0] == 5, expected[1..])));
        Assert.That(CashAddress.Decode(cash[12..], "bitcoincash")!.Hash, Is.EqualTo(address.Hash));
        Assert.That(CashAddress.Decode(cash.ToUpperInvariant(), "bitcoincash")!.Hash, Is.EqualTo(address.Hash));
    }

    [Test]
    public void CashAddress_AnyOtherCharacterPrefixOrCase_IsRefused()
    {
        const string Good = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a";
        for (var i = 12; i < Good.Length; i++)
            Assert.That(CashAddress.Decode($"{Good[..i]}{(Good[i] == 'q' ? 'p' : 'q')}{Good[(i + 1)..]}", "bitcoincash"), Is.Null, Good[..i]);
        foreach (var bad in new[] { Good[..^1], Good + "q", Good.Replace("qpm2", "Qpm2", StringComparison.Ordinal), "ecash:" + Good[12..], Good[12..] + ":", "" })
            Assert.That(CashAddress.Decode(bad, "bitcoincash"), Is.Null, bad);
        Assert.That(CashAddress.Decode(Good, "ecash"), Is.Null);
    }

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [TestCase("f", "my"), TestCase("fo", "mzxq"), TestCase("foo", "mzxw6"), TestCase("foob", "mzxw6yq"), TestCase("fooba", "mzxw6ytb"), TestCase("foobar", "mzxw6ytboi")]
    public void Base32_PublishedPairs_BothWays(string plain, string text)
    {
        Assert.That(Base32.EncodeLower(Encoding.ASCII.GetBytes(plain)), Is.EqualTo(text));
        Assert.That(Base32.EncodeUpper(Encoding.ASCII.GetBytes(plain)), Is.EqualTo(text.ToUpperInvariant()));
        Assert.That(Encoding.ASCII.GetString(Base32.DecodeLower(text)!), Is.EqualTo(plain));
        Assert.That(Base32.DecodeUpper(text), Is.Null);
        Assert.That(Encoding.ASCII.GetString(Base32.DecodeUpper(text.ToUpperInvariant())!), Is.EqualTo(plain));
    }

    [TestCase("mz"), TestCase("m"), TestCase("mzx"), TestCase("MY"), TestCase("my======"), TestCase("m1"), TestCase("mzxw6y")]
    public void Base32_WithOtherCharactersOrBitsBehindTheEnd_IsRefused(string text) => Assert.That(Base32.DecodeLower(text), Is.Null);

    /// <summary>The check value that catalogues of CRCs give.</summary>
    [Test]
    public void Crc16_OfTheCheckText_IsTheCatalogueValue() => Assert.That(Crc16.Xmodem("123456789"u8), Is.EqualTo(0x31c3));

    /// <summary>The development account Alice of Substrate (sr25519), as its documentation gives it for three networks.</summary>
    [TestCase(42, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"), TestCase(0, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5")]
    [TestCase(2, "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F")]
    public void Ss58_OfAPublishedKey_IsThePublishedAddress(int network, string text)
    {
        var key = Convert.FromHexString("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
        Assert.That(Ss58.Encode(network, key), Is.EqualTo(text));
        Assert.That(Ss58.Decode(text)!.Value.Network, Is.EqualTo(network));
        Assert.That(Ss58.Decode(text)!.Value.Key, Is.EqualTo(key));
        Assert.That(Ss58.Decode(text[..^1] + "1"), Is.Null);
    }

    [TestCase(64), TestCase(1110), TestCase(2135), TestCase(16_383)]
    public void Ss58_NetworkOfTwoBytes_IsReadBack(int network)
    {
        var decoded = Ss58.Decode(Ss58.Encode(network, new byte[32]))!.Value;
        Assert.That(decoded.Network, Is.EqualTo(network));
    }
}
