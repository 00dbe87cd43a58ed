using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>How all JSON is written: indented, line feeds, numbers with every digit, absent as null.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The result is a file or a console, never a page: names and signs stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document that a function writes, with a line feed at its end.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>Writes a number with every digit and no trailing zeros, or null; the writer itself would keep the zeros.</summary>
    public static void WriteFigure(this Utf8JsonWriter json, string name, decimal? number)
    {
        json.WritePropertyName(name);
        if (number is { } value)
        {
            json.WriteRawValue(Format.Exact(value), skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Writes true, false or null.</summary>
    public static void WriteBoolean(this Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a date as 2024-04-12, or null.</summary>
    public static void WriteDate(this Utf8JsonWriter json, string name, DateOnly? date) =>
        json.WriteString(name, date is { } value ? Format.Date(value) : null);

    /// <summary>Writes an array of objects.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
