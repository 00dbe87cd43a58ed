using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

[TestFixture]
public sealed class JsonViewTests
{
    private TemporaryFolder _folder = null!;
    private IssueLog _log = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        _log = new IssueLog();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Path_OfAnyValue_SaysWhereItStands()
    {
        var root = View("""{"a":{"b-c":[1,{"x y":2}],"it's":3,"":4}}""");

        Assert.That(root.Find("a", "b-c")!.Items().Select(i => i.Path), Is.EqualTo(new[] { "$.a.b-c[0]", "$.a.b-c[1]" }));
        Assert.That(root.Find("a", "b-c")!.Items().Last().Find("x y")!.Path, Is.EqualTo("$.a.b-c[1]['x y']"));
        Assert.That(root.Find("a")!.Properties().Select(p => p.Value.Path), Is.EqualTo(new[] { "$.a.b-c", "$.a['it's']", "$.a['']" }));
        Assert.That(root.Find("a", "none", "b"), Is.Null);
        Assert.That(root.Find("a", "b-c", "b"), Is.Null);
    }

    [TestCase("1.50", "1.50")]
    [TestCase("\"1.50\"", "1.50")]
    [TestCase("\" 12 \"", "12")]
    [TestCase("-1e3", "-1000")]
    [TestCase("1.25E-2", "0.0125")]
    [TestCase("0e99999999999", "0")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Amount_OfNumbersAndTexts_IsExact(string json, string expected)
    {
        Assert.That(View($"{{\"v\":{json}}}").Amount("v"), Is.EqualTo(decimal.Parse(expected, CultureInfo.InvariantCulture)));
        Assert.That(_log.ToImmutable(), Is.Empty);
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"n/a\"")]
    public void Amount_OfNothing_IsNullWithoutAWord(string json)
    {
        Assert.That(View($"{{\"v\":{json}}}").Amount("v"), Is.Null);
        Assert.That(_log.ToImmutable(), Is.Empty);
    }

    [TestCase("1e400")]
    [TestCase("1e-400")]
    [TestCase("1e99999999999")]
    [TestCase("\"1,5\"")]
    [TestCase("\"abc\"")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("\"NaN\"")]
    [TestCase("\"0x10\"")]
    [TestCase("\"12 345\"")]
    public void Amount_OfAnythingElse_IsAnErrorWithItsPath(string json)
    {
        var root = View($"{{\"v\":{json}}}");

        Assert.That(root.Amount("v"), Is.Null);
        Assert.That(_log.ToImmutable().Select(i => (i.Code, i.Column, i.OmitsLine)), Is.EqualTo(new[] { ("bad-value", "$.v", true) }));
    }

    [Test]
    public void AmountFromZero_Negative_IsAnError()
    {
        Assert.That(View("{\"v\":-1}").AmountFromZero("v"), Is.Null);
        Assert.That(_log.ToImmutable(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Numbers_OfAMillionDigits_AreRefusedInTime()
    {
        var digits = new string('9', 1_000_000);
        var root = View($"{{\"a\":{digits},\"b\":\"{digits}\"}}");
        var watch = Stopwatch.StartNew();

        Assert.That(root.Amount("a"), Is.Null);
        Assert.That(root.Find("a")!.WholeNumber(), Is.Null);
        Assert.That(root.Find("b")!.WholeNumber(), Is.Null);
        Assert.That(_log.ToImmutable().Select(i => i.Message.Length), Is.All.LessThan(300));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [TestCase("12", "12")]
    [TestCase("\"-340282366920938463463374607431768211456\"", "-340282366920938463463374607431768211456")]
    [TestCase("1.0", null)]
    [TestCase("1e3", null)]
    [TestCase("\"x\"", null)]
    [TestCase("[]", null)]
    public void WholeNumber_OfAnySize_IsExactOrAnError(string json, string? expected)
    {
        Assert.That(View($"{{\"v\":{json}}}").Find("v")!.WholeNumber(), Is.EqualTo(expected is null ? (BigInteger?)null : BigInteger.Parse(expected, CultureInfo.InvariantCulture)));
        Assert.That(_log.ToImmutable(), Has.Length.EqualTo(expected is null ? 1 : 0));
    }

    [TestCase("1712937600", true, "2024-04-12T16:00:00")]
    [TestCase("\"1712937600000\"", false, "2024-04-12T16:00:00")]
    [TestCase("1712937600.5", true, "2024-04-12T16:00:00.5")]
    [TestCase("1712937600000", true, null)]
    [TestCase("1712937600", false, null)]
    [TestCase("0", true, null)]
    [TestCase("-1", true, null)]
    [TestCase("1e28", true, null)]
    [TestCase("4102444800", true, null)]
    [TestCase("{}", true, null)]
    public void Unix_SecondsAndMilliseconds_AreTakenWithinTheirRangeOnly(string json, bool isSeconds, string? expected)
    {
        var value = View($"{{\"v\":{json}}}").Find("v")!;

        var instant = isSeconds ? value.UnixSeconds() : value.UnixMilliseconds();

        Assert.That(instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(_log.ToImmutable(), Has.Length.EqualTo(expected is null ? 1 : 0));
    }

    [TestCase("2024-04-12T16:00:00Z", "2024-04-12T16:00:00")]
    [TestCase("2024-04-12T16:00:00.123456Z", "2024-04-12T16:00:00.123456")]
    [TestCase("2024-04-13T00:00:00+08:00", "2024-04-12T16:00:00")]
    [TestCase("2024-04-12 16:00:00Z", "2024-04-12T16:00:00")]
    [TestCase("2024-04-12", "2024-04-12T00:00:00")]
    [TestCase("16:00", null)]
    [TestCase("Friday", null)]
    [TestCase("4/12/2024", null)]
    [TestCase("12", null)]
    [TestCase("0001-01-01T00:00:00+14:00", null)]
    public void IsoInstant_OfIsoTextsOnly_IsUtc(string text, string? expected)
    {
        // A bare time would be one of today, and what today is no document may ask.
        var instant = View($"{{\"v\":\"{text}\"}}").Find("v")!.IsoInstant();

        Assert.That(instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(_log.ToImmutable(), Has.Length.EqualTo(expected is null ? 1 : 0));
    }

    [Test]
    public void Find_InAnObjectOfManyKeys_DoesNotLookAtEachForEach()
    {
        var json = "{\"a\":{" + string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":{i}")) + "}}";
        var root = View(json);
        var watch = Stopwatch.StartNew();

        var sum = root.Find("a")!.Properties().Sum(p => root.Find("a", p.Key)!.Amount()!.Value);

        Assert.That(sum, Is.EqualTo(200_000m * 199_999m / 2m));
        Assert.That(root.Find("a", "none"), Is.Null);
        Assert.That(root.Find("a")!.Has("k0", "k199999"), Is.True);
        Assert.That(root.Find("a")!.Has("k0", "none"), Is.False);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private JsonView View(string json) => JsonView.Root(SourceDocument.Open(_folder.Write("a.json", json)), _log)!;
}
