using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Tests.Drawing;

[TestFixture]
public sealed class TypesetterTests
{
    private static readonly TextStyle Style = Styles.Body;

    [Test]
    public void Measure_Digits_AllHaveOneWidth()
    {
        var widths = Enumerable.Range(0, 10).Select(d => Typesetter.Measure(new string((char)('0' + d), 4), Style)).Distinct();

        Assert.That(widths.Count(), Is.EqualTo(1));
    }

    [TestCase("1,111.11", "7,777.77")]
    [TestCase("100.00%", "474.74%")]
    public void Measure_FiguresOfOneForm_StandInLine(string one, string other)
    {
        Assert.That(Typesetter.Measure(one, Style), Is.EqualTo(Typesetter.Measure(other, Style)).Within(0.001));
    }

    [Test]
    public void Shorten_TooWide_EndsWithAnEllipsisInside()
    {
        string text = Typesetter.Shorten("A name that is far too long for its place", Style, 60);

        Assert.That(text, Does.EndWith("…"));
        Assert.That(Typesetter.Measure(text, Style), Is.LessThanOrEqualTo(60));
    }

    [Test]
    public void Shorten_NoRoomAtAll_IsEmpty()
    {
        Assert.That(Typesetter.Shorten("text", Style, 1), Is.Empty);
    }

    [Test]
    public void Wrap_AnyText_KeepsEveryWordAndTheWidth()
    {
        const string Text = "Every asset is covered, but a-very-long-word-that-cannot-stand-on-one-line-at-all must be broken";

        List<string> lines = Typesetter.Wrap(Text, Style, 90);

        Assert.That(lines.Select(l => Typesetter.Measure(l, Style)), Is.All.LessThanOrEqualTo(90.01f));
        Assert.That(string.Concat(lines).Replace(" ", "", StringComparison.Ordinal), Is.EqualTo(Text.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void Wrap_TooManyLines_EndsWithAnEllipsis()
    {
        List<string> lines = Typesetter.Wrap(string.Join(' ', Enumerable.Repeat("word", 100)), Style, 90, 2);

        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[1], Does.EndWith("…"));
    }

    [TestCase("a\u0000b\u0007", "ab")]
    [TestCase("\u202Eabc\u202C", "abc")]
    [TestCase("a\r\n\tb  c ", "a b c")]
    [TestCase("東京 X", "□□ X")]
    [TestCase("👩‍💻", "□□")]
    [TestCase("Łódź, Ωμέγα, Привет", "Łódź, Ωμέγα, Привет")]
    [TestCase(null, "")]
    public void Clean_AnyText_FitsToPrint(string? text, string expected)
    {
        Assert.That(PlainText.Clean(text), Is.EqualTo(expected));
    }
}
