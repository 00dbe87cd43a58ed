namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>Rows of text cells from any kind of file, under canonical column names.</summary>
/// <param name="Name">The sheet, or the file.</param>
/// <param name="Columns">The canonical names; what no rule knows keeps its own name.</param>
internal sealed record TableSheet(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>The cells, one list a column.</summary>
    public List<List<string?>> Cells { get; } = [.. Columns.Select(_ => new List<string?>())];

    /// <summary>The row number of each row in the file.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>Adds a row; missing cells at its end are absent.</summary>
    public void Add(int row, IReadOnlyList<string?> cells)
    {
        Rows.Add(row);
        for (var i = 0; i < Cells.Count; i++)
            Cells[i].Add(i < cells.Count ? cells[i] : null);
    }

    /// <summary>The canonical name of a header.</summary>
    public static string CanonicalName(string? header)
    {
        var name = string.Join('_', (header ?? "").Trim().ToLowerInvariant().Split([' ', '_', '-', '/'], StringSplitOptions.RemoveEmptyEntries));
        return name switch
        {
            "symbol" or "coin" or "token" => "asset",
            "asset_class" or "type" => "class",
            "units" or "amount" or "balance" => "quantity",
            "market_value" or "fair_value" or "reported_value" => "value",
            "ccy" => "currency",
            "maturity_date" => "maturity",
            "issuer" or "owed_by" => "counterparty",
            "custody" or "kept_by" => "custodian",
            "country" => "jurisdiction",
            "description" or "isin" or "cusip" => "instrument",
            _ => name,
        };
    }

    /// <summary>Whether a header row is the one of a table of holdings.</summary>
    public static bool IsHoldings(IReadOnlyList<string> columns) =>
        columns.Contains("asset") && columns.Contains("class") && (columns.Contains("quantity") || columns.Contains("value"));
}
