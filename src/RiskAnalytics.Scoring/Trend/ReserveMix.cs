using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>What a reserve is made of, in a form that two dates can be compared in: by class as published, not by what a rule made of a line.</summary>
internal static class ReserveMix
{
    /// <summary>What counts as liquid, in words.</summary>
    public const string LiquidWords = "cash, bills, reverse repo and money market funds";

    /// <summary>The name of the class that own tokens are put in, whatever the line says.</summary>
    public static string OwnToken => Codes.Of(AssetClass.OwnToken);

    /// <summary>
    /// Cash, Treasury bills, reverse repo and money market funds that are not frozen, of all assets; of an exchange also the coins it owes its
    /// customers most: bitcoin, ether and stablecoins. Null when the book is not whole.
    /// </summary>
    /// <remarks>
    /// A fund whose kind is not stated counts too, although the class table takes it for a prime fund: a report that begins to name the kind,
    /// or stops to, must not look like a change of the reserve.
    /// </remarks>
    public static decimal? LiquidShare(HealthAssessment book) =>
        TrendHistory.IsWhole(book) ? Liquid(book).Sum(line => line.Value) / book.Reserve.Assets : null;

    public static bool HasLiquidShare(HealthAssessment book) => LiquidShare(book) is not null;

    /// <summary>Shares of all assets by class, by name; empty when the book is not whole.</summary>
    public static ImmutableSortedDictionary<string, decimal> SharesByClass(HealthAssessment book) => !TrendHistory.IsWhole(book)
        ? ImmutableSortedDictionary<string, decimal>.Empty
        : book.Reserve.Lines
            .GroupBy(ClassOf, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(line => line.Value) / book.Reserve.Assets, StringComparer.Ordinal);

    /// <summary>The class of a line as a name: papers of every rating are one class, so that a table by rating is no change.</summary>
    public static string ClassOf(ValuedHolding line) => line.IsOwn ? OwnToken : LineNames.ClassName(line.Holding.Class);

    /// <summary>The share as an input of a figure, with its date.</summary>
    public static MetricInput LiquidInput(HealthAssessment book) => new(
        $"liquid share on {TrendHistory.Date(book)}", LiquidShare(book), MetricUnit.Share, $"{Inputs.RowsOf(Liquid(book))} of the book as of {TrendHistory.Date(book)}");

    /// <summary>The share of one class as an input of a figure, with its date.</summary>
    public static MetricInput ClassInput(HealthAssessment book, string name, decimal share) => new(
        $"share of {name} on {TrendHistory.Date(book)}", share, MetricUnit.Share,
        $"{Inputs.RowsOf(book.Reserve.Lines.Where(line => ClassOf(line) == name))} of the book as of {TrendHistory.Date(book)}");

    /// <summary>A signed difference of shares in points: <c>-8.7 points</c>.</summary>
    public static string Points(decimal change) =>
        (change > 0m ? "+" : "") + Format.Number(decimal.Round(change * 100m, 1, MidpointRounding.ToEven), 1) + " points";

    private static IEnumerable<ValuedHolding> Liquid(HealthAssessment book) =>
        book.Reserve.Lines.Where(line => !line.IsFrozen && !line.IsOwn && (IsLiquid(line.Holding.Class) || (book.Reserve.HasExchangeProfile && line.IsCore)));

    private static bool IsLiquid(AssetClass type) =>
        LineNames.IsCash(type) || LineNames.IsFund(type)
        || type is AssetClass.TreasuryBill or AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm;
}
