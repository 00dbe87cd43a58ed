using Org.BouncyCastle.Math.EC.Rfc8032;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>Chains that OKX signs in its own form, with keys of our own; the published signatures stand in the table.</summary>
internal sealed class OkxFormOwnershipTests
{
    private const string Message = "The reserve of 2026-07-01";

    private static readonly FixedKey One = new(1);
    private static readonly FixedKey Two = new(2);
    private static readonly byte[] Seed = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];
    private static readonly byte[] Key = PublicKeyOf(Seed);

    /// <summary>Key number one: its hash is 751e76e8..., its Ethereum address 7e5f4552...</summary>
    [TestCase("ATOM", "cosmos", true), TestCase("TIA", "celestia", true), TestCase("CRO", "cro", true), TestCase("DORA", "dora", true), TestCase("DYDX", "dydx", true)]
    [TestCase("TERRA", "terra", true), TestCase("LUNA_TERRA", "terra", true), TestCase("INJ", "inj", false), TestCase("ONE", "one", false), TestCase("OKT", "ex", false)]
    public void Check_Bech32Coins_HoldTheHashOfTheirKind(string coin, string prefix, bool isKeyHash)
    {
        var hash = Convert.FromHexString(isKeyHash ? "751e76e8199196d454941c45d1b3a323f1433bd6" : "7e5f4552091a69125d5dfcb7b8c2659029395bdf");
        var row = Row(coin, Bech32.Encode(prefix, hash), One.Hex(SignedText.Okx(Message)));

        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = row.Address.ToUpperInvariant() }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = Bech32.Encode(prefix + "x", hash) }).Outcome, Is.Not.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = char.ToUpperInvariant(row.Address[0]) + row.Address[1..] }).Outcome, Is.Not.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Signature1 = Two.Hex(SignedText.Okx(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(Verdict(row with { Signature1 = One.Hex(SignedText.EvmHash(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_Icon_IsTheEndOfASha3()
    {
        var row = Row("ICX", $"hx{Convert.ToHexStringLower(System.Security.Cryptography.SHA3_256.IsSupported ? System.Security.Cryptography.SHA3_256.HashData(One.Point) : Hashes.Sha3(One.Point))[24..]}", One.Hex(SignedText.Okx(Message)));
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = "cx" + row.Address[2..] }).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    /// <summary>okx/proof-of-reserves at 2962a89 (MIT), table of Filecoin keys and addresses.</summary>
    [Test]
    public void Filecoin_OfAPublishedKey_IsThePublishedAddress() =>
        Assert.That(
            RiskAnalytics.Verification.Ownership.Schemes.OkxEcdsa.Filecoin(Convert.FromHexString("c7d2209a4b286046cdeaf457e499a40a9a1da5d7bc6e85c05e5ac9e6af9c7a35063c8a8efaa7cc4cd294c3b76dd4b0a3f5773cc421fef44e6a99914c8c85c971")),
            Is.EqualTo("f12cs7ppvnhwhma3xzhkm4pavq2q47blmprcxvg6i"));

    /// <summary>The XRP ledger's account zero shows the alphabet; the address of key one is written in the same digits.</summary>
    [Test]
    public void Check_PublicKeyRows_AreVerifiedOnlyWhereTheAddressFollows()
    {
        const string Ledger = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
        string Account(byte[] hash) => new([.. Base58.EncodeCheck([0, .. hash]).Select(c => Ledger[Base58.Alphabet.IndexOf(c, StringComparison.Ordinal)])]);
        Assert.That(Account(new byte[20]), Is.EqualTo("rrrrrrrrrrrrrrrrrrrrrhoLvTp"));
        var row = Row("XRP", Account(Hashes.Hash160(One.Compressed)), One.Hex(SignedText.Okx(Message))) with { Script = Convert.ToHexStringLower(One.Compressed) };

        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = Account(Hashes.Hash160(Two.Compressed)) }).Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly));
        Assert.That(Verdict(row with { SchemeKey = "NULS" }).Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly));
        Assert.That(Step(row with { Script = Convert.ToHexStringLower(Two.Compressed) }), Is.EqualTo((CheckOutcome.Failed, "key")));
        Assert.That(Step(row with { Script = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "key")));
    }

    [TestCase("DOT", 0), TestCase("ASSET_HUB", 0), TestCase("ASSET-HUB", 0), TestCase("KSM", 2), TestCase("SDN", 5), TestCase("KARU", 8), TestCase("PHA", 30), TestCase("CFG", 36)]
    [TestCase("CLV", 42), TestCase("AVAIL", 42), TestCase("EFI", 1110), TestCase("ENJIN", 2135)]
    public void Check_PolkadotFamily_HasTheNetworkOfTheCoin(string coin, int network)
    {
        Assert.That(Verdict(Signed(coin, Ss58.Encode(network, Key))).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Signed(coin, Ss58.Encode(network + 1, Key))).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Check_Near_IsVerifiedForImplicitAccountsOnly()
    {
        Assert.That(Verdict(Signed("NEAR", Convert.ToHexStringLower(Key))).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(Signed("NEAR", new string('0', 64))).Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(Step(Signed("NEAR", "okx.near")), Is.EqualTo((CheckOutcome.Unverifiable, "account")));
    }

    [Test]
    public void Check_AptosWithRotatedKey_IsConsistentOnly()
    {
        var account = "0x" + Convert.ToHexStringLower(Hashes.Sha3([.. Key, 0]));
        var row = Signed("APTOS", "0x" + new string('d', 64)) with { Owner1 = account };

        Assert.That(Step(row), Is.EqualTo((CheckOutcome.ConsistencyOnly, "authentication-key")));
        Assert.That(Step(row with { Owner1 = "" }), Is.EqualTo((CheckOutcome.Failed, "address")));
        Assert.That(Step(row with { Owner1 = "0x" + new string('d', 64) }), Is.EqualTo((CheckOutcome.Failed, "owner")));
        Assert.That(Verdict(row with { Address = account }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Address = account, Owner1 = "" }).Outcome, Is.EqualTo(CheckOutcome.Verified));
    }

    [Test]
    public void Check_CardanoOfOtherKinds_IsUnverifiable()
    {
        var payment = Hashes.Blake2b(Key, 28);
        Assert.That(Verdict(Signed("ADA", Bech32.Encode("addr", [0x61, .. payment]))).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(Signed("ADA", Bech32.Encode("addr", [0x01, .. payment, .. payment]))), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
        Assert.That(Step(Signed("ADA", Bech32.Encode("addr", [0x61, .. payment[..27]]))), Is.EqualTo((CheckOutcome.Failed, "address")));
        Assert.That(Step(Signed("ADA", "Ae2tdPwUPEZLs4HtbuNey7tK4hTKrwNwYtGqp7bDfCy2WdR3P6735W5Yfpe")), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
    }

    [TestCase("HBAR", "0.0.1"), TestCase("ALGO", "x"), TestCase("TEZOS", "tz1"), TestCase("HEDERA", "0.0.1"), TestCase("IOTA_STARDUST", "i"), TestCase("CSPR", "c")]
    public void Check_CoinsWithoutARule_AreConsistentOnly(string coin, string address)
    {
        Assert.That(Step(Signed(coin, address)), Is.EqualTo((CheckOutcome.ConsistencyOnly, "address")));
        Assert.That(Step(Signed(coin, address) with { Message = "another" }), Is.EqualTo((CheckOutcome.Failed, "signature")));
        Assert.That(Step(Signed(coin, address) with { Script = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "key")));
    }

    /// <summary>S plus the order solves the same equation; accepting it would give every signature a twin.</summary>
    [Test]
    public void Check_Ed25519WithSBeyondTheOrder_Fails()
    {
        var row = Signed("SOL", Base58.Encode(Key));
        var bytes = Convert.FromHexString(row.Signature1.AsSpan(2));
        var order = System.Numerics.BigInteger.Pow(2, 252) + System.Numerics.BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var twin = new System.Numerics.BigInteger(bytes.AsSpan(32), isUnsigned: true) + order;
        var digits = twin.ToByteArray(isUnsigned: true);
        byte[] malleated = [.. bytes[..32], .. digits, .. new byte[32 - digits.Length]];

        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(row with { Signature1 = Convert.ToHexString(malleated) }), Is.EqualTo((CheckOutcome.Failed, "signature")));
    }

    /// <summary>With a key of small order anybody can sign anything: R = the neutral point, S = 0.</summary>
    [Test]
    public void Check_Ed25519KeyOfSmallOrder_Fails()
    {
        byte[] neutral = [1, .. new byte[31]];
        var row = Row("SOL", Base58.Encode(neutral), Convert.ToHexString([.. neutral, .. new byte[32]])) with { Script = Convert.ToHexString(neutral) };
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [TestCase("EOS"), TestCase("A"), TestCase("RIPPLE"), TestCase("USDT-ALGO"), TestCase("BETH"), TestCase("STARKNET-ETH"), TestCase("NO-SUCH-COIN"), TestCase("STX")]
    public void Check_CoinsThatCannotBeChecked_AreUnverifiable(string coin) =>
        Assert.That(Verdict(Row(coin, "account", "00")).Outcome, Is.EqualTo(CheckOutcome.Unverifiable));

    [Test]
    public void Check_EmptyCells_AreUnverifiable()
    {
        var row = Signed("SOL", Base58.Encode(Key));
        Assert.That(Step(row with { Signature1 = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "signature")));
        Assert.That(Step(row with { Message = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "message")));
        Assert.That(Step(row with { Address = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
    }

    [Test]
    public void Check_OtherIssuerOnAChainWithoutAKnownForm_IsUnverifiable() =>
        Assert.That(Step(Signed("SOL", Base58.Encode(Key)) with { IsOkxStyle = false }), Is.EqualTo((CheckOutcome.Unverifiable, "coin")));

    [Test]
    public void Check_EosKeysAsJson_AnyOfThemMaySign()
    {
        var (one, two) = (EosKey(One), EosKey(Two));
        var row = Row("VAULTA", "account", EosSignature(One)) with { Script = $"{{\"publicKey1\":\"{two}\",\"publicKey2\":\"{one}\"}}" };

        Assert.That(Step(row), Is.EqualTo((CheckOutcome.ConsistencyOnly, "account")));
        Assert.That(Step(row with { Script = $"{{\"publicKey1\":\"{two}\",publicKey2:\"{one}\"}}" }), Is.EqualTo((CheckOutcome.ConsistencyOnly, "account")), "quotes lost in the list");
        Assert.That(Step(row with { Script = two }), Is.EqualTo((CheckOutcome.Failed, "key")));
        foreach (var bad in new[] { "{", "{}", "{\"publicKey1\":1}", "[]", "{\"publicKey1\":\"EOS\"}", new string('{', 5_000), one + "1" })
            Assert.That(Step(row with { Script = bad }), Is.EqualTo((CheckOutcome.Failed, "key")), bad);
    }

    private static string EosKey(FixedKey key) => "EOS" + Base58.Encode([.. key.Compressed, .. Hashes.Ripemd160(key.Compressed)[..4]]);

    private static string EosSignature(FixedKey key)
    {
        var body = Convert.FromBase64String(key.Compact(SignedText.OkxSha256(Message)));
        return "SIG_K1_" + Base58.Encode([.. body, .. Hashes.Ripemd160([.. body, .. "K1"u8])[..4]]);
    }

    private static SignedAddress Row(string coin, string address, string signature) => new(coin, "", address, 1) { Message = Message, Signature1 = signature };

    private static SignedAddress Signed(string coin, string address)
    {
        var signature = new byte[64];
        var bytes = SignedText.OkxPlain(Message).Bytes;
        Ed25519.Sign(Seed, 0, bytes, 0, bytes.Length, signature, 0);
        return Row(coin, address, $"0x{Convert.ToHexStringLower(signature)}") with { Script = Convert.ToHexStringLower(Key) };
    }

    private static byte[] PublicKeyOf(byte[] seed)
    {
        var key = new byte[32];
        Ed25519.GeneratePublicKey(seed, 0, key, 0);
        return key;
    }

    private static OwnershipVerdict Verdict(SignedAddress row) => OwnershipVerifier.Check(row, Secp256k1.Recover);

    private static (CheckOutcome, string?) Step(SignedAddress row) => (Verdict(row).Outcome, Verdict(row).Step);
}
