using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Held against owed, classes, liabilities, and the names behind the concentration.</summary>
internal static class PositionSheets
{
    private const string Shares = "shares of A by name, sheet Names";
    private const string Labels = "US merger guidelines 2023: moderately concentrated from 0.10, highly above 0.18";

    public static IEnumerable<SheetTable> Of(HealthAssessment assessment) =>
        [Assets(assessment), Classes(assessment), Liabilities(assessment), Concentration(assessment.Concentration), Names(assessment.Concentration)];

    private static SheetTable Assets(HealthAssessment assessment) => SheetTable.Of(
        "Assets",
        ["Asset", "Class", "Held", "Owed", "Ratio", "Band", "Share of A", "Own token", "Note", "Formula", "Source"],
        assessment.Assets.Select(asset => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(asset.Asset),
            SheetCell.Text(Words.Of(asset.Class)),
            SheetCell.Money(asset.Held, ""),
            SheetCell.Money(asset.Owed, asset.Note ?? SummarySheet.NoLiabilities(assessment)),
            SheetCell.Figure(asset.Ratio, MetricUnit.Ratio, asset.Note ?? "no ratio"),
            SheetCell.Text(asset.Band is { } band ? Words.Of(band) : "no ratio"),
            SheetCell.Figure(asset.Share, MetricUnit.Share, ""),
            SheetCell.Truth(asset.IsOwn),
            SheetCell.Text(asset.Note ?? (asset.IsOwedAssumed ? "the amount owed was not loaded and counts as what is held" : null), "nothing to add"),
            SheetCell.Text("ratio = held / owed in the same asset; share = held / A"),
            SheetCell.Text("sheets Holdings and Liabilities"),
        ]),
        Words.NothingHeld(assessment));

    private static SheetTable Classes(HealthAssessment assessment) => SheetTable.Of(
        "Classes",
        ["Class", "Lines", "Value", "Share of A", "Formula", "Source"],
        assessment.Classes.Select(row => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(Words.Of(row.Class)),
            SheetCell.Count(row.Lines),
            SheetCell.Money(row.Value, ""),
            SheetCell.Figure(row.Share, MetricUnit.Share, ""),
            SheetCell.Text("sum of the counted lines of the class as scored; share = value / A"),
            SheetCell.Text("sheet Holdings"),
        ]),
        Words.NothingHeld(assessment));

    private static SheetTable Liabilities(HealthAssessment assessment) => SheetTable.Of(
        "Liabilities",
        ["Asset", "Quantity", "Gross quantity", "Value", "Network", "Contract", "Backed by", "Stated source", "File and row"],
        (assessment.Snapshot.Liabilities ?? []).Select(row => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(Asset(row.Asset.Text, row.Asset.IsItemised)),
            SheetCell.Quantity(row.Quantity, row.IsLoaded ? "not given: the value counts" : "not loaded"),
            SheetCell.Quantity(row.GrossQuantity, "not given"),
            SheetCell.Money(row.ReportedValue, row.IsLoaded ? "not given: quantity times price counts, sheet Assets" : "not loaded"),
            SheetCell.Text(row.Chain?.Network),
            SheetCell.Text(row.Chain?.Address),
            SheetCell.Text(row.BackedBy, "no lock contract given"),
            SheetCell.Text(row.StatedSource),
            SheetCell.Text(row.Source.ToString()),
        ]),
        assessment.Snapshot.Liabilities is null ? "not disclosed: the firm shows no liabilities" : "none: the list of liabilities is empty");

    private static SheetTable Concentration(ConcentrationProfile profile) => SheetTable.Of(
        "Concentration",
        ["By", "Figure", "Value", "Unit", "Formula", "Source"],
        By(profile).SelectMany(group => group.Figures is { } figures ? Rows(group.By, figures) : []),
        "undefined: there are no assets");

    private static IEnumerable<ImmutableArray<SheetCell>> Rows(string by, ConcentrationFigures figures)
    {
        yield return Row("Names", figures.Count, MetricUnit.Count, "N, the number of names");
        yield return Row("CR1", figures.Cr1, MetricUnit.Share, "share of the largest name");
        yield return Row("CR5", figures.Cr5, MetricUnit.Share, "share of the five largest");
        yield return Row("CR10", figures.Cr10, MetricUnit.Share, "share of the ten largest");
        yield return Row("HHI", figures.Hhi, MetricUnit.Index, "H = sum of squared shares");
        yield return Row("Normalised HHI", figures.NormalisedHhi, MetricUnit.Index, "(H - 1/N) / (1 - 1/N)");
        yield return Row("Effective number", figures.EffectiveNumber, MetricUnit.Ratio, "1 / H");
        yield return Row("Entropy", figures.Entropy, MetricUnit.Ratio, "E = minus the sum of w ln w, in nats");
        yield return Row("Theil", figures.Theil, MetricUnit.Ratio, "ln N - E");
        yield return Row("Gini", figures.Gini, MetricUnit.Ratio, "0 to 1 - 1/N");
        yield return [SheetCell.Text(by), SheetCell.Text("Label"), SheetCell.Text(figures.Label), SheetCell.Text("words"), SheetCell.Text("by H"), SheetCell.Text(Labels)];

        ImmutableArray<SheetCell> Row(string name, decimal? value, MetricUnit unit, string formula) =>
        [
            SheetCell.Text(by), SheetCell.Text(name), SheetCell.Figure(value, unit, "undefined for one name"), SheetCell.Text(MetricSheets.Unit(unit)),
            SheetCell.Text(formula), SheetCell.Text(Shares),
        ];
    }

    private static SheetTable Names(ConcentrationProfile profile) => SheetTable.Of(
        "Names",
        ["By", "Rank", "Name", "Share of A", "Formula", "Source"],
        By(profile).SelectMany(group => (group.Figures?.Names ?? []).Select((name, i) => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(group.By),
            SheetCell.Count(i + 1),
            SheetCell.Text(name.Name),
            SheetCell.Figure(name.Share, MetricUnit.Share, ""),
            SheetCell.Text("value of its lines / A"),
            SheetCell.Text("sheet Holdings"),
        ])),
        "undefined: there are no assets");

    private static (string By, ConcentrationFigures? Figures)[] By(ConcentrationProfile profile) =>
        [("asset", profile.ByAsset), ("issuer", profile.ByIssuer), ("custodian", profile.ByCustodian), ("network", profile.ByNetwork)];

    /// <summary>The symbol of a line.</summary>
    internal static string Asset(string symbol, bool isItemised) => isItemised ? symbol : "several, not itemised";
}
