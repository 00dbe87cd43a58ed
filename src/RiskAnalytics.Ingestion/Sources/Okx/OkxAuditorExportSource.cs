using System.Globalization;
using CsvHelper;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The addresses with signatures that OKX gives its auditor: no amounts.</summary>
public sealed class OkxAuditorExportSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-auditor-export";

    /// <inheritdoc/>
    public string Description => "OKX's export of addresses and signatures for its auditor; it has no amounts and is counted by coin and network.";

    /// <inheritdoc/>
    public string Rhythm => "with each examination, since September 2025";

    /// <inheritdoc/>
    public string Traps => "It has no amounts; a public key may be JSON with commas that are not quoted.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("digitalasset", "network", "address", "signedmessage");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        if (!Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {Code}");

        var log = new IssueLog();
        var (coin, network) = (document.Columns.IndexOf("digitalasset"), document.Columns.IndexOf("network"));
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var rows = AddressSums.ForEachRow(document, reader =>
        {
            var key = $"{NameOf(reader, coin)} on {NameOf(reader, network)}";
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (counts.Count > AddressSums.MostGroups)
                throw IngestionException.For(document.Name, "too-many-coins", FormattableString.Invariant($"the list has more than {AddressSums.MostGroups} coins and networks"));
        }, hasHeader: true);
        foreach (var (key, count) in counts)
            log.Info("addresses-counted", document.Name, null, null, string.Create(CultureInfo.InvariantCulture, $"{key}: {count} {(count == 1 ? "address" : "addresses")}"));
        log.Info("use-verify", document.Name, null, null, "the file has addresses and signatures without amounts; it makes no book, and 'riskanalytics verify' is the command for it");
        return new SourceReading { Issues = log.ToImmutable(), Lines = rows, Entity = "okx", AsOf = document.GivenAsOf ?? document.DateInName() };
    }

    private static string NameOf(CsvReader reader, int column) =>
        (column < reader.FieldCount ? AddressSums.TextOf(reader.GetSpan(column)) : null) ?? "not named";
}
