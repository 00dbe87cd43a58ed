using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>A compiled table with market figures of one asset on one day in each row, in US dollars.</summary>
public abstract class MarketTableSource : IReserveSource
{
    /// <inheritdoc/>
    public abstract string Code { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public virtual string Rhythm => "compiled once";

    /// <inheritdoc/>
    public abstract string Traps { get; }

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => Columns.All(c => document.HasColumns(c));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var row = new RowReader(table, log);
        var market = ImmutableArray.CreateBuilder<MarketObservation>(table.RowCount);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && Observe(row, log) is { } seen)
                market.Add(seen);
        }

        return new SourceReading
        {
            Market = market.ToImmutable(),
            Issues = log.ToImmutable(),
            Lines = table.RowCount,
            AsOf = market.Count == 0 ? null : market.Max(m => m.Date),
        };
    }

    /// <summary>The columns by which the table is known.</summary>
    internal abstract ImmutableArray<string> Columns { get; }

    /// <summary>What a row tells, or null when it tells nothing that completes a book.</summary>
    internal abstract MarketObservation? Observe(RowReader row, IssueLog log);

    /// <summary>A row's figures in US dollars; null without asset or date.</summary>
    internal static MarketObservation? InDollars(RowReader row, string dateColumn, Func<MarketQuote, MarketQuote> figures)
    {
        if (row.Symbol("asset") is not { } asset || row.Date(dateColumn) is not { } date)
            return null;
        var quote = new MarketQuote { Asset = asset, AsOf = date, StatedSource = row.Source.ToString(), Source = row.Source, Row = row.Line };
        return new MarketObservation(figures(quote), CurrencyCode.Usd, date);
    }
}
