using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>Pages as a test reads them.</summary>
internal static partial class PageText
{
    public static string Of(HealthAssessment assessment)
    {
        using var output = new MemoryStream();
        new HealthHtmlRenderer().Render(assessment, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static string Of(EntityComparison comparison)
    {
        using var output = new MemoryStream();
        new ComparisonHtmlRenderer().Render(comparison, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The words of a piece of a page, without its tags.</summary>
    public static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();

    /// <summary>The element with an id, up to the end of its kind.</summary>
    public static string Element(string page, string tag, string id)
    {
        Match start = Regex.Match(page, $"<{tag}[^>]* id=\"{Regex.Escape(id)}\"[^>]*>");
        Assert.That(start.Success, Is.True, $"no {tag} with the id {id}");
        int depth = 0;
        foreach (Match part in Regex.Matches(page[start.Index..], $"<(/?){tag}[ >]"))
        {
            depth += part.Groups[1].Value.Length == 0 ? 1 : -1;
            if (depth == 0)
                return page.Substring(start.Index, part.Index);
        }

        throw new AssertionException($"the {tag} with the id {id} is not closed");
    }

    /// <summary>The cells of each row of the body of the first table, marks left out.</summary>
    public static List<string[]> Rows(string html)
    {
        string body = html[html.IndexOf("<tbody>", StringComparison.Ordinal)..html.IndexOf("</tbody>", StringComparison.Ordinal)];
        return [.. Regex.Matches(body, "<tr[ >].*?</tr>", RegexOptions.Singleline).Select(row => Regex.Matches(row.Value, "<t[hd][ >].*?</t[hd]>", RegexOptions.Singleline).Select(c => Words(c.Value)).ToArray())];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
