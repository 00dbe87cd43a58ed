using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>The words of a document in one language; they stand in a file so that counsel can change them.</summary>
public sealed record DisclosureWording
{
    /// <summary>Id of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Code of the language, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>What stands under the title where the document is voluntary.</summary>
    public required string Voluntary { get; init; }

    /// <summary>The word across each page while a required line is missing.</summary>
    public required string Draft { get; init; }

    /// <summary>Headings by the first part of the line ids.</summary>
    public required FrozenDictionary<string, string> Sections { get; init; }

    /// <summary>Labels by line id.</summary>
    public required FrozenDictionary<string, string> Lines { get; init; }

    /// <summary>Headings of table columns by column id.</summary>
    public required FrozenDictionary<string, string> Columns { get; init; }

    /// <summary>What the document says of itself at its end, paragraph by paragraph.</summary>
    public required ImmutableArray<string> Notices { get; init; }

    /// <summary>The heading of a line's section.</summary>
    public string Section(DisclosureItem item) => Sections[item.Id.Split('.')[0]];

    /// <summary>The label of a line; what stands behind a second dot, such as a currency, is put in brackets.</summary>
    public string Label(DisclosureItem item) => item.Id.Split('.', 3) is [var section, var line, var subject] ? $"{Lines[$"{section}.{line}"]} ({subject})" : Lines[item.Id];

    /// <summary>What a document needs and the wording lacks, such as <c>lines.audit.last</c>.</summary>
    public IEnumerable<string> Missing(DisclosureDocument document)
    {
        foreach (var item in document.Items)
        {
            var parts = item.Id.Split('.', 3);
            if (!Sections.ContainsKey(parts[0]))
                yield return "sections." + parts[0];
            if (!Lines.ContainsKey($"{parts[0]}.{parts[1]}"))
                yield return $"lines.{parts[0]}.{parts[1]}";
            foreach (var column in item.Table?.Columns ?? [])
            {
                if (!Columns.ContainsKey(column))
                    yield return "columns." + column;
            }
        }
    }
}
