using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>An answer of the OKX API, version 5: <c>{code, msg, data[]}</c>, all figures as text.</summary>
internal static class OkxAnswer
{
    /// <summary>The items of an answer without error, or null for anything else.</summary>
    public static JsonView? Of(SourceDocument document, IssueLog? log = null) =>
        JsonView.Root(document, log) is { } root && root.Text("code") == "0" && root.Find("data") is { IsArray: true } items ? items : null;

    /// <summary>Whether the first item of the answer has all of the given keys.</summary>
    public static bool IsOf(SourceDocument document, params ReadOnlySpan<string> keys) => Of(document)?.First() is { } item && item.Has(keys);

    /// <summary>The items of an answer that was recognised.</summary>
    public static List<JsonView> Items(SourceDocument document, IssueLog log) =>
        [.. (Of(document, log) ?? throw IngestionException.For(document.Name, "no-answer", "the file holds no answer of the OKX API with code 0 and data")).Items()];

    /// <summary>A file that is known, and holds nothing for a book.</summary>
    public static SourceReading Nothing(SourceDocument document, string why)
    {
        var log = new IssueLog();
        var lines = Items(document, log).Count;
        log.Info("no-figures", document.Name, null, "$.data", why);
        return new SourceReading { Issues = log.ToImmutable(), Lines = lines };
    }
}
