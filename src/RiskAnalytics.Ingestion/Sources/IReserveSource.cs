namespace RiskAnalytics.Ingestion.Sources;

/// <summary>One native format that can be turned into reserve books.</summary>
public interface IReserveSource
{
    /// <summary>The kebab-case code of the format, permanent once published.</summary>
    string Code { get; }

    /// <summary>What the format is, in one sentence for people.</summary>
    string Description { get; }

    /// <summary>Whether a file has this format, by its header or content and never by its name alone.</summary>
    /// <param name="document">The file.</param>
    bool Recognises(SourceDocument document);

    /// <summary>Reads every book that a file holds.</summary>
    /// <param name="document">The file; the tables that complete it are found beside it.</param>
    /// <returns>The books, oldest first within an entity, with what was wrong on the way.</returns>
    /// <exception cref="IngestionException">The file, or a table that it cannot do without, cannot be used at all.</exception>
    SourceReading Read(SourceDocument document);
}
