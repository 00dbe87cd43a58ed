using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Html;

/// <summary>Bands and grades in a page: always shape, letter and colour together.</summary>
internal static class HtmlMarks
{
    /// <summary>The class of the style sheet that carries the colours of a band.</summary>
    public static string Class(BandLook look) => "band-" + look.Letter.ToLowerInvariant();

    /// <summary>The shape alone; the words beside it say the same.</summary>
    public static void Shape(HtmlWriter page, BandLook look)
    {
        using var svg = page.Open("svg", ("class", "mark " + Class(look)), ("viewBox", "0 0 12 12"), ("aria-hidden", "true"), ("focusable", "false"));
        switch (look.Shape)
        {
            case MarkShape.Circle:
                page.Empty("circle", ("cx", "6"), ("cy", "6"), ("r", "5"));
                break;
            case MarkShape.Triangle:
                page.Empty("path", ("d", "M6 .8 11.6 11H.4Z"));
                break;
            case MarkShape.Diamond:
                page.Empty("path", ("d", "M6 0 12 6 6 12 0 6Z"));
                break;
            case MarkShape.Square:
                page.Empty("path", ("d", "M1.4 1.4H10.6V10.6H1.4Z"));
                break;
            default:
                page.Empty("circle", ("cx", "6"), ("cy", "6"), ("r", "4"), ("fill", "none"), ("stroke-width", "2.4"));
                break;
        }
    }

    /// <summary>Shape, letter and word of a band on a pale ground; or the shape with another word, which then stands for the letter.</summary>
    public static void Pill(HtmlWriter page, BandLook look, string? word = null)
    {
        using var pill = page.Open("span", ("class", "pill " + Class(look)));
        Shape(page, look);
        page.Text(word ?? $"{look.Letter} · {look.Word}");
    }

    /// <summary>Shape and letter, for tables; the word is there for those who do not see it.</summary>
    public static void Mark(HtmlWriter page, BandLook look)
    {
        using var mark = page.Open("span", ("class", "letter " + Class(look)), ("title", look.Word));
        Shape(page, look);
        page.Text(look.Letter);
        page.Element("span", " " + look.Word, ("class", "unseen"));
    }

    /// <summary>A grade in the look of its band.</summary>
    public static void Grade(HtmlWriter page, string? grade)
    {
        BandLook look = BandLook.OfGrade(grade);
        using var mark = page.Open("span", ("class", "letter " + Class(look)));
        Shape(page, look);
        page.Element("b", grade ?? "N");
        page.Element("span", grade is null ? " not rated" : $" {look.Word}", ("class", "unseen"));
    }

    /// <summary>Severity with its shape.</summary>
    public static void Severity(HtmlWriter page, Severity severity, string word)
    {
        BandLook look = BandLook.Of(severity);
        using var mark = page.Open("span", ("class", "letter " + Class(look)));
        Shape(page, look);
        page.Text(word);
    }
}
