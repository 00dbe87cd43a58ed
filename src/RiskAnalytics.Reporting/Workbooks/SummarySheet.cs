using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>The verdict and the totals, one figure a row, each with how it is found and where it comes from.</summary>
internal static class SummarySheet
{
    private const string Lines = "sheet Holdings, counted lines";
    private const string Book = "entity.json of the book";
    private const string Model = "sheets Metrics and Pillars under the policy";

    public static SheetTable Of(HealthAssessment assessment) => SheetTable.Of(
        "Summary",
        ["Figure", "Value", "Unit", "Meaning", "Source"],
        [.. Identity(assessment), .. Verdict(assessment), .. Totals(assessment), .. Shares(assessment), .. Sensitivity(assessment)],
        "nothing to show");

    private static IEnumerable<ImmutableArray<SheetCell>> Identity(HealthAssessment assessment)
    {
        var entity = assessment.Entity;
        yield return Row("Entity", entity.Name, "who reports", Book);
        yield return Row("Entity id", entity.Id, "permanent id", Book);
        yield return Row("Kind", Words.Of(entity.Kind), "kind of firm, which sets the profile of the model", Book);
        yield return Row("As of", SheetCell.Date(assessment.Snapshot.AsOf, ""), "date", "the UTC date of the figures", Book);
        yield return Row("Published on", SheetCell.Date(assessment.Snapshot.Disclosures.PublishedOn, "not disclosed"), "date", "publication of the figures", "disclosures.json of the book");
        yield return Row("Age", SheetCell.Figure(assessment.AgeDays, MetricUnit.Days, "not disclosed: the book gives no date of publication"), "days", "from as of to the day of evaluation", "dates above, or the day asked for");
        yield return Row("Reporting currency", assessment.Snapshot.ReportingCurrency.Letters, "currency of every amount in this workbook", Book);
        yield return Row("Regimes", entity.Regimes.IsEmpty ? "none named by the book" : string.Join(", ", entity.Regimes), "rule sets tested; never inferred", Book);
        yield return Row("Partial", entity.Partial ?? "no line is said to be missing", "lines of the book that are missing", Book);
        yield return Row("Policy", $"{assessment.Policy.Id} {assessment.Policy.Version}", "class table, knots, weights and caps", "policy");
        yield return Row("Engine version", assessment.EngineVersion, "version of the software", "RiskAnalytics");
        yield return Row("Input SHA-256", assessment.InputSha256.Length > 0 ? assessment.InputSha256 : "none: the book was made in code", "over the files of the book", "files of the book");
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Verdict(HealthAssessment assessment)
    {
        var notRated = assessment.NotRatedReason is { } reason ? "not rated: " + reason : "not rated";
        yield return Row("Verdict", assessment.Verdict, "in one sentence", Model);
        yield return Row("Grade", assessment.Grade ?? notRated, "A to F by the final score; no credit rating, audit opinion or advice", Model);
        yield return Row("Band", Words.Of(assessment.Band), "worst of the final score's band and the pillars' bands", Model);
        yield return Row("Final score", SheetCell.Figure(assessment.FinalScore, MetricUnit.Points, notRated), "points", "raw score under the lowest cap that applies", Model);
        yield return Row("Raw score", SheetCell.Figure(assessment.RawScore, MetricUnit.Points, "no pillar has a score"), "points", "weighted pillars before caps", Model);
        yield return Row("Binding cap", assessment.Caps.FirstOrDefault(cap => cap.IsBinding) is { } cap ? $"{cap.Code}: {cap.Reason}" : "none", "the cap that set the final score", "sheet Caps and flags");
        yield return Row("Confidence", Words.Of(assessment.Confidence), "how much of the weight rests on verified input", Model);
        yield return Row("Published grade", assessment.Published.Grade ?? "not rated", "after hysteresis over the entity's earlier books", Model);
        yield return Row("Published band", Words.Of(assessment.Published.Band), "after hysteresis over the entity's earlier books", Model);
        yield return Row("Better grade waits", assessment.Published.IsHeld ? "yes" : "no", "a better grade or band waits for its second snapshot", Model);
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Totals(HealthAssessment assessment)
    {
        var totals = assessment.Totals;
        var currency = assessment.Snapshot.ReportingCurrency.Letters;
        var owed = NoLiabilities(assessment);
        yield return Amount("Assets, A", totals.Assets, "", "sum of unencumbered lines at snapshot prices", Lines);
        yield return Amount("Liabilities, L", totals.Liabilities, owed, "what is owed to customers, net", "sheets Liabilities and Assets");
        yield return Amount("Clean assets", totals.CleanAssets, "", "A less own tokens beyond what is owed in them", Lines);
        yield return Amount("Surplus", totals.Surplus, owed, "clean assets less L", "rows above");
        yield return Amount("Matched", totals.Matched, owed, "sum over assets of the smaller of held and owed", "sheet Assets");
        yield return Amount("Stressed value, N", totals.StressedValue, owed, "clean value of the lines after the haircuts of the policy", Lines);
        yield return Amount("Encumbered", totals.Encumbered, "", "pledged lines, outside A", "sheet Holdings, encumbered lines");

        ImmutableArray<SheetCell> Amount(string name, decimal? amount, string absent, string meaning, string source) =>
            Row(name, SheetCell.Money(amount, absent), currency, meaning, source);
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Shares(HealthAssessment assessment)
    {
        var shares = assessment.Shares;
        (string Name, decimal? Share, string Meaning)[] rows =
        [
            ("Share of stablecoins", shares?.Stablecoin, "class stablecoin over A"),
            ("Share of bitcoin", shares?.Btc, "class bitcoin over A"),
            ("Share of ether", shares?.Eth, "class ether over A"),
            ("Share of the three", shares?.BtcEthStablecoin, "bitcoin, ether and stablecoins over A"),
            ("Share of own tokens", shares?.OwnToken, "tokens of the entity or an affiliate over A"),
            ("Share of the rest", shares?.Other, "everything else over A"),
            ("Share of the ten largest", shares?.Top10, "the ten largest assets over A"),
        ];
        var absent = "undefined: " + Words.NothingHeld(assessment);
        return rows.Select(row => Row(row.Name, SheetCell.Figure(row.Share, MetricUnit.Share, absent), "share of A", row.Meaning, Lines));
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Sensitivity(HealthAssessment assessment) => assessment.Sensitivity.SelectMany(set => new[]
    {
        Row($"Final score, {set.Set} haircuts", SheetCell.Figure(set.FinalScore, MetricUnit.Points, "not rated"), "points", Haircuts(set.Set), Model),
        Row($"Grade, {set.Set} haircuts", $"{set.Grade ?? "not rated"}, {Words.Of(set.Band).ToLowerInvariant()}", Haircuts(set.Set), Model),
    });

    private static string Haircuts(string set) => set == "lighter" ? "every haircut divided by 1.5" : "every haircut times 1.5, at most 1";

    /// <summary>Why there is no figure of liabilities.</summary>
    internal static string NoLiabilities(HealthAssessment assessment) => assessment.Reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotDisclosed => "not disclosed: the firm keeps its liabilities back",
        LiabilityStatus.NotLoaded => "not loaded: the book lacks liabilities that the firm publishes",
        _ => "not available for this book",
    };

    private static ImmutableArray<SheetCell> Row(string name, string words, string meaning, string source) => Row(name, SheetCell.Text(words), "words", meaning, source);

    private static ImmutableArray<SheetCell> Row(string name, SheetCell value, string unit, string meaning, string source) =>
        [SheetCell.Text(name), value, SheetCell.Text(unit), SheetCell.Text(meaning), SheetCell.Text(source)];
}
