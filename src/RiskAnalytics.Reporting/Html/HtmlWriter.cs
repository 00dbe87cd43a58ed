using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Html;

/// <summary>
/// Writes HTML in which only names of tags and attributes come from the program: every text and every value is encoded,
/// and there is no way to write markup as text. Elements are closed by disposing what <see cref="Open"/> gave.
/// </summary>
internal sealed class HtmlWriter
{
    // Letters of all scripts stand as they are; what HTML could read as markup never does.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly HashSet<string> Void = ["meta", "link", "input", "br"];
    private static readonly HashSet<string> Flow = ["html", "head", "body", "header", "nav", "main", "footer", "section", "article", "div", "dl", "ol", "ul", "table", "thead", "tbody", "tr", "details", "figure", "svg"];
    private static readonly HashSet<string> Targets = ["href", "src", "action", "formaction", "data", "srcset", "poster", "background"];

    private readonly StringBuilder _text = new("<!DOCTYPE html>\n");
    private readonly Dictionary<string, int> _ids = [];

    /// <summary>Opens an element; dispose the result to close it.</summary>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="attributes">Attributes with their values; one with a null value is left out, one with an empty value stands alone.</param>
    /// <exception cref="ArgumentException">A name is none, or the attribute could run a script or load something.</exception>
    public OpenTag Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        RequireName(tag);
        _text.Append('<').Append(tag);
        foreach ((string name, string? value) in attributes)
            WriteAttribute(name, value);
        _text.Append('>');
        if (Void.Contains(tag) || Flow.Contains(tag))
            _text.Append('\n');
        return new OpenTag(this, tag);
    }

    /// <summary>An element that holds only a text.</summary>
    public void Element(string tag, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(tag, attributes))
            Text(text);
    }

    /// <summary>An element without content.</summary>
    public void Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(tag, attributes))
        {
        }
    }

    /// <summary>A text, encoded. Control and direction characters, which could turn the words around it, are left out.</summary>
    public void Text(string? text) => _text.Append(Encode(text));

    /// <summary>The page's own style or script, which is part of the program.</summary>
    /// <param name="tag"><c>style</c> or <c>script</c>.</param>
    /// <param name="asset">The file.</param>
    public void Embed(string tag, PageAsset asset) => _text.Append('<').Append(tag).Append('>').Append(asset.Text).Append("</").Append(tag).Append(">\n");

    /// <summary>An id that no other element of the page has, made of a word and a number.</summary>
    public string NextId(string word)
    {
        int number = _ids.GetValueOrDefault(word) + 1;
        _ids[word] = number;
        return FormattableString.Invariant($"{word}-{number}");
    }

    /// <summary>The page so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A text as it stands in a page: cleaned and encoded.</summary>
    internal static string Encode(string? text) => Encoder.Encode(PlainText.WithoutControls(text));

    private static void RequireName(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"'{name}' is no name: letters, digits and hyphens only.", nameof(name));
    }

    private void WriteAttribute(string name, string? value)
    {
        if (value is null)
            return;
        RequireName(name);
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name == "style")
            throw new ArgumentException($"The attribute {name} would be a script or a style of its own.", nameof(name));
        if (Targets.Contains(name) && !value.StartsWith('#') && value != "data:,")
            throw new ArgumentException($"The attribute {name} would lead out of the page: {value}", nameof(value));
        _text.Append(' ').Append(name);
        if (value.Length > 0)
            _text.Append("=\"").Append(Encode(value)).Append('"');
    }

    /// <summary>An open element.</summary>
    internal readonly struct OpenTag(HtmlWriter writer, string tag) : IDisposable
    {
        public void Dispose()
        {
            if (!Void.Contains(tag))
                writer._text.Append("</").Append(tag).Append('>');
            if (!Void.Contains(tag) && tag is not ("span" or "a" or "b" or "td" or "th" or "title" or "desc" or "strong"))
                writer._text.Append('\n');
        }
    }
}
