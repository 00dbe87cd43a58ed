using System.Text.RegularExpressions;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>Every picture says to those who do not see it what it shows, with its figures; a mark that is left out has its words beside it.</summary>
[TestFixture]
public sealed partial class PictureNamesTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Unnamed_AnyBook_IsNothing(object sample)
    {
        var page = PageText.Of((HealthAssessment)sample);

        Assert.That(Unnamed(page), Is.Empty);
        Assert.That(Svg().Count(page), Is.GreaterThan(5), "the page has pictures");
    }

    [Test]
    public void Unnamed_ComparisonAndHostileBook_IsNothing([Values("comparison", "hostile")] string name) => Assert.That(Unnamed(BrowserTests.Html(name)), Is.Empty);

    [TestCase("<p><svg class=\"bar\"></svg> Score 70</p>", "has no role")]
    [TestCase("<p><svg role=\"img\"><title id=\"a\">Score 70</title></svg></p>", "no title of its own")]
    [TestCase("<p><svg role=\"img\" aria-labelledby=\"b\"><title id=\"a\">Score 70</title></svg></p>", "no title of its own")]
    [TestCase("<p><svg role=\"img\" aria-labelledby=\"a\"><title id=\"a\"> </title></svg></p>", "says nothing")]
    [TestCase("<p><svg role=\"img\" aria-labelledby=\"a\"><title id=\"a\">A chart</title></svg></p>", "no figure")]
    [TestCase("<p><svg role=\"img\" aria-labelledby=\"a\" aria-describedby=\"a-text\"><title id=\"a\">Score 70</title><desc id=\"a-text\"></desc></svg></p>", "description")]
    [TestCase("<p><svg aria-hidden=\"true\"></svg></p>", "no words beside it")]
    [TestCase("<p><img src=\"data:,\"> Score 70</p>", "img")]
    public void Unnamed_PictureWithoutName_IsFound(string html, string reason) => Assert.That(Unnamed(html), Has.One.Contains(reason));

    [TestCase("<p><svg role=\"img\" aria-labelledby=\"a\"><title id=\"a\">Score 70</title></svg></p>")]
    [TestCase("<p><svg role=\"img\" aria-labelledby=\"a\" aria-describedby=\"b\"><title id=\"a\">Composition</title><desc id=\"b\">BTC 70%</desc></svg></p>")]
    [TestCase("<p><svg aria-hidden=\"true\"></svg><b>H</b></p>")]
    public void Unnamed_PictureWithName_IsNothing(string html) => Assert.That(Unnamed(html), Is.Empty);

    private static IEnumerable<string> Unnamed(string page)
    {
        if (page.Contains("<img", StringComparison.OrdinalIgnoreCase))
            yield return "an img: the pages draw with svg, which this check knows";
        foreach (Match svg in Svg().Matches(page))
        {
            var (attributes, content) = (svg.Groups[1].Value, svg.Groups[2].Value);
            var shown = page[svg.Index..Math.Min(page.Length, svg.Index + 160)];
            if (attributes.Contains("aria-hidden=\"true\"", StringComparison.Ordinal))
            {
                var rest = page[(svg.Index + svg.Length)..];
                if (PageText.Words(rest[..rest.IndexOf("</", StringComparison.Ordinal)]).Length == 0)
                    yield return $"a hidden mark has no words beside it: {shown}";
                continue;
            }

            if (!attributes.Contains("role=\"img\"", StringComparison.Ordinal))
                yield return $"a picture has no role: {shown}";
            else if (Named(attributes, content, "labelledby", "title") is not { } title)
                yield return $"a picture has no title of its own: {shown}";
            else if (title.Length == 0)
                yield return $"a picture says nothing: {shown}";
            else if (attributes.Contains("aria-describedby", StringComparison.Ordinal) && Named(attributes, content, "describedby", "desc") is not { Length: > 0 })
                yield return $"the description of a picture is empty or not its own: {shown}";
            else if ($"{title} {Named(attributes, content, "describedby", "desc")}" is var said && !said.Any(char.IsAsciiDigit) && !WhyNot().IsMatch(said))
                yield return $"a picture names no figure, nor why it has none: {shown}";
        }
    }

    /// <summary>The words that an attribute points to inside the picture; null when it points to none.</summary>
    private static string? Named(string attributes, string content, string by, string tag) =>
        Regex.Match(attributes, $"aria-{by}=\"([^\"]+)\"") is { Success: true } id && Regex.Match(content, $"<{tag} id=\"{Regex.Escape(id.Groups[1].Value)}\">(.*?)</{tag}>", RegexOptions.Singleline) is { Success: true } found
            ? PageText.Words(found.Groups[1].Value)
            : null;

    [GeneratedRegex("<svg([^>]*)>(.*?)</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(@"\b(nothing|no|not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WhyNot();
}
