using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>Reads the wording of a document, from the library or from a folder of one's own.</summary>
public static class WordingReader
{
    private const int LongestText = 4_000;

    private static readonly ImmutableArray<string> Keys = ["title", "voluntary", "draft", "sections", "lines", "columns", "notices"];

    /// <summary>The wording that travels with the library, from <c>data/wording</c>.</summary>
    /// <exception cref="IngestionException">The library has none for the document in this language.</exception>
    public static DisclosureWording ReadDefault(string document, string language)
    {
        var name = Name(document, language);
        return typeof(WordingReader).Assembly.GetManifestResourceInfo(name) is null
            ? throw IngestionException.For(name, "no-wording", $"there is no wording of {document} in the language '{language}'")
            : Read(SourceFile.OpenCarried(name), document, language);
    }

    /// <summary>The wording in a folder: <c>&lt;document&gt;.&lt;language&gt;.json</c>; the carried one where the folder has none.</summary>
    /// <exception cref="IngestionException">There is no such folder, or the file cannot be read, or lacks a key, or has one that is not known.</exception>
    public static DisclosureWording Read(string folder, string document, string language)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
            throw IngestionException.For(folder, "no-folder", "there is no folder of this name, so no wording can be read from it");
        var path = Path.Combine(folder, Name(document, language));
        return File.Exists(path) ? Read(SourceFile.OpenJson(path, ReadLimits.Standard), document, language) : ReadDefault(document, language);
    }

    /// <summary>The built-in or one's own wording of a document, with words for every line of it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">Code of the language, such as <c>en</c>.</param>
    /// <param name="folder">A folder with a wording of one's own; null takes the built-in one.</param>
    /// <exception cref="IngestionException">There is no such wording, it has a fault, or a line of the document has no words in it.</exception>
    public static DisclosureWording For(DisclosureDocument document, string language, string? folder)
    {
        ArgumentNullException.ThrowIfNull(document);
        var wording = folder is null ? ReadDefault(document.Id, language) : Read(folder, document.Id, language);
        return string.Join(", ", wording.Missing(document).Distinct()) is { Length: > 0 } missing
            ? throw IngestionException.For(Name(document.Id, language), "missing-key", $"the wording lacks {missing}")
            : wording;
    }

    private static string Name(string document, string language) =>
        language.Length is >= 2 and <= 8 && language.All(c => char.IsAsciiLetterLower(c) || c == '-')
            ? $"{document}.{language}.json"
            : throw IngestionException.For(document, "bad-language", $"found '{language}', expected the code of a language such as en");

    private static DisclosureWording Read(SourceFile file, string document, string language)
    {
        var root = JsonText.Parse(file, ReadLimits.Standard);
        if (root.ValueKind != JsonValueKind.Object)
            throw IngestionException.For(file.Name, "bad-value", "expected one object");
        foreach (var property in root.EnumerateObject().Where(property => !Keys.Contains(property.Name)))
            throw IngestionException.For(file.Name, "unknown-key", $"the key '{property.Name}' is not known; known are {string.Join(", ", Keys)}");
        return new DisclosureWording
        {
            Document = document,
            Language = language,
            Title = Text(file, root, "title"),
            Voluntary = Text(file, root, "voluntary"),
            Draft = Text(file, root, "draft"),
            Sections = Texts(file, root, "sections"),
            Lines = Texts(file, root, "lines"),
            Columns = Texts(file, root, "columns"),
            Notices = root.TryGetProperty("notices", out var notices) && notices.ValueKind == JsonValueKind.Array && notices.GetArrayLength() > 0
                ? [.. notices.EnumerateArray().Select((notice, i) => Checked(file, $"notices[{i}]", notice))]
                : throw IngestionException.For(file.Name, "missing-key", "the key notices is missing or empty; expected a list of texts, which say that a grade is no credit rating, audit opinion or advice"),
        };
    }

    private static string Text(SourceFile file, JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) ? Checked(file, key, value) : throw IngestionException.For(file.Name, "missing-key", $"the key {key} is missing; expected a text");

    private static FrozenDictionary<string, string> Texts(SourceFile file, JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var values) || values.ValueKind != JsonValueKind.Object)
            throw IngestionException.For(file.Name, "missing-key", $"the key {key} is missing; expected an object of texts");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in values.EnumerateObject())
            texts[property.Name] = Checked(file, $"{key}.{property.Name}", property.Value);
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Checked(SourceFile file, string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw IngestionException.For(file.Name, "bad-value", $"{key}: expected a text of 1 to {LongestText.ToString(System.Globalization.CultureInfo.InvariantCulture)} characters");
}
