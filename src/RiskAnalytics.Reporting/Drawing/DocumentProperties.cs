namespace RiskAnalytics.Reporting.Drawing;

/// <summary>What a PDF says about itself. The date comes from the book, never from a clock.</summary>
internal sealed record DocumentProperties(string Title, string Subject, string Author, string Keywords, string Creator, DateOnly AsOf)
{
    /// <summary>Language of the text, as in RFC 3066.</summary>
    public string Language { get; init; } = "en";
}
