using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>What sections are made of: cards, lists of facts, figures without a score, and the words in place of what is missing.</summary>
internal static class HtmlParts
{
    /// <summary>A section with its heading and a subtitle.</summary>
    /// <param name="page">Where it goes.</param>
    /// <param name="id">Id of the section, for links.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="subtitle">What stands under the heading; null for nothing.</param>
    /// <param name="look">Further classes, such as <c>wide</c>.</param>
    /// <param name="content">Writes what is in it.</param>
    public static void Card(HtmlWriter page, string id, string title, string? subtitle, string? look, Action content)
    {
        using var card = page.Open("section", ("class", look is null ? "card" : "card " + look), ("id", id), ("aria-labelledby", id + "-title"));
        page.Element("h3", title, ("id", id + "-title"));
        if (subtitle is not null)
            page.Element("p", subtitle, ("class", "subtitle"));
        content();
    }

    /// <summary>A part of the page with its heading, which the cards belong to.</summary>
    public static void Part(HtmlWriter page, string id, string title, string? text, Action content)
    {
        using var part = page.Open("section", ("class", "chapter"), ("id", id), ("aria-labelledby", id + "-title"));
        page.Element("h2", title, ("id", id + "-title"));
        if (text is not null)
            page.Element("p", text, ("class", "lead"));
        using (page.Open("div", ("class", "cards")))
            content();
    }

    /// <summary>Labels with their values.</summary>
    public static void Facts(HtmlWriter page, string look, IEnumerable<(string Label, string Value, string? Note)> facts)
    {
        using var list = page.Open("dl", ("class", look));
        foreach ((string label, string value, string? note) in facts)
        {
            using (page.Open("div"))
            {
                page.Element("dt", label);
                using (page.Open("dd"))
                {
                    page.Element("span", value, ("class", value.Length > 18 ? "value long" : "value"));
                    if (note is not null)
                        page.Element("span", " " + note, ("class", "note"));
                }
            }
        }
    }

    /// <summary>Labels with their values, without notes.</summary>
    public static void Facts(HtmlWriter page, string look, IEnumerable<(string Label, string Value)> facts) => Facts(page, look, facts.Select(f => (f.Label, f.Value, (string?)null)));

    /// <summary>Says what is missing and why, in the place of it.</summary>
    public static void Absent(HtmlWriter page, string what, string why)
    {
        using var box = page.Open("p", ("class", "absent"));
        HtmlMarks.Shape(page, BandLook.Of(null));
        page.Element("strong", what + ". ");
        page.Text(why);
    }

    /// <summary>Something that opens: a line that is always seen, and what is behind it.</summary>
    public static void Fold(HtmlWriter page, string summary, Action content, string? id = null)
    {
        using var fold = page.Open("details", ("class", "fold"), ("id", id));
        page.Element("summary", summary);
        using (page.Open("div", ("class", "inside")))
            content();
    }

    /// <summary>A link within the page.</summary>
    public static void Link(HtmlWriter page, string id, string text) => page.Element("a", text, ("href", "#" + id));

    /// <summary>Sentences one below the other; nothing where there are none.</summary>
    public static void Notes(HtmlWriter page, IReadOnlyCollection<string> notes)
    {
        if (notes.Count == 0)
            return;
        using var list = page.Open("ul", ("class", "notes"));
        foreach (string note in notes)
            page.Element("li", note);
    }

    /// <summary>Figures that carry no score, each with formula, inputs and source behind it.</summary>
    public static void Figures(HtmlWriter page, string title, IReadOnlyCollection<Figure> figures)
    {
        if (figures.Count == 0)
            return;
        page.Element("h4", title);
        Write(page, title + ": value, remark, and the id that explain takes", "sortable", [("Figure", Kind.Text), ("Value", Kind.Number), ("Remark", Kind.Text), ("Id for explain", Kind.Text)], rows =>
        {
            foreach (Figure figure in figures)
            {
                rows.Row(row => row
                    .Cell(figure.Subject is { } subject ? $"{figure.Definition.Name}, {subject}" : figure.Definition.Name)
                    .Figure(FigureWords.Of(figure), figure.Value)
                    .Cell(figure.Reason ?? "nothing to add", look: figure.Reason is null ? "why" : null)
                    .Cell(figure.Id, look: "id"));
            }
        });
        Origins(page, figures);
    }

    /// <summary>Formula and source of each kind of figure, and the inputs of those that have some.</summary>
    public static void Origins(HtmlWriter page, IReadOnlyCollection<Figure> figures) => Fold(page, "Formulas, inputs and sources", () =>
    {
        using var list = page.Open("dl", ("class", "origins"));
        foreach (IGrouping<string, Figure> kind in figures.GroupBy(f => f.Definition.Id))
        {
            FigureDefinition definition = kind.First().Definition;
            page.Element("dt", definition.Name);
            using (page.Open("dd"))
            {
                page.Element("p", "Formula: " + definition.Formula);
                page.Element("p", "Source: " + definition.Source);
                foreach (Figure figure in kind.Where(f => f.Inputs.Length > 0).Take(MostInputs))
                {
                    string inputs = string.Join("; ", figure.Inputs.Select(i => $"{i.Name} = {(i.Value is { } value ? Core.Values.Format.Value(value, i.Unit) : "absent")} ({i.Source})"));
                    page.Element("p", $"{figure.Subject ?? "Inputs"}: {inputs}");
                }

                if (kind.Count(f => f.Inputs.Length > 0) is var count && count > MostInputs)
                    page.Element("p", $"and {Words.Count(count - MostInputs, "more figure")}: explain and stress.json give their inputs.");
            }
        }
    });

    /// <summary>Figures of one kind whose inputs stand in the page.</summary>
    private const int MostInputs = 12;
}
