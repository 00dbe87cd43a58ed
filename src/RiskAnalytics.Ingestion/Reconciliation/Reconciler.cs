using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Compares a document with itself, with the one before it, and with other documents of its date.</summary>
public static class Reconciler
{
    /// <summary>What in a book contradicts itself or the book before it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="previous">The last earlier book of the same entity; null when there is none.</param>
    /// <returns>One issue a contradiction, in the order of the checks: document, line, both figures, effect on coverage.</returns>
    public static ImmutableArray<DataIssue> Check(ReserveBook book, ReserveBook? previous = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        var context = new CheckContext(book, previous);
        return [.. CheckCatalog.All.SelectMany(check => check.Find(context))];
    }

    /// <summary>Where two documents on one entity and date differ.</summary>
    /// <param name="used">The book whose figures count.</param>
    /// <param name="other">The book of the other document.</param>
    /// <param name="usedName">The name of the document that counts.</param>
    /// <param name="otherName">The name of the other document.</param>
    public static ImmutableArray<DataIssue> Compare(ReserveBook used, ReserveBook other, string usedName, string otherName)
    {
        ArgumentNullException.ThrowIfNull(used);
        ArgumentNullException.ThrowIfNull(other);
        return [];
    }
}
