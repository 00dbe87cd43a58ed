using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>A run over a list: order, sums, repeats, replayable messages, progress, cancellation.</summary>
internal sealed class OwnershipVerifierTests
{
    private const string Dated = "The reserve of 2026-07-01";
    private const string Undated = "We own this";

    private static readonly FixedKey One = new(1);

    [TestCase(1), TestCase(3)]
    public void Verify_LongList_KeepsTheOrderAndTellsProgress(int degree)
    {
        var told = new List<long>();
        var rows = Enumerable.Range(1, 5_000).Select(row => Address(row) with { Signature1 = row % 7 == 0 ? "junk" : "" });

        var report = OwnershipVerifier.Verify("list.csv", rows, new OwnershipOptions { DegreeOfParallelism = degree, Progress = new Direct(told) });

        Assert.That(report.Checks.Select(c => c.Row), Is.EqualTo(Enumerable.Range(1, 5_000)));
        Assert.That(report.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Row), Is.EqualTo(Enumerable.Range(1, 714).Select(n => n * 7)));
        Assert.That(report.ByOutcome, Is.EqualTo(new Dictionary<CheckOutcome, int> { [CheckOutcome.Failed] = 714, [CheckOutcome.Unverifiable] = 4_286 }));
        Assert.That(told, Is.Ordered.And.Count.GreaterThan(1));
        Assert.That(told[^1], Is.EqualTo(5_000));
    }

    [Test]
    public void Verify_OneListWithEveryOutcome_AddsUpByCoin()
    {
        var good = Signed("ETH", One.EvmAddress, 1) with { Quantity = 3m };
        var report = OwnershipVerifier.Verify("list.csv",
        [
            good,
            Signed("ETH", "0x00000000000000000000000000000000000000c1", 2) with { Quantity = 2m },
            Signed("ETH", "0x00000000000000000000000000000000000000c2", 3) with { Quantity = 1m, Owner1 = One.EvmAddress },
            Signed("BETH", "0x00", 4) with { Quantity = 32m },
            Signed("ETH", "0x00000000000000000000000000000000000000c3", 5),
        ]);

        Assert.That((report.Kind, report.Outcome, report.File), Is.EqualTo(("reserve-ownership", CheckOutcome.Failed, "list.csv")));
        Assert.That(report.Reason, Is.EqualTo("Of 5 addresses: 1 verified, 1 consistent only, 1 unverifiable, 2 failed."));
        Assert.That(report.Assets.Select(a => (a.Asset, a.Quantity)), Is.EqualTo(new[] { ("BETH", 32m), ("ETH", 6m) }));
        Assert.That(report.Assets[1].ByOutcome, Is.EqualTo(new Dictionary<CheckOutcome, decimal> { [CheckOutcome.Failed] = 2m, [CheckOutcome.ConsistencyOnly] = 1m, [CheckOutcome.Verified] = 3m }));
        Assert.That(report.VerifiedValueShare, Is.Null);
        Assert.That(report.Checks[0], Is.EqualTo(new VerificationCheck(One.EvmAddress, "evm-message", CheckOutcome.Verified, report.Checks[0].Reason) { Asset = "ETH", Quantity = 3m, Row = 1 }));
        Assert.That(report.Issues, Is.Empty);
    }

    [Test]
    public void Verify_AddressTwiceForOneAsset_CountsOnceAndNamesBothRows()
    {
        var good = Signed("ETH", One.EvmAddress, 1) with { Quantity = 3m };
        var report = OwnershipVerifier.Verify("list.csv", [good, good with { Row = 2, Network = "BASE" }, good with { Row = 3, Coin = "UNI" }, good with { Row = 4, Address = One.EvmAddress.ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal) }]);

        Assert.That(report.Issues.Single(), Has.Property("Code").EqualTo("address-claimed-twice").And.Property("Row").EqualTo(4).And.Property("Message").Contains("row 1"));
        Assert.That(report.Assets.Select(a => (a.Asset, a.Quantity)), Is.EqualTo(new[] { ("ETH", 6m), ("UNI", 3m) }));
        Assert.That(report.Checks, Has.Length.EqualTo(4));
    }

    /// <summary>One output, one account: other spellings do not make another address.</summary>
    [TestCase("BCH", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [TestCase("BTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")]
    [TestCase("TON", "EQA5rifVSCc8qQfpCXvq4zJGJPsA0EPCDoWdtg234INftsWj", "UQA5rifVSCc8qQfpCXvq4zJGJPsA0EPCDoWdtg234INftphm")]
    [TestCase("APTOS", "0x04d1885c", "0x4d1885c")]
    public void Verify_AddressInTwoSpellings_IsTheSame(string coin, string first, string second)
    {
        var report = OwnershipVerifier.Verify("list.csv", [new SignedAddress(coin, "", first, 1), new SignedAddress(coin, "", second, 2)]);
        Assert.That(report.Issues.Select(i => i.Code), Is.EqualTo(new[] { "address-claimed-twice" }));
    }

    [Test]
    public void Verify_ManyRepeats_AreToldUpToFiftyAndCounted()
    {
        var report = OwnershipVerifier.Verify("list.csv", Enumerable.Range(1, 61).Select(row => Address(1) with { Row = row }));
        Assert.That(report.Issues.Count(i => i.Row is not null), Is.EqualTo(50));
        Assert.That(report.Issues[^1].Count, Is.EqualTo(10));
    }

    [Test]
    public void Verify_MessagesWithoutADay_AreToldOnceEachWithTheirCount()
    {
        var rows = new[] { Undated, Dated, Undated, "I am an OKX address" }.Select((message, i) => Address(i + 1) with { Message = message, Signature1 = "junk" });

        var issues = OwnershipVerifier.Verify("list.csv", rows).Issues;

        Assert.That(issues.Select(i => (i.Code, i.Row, i.Count)), Is.EqualTo(new (string, int?, int)[] { ("replayable-message", 1, 2), ("replayable-message", 4, 1) }));
        Assert.That(issues[0].Message, Does.Contain("'We own this' of 2 rows"));
    }

    [TestCase("I am an OKX address", false), TestCase("OKC_DTT_AUP2025", false), TestCase("Proof of reserves 2026", false), TestCase("block 20260", false), TestCase("1 in 2026", false)]
    [TestCase("version 1.2.3 of 2026", false), TestCase("id 120260701123", false), TestCase("", false)]
    [TestCase("as of 2026-07-01", true), TestCase("as of 20260701", true), TestCase("2026/07/01", true), TestCase("01.07.2026", true), TestCase("7/1/2026", true)]
    [TestCase("1 July 2026", true), TestCase("July 1, 2026", true), TestCase("1st of", false), TestCase("Jul 1st 2026", true), TestCase("12-Dec-2026", true)]
    public void NamesDay_OfAText_IsTrueOnlyForAWholeDate(string message, bool isDated) => Assert.That(ReplayableMessages.NamesDay(message), Is.EqualTo(isDated));

    [Test]
    public void Verify_EmptyList_PassesNothing()
    {
        var report = OwnershipVerifier.Verify("list.csv", []);
        Assert.That((report.Outcome, report.Checks.Length), Is.EqualTo((CheckOutcome.Unverifiable, 0)));
    }

    [Test]
    public void Verify_AmountsBeyondWhatCanBeHeld_AreLeftOutAndSaid()
    {
        var report = OwnershipVerifier.Verify("list.csv",
        [
            Address(1) with { Quantity = decimal.MaxValue }, Address(2) with { Quantity = decimal.MaxValue }, Address(3) with { Quantity = -1m, Coin = "BTC" }, Address(4) with { Quantity = 1m, Coin = "LTC" },
        ]);
        Assert.That(report.Assets.Select(a => a.Asset), Is.EqualTo(new[] { "LTC" }));
        Assert.That(report.Issues.Select(i => (i.Code, i.OmitsLine)), Is.EqualTo(new[] { ("negative-amount", true), ("amount-too-large", true) }));
    }

    [Test]
    public void Verify_ListLongerThanTheReportHolds_IsCountedInFull()
    {
        var report = OwnershipVerifier.Verify("list.csv", Enumerable.Range(1, 30).Select(Address), new OwnershipOptions { MostListed = 10 });
        Assert.That((report.Checks.Length, report.ByOutcome[CheckOutcome.Unverifiable]), Is.EqualTo((10, 30)));
        Assert.That(report.Issues.Single(), Has.Property("Code").EqualTo("checks-not-listed").And.Property("Count").EqualTo(20));
    }

    [Test]
    public void Verify_Cancelled_StopsAndReadsNoFurther()
    {
        using var cancel = new CancellationTokenSource();
        var read = 0;
        var rows = Enumerable.Range(1, int.MaxValue).Select(row =>
        {
            if (++read == 2_000)
                cancel.Cancel();
            return Address(row);
        });

        Assert.That(() => OwnershipVerifier.Verify("list.csv", rows, null, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(read, Is.LessThan(10_000));
    }

    [Test]
    public void Verify_ListThatCannotBeReadOn_SaysSo()
    {
        static IEnumerable<SignedAddress> Broken()
        {
            for (var row = 1; row <= 3_000; row++)
                yield return Address(row);
            throw new InvalidDataException("cut off");
        }

        Assert.That(() => OwnershipVerifier.Verify("list.csv", Broken()), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("cut off"));
    }

    [Test]
    public void Verify_WithAnotherRecovery_UsesIt()
    {
        var calls = 0;
        byte[]? Counting(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int id)
        {
            Interlocked.Increment(ref calls);
            return Secp256k1.Recover(hash, signature, id);
        }

        var report = OwnershipVerifier.Verify("list.csv", [Signed("ETH", One.EvmAddress, 1)], new OwnershipOptions { Recovery = Counting });
        Assert.That((report.Outcome, calls), Is.EqualTo((CheckOutcome.Verified, 1)));
    }

    [Test]
    public void Claims_OfTwoEntities_AreFoundOnceWhateverTheAsset()
    {
        var claims = new AddressClaims();
        claims.Add("first", "a.csv", [Address(1), Address(2) with { Coin = "UNI" }]);
        claims.Add("first", "b.csv", [Address(1)]);
        claims.Add("second", "c.csv", [Address(9), Address(2) with { Row = 7 }, Address(2) with { Row = 8, Coin = "LINK" }]);
        claims.Add("third", OwnershipVerifier.Verify("d.csv", [Address(1) with { Row = 3 }]));

        Assert.That(claims.ToIssues().Select(i => (i.Code, i.File, i.Row)), Is.EqualTo(new (string, string?, int?)[] { ("address-claimed-by-two", "c.csv", 7), ("address-claimed-by-two", "d.csv", 3) }));
        Assert.That(claims.ToIssues()[0].Message, Does.Contain("second").And.Contain("first in row 2 of a.csv"));
    }

    /// <summary>Whatever stands in the cells, a check gives a verdict, and never a pass.</summary>
    [Test]
    public void Check_OfAnyCells_GivesAVerdictWithoutAnException()
    {
        string[] coins = ["BTC", "BCH", "ZEC", "ETH", "FIL-EVM", "LAT", "TRX", "FIL", "CFX", "ELF", "ICX", "ATOM", "OKT", "XRP", "AVAX-X", "EOS", "SOL", "APTOS", "SUI", "XLM", "ADA", "NEAR", "DOT", "TON", "HBAR", "BETH", "STARK", "?"];
        string[] cells =
        [
            "", "0x", "0", "\0", "1", "f410f", "lat1", "ex1", "X-", "bc1", "SIG_K1_", "EOS", "{", "{}", "{\"publicKey1\":", "T", "hx", "cfx:", "\ud800", new string('1', 500), new string('=', 88),
            "0x" + new string('0', 130), "0x" + new string('f', 130), new string('A', 88), new string('A', 48), "0x" + new string('0', 40), new string('0', 64), "0x" + new string('0', 128),
        ];
        foreach (var coin in coins)
        {
            foreach (var address in cells)
            {
                foreach (var signature in cells)
                {
                    foreach (var key in new[] { "", signature, new string('0', 64), address })
                    {
                        var row = new SignedAddress(coin, "", address, 1) { Message = "\ud800", Signature1 = signature, Signature2 = signature, Script = key, Owner1 = key };
                        foreach (var tried in new[] { row, row with { IsOkxStyle = false }, row with { Owner1 = "" } })
                            Assert.That(OwnershipVerifier.Check(tried, Secp256k1.Recover).Outcome, Is.Not.EqualTo(CheckOutcome.Verified));
                    }
                }
            }
        }
    }

    private static SignedAddress Address(int row) => new("ETH", "", FormattableString.Invariant($"0x{row:x40}"), row) { Message = Dated };

    private static SignedAddress Signed(string coin, string address, int row) => new(coin, "", address, row) { Message = Dated, Signature1 = One.Hex(SignedText.EvmHash(Dated)) };

    private sealed class Direct(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
