using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>The cells of <c>facts.csv</c> and <c>parties.csv</c> as they are written.</summary>
internal static class FactCells
{
    public static string? Of(BookFact fact, string column) => column switch
    {
        "fact" => fact.Id,
        "value" => BookWriter.Number(fact.Number * (fact.Unit == "%" ? 100m : 1m)) ?? BookWriter.Date(fact.Date) ?? BookWriter.Truth(fact.Truth) ?? BookWriter.Text(fact.Text),
        "unit" => BookWriter.Text(fact.Unit),
        "as_of" => BookWriter.Date(fact.AsOf),
        "source" => BookWriter.Text(fact.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    public static string? Of(PartyProfile party, string column) => column switch
    {
        "name" => BookWriter.Text(party.Name),
        "lei" => party.Lei,
        "group" => BookWriter.Text(party.Group),
        "country" => party.Country,
        "bank_class" => party.BankClass is { } cls ? Codes.Of(cls) : null,
        "credit_quality_step" => BookWriter.Number(party.CreditQualityStep),
        "total_assets" => BookWriter.Number(party.TotalAssets),
        "source" => BookWriter.Text(party.StatedSource),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };
}
