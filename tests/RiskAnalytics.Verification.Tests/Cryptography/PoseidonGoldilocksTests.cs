using System.Globalization;
using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Cryptography;

internal sealed class PoseidonGoldilocksTests
{
    private static readonly BigInteger P = (BigInteger.One << 64) - (BigInteger.One << 32) + 1;

    /// <summary>The vectors that plonky2 publishes for its permutation.</summary>
    [TestCase("0 0 0 0 0 0 0 0 0 0 0 0", "4330397376401421145 14124799381142128323 8742572140681234676 14345658006221440202 15524073338516903644 5091405722150716653 15002163819607624508 2047012902665707362 16106391063450633726 4680844749859802542 15019775476387350140 1698615465718385111")]
    [TestCase("0 1 2 3 4 5 6 7 8 9 10 11", "15442313428170673822 6009603122036124231 15276919505380083749 7005999589691109842 4703821519083557360 14636568497518936639 7976624690322644239 1802209762296193110 17313479547752415775 16435059422334172133 14537566946116046030 6632157367509271963")]
    [TestCase("18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320 18446744069414584320", "13691089994624172887 15662102337790434313 14940024623104903507 10772674582659927682 18219768259309428209 16182999571863580713 15997791131152847259 9021379528672530481 1212541725329713824 12138732650860653127 16249659704347285752 16325151664021332179")]
    [TestCase("10145409200619377335 14028530245683157360 10446065980539421802 15906822779458597304 9221161381923936396 6744606403195104507 5207615924710915811 16936303531731414152 5356420031484226184 13853206838254260537 11688172306280187601 16240894138056746287", "12146911952627614956 12345542315283911405 6270159183955016015 15251482833121552885 9978407395225917263 14339881350152742734 2235587004206255668 11795494482189903727 18214669814297275378 10613974966796897189 5784461016229121811 4620481213082411706")]
    public void Permute_OfPublishedInput_IsPublishedOutput(string input, string output)
    {
        var state = Numbers(input);

        PoseidonGoldilocks.Permute(state);

        Assert.That(state, Is.EqualTo(Numbers(output)));
    }

    /// <summary>Computed with a second implementation.</summary>
    [TestCase(1, "15020833855946683413 2541896837400596712 5158482081674306993 15736419290823331982")]
    [TestCase(7, "11678392409881804792 9123784055795277277 18080969763636619710 382810964415836604")]
    [TestCase(8, "15064728126975588673 10314245681893968020 11300930272442645327 2830815762300183090")]
    [TestCase(9, "6525988287188909099 11639354851902650068 4014340385848136922 4446542460816175409")]
    [TestCase(256, "16567937842744356759 16700668161412239141 2537255305847146849 10821869855443778585")]
    public void Hash_OfCountingInputs_IsKnown(int count, string digest)
    {
        var result = new ulong[4];

        PoseidonGoldilocks.Hash([.. Enumerable.Range(1, count).Select(i => (ulong)i)], result);

        Assert.That(result, Is.EqualTo(Numbers(digest)));
    }

    [Test]
    public void AddAndMultiply_AtTheEdges_AgreeWithBigInteger()
    {
        ulong[] edges = [0, 1, 2, 0xfffffffe, 0xffffffff, 0x100000000, 0x100000001, 0x7fffffffffffffff, 0x8000000000000000, 0xfffffffeffffffff, 0xffffffff00000000, 0x123456789abcdef0];

        Assert.Multiple(() =>
        {
            foreach (var a in edges)
            {
                foreach (var b in edges)
                {
                    Assert.That(Goldilocks.Add(a, b), Is.EqualTo((ulong)((a + (BigInteger)b) % P)), $"{a} + {b}");
                    Assert.That(Goldilocks.Multiply(a, b), Is.EqualTo((ulong)((BigInteger)a * b % P)), $"{a} * {b}");
                }
            }
        });
    }

    [TestCase(ulong.MaxValue, ulong.MaxValue), TestCase(ulong.MaxValue, 0UL), TestCase(0xffffffff00000000, 0UL), TestCase(0xffffffffUL, ulong.MaxValue)]
    public void Reduce_OfAnyTwoWords_IsTheRest(ulong high, ulong low) =>
        Assert.That(Goldilocks.Reduce(high, low), Is.EqualTo((ulong)((((BigInteger)high << 64) + low) % P)));

    [Test]
    public void ToText_WritesTheLowestByteFirst() =>
        Assert.That(PoseidonGoldilocks.ToText([1, 0x0203, 0, 0xff00000000000000]), Is.EqualTo("0100000000000000" + "0302000000000000" + "0000000000000000" + "00000000000000ff"));

    private static ulong[] Numbers(string text) => [.. text.Split(' ').Select(number => ulong.Parse(number, CultureInfo.InvariantCulture))];
}
