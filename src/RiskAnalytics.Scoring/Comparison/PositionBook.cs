using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Trend;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>
/// The positions of one book, by key and name. A coin is one position a key, since all of it has one price. What stands under the currency of the
/// book is one position a class, and where both books give units one an instrument; what is not itemised is one position a class.
/// </summary>
internal sealed class PositionBook
{
    private readonly AssetSymbol _currency;
    private readonly HashSet<AssetClass> _byInstrument;

    /// <param name="book">The book.</param>
    /// <param name="byInstrument">Classes that <see cref="ByInstrument"/> finds in both books of a difference: what one of them lumps together cannot be set beside the parts.</param>
    public PositionBook(HealthAssessment book, HashSet<AssetClass> byInstrument)
    {
        Book = book;
        _byInstrument = byInstrument;
        _currency = AssetSymbol.Of(book.Snapshot.ReportingCurrency);
        Held = book.Reserve.Lines.GroupBy(NameOf).ToDictionary(g => g.Key, g => HeldOf([.. g]));
        Owed = book.Reserve.LiabilityStatus == LiabilityStatus.Known
            ? book.Reserve.Keys.Where(key => key.Owed > 0m).ToDictionary(key => key.Asset, OwedOf)
            : [];
        if (book.Reserve.LiabilityStatus == LiabilityStatus.Known && book.Reserve.Liabilities is { } total)
        {
            var unsplit = Round(total - book.Reserve.Keys.Sum(key => key.Owed));
            if (unsplit > 0m)
                Owed[AssetSymbol.NotItemised] = new Position(unsplit, null);
        }
    }

    /// <summary>Classes of securities in the currency of the book whose lines all have units and a name.</summary>
    public static IEnumerable<AssetClass> ByInstrument(HealthAssessment book) => book.Reserve.Lines
        .Where(line => line.Holding.Asset == AssetSymbol.Of(book.Snapshot.ReportingCurrency) && !IsAtPar(line.Holding.Class))
        .GroupBy(line => line.Holding.Class)
        .Where(type => type.All(line => line.Holding.Quantity > 0m && LineNames.Folded(line.Holding.Instrument) is not null))
        .Select(type => type.Key);

    public HealthAssessment Book { get; }

    /// <summary>What is held: the key as printed, the name of the position, and the symbol.</summary>
    public Dictionary<(string Key, string Name, AssetSymbol Asset), Position> Held { get; }

    /// <summary>What is owed, by key; empty when it is not known.</summary>
    public Dictionary<AssetSymbol, Position> Owed { get; }

    public string Date => Format.Date(Book.Snapshot.AsOf);

    public bool IsPartial => Book.Entity.Partial is not null;

    /// <summary>What a change is put down to when this book has no such line and the other one has.</summary>
    public (DifferenceEffect Effect, string Reason) WhyAbsent(AssetSymbol asset, PositionBook other, decimal value)
    {
        if (IsPartial)
            return (DifferenceEffect.Disclosure, $"the book as of {Date} is partial");
        if (Book.Reserve.Unpriced.Concat(Book.Snapshot.Holdings.Where(h => !h.IsLoaded)).Any(h => h.Asset == asset))
            return (DifferenceEffect.Disclosure, $"without an amount or a price in the book as of {Date}");
        if (other.IsPartial)
            return (DifferenceEffect.Disclosure, $"the book as of {other.Date} is partial, so the two are of different lines");
        if (Book.Reserve.EncumberedLines.Any(line => line.Holding.Asset == asset) && asset != _currency)
            return (DifferenceEffect.Composition, $"pledged in the book as of {Date}");
        if (!asset.IsItemised)
            return (DifferenceEffect.Disclosure, $"not itemised in the book as of {other.Date} only");
        return NotItemised - other.NotItemised >= value
            ? (DifferenceEffect.Disclosure, $"may stand among what is not itemised in the book as of {Date}")
            : (DifferenceEffect.Composition, $"no line in the book as of {Date}");
    }

    /// <summary>What a change of what is owed is put down to when only the other book has it.</summary>
    public (DifferenceEffect Effect, string Reason) WhyNotOwed(AssetSymbol asset) =>
        IsPartial ? (DifferenceEffect.Disclosure, $"the book as of {Date} is partial")
        : !asset.IsItemised || Owed.ContainsKey(AssetSymbol.NotItemised) ? (DifferenceEffect.Disclosure, "owed without a split by asset in one of the books")
        : (DifferenceEffect.Composition, $"not owed in the book as of {Date}");

    public bool IsAssumed(AssetSymbol asset) => Book.Reserve.Keys.Any(key => key.Asset == asset && key.IsOwedAssumed);

    private decimal NotItemised => Held.Where(position => !position.Key.Asset.IsItemised).Sum(position => position.Value.Value);

    private (string Key, string Name, AssetSymbol Asset) NameOf(ValuedHolding line)
    {
        var holding = line.Holding;
        if (!holding.Asset.IsItemised)
            return ($"* {ReserveMix.ClassOf(line)}", $"* {ReserveMix.ClassOf(line)}", holding.Asset);
        if (holding.Asset != _currency)
            return (holding.Asset.Text, holding.Asset.Text, holding.Asset);
        var instrument = _byInstrument.Contains(holding.Class) ? " " + LineNames.Folded(holding.Instrument) : "";
        return (holding.Asset.Text, $"{holding.Asset} {ReserveMix.ClassOf(line)}{instrument}", holding.Asset);
    }

    private Position HeldOf(List<ValuedHolding> lines)
    {
        var (asset, value) = (lines[0].Holding.Asset, Round(lines.Sum(line => line.Value)));
        if (!asset.IsItemised)
            return new Position(value, null);
        if (asset == _currency && lines.TrueForAll(line => IsAtPar(line.Holding.Class)))
            return new Position(value, value);
        // The face amounts of many securities have no common price: only those of one have.
        if (asset == _currency && !_byInstrument.Contains(lines[0].Holding.Class))
            return new Position(value, null);
        // Settlement that was netted lowers the value of a line, not its units.
        var isNetted = Book.Snapshot.Holdings.Any(h => h.Asset == asset && h.Class == AssetClass.Settlement);
        if (!isNetted && lines.TrueForAll(line => line.Holding.Quantity > 0m))
            return new Position(value, lines.Sum(line => line.Holding.Quantity!.Value));
        return new Position(value, asset == _currency ? null : Units(asset, value));
    }

    private Position OwedOf(KeyPosition key)
    {
        var value = Round(key.Owed);
        if (key.IsOwedAssumed)
            return new Position(value, null);
        if (key.Asset == _currency)
            return new Position(value, value);
        var rows = (Book.Snapshot.Liabilities ?? []).Where(row => LiabilityTable.KeyOf(Book.Entity, row.Asset) == key.Asset).ToList();
        return rows.Count > 0 && rows.TrueForAll(row => row.Quantity > 0m && row.BackedBy is null)
            ? new Position(value, rows.Sum(row => row.Quantity!.Value))
            : new Position(value, Units(key.Asset, value));
    }

    private decimal? Units(AssetSymbol asset, decimal value)
    {
        try
        {
            return Book.Reserve.Market.Find(asset)?.Price is { } price and > 0m ? value / price : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Worth its amount in the currency of the book: cash, repos, interest and payments under way.</summary>
    private static bool IsAtPar(AssetClass type) => LineNames.IsCash(type)
        || type is AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm or AssetClass.AccruedInterest or AssetClass.Settlement;

    private static decimal Round(decimal value) => decimal.Round(value, BridgePart.MoneyDecimals, MidpointRounding.ToEven);
}
