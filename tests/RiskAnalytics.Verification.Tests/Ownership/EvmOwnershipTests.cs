using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>Ethereum's family and TRON, with keys of our own.</summary>
internal sealed class EvmOwnershipTests
{
    private const string Message = "The reserve of 2026-07-01";
    private const string Contract = "0x00000000000000000000000000000000000000c0";
    private const string OfOne = "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf";

    private static readonly FixedKey One = new(1);
    private static readonly FixedKey Two = new(2);

    /// <summary>Key number one, whose address many tools print; capitals are a checksum that need not be right.</summary>
    [TestCase("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf"), TestCase("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"), TestCase("0x7E5F4552091A69125D5DFCB7B8C2659029395BDF")]
    public void Check_OwnKey_IsVerifiedWhateverTheCase(string address) =>
        Assert.That(Verdict(Row(address, One.Hex(SignedText.EvmHash(Message)))).Outcome, Is.EqualTo(CheckOutcome.Verified));

    /// <summary>eth_account, documentation of <c>Account.sign_message</c>: the text form with key and signature printed there.</summary>
    [Test]
    public void Check_PublishedTextSignature_IsVerifiedAsText()
    {
        var row = new SignedAddress("ETH", "", "0x5ce9454909639D2D17A3F753ce7d93fa0b9aB12E", 1)
        {
            Message = "I♥SF",
            Signature1 = "0xe6ca9bba58c88611fad66a6ce8f996908195593807c4b38bd528d2cff09d4eb33e5bfbbf4d3e39b1a2fd816a7680c19ebebaf3a141b239934ad43cb33fcec8ce1c",
            IsOkxStyle = false,
        };
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified), Verdict(row).Observed);
        Assert.That(Verdict(row).Reason, Does.Contain("over the text"));
    }

    [TestCase(true), TestCase(false)]
    public void Check_EitherForm_IsAcceptedAndNamed(bool isOkxStyle)
    {
        var ofHash = Verdict(Row(OfOne, One.Hex(SignedText.EvmHash(Message))) with { IsOkxStyle = isOkxStyle });
        var ofText = Verdict(Row(OfOne, One.Hex(SignedText.EvmText(Message))) with { IsOkxStyle = isOkxStyle });

        Assert.That((ofHash.Outcome, ofText.Outcome), Is.EqualTo((CheckOutcome.Verified, CheckOutcome.Verified)));
        Assert.That((ofHash.Reason, ofText.Reason), Is.EqualTo((
            "The key of the address signed the text (personal_sign over the hash of the text).", "The key of the address signed the text (personal_sign over the text).")));
    }

    [Test]
    public void Check_UpperS_IsRefusedThoughItRecoversTheKey() =>
        Assert.That(Verdict(Row(OfOne, One.HexWithHighS(SignedText.EvmHash(Message)))), Has.Property("Outcome").EqualTo(CheckOutcome.Failed).And.Property("Step").EqualTo("recover"));

    [Test]
    public void Check_AnotherKey_NamesTheAddressThatSigned() =>
        Assert.That(Verdict(Row(Contract, One.Hex(SignedText.EvmHash(Message)))), Has.Property("Outcome").EqualTo(CheckOutcome.Failed).And.Property("Observed").EqualTo(OfOne));

    [TestCase("00"), TestCase("01"), TestCase("1a"), TestCase("1d"), TestCase("1e"), TestCase("ff")]
    public void Check_OtherRecoveryByte_Fails(string v) =>
        Assert.That(Verdict(Row(OfOne, One.Hex(SignedText.EvmHash(Message))[..^2] + v)).Outcome, Is.EqualTo(CheckOutcome.Failed));

    [TestCase(0, "0000000000000000000000000000000000000000000000000000000000000000"), TestCase(1, "0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase(0, "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"), TestCase(1, "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    public void Check_RorSZeroOrTheOrder_Fails(int part, string number)
    {
        var good = One.Hex(SignedText.EvmHash(Message));
        var signature = part == 0 ? $"0x{number}{good[66..]}" : $"{good[..66]}{number}{good[^2..]}";
        Assert.That(Verdict(Row(OfOne, signature)), Has.Property("Outcome").EqualTo(CheckOutcome.Failed).And.Property("Step").EqualTo("recover"));
    }

    [Test]
    public void Check_TwoOwnersOfAContract_AreConsistentUntilTheChainIsRead()
    {
        var text = SignedText.EvmHash(Message);
        var row = Row(Contract, One.Hex(text)) with { Signature2 = Two.Hex(text), Owner1 = One.EvmAddress, Owner2 = Two.EvmAddress };

        Assert.That(Step(row), Is.EqualTo((CheckOutcome.ConsistencyOnly, "owners-on-chain")));
        Assert.That(Verdict(row).Observed, Is.EqualTo($"{One.EvmAddress}, {Two.EvmAddress}"));
        Assert.That(Step(row with { Signature2 = One.Hex(text) }), Is.EqualTo((CheckOutcome.Failed, "owner")), "the first signature twice");
        Assert.That(Step(row with { Signature2 = "" }), Is.EqualTo((CheckOutcome.Failed, "recover")), "the second missing");
        Assert.That(Step(row with { Owner1 = Two.EvmAddress, Owner2 = One.EvmAddress }), Is.EqualTo((CheckOutcome.Failed, "owner")), "the owners exchanged");
        Assert.That(Step(row with { Owner2 = "0x12" }), Is.EqualTo((CheckOutcome.Failed, "owner")), "a malformed owner");
        Assert.That(Step(row with { Owner2 = "" }), Is.EqualTo((CheckOutcome.ConsistencyOnly, "owners-on-chain")), "one owner named");
        Assert.That(Step(row with { Owner1 = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "owner")), "no first owner");
        Assert.That(Verdict(row with { Address = One.EvmAddress, Owner2 = "" }).Outcome, Is.EqualTo(CheckOutcome.Verified), "the owner is the address itself");
    }

    [Test]
    public void Check_Validators_AreSignedByTheirOwner()
    {
        var validator = "0x" + new string('a', 96);
        var row = new SignedAddress("ETH", "ETH", validator, 1) { Message = Message, Signature1 = One.Hex(SignedText.EvmHash(Message)), Owner1 = One.EvmAddress, Type = "Native ETH Staking" };

        Assert.That(Step(row), Is.EqualTo((CheckOutcome.ConsistencyOnly, "owners-on-chain")));
        Assert.That(Step(row with { Type = "Eigenlayer Staking", Owner2 = Contract, Signature2 = "" }), Is.EqualTo((CheckOutcome.ConsistencyOnly, "owners-on-chain")), "the pod has no key");
        Assert.That(Step(row with { Owner2 = Contract }), Is.EqualTo((CheckOutcome.Failed, "recover")), "a second owner of a plain validator must sign");
        Assert.That(Step(row with { Owner1 = "" }), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
    }

    [Test]
    public void Check_PlatOn_IsTheAddressInBech32()
    {
        var address = Bech32.Encode("lat", PublicKeys.EthereumAddress(One.Point));
        var row = new SignedAddress("LAT", "", address, 1) { Message = Message, Signature1 = One.Hex(SignedText.EvmHash(Message)) };
        Assert.That(Verdict(row).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row).Scheme, Is.EqualTo("evm-platon"));
        Assert.That(Verdict(row with { Address = Bech32.Encode("lax", PublicKeys.EthereumAddress(One.Point)) }).Outcome, Is.Not.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Signature1 = Two.Hex(SignedText.EvmHash(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [TestCase(true), TestCase(false)]
    public void Check_Tron_AcceptsBothForms(bool isOkxStyle)
    {
        var row = new SignedAddress("USDT-TRC20", "", Base58.EncodeCheck([0x41, .. PublicKeys.EthereumAddress(One.Point)]), 1) { Message = Message, IsOkxStyle = isOkxStyle };
        Assert.That(Verdict(row with { Signature1 = One.Hex(SignedText.TronText(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Signature1 = One.Hex(SignedText.TronHash(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(row with { Signature1 = One.Hex(SignedText.EvmText(Message)) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(Step(row with { Address = row.Address[..^1] + "1", Signature1 = One.Hex(SignedText.TronText(Message)) }), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
    }

    [Test]
    public void Check_TokenNamedWithItsNetwork_IsOfTheNetwork()
    {
        var signature = One.Hex(SignedText.EvmHash(Message));
        Assert.That(Verdict(new SignedAddress("PEPE-ERC20", "", OfOne, 1) { Message = Message, Signature1 = signature }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Verdict(new SignedAddress("USDG", "XLAYER", OfOne, 1) { Message = Message, Signature1 = signature }).Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Step(new SignedAddress("PEPE", "", OfOne, 1) { Message = Message, Signature1 = signature }), Is.EqualTo((CheckOutcome.Unverifiable, "coin")));
        Assert.That(Step(new SignedAddress("ETH", "", "vitalik.eth", 1) { Message = Message, Signature1 = signature }), Is.EqualTo((CheckOutcome.Unverifiable, "address")));
    }

    private static SignedAddress Row(string address, string signature) => new("ETH", "ETH", address, 1) { Message = Message, Signature1 = signature };

    private static OwnershipVerdict Verdict(SignedAddress row) => OwnershipVerifier.Check(row, Secp256k1.Recover);

    private static (CheckOutcome, string?) Step(SignedAddress row) => (Verdict(row).Outcome, Verdict(row).Step);
}
