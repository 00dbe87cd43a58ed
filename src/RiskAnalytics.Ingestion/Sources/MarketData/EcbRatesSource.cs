using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The euro reference rates of the European Central Bank, one row a day.</summary>
public sealed class EcbRatesSource : IReserveSource
{
    /// <summary>How many days before the newest row are read: books are seldom older than the rates beside them.</summary>
    private const int DaysRead = 3 * 366;

    private static readonly string[] Formats = ["yyyy-MM-dd", "d MMMM yyyy", "dd MMMM yyyy"];

    /// <inheritdoc/>
    public string Code => "ecb-rates-csv";

    /// <inheritdoc/>
    public string Description => "Euro reference rates of the European Central Bank: units of each currency for one euro.";

    /// <inheritdoc/>
    public string Rhythm => "each TARGET working day, about 16:00 CET";

    /// <inheritdoc/>
    public string Traps => "Rates are per euro, so 1.08 under USD means that one euro is 1.08 dollars; N/A is no rate; weekends and holidays have none.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        document.Columns is ["date", ..] && document.HasColumns("usd", "jpy", "gbp") && document.Columns.Skip(1).All(c => c.Length is 0 or 3 || c.StartsWith("column ", StringComparison.Ordinal));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var row = new RowReader(table, log);
        var dates = new List<(int Row, DateOnly Date)>();
        for (var i = 0; i < table.RowCount; i++)
        {
            if (DateOnly.TryParseExact(table.Text(i, "date"), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                dates.Add((i, date));
            else
                log.Error("bad-date", document.Name, table.LineOf(i), "date", $"found {Cell.Quote(table.Text(i, "date"))}, expected a date such as 2024-04-12; the row is left out");
        }

        var newest = dates.Count == 0 ? DateOnly.MinValue : dates.Max(d => d.Date);
        var read = dates.Where(d => newest.DayNumber - d.Date.DayNumber <= DaysRead).ToList();
        if (read.Count < dates.Count)
            log.Info("history-not-read", document.Name, null, "date", FormattableString.Invariant($"{dates.Count - read.Count} older rows are not read; the last three years are"));

        var currencies = table.ColumnNames.Where(c => c.Length == 3 && CurrencyCode.TryParse(c, out _)).ToList();
        var market = ImmutableArray.CreateBuilder<MarketObservation>(read.Count * currencies.Count);
        foreach (var (at, date) in read)
        {
            row.Row = at;
            foreach (var code in currencies)
            {
                if (row.AmountFromZero(code) is not (> 0 and var rate))
                    continue;
                var quote = new MarketQuote
                {
                    Asset = AssetSymbol.Of(CurrencyCode.Parse("EUR")),
                    Price = rate,
                    AsOf = date,
                    StatedSource = document.Cite(row.Line),
                    Source = row.Source,
                    Row = row.Line,
                };
                market.Add(new MarketObservation(quote, CurrencyCode.Parse(code.ToUpperInvariant()), date));
            }
        }

        return new SourceReading { Market = market.ToImmutable(), Issues = log.ToImmutable(), Lines = table.RowCount, AsOf = dates.Count == 0 ? null : newest };
    }
}
