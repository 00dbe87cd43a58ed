using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/stablecoin/{id}</c>: the units of one stablecoin in circulation, day by day and chain by chain.</summary>
public sealed class DefiLlamaStablecoinSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-stablecoin";

    /// <inheritdoc/>
    public string Description => "DefiLlama /stablecoin/{id}: units in circulation of one stablecoin, day by day.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "Circulating is in units here; it counts what left the issuer and not what was authorised; bridged copies are counted once.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && root.Has("symbol", "chainBalances", "tokens");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        if (!AssetSymbol.TryParse(root.Text("symbol"), out var token))
            throw IngestionException.For(document.Name, "no-symbol", "the file does not name its token");

        var peg = root.Text("pegType") ?? "peggedUSD";
        var supply = ImmutableArray.CreateBuilder<SupplyObservation>();
        var series = (root.Find("tokens") is { IsArray: true } all ? all : null)
            ?? throw IngestionException.For(document.Name, "no-series", "the file has no list tokens with dates");
        foreach (var day in series.Items())
        {
            if (day.Find("date")?.UnixSeconds() is { } at && day.Find("circulating", peg)?.AmountFromZero() is { } units)
                supply.Add(new SupplyObservation(token, DateOnly.FromDateTime(at.UtcDateTime), units, document.Cite(day.Path), document));
        }

        if (supply.Count == 0)
            log.Warning("no-figures", document.Name, null, series.Path, "no day of the list has a date and an amount in circulation");
        return new SourceReading
        {
            Supply = supply.ToImmutable(),
            Issues = log.ToImmutable(),
            Lines = series.Count,
            AsOf = supply.Count == 0 ? null : supply.Max(s => s.Date),
        };
    }
}
