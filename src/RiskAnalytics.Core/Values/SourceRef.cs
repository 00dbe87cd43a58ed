namespace RiskAnalytics.Core.Values;

/// <summary>Where a number came from: a document and the place in it.</summary>
/// <param name="Title">The file or document, such as <c>holdings.csv</c>.</param>
/// <param name="Locator">The place inside: a row, a page, a block number, an address on the web; empty for the whole document.</param>
public sealed record SourceRef(string Title, string Locator = "")
{
    /// <summary>Title and locator in one line.</summary>
    public override string ToString() => Locator.Length == 0 ? Title : $"{Title}, {Locator}";
}
