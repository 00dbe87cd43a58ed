using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Trend;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>Histories made in code, and the shipped ones.</summary>
internal static class Histories
{
    /// <summary>An issuer of 100 tokens that holds so much in bills and the rest of 103 in secured loans.</summary>
    public static AReserve WithBills(decimal bills, decimal assets = 103m, decimal owed = 100m) => AReserve.OfIssuer()
        .Holds("USD", AssetClass.TreasuryBill, bills)
        .Holds("USD", AssetClass.SecuredLoan, assets - bills)
        .Owes("TUSD1", owed);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    public static AReserve On(this AReserve book, int year, int month, int day) => book.On(Day(year, month, day));

    public static ImmutableArray<HealthAssessment> Assess(DateOnly? evaluatedOn, params AReserve[] books) =>
        Assessor.AssessHistory(books.Select(b => b.Book), DefaultPolicy.Value, new AssessmentOptions("test", evaluatedOn));

    public static TrendReport Trend(params AReserve[] books) => TrendAnalysis.Of(Assess(null, books));

    public static ImmutableArray<HealthAssessment> Shipped(string entity) => Assessor.AssessHistory(
        BookFinder.Find(Repository.PathTo("data/books/" + entity)).Select(folder => BookReader.Read(folder)), DefaultPolicy.Value, new AssessmentOptions("test"));

    public static IEnumerable<TrendAlert> Of(this TrendReport report, string code) => report.Alerts.Where(alert => alert.Code == code);

    /// <summary>The value of a figure by its id.</summary>
    public static decimal? Value(this TrendReport report, string id) => report.Figures.Single(figure => figure.Id == id).Value;
}
