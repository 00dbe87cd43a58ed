using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine.Backtest;

namespace RiskAnalytics.Engine.Tests.Backtest;

/// <summary>A folder of small books of one invented issuer, each published on a day of its own, that goes away with the test.</summary>
internal sealed class DatedBooks : IDisposable
{
    public const string Entity = "buck";

    public string Root { get; } = Directory.CreateTempSubdirectory("riskanalytics-backtest-").FullName;

    /// <summary>Writes a book that owes 1,000 and holds so much in bills; below 999.5 the cap K2 applies.</summary>
    /// <returns>Its folder.</returns>
    public string Write(string asOf, string? publishedOn, decimal held, string entity = Entity, string edition = "", string keys = "", decimal evidenced = 1m)
    {
        var folder = Path.Combine(Root, entity, asOf, edition);
        Put(folder, "entity.json", $$$"""
            {"id": "{{{entity}}}", "name": "Buck", "kind": "stablecoin-issuer", "as_of": "{{{asOf}}}", "reporting_currency": "USD", "own_assets": ["OWN"],
             "token": {"symbol": "BUCK", "peg_currency": "USD"}{{{keys}}}}
            """);
        Put(folder, "holdings.csv", FormattableString.Invariant($"asset,class,value,counterparty,counterparty_class,maturity,encumbered\nUSD,treasury-bill,{held},US Treasury,government,{asOf},false\n"));
        Put(folder, "liabilities.csv", "asset,value\nBUCK,1000\n");
        var published = publishedOn is null ? "" : $"\"published_on\": \"{publishedOn}\", ";
        Put(folder, "disclosures.json", FormattableString.Invariant($$$"""{{{{published}}}"assurance": {"level": "monthly-examination", "report_date": "{{{asOf}}}"}, "liability_evidence": {"method": "supply on chain", "share": {{{evidenced}}}}}"""));
        return folder;
    }

    public static void Put(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>A case of the invented issuer; without an outcome it is a control.</summary>
    public static CaseStudy Case(string? outcomeOn, params CaseFigure[] figures) => new(
        "case", "Case", outcomeOn is null ? CaseKind.Control : CaseKind.Failure, Entity, null, outcomeOn is null ? null : "failed",
        outcomeOn is null ? null : Day(outcomeOn), [.. figures]);

    public static CaseFigure Figure(string figure, string? subject, decimal? value, string publishedOn, string asOf = "2024-01-01") =>
        new(figure, subject, value, Day(asOf), Day(publishedOn), false, "a newspaper", new SourceRef("cases.csv", "row 2"));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The back-test of these cases over all books, or over some.</summary>
    public BacktestReport Run(IEnumerable<CaseStudy> cases, IEnumerable<string>? paths = null, EngineOptions? options = null) =>
        new Backtester(options, cases).RunAsync(paths ?? [Root]).GetAwaiter().GetResult().Report;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
