using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Gives the book of an issuer the tokens in circulation that another document counts.</summary>
internal static class SupplyCompletion
{
    /// <summary>How far the count may lie from the as-of date to stand for what is owed, in days.</summary>
    private const int FarthestDays = 1;

    /// <summary>The book with its liability filled where it has none, and with the count beside it to compare.</summary>
    public static ReserveBook Complete(ReserveBook book, IReadOnlyList<SupplyObservation> supply)
    {
        var snapshot = book.Snapshot;
        if (snapshot.Entity.Token is not { } token)
            return book;

        var count = supply
            .Where(s => s.Token == token.Symbol && Math.Abs(s.Date.DayNumber - snapshot.AsOf.DayNumber) <= FarthestDays)
            .OrderBy(s => Math.Abs(s.Date.DayNumber - snapshot.AsOf.DayNumber)).ThenBy(s => s.Date)
            .FirstOrDefault();
        if (count is null)
            return book;

        var place = new SourceRef(count.Document.Name);
        var documents = snapshot.Documents.Any(d => d.Sha256 == count.Document.Sha256)
            ? snapshot.Documents
            : snapshot.Documents.Add(new PublishedDocument(count.Document.Name, count.Document.Sha256, "supply"));
        var completed = snapshot with
        {
            Documents = documents,
            Stated = snapshot.Stated.Add(new StatedFigure
            {
                Kind = StatedKind.Supply,
                Subject = token.Symbol.Text,
                Value = count.Units,
                StatedSource = count.StatedSource,
                Source = place,
            }),
        };
        if (snapshot.Liabilities is { } owed && owed.Any(l => l.IsLoaded))
            return book with { Snapshot = completed };

        var liability = new Liability { Asset = token.Symbol, Quantity = count.Units, StatedSource = count.StatedSource, Source = place };
        var day = count.Date == snapshot.AsOf ? "" : $" of {Format.Date(count.Date)}";
        return book with
        {
            Snapshot = completed with { Liabilities = [liability] },
            Issues = book.Issues.Add(new DataIssue(IssueSeverity.Info, "liabilities-from-supply",
                $"The documents of the reserve give no liabilities; the tokens in circulation{day} stand for them ({count.StatedSource}).")),
        };
    }
}
