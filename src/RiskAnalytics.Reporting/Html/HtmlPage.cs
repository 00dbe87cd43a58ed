namespace RiskAnalytics.Reporting.Html;

/// <summary>
/// A whole page in one file: it asks for nothing from elsewhere, and its policy lets only the page's own style and script
/// run, so that no text of a book ever can.
/// </summary>
internal static class HtmlPage
{
    private static readonly string ContentPolicy =
        $"default-src 'none'; script-src {PageAsset.Script.Hash}; style-src {PageAsset.Style.Hash}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where its bytes go.</param>
    /// <param name="title">Title of the window.</param>
    /// <param name="origin">What made it, in the last line.</param>
    /// <param name="contents">Parts of the page and the sections in them: id and title.</param>
    /// <param name="look">Class of the whole page; null for none.</param>
    /// <param name="head">Writes what stands above all.</param>
    /// <param name="main">Writes the content.</param>
    public static void Write(
        Stream output, string title, string origin, IEnumerable<(string Id, string Title, bool IsPart)> contents, string? look, Action<HtmlWriter> head, Action<HtmlWriter> main)
    {
        var page = new HtmlWriter();
        using (page.Open("html", ("lang", "en")))
        {
            WriteHead(page, title);
            using (page.Open("body", ("class", look)))
            {
                page.Element("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
                using (page.Open("header", ("class", "top")))
                    head(page);
                using (page.Open("div", ("class", "frame")))
                {
                    WriteContents(page, contents);
                    using (page.Open("main", ("id", "main"), ("tabindex", "-1")))
                        main(page);
                }

                using (page.Open("footer"))
                    page.Element("p", origin);
                page.Empty("p", ("id", "said"), ("class", "unseen"), ("role", "status"));
                page.Embed("script", PageAsset.Script);
            }
        }

        output.Write(System.Text.Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>The button that changes between light and dark; it is there once the script runs.</summary>
    public static void ThemeSwitch(HtmlWriter page) => page.Element("button", "Dark mode", ("type", "button"), ("class", "theme"), ("aria-pressed", "false"), ("hidden", ""));

    private static void WriteHead(HtmlWriter page, string title)
    {
        using var head = page.Open("head");
        page.Empty("meta", ("charset", "utf-8"));
        page.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy));
        page.Element("title", title);
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
        page.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        // An icon of nothing keeps a browser from asking a server for one.
        page.Empty("link", ("rel", "icon"), ("href", "data:,"));
        page.Embed("style", PageAsset.Style);
    }

    private static void WriteContents(HtmlWriter page, IEnumerable<(string Id, string Title, bool IsPart)> contents)
    {
        using var nav = page.Open("nav", ("class", "contents"), ("aria-label", "Contents"));
        using var list = page.Open("ul");
        foreach ((string id, string title, bool isPart) in contents)
        {
            using (page.Open("li", ("class", isPart ? "part" : null)))
                page.Element("a", title, ("href", "#" + id));
        }
    }
}
