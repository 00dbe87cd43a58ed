using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>Published files of our own making, one of every format, and what reading them gives.</summary>
internal static class Published
{
    /// <summary>The path of a file below the folder of good files.</summary>
    public static string File(string relative) => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/" + relative);

    /// <summary>What a source reads from a good file.</summary>
    public static SourceReading Read(IReserveSource source, string relative) => source.Read(SourceDocument.Open(File(relative)));

    /// <summary>What a source reads from a text of a name.</summary>
    public static SourceReading Read(IReserveSource source, string name, string text)
    {
        using var folder = new TemporaryFolder();
        return source.Read(SourceDocument.Open(folder.Write(name, text)));
    }

    /// <summary>The one quote of an asset.</summary>
    public static MarketQuote QuoteOf(this SourceReading reading, string asset) => reading.Market.Single(m => m.Quote.Asset == AssetSymbol.Parse(asset)).Quote;
}
