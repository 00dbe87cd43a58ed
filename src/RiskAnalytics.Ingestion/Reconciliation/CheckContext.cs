using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What a check may look at, and what all checks compute alike.</summary>
/// <param name="book">The book that is checked.</param>
/// <param name="previous">The last earlier book of the same entity, or null.</param>
/// <param name="replaced">The edition of the same date that this one replaces, or null.</param>
internal sealed class CheckContext(ReserveBook book, ReserveBook? previous, ReserveBook? replaced)
{
    private readonly Lazy<decimal?> _assets = new(() => LineValue.SumOf(book, book.Snapshot.Holdings));
    private readonly Lazy<decimal?> _owed = new(() => LineValue.OwedIn(book));

    /// <summary>The book that is checked.</summary>
    public ReserveBook Book => book;

    /// <summary>The last earlier book of the same entity, or null.</summary>
    public ReserveBook? Previous => previous;

    /// <summary>The edition of the same date that this one replaces, or null.</summary>
    public ReserveBook? Replaced => replaced;

    /// <summary>The snapshot of the book.</summary>
    public ReserveSnapshot Snapshot => book.Snapshot;

    /// <summary>Sum of all lines; null when a line has no value.</summary>
    public decimal? Assets => _assets.Value;

    /// <summary>Sum of all that is owed; null when it is not disclosed, not loaded, or has no price.</summary>
    public decimal? Owed => _owed.Value;

    /// <summary>The stated figures of a kind, in the order of the document.</summary>
    public IEnumerable<StatedFigure> Stated(StatedKind kind) => Snapshot.Stated.Where(f => f.Kind == kind);

    /// <summary>An amount of money with its currency: <c>USD 588,012,814.30</c>.</summary>
    public string Money(decimal amount) => $"{Snapshot.ReportingCurrency} {Words.Money(amount)}";

    /// <summary>What another figure would make of the coverage, as a sentence.</summary>
    /// <param name="assets">All assets with the other figure; null = as they are.</param>
    /// <param name="owed">All that is owed with the other figure; null = as it is.</param>
    /// <param name="otherwise">What would be otherwise.</param>
    public string Effect(decimal? assets = null, decimal? owed = null, string otherwise = Words.OtherFigure)
    {
        if (Snapshot.Entity.Partial is not null)
            return "The book is partial, so the effect on coverage cannot be told.";
        if (Owed is not { } owedNow)
            return "Not all that is owed is in the book, so the effect on coverage cannot be told.";
        if (Assets is not { } assetsNow)
            return "Not every line has a value, so the effect on coverage cannot be told.";

        var owedThen = owed ?? owedNow;
        return owedNow <= 0 || owedThen <= 0
            ? "Nothing is owed, so there is no coverage."
            : Words.Change("Coverage", assetsNow / owedNow, (assets ?? assetsNow) / owedThen, otherwise);
    }

    /// <summary>What another amount held of one asset would make of its ratio, or where nothing is owed in it, of the coverage.</summary>
    public string Effect(AssetSymbol asset, decimal held, decimal heldOtherwise, string otherwise = Words.OtherFigure)
    {
        var owed = LineValue.UnitsOwed(Snapshot, asset);
        if (owed is > 0)
            return Words.Change($"Its coverage in {asset}", held / owed.Value, heldOtherwise / owed.Value, otherwise);
        return LineValue.PriceOf(Book, asset) is { } price && Assets is { } all
            ? Effect(assets: all + ((heldOtherwise - held) * price), otherwise: otherwise)
            : "What is owed in it is not in the book, so the effect on coverage cannot be told.";
    }
}
