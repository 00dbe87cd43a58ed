using RiskAnalytics.Core.Market;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>Reads one file or text with one source, and finds what it says of an asset.</summary>
internal static class MarketReading
{
    public static string Fixture(string name) => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/" + name);

    public static SourceReading OfFile(IReserveSource source, string path) => source.Read(SourceDocument.Open(path));

    public static SourceReading OfText(IReserveSource source, string name, string text)
    {
        using var folder = new TemporaryFolder();
        var document = SourceDocument.Open(folder.Write(name, text));
        Assert.That(source.Recognises(document), Is.True, "The text has the shape of the format.");
        return source.Read(document);
    }

    public static MarketQuote Only(this SourceReading reading, string asset) => reading.Market.Single(m => m.Quote.Asset.Text == asset).Quote;

    public static string[] Codes(this SourceReading reading) => [.. reading.Issues.Select(i => i.Code)];
}
