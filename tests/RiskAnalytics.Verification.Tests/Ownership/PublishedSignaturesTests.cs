using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>Signatures that OKX published with its own tool, and edits of them; the table says where each is from.</summary>
internal sealed class PublishedSignaturesTests
{
    private const string Recovers = "recovers";

    [TestCaseSource(nameof(Checked))]
    public void Check_OfAPublishedSignature_ComesToTheOutcomeOfTheReference(SignedAddress row, CheckOutcome outcome) =>
        Assert.That(Verdict(row).Outcome, Is.EqualTo(outcome), Verdict(row).Reason);

    [TestCaseSource(nameof(Recovered))]
    public void Recover_OfAPublishedSignature_GivesThePublishedKey(string coin, string message, string signature, string key)
    {
        var row = new SignedAddress(coin, "", "", 1);
        var signed = SignedText.Bitcoin(UtxoCoin.Of(row)!.Magic, message);
        var (pair, header) = SignatureText.CompactBase64(signature)!.Value;

        var point = Secp256k1.Recover(signed.Digest, pair, header - 31)!;

        Assert.That(Convert.ToHexStringLower(PublicKeys.Compressed(point)), Is.EqualTo(key));
    }

    /// <summary>Every byte of one signature of each scheme, changed by one bit, turns a pass into a failure.</summary>
    [TestCaseSource(nameof(Flipped))]
    public void Check_OfASignatureWithOneBitChanged_Fails(SignedAddress row)
    {
        var passed = Verdict(row).Outcome;
        Assert.That(passed, Is.EqualTo(CheckOutcome.Verified).Or.EqualTo(CheckOutcome.ConsistencyOnly));
        foreach (var changed in Edits(row.Signature1))
            Assert.That(Verdict(row with { Signature1 = changed }).Outcome, Is.EqualTo(CheckOutcome.Failed), changed);
    }

    [TestCaseSource(nameof(Flipped))]
    public void Check_OfASignatureCutOrExtended_Fails(SignedAddress row)
    {
        foreach (var changed in new[] { row.Signature1[..^1], row.Signature1[..^2], row.Signature1 + "0", row.Signature1 + "00", row.Signature1 + " ", "0x" })
            Assert.That(Verdict(row with { Signature1 = changed }).Outcome, Is.Not.EqualTo(CheckOutcome.Verified).And.Not.EqualTo(CheckOutcome.ConsistencyOnly), changed);
    }

    /// <summary>A change of any one character of the address, key or message is never a pass, and never an exception.</summary>
    [TestCaseSource(nameof(Flipped))]
    public void Check_WithOneCharacterChanged_DoesNotPass(SignedAddress row)
    {
        var isBound = Verdict(row).Outcome == CheckOutcome.Verified;
        for (var i = 0; i < row.Message.Length; i++)
            Assert.That(Verdict(row with { Message = Changed(row.Message, i) }).Outcome, Is.EqualTo(CheckOutcome.Failed));
        for (var i = 0; i < row.Script.Length; i++)
            Assert.That(Verdict(row with { Script = Changed(row.Script, i) }).Outcome, Is.EqualTo(CheckOutcome.Failed).Or.EqualTo(CheckOutcome.Unverifiable), $"key {i}");
        for (var i = 0; isBound && i < row.Address.Length; i++)
            Assert.That(Verdict(row with { Address = Changed(row.Address, i) }).Outcome, Is.EqualTo(CheckOutcome.Failed).Or.EqualTo(CheckOutcome.Unverifiable), $"address {i}");
    }

    private static IEnumerable<TestCaseData> Checked() => Rows()
        .Where(row => row.Outcome != Recovers)
        .Select(row => new TestCaseData(row.Address, Enum.Parse<CheckOutcome>(row.Outcome)).SetArgDisplayNames(row.Id, row.Address.Coin, row.Outcome));

    private static IEnumerable<TestCaseData> Recovered() => Rows()
        .Where(row => row.Outcome == Recovers)
        .Select(row => new TestCaseData(row.Address.Coin, row.Address.Message, row.Address.Signature1, row.Address.Script).SetArgDisplayNames(row.Id, row.Address.Coin));

    private static IEnumerable<TestCaseData> Flipped() => Rows()
        .Where(row => row.Id is "sig-001" or "sig-002" or "sig-008" or "sig-010" or "sig-011" or "sig-015" or "sig-021" or "sig-022" or "sig-024" or "sig-025" or "sig-027" or "sig-028"
            or "sig-029" or "sig-034" or "sig-035" or "sig-037" or "sig-038" or "sig-039" or "sig-052" or "sig-053" or "sig-056" or "sig-075" or "sig-080")
        .Select(row => new TestCaseData(row.Address).SetArgDisplayNames(row.Id, row.Address.Coin));

    private static IEnumerable<(string Id, SignedAddress Address, string Outcome)> Rows() => File
        .ReadLines(Repository.PathTo("tests/RiskAnalytics.Verification.Tests/Vectors/signatures.tsv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select((line, i) => (Cells: line.Split('\t'), Row: i + 4))
        .Select(line => (line.Cells[0], new SignedAddress(line.Cells[2] is { Length: > 0 } coin ? coin.ToUpperInvariant() : "XRP", "", line.Cells[3] is { Length: > 0 } address ? address : "not given", line.Row)
        {
            Message = line.Cells[4],
            Signature1 = line.Cells[5],
            Signature2 = line.Cells[6],
            Script = line.Cells[7],
        }, line.Cells[8]));

    /// <summary>The text with one bit of each byte changed in turn, in the coding that it has.</summary>
    private static IEnumerable<string> Edits(string signature)
    {
        if (signature.StartsWith("SIG_K1_", StringComparison.Ordinal))
            return Enumerable.Range(7, signature.Length - 7).Select(i => Changed(signature, i));
        var isHex = signature.StartsWith("0x", StringComparison.Ordinal);
        var bytes = isHex ? Convert.FromHexString(signature.AsSpan(2)) : Convert.FromBase64String(signature);
        return Enumerable.Range(0, bytes.Length).Select(i =>
        {
            var edited = (byte[])bytes.Clone();
            edited[i] ^= (byte)(1 << (i % 8));
            return isHex ? $"0x{Convert.ToHexStringLower(edited)}" : Convert.ToBase64String(edited);
        });
    }

    private static string Changed(string text, int at) => $"{text[..at]}{(text[at] switch { 'a' => 'c', '1' => '3', _ => 'a' })}{text[(at + 1)..]}";

    private static OwnershipVerdict Verdict(SignedAddress row) => OwnershipVerifier.Check(row, Secp256k1.Recover);
}
