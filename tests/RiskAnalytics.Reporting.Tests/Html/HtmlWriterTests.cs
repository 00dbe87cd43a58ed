using System.Net;
using CsCheck;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Html;

namespace RiskAnalytics.Reporting.Tests.Html;

[TestFixture]
public sealed class HtmlWriterTests
{
    [Test]
    public void Text_Markup_IsEncoded()
    {
        var page = new HtmlWriter();

        page.Element("p", "</script><img src=x onerror=\"alert('1')\"> & more");

        Assert.That(page.ToString(), Does.Contain("<p>&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt; &amp; more</p>"));
    }

    [Test]
    public void Attribute_QuotesAndMarkup_StayInside()
    {
        var page = new HtmlWriter();

        page.Empty("p", ("title", "\"><script>alert(1)</script>"));

        Assert.That(page.ToString(), Does.Contain("<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"></p>"));
    }

    [Test]
    public void Text_AnyLetters_ReadsBackAsTheCleanText() =>
        Gen.String.Sample(text =>
        {
            string html = HtmlWriter.Encode(text);
            return html.IndexOfAny(['<', '>', '"', '\'']) < 0 && WebUtility.HtmlDecode(html) == PlainText.WithoutControls(text);
        });

    [Test]
    public void Text_DirectionCharacters_AreLeftOut()
    {
        var page = new HtmlWriter();

        page.Element("p", "safe\u202Egnp.exe\u202C\u0000 Ω 東京\n2");

        Assert.That(page.ToString(), Does.Contain("<p>safegnp.exe Ω 東京 2</p>"));
    }

    [TestCase("onclick", "alert(1)", TestName = "an event")]
    [TestCase("style", "color: red", TestName = "a style")]
    [TestCase("href", "javascript:alert(1)", TestName = "a script as target")]
    [TestCase("href", "https://example.org", TestName = "a target elsewhere")]
    [TestCase("src", "picture.png", TestName = "a picture")]
    [TestCase("x y", "1", TestName = "no name")]
    public void Open_AttributeThatCouldRunOrLoad_Throws(string name, string value)
    {
        var page = new HtmlWriter();

        Assert.That(() => page.Empty("p", (name, value)), Throws.ArgumentException);
    }

    [Test]
    public void Open_TagThatIsNone_Throws() => Assert.That(() => new HtmlWriter().Open("p><script"), Throws.ArgumentException);
}
