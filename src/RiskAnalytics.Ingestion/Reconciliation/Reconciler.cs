using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Compares a document with itself, with the one before it, and with other documents of its date.</summary>
public static class Reconciler
{
    /// <summary>What in a book contradicts itself, the book before it, or the edition that it replaces.</summary>
    /// <param name="book">The book.</param>
    /// <param name="previous">The last earlier book of the same entity; null when there is none.</param>
    /// <param name="replaced">The edition of the same date that the book replaces; null when there is none.</param>
    /// <returns>One issue a contradiction, in the order of the checks: document, line, both figures, effect on coverage. No score rests on them.</returns>
    public static ImmutableArray<DataIssue> Check(ReserveBook book, ReserveBook? previous = null, ReserveBook? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        var context = new CheckContext(book, previous, replaced);
        var log = new IssueLog();
        foreach (var check in CheckCatalog.All)
        {
            try
            {
                foreach (var finding in check.Find(context))
                    log.Add(finding);
            }
            catch (OverflowException)
            {
                log.Info(check.Code, null, null, null, $"a figure is too large to calculate with, so this was not checked to the end: {check.Description}");
            }
        }

        return log.ToImmutable();
    }

    /// <summary>Where two documents on one entity and date differ.</summary>
    /// <param name="used">The book whose figures count.</param>
    /// <param name="other">The book of the other document.</param>
    /// <param name="usedName">The name of the document that counts.</param>
    /// <param name="otherName">The name of the other document.</param>
    /// <returns>One issue an asset that differs by more than rounding, and one that says how much was compared.</returns>
    public static ImmutableArray<DataIssue> Compare(ReserveBook used, ReserveBook other, string usedName, string otherName)
    {
        ArgumentNullException.ThrowIfNull(used);
        ArgumentNullException.ThrowIfNull(other);
        try
        {
            return DocumentComparison.Find(used, other, usedName, otherName);
        }
        catch (OverflowException)
        {
            return [new DataIssue(IssueSeverity.Info, DocumentComparison.Code, $"A figure is too large to calculate with, so the document was not compared with {Cell.Quote(usedName)}.", otherName)];
        }
    }
}
