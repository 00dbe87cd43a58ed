using System.Text;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli;

/// <summary>Every format that can be read, as text or JSON.</summary>
internal static class FormatsText
{
    private const int DescriptionWidth = 44;
    private const int TrapsWidth = 72;

    /// <summary>One row per format, its long cells folded.</summary>
    public static string Table()
    {
        var table = new TextTable("CODE", "RHYTHM", "WHAT IT IS", "TRAPS");
        foreach (var source in SourceCatalog.All)
        {
            var descriptions = Fold(source.Description, DescriptionWidth);
            var traps = Fold(source.Traps, TrapsWidth);
            for (var line = 0; line < Math.Max(descriptions.Count, traps.Count); line++)
            {
                table.Add(
                    line == 0 ? source.Code : "",
                    line == 0 ? source.Rhythm : "",
                    line < descriptions.Count ? descriptions[line] : "",
                    line < traps.Count ? traps[line] : "");
            }
        }

        return table.ToString();
    }

    /// <summary>An array with one object per format.</summary>
    public static string Json() => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var source in SourceCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("format", source.Code);
            json.WriteString("description", source.Description);
            json.WriteString("rhythm", source.Rhythm);
            json.WriteString("traps", source.Traps);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The text in lines of a width, broken between words; a word that is longer has a line of its own.</summary>
    private static List<string> Fold(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return [.. lines, line.ToString()];
    }
}
