using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Who examines the reports of a token, and from when to when.</summary>
internal sealed class AssuranceTable
{
    /// <summary>A table that knows nobody.</summary>
    public static readonly AssuranceTable Empty = new([]);

    private readonly ImmutableArray<(string Token, DateOnly? From, DateOnly? To, Assurance Assurance, bool HasCusips, string? Scope)> _rows;

    private AssuranceTable(ImmutableArray<(string, DateOnly?, DateOnly?, Assurance, bool, string?)> rows) => _rows = rows;

    public static AssuranceTable Read(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var found = ImmutableArray.CreateBuilder<(string, DateOnly?, DateOnly?, Assurance, bool, string?)>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            var code = row.Text("level");
            if (row.Text("token") is not { } token)
                continue;

            if (Codes.TryParse<AssuranceLevel>(code, out var level))
                found.Add((token, row.Date("from"), row.Date("to"), new Assurance(level, row.Text("provider"), row.Text("standard"), null), row.Text("line_detail") == "cusip", row.Text("scope")));
            else
                row.Bad("unknown-level", "level", "one of " + string.Join(", ", Codes.All<AssuranceLevel>()));
        }

        return new AssuranceTable(found.DrainToImmutable());
    }

    /// <summary>The assurance on a report, or null when the table has none for the date.</summary>
    public Assurance? Find(string token, DateOnly asOf) => RowOf(token, asOf)?.Assurance;

    /// <summary>Whether the reports of a token on a date are known to list securities by CUSIP.</summary>
    public bool HasCusips(string token, DateOnly asOf) => RowOf(token, asOf)?.HasCusips == true;

    /// <summary>Whose reserve the reports of a token on a date are of, where that changed over time; null where the table does not say.</summary>
    public string? ScopeOf(string token, DateOnly asOf) => RowOf(token, asOf)?.Scope;

    private (string Token, DateOnly? From, DateOnly? To, Assurance Assurance, bool HasCusips, string? Scope)? RowOf(string token, DateOnly asOf)
    {
        foreach (var row in _rows)
        {
            if (row.Token == token && (row.From is null || row.From <= asOf) && (row.To is null || asOf <= row.To))
                return row;
        }

        return null;
    }
}
