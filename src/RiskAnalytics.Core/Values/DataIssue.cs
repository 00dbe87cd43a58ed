namespace RiskAnalytics.Core.Values;

/// <summary>One thing that is wrong or remarkable in the input, with its place.</summary>
/// <param name="Severity">Info, warning or error.</param>
/// <param name="Code">Stable kebab-case subject, such as <c>value-mismatch</c>; see <see cref="IssueCodes"/>.</param>
/// <param name="Message">A plain sentence: what was found and what was expected.</param>
/// <param name="File">File name inside the book, or null when the book as a whole is meant.</param>
/// <param name="Row">Line number in the file, header = 1, or null.</param>
/// <param name="Column">Column or key name, or null.</param>
/// <param name="OmitsLine">True when the issue left a line out of the figures; confidence is then low.</param>
/// <param name="Count">How many findings of the kind this one stands for: 1, or more where a long list was cut.</param>
public sealed record DataIssue(
    IssueSeverity Severity,
    string Code,
    string Message,
    string? File = null,
    int? Row = null,
    string? Column = null,
    bool OmitsLine = false,
    int Count = 1);
