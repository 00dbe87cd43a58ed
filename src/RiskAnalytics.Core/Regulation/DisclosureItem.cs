using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>One line of a checklist: a value, a table, "none", or the reason why it is missing.</summary>
public sealed record DisclosureItem
{
    /// <summary>Permanent id within the document, <c>section.line</c>, such as <c>circulation.count</c>; its label stands in the wording.</summary>
    public required string Id { get; init; }

    /// <summary>True when the document is a draft without it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Filled, none or not evaluated.</summary>
    public required DisclosureState State { get; init; }

    /// <summary>The figure; null when the line is words or a table, or missing.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The words, such as a name, a date or an address on the web; null when the line is a figure or a table, or missing.</summary>
    public string? Text { get; init; }

    /// <summary>The table; null when the line is a figure or words, or missing.</summary>
    public DisclosureTable? Table { get; init; }

    /// <summary>Why it is missing, or what the reader must know of it; null when there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it came from: file and rows of the book, or the rule that made it.</summary>
    public string? Source { get; init; }

    /// <summary>Rules that the line answers, by id.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];
}
