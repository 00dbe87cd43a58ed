using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of counterparties and custodians into profiles.</summary>
internal static class PartiesTable
{
    public const string Name = "parties.csv";

    /// <summary>Reads the rows of a table of parties.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static ImmutableArray<PartyProfile> Read(RawTable table, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Parties, [["name"]], log);
        var parties = ImmutableArray.CreateBuilder<PartyProfile>(table.RowCount);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;
            if (row.Text("name") is not { } name)
            {
                row.Bad("no-name", "name", "the name of the party as it stands in holdings.csv");
                continue;
            }

            if (!seen.TryAdd(name.Trim(), row.Line))
            {
                log.Error("duplicate-party", table.File, row.Line, "name", $"{Cell.Quote(name)} stands in row {seen[name.Trim()].ToString(CultureInfo.InvariantCulture)} too; this row is left out");
                continue;
            }

            parties.Add(new PartyProfile
            {
                Name = name.Trim(),
                Lei = ReadLei(row),
                Group = row.Text("group"),
                Country = Country(row),
                BankClass = Class(row),
                CreditQualityStep = Step(row),
                TotalAssets = row.AmountAboveZero("total_assets"),
                StatedSource = row.Text("source"),
                Source = row.Source,
            });
        }

        return parties.ToImmutable();
    }

    private static string? ReadLei(RowReader row)
    {
        if (row.Text("lei")?.ToUpperInvariant() is not { } lei || Lei.IsValid(lei))
            return row.Text("lei")?.ToUpperInvariant();
        row.Bad("bad-lei", "lei", "20 letters and digits whose last two check the others (ISO 17442)");
        return null;
    }

    private static string? Country(RowReader row)
    {
        var country = row.Text("country")?.ToUpperInvariant();
        if (country is null || (country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
            return country;
        row.Bad("bad-country", "country", "two letters such as DE (ISO 3166)");
        return null;
    }

    private static BankClass? Class(RowReader row)
    {
        if (row.Text("bank_class") is not { } code)
            return null;
        if (Codes.TryParse<BankClass>(code, out var known))
            return known;
        row.Bad("unknown-bank-class", "bank_class", "one of " + string.Join(", ", Codes.All<BankClass>()));
        return null;
    }

    private static int? Step(RowReader row)
    {
        var step = row.WholeNumber("credit_quality_step");
        if (step is null or (>= 1 and <= 6))
            return step;
        row.Bad("bad-step", "credit_quality_step", "a whole number from 1 (best) to 6");
        return null;
    }
}
