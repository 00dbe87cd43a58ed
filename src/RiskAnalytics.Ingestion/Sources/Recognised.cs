using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>Refuses a file that a user forces on a source whose format it does not have.</summary>
internal static class Recognised
{
    /// <summary>The root of a JSON file that the source recognises.</summary>
    /// <exception cref="IngestionException">The source does not recognise it.</exception>
    public static JsonView Json(SourceDocument document, IReserveSource source, IssueLog log)
    {
        Check(document, source);
        return JsonView.Root(document, log)!;
    }

    /// <summary>Goes on only when the source recognises the file.</summary>
    /// <exception cref="IngestionException">The source does not recognise it.</exception>
    public static void Check(SourceDocument document, IReserveSource source)
    {
        if (!source.Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {source.Code}");
    }
}
