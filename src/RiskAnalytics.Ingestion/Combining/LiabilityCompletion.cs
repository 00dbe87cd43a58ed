using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Gives a book what its customers are owed by a tree that is published whole, where its own document is silent.</summary>
internal static class LiabilityCompletion
{
    /// <summary>The book with those of its liabilities filled that are not loaded; a tree that adds nothing leaves no trace.</summary>
    public static ReserveBook Complete(ReserveBook book, IReadOnlyList<LiabilityObservation> observations)
    {
        var snapshot = book.Snapshot;
        var owed = (snapshot.Liabilities ?? []).ToBuilder();
        var used = new List<LiabilityObservation>();
        foreach (var observation in observations.Where(o => o.Entity == snapshot.Entity.Id && o.Date == snapshot.AsOf))
        {
            var at = owed.ToList().FindIndex(l => l.Asset == observation.Asset);
            if (at >= 0 && owed[at].IsLoaded)
                continue;
            var place = FormattableString.Invariant($"row {observation.Row}");
            var liability = new Liability
            {
                Asset = observation.Asset,
                Quantity = observation.Units,
                StatedSource = $"liability tree {observation.Document.Name}, {place}",
                Source = new SourceRef(observation.Document.Name, place),
                Row = observation.Row,
            };
            if (at >= 0)
                owed[at] = liability;
            else
                owed.Add(liability);
            used.Add(observation);
        }

        if (used.Count == 0)
            return book;
        // The share by value is computed from the lines where a tree shows only some of the assets.
        var isWhole = owed.Count == used.Count;
        var completed = snapshot with
        {
            Liabilities = owed.ToImmutable(),
            Disclosures = snapshot.Disclosures with
            {
                LiabilityEvidence = snapshot.Disclosures.LiabilityEvidence ?? new LiabilityEvidence(ProofReading.WholeTree, isWhole ? new Share(1) : null),
                NotLoaded = [.. snapshot.Disclosures.NotLoaded.Where(code => code != "T4")],
            },
            Documents =
            [
                .. snapshot.Documents,
                .. used.DistinctBy(o => o.Document.Sha256).Where(o => snapshot.Documents.All(d => d.Sha256 != o.Document.Sha256))
                    .Select(o => new PublishedDocument(o.Document.Name, o.Document.Sha256, o.Format)),
            ],
        };
        return book with
        {
            Snapshot = completed,
            Issues = book.Issues.Add(new DataIssue(IssueSeverity.Info, "liabilities-from-tree",
                FormattableString.Invariant($"Of {used.Count} assets the liability tree {used[0].Document.Name} states what is owed; the tree names no date, and the one given for the run stands for it."))),
        };
    }
}
