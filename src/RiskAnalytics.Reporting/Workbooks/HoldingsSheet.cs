using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Every line: counted ones by value, then encumbered ones, then those without a price; of a very long book the rest summed by class.</summary>
internal static class HoldingsSheet
{
    private static readonly ImmutableArray<string> Columns =
    [
        "State", "Asset", "Class", "Instrument", "Owed by", "Kept by", "Jurisdiction", "Network", "Address", "Quantity", "Unit price", "Value", "Value came from",
        "Share of A", "Matched", "Free", "Haircut, matched", "Haircut, free", "After haircut", "Quality, matched", "Quality, free", "Paid within", "Maturity",
        "Notice, working days", "Unbonding, days", "Own token", "Frozen", "Related party", "Core", "Line evidence", "Section", "Stated source", "File and row",
    ];

    /// <summary>The sheet, and a sheet of the smaller lines by class where not every line stands in it.</summary>
    public static IEnumerable<SheetTable> Of(HealthAssessment assessment)
    {
        var reserve = assessment.Reserve;
        var lines = reserve.Lines.OrderByDescending(line => line.Value).ThenBy(line => line.Holding.Row).ToList();
        yield return SheetTable.Of(
            "Holdings",
            Columns,
            [
                .. lines.Take(SheetTable.MostRows).Select(line => Line("counted", line, reserve.Assets)),
                .. reserve.EncumberedLines.OrderByDescending(line => line.Value).ThenBy(line => line.Holding.Row).Take(SheetTable.MostRows).Select(line => Line("encumbered: outside A", line, 0m)),
                .. reserve.Unpriced.Take(SheetTable.MostRows).Select(holding => Row("left out: no price", holding, Unvalued)),
            ],
            Words.NothingHeld(assessment));
        if (lines.Count > SheetTable.MostRows)
        {
            yield return SheetTable.Of(
                "Smaller lines",
                ["Class", "Lines", "Value", "Formula", "Source"],
                lines.Skip(SheetTable.MostRows).GroupBy(line => line.Class).OrderByDescending(group => group.Sum(line => line.Value)).Select(group => (ImmutableArray<SheetCell>)
                [
                    SheetCell.Text(Words.Of(group.Key)),
                    SheetCell.Count(group.Count()),
                    SheetCell.Money(group.Sum(line => line.Value), ""),
                    SheetCell.Text("sum of the counted lines that the sheet Holdings has no room for"),
                    SheetCell.Text("holdings of the book"),
                ]),
                "none");
        }
    }

    private static ImmutableArray<SheetCell> Line(string state, ValuedHolding line, decimal assets) => Row(state, line.Holding, new Valued(
        Words.Of(line.Class),
        SheetCell.Money(line.Value, ""),
        SheetCell.Text(Origin(line.Origin)),
        SheetCell.Figure(assets > 0m ? line.Value / assets : null, MetricUnit.Share, "outside A"),
        [
            SheetCell.Money(line.Matched, ""),
            SheetCell.Money(line.Free, ""),
            SheetCell.Figure(line.HaircutMatched, MetricUnit.Share, ""),
            SheetCell.Figure(line.HaircutFree, MetricUnit.Share, ""),
            SheetCell.Money(line.Stressed, ""),
            SheetCell.Figure(line.QualityMatched, MetricUnit.Points, ""),
            SheetCell.Figure(line.QualityFree, MetricUnit.Points, ""),
            SheetCell.Text(Words.Of(line.Bucket)),
        ],
        SheetCell.Truth(line.IsOwn),
        SheetCell.Truth(line.IsFrozen),
        SheetCell.Truth(line.IsRelated),
        SheetCell.Truth(line.IsCore)));

    private static ImmutableArray<SheetCell> Row(string state, Holding holding, Valued valued) =>
    [
        SheetCell.Text(state),
        SheetCell.Text(PositionSheets.Asset(holding.Asset.Text, holding.Asset.IsItemised)),
        SheetCell.Text(valued.Class ?? Words.Of(holding.Class)),
        SheetCell.Text(holding.Instrument),
        SheetCell.Text(Name(holding.Counterparty)),
        SheetCell.Text(Name(holding.Custodian)),
        SheetCell.Text(holding.Jurisdiction),
        SheetCell.Text(holding.Chain?.Network),
        SheetCell.Text(holding.Chain?.Address),
        SheetCell.Quantity(holding.Quantity, "not given"),
        SheetCell.Quantity(holding.Price, "not given on the line"),
        valued.Value,
        valued.Origin,
        valued.Share,
        .. valued.Scored,
        SheetCell.Date(holding.Maturity, "not given"),
        SheetCell.Count(holding.NoticeDays),
        SheetCell.Count(holding.UnbondingDays),
        valued.IsOwn,
        valued.IsFrozen,
        valued.IsRelated,
        valued.IsCore,
        SheetCell.Truth(holding.HasLineEvidence),
        SheetCell.Text(holding.Section),
        SheetCell.Text(holding.StatedSource),
        SheetCell.Text(holding.Source.ToString()),
    ];

    private static string? Name(Party party) => party.Name ?? (party.Class is { } kind ? Codes.Of(kind) : null);

    private static string Origin(ValueOrigin origin) => origin switch
    {
        ValueOrigin.Reported => "the book gives it",
        ValueOrigin.LinePrice => "quantity times the price on the line",
        ValueOrigin.MarketPrice => "quantity times the price of market.csv",
        ValueOrigin.ReportingCurrency => "units of the reporting currency",
        _ => "quantity times the price that another line of the asset implies",
    };

    private static SheetCell None => SheetCell.Text("no value: the line has no price");

    private static Valued Unvalued => new(null, None, None, None, [.. Enumerable.Repeat(None, 8)], None, None, None, None);

    /// <summary>What valuation and the policy say of a line.</summary>
    private sealed record Valued(
        string? Class, SheetCell Value, SheetCell Origin, SheetCell Share, ImmutableArray<SheetCell> Scored, SheetCell IsOwn, SheetCell IsFrozen, SheetCell IsRelated, SheetCell IsCore);
}
