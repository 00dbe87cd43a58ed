using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>One native format that can be read.</summary>
public interface IReserveSource
{
    /// <summary>The kebab-case code of the format, permanent once published.</summary>
    string Code { get; }

    /// <summary>What the format is, in one sentence for people.</summary>
    string Description { get; }

    /// <summary>How often it is published and with what delay, in a few words, such as <c>monthly</c>.</summary>
    string Rhythm { get; }

    /// <summary>What a reader of the format must know to avoid a wrong figure, in one sentence.</summary>
    string Traps { get; }

    /// <summary>Whether a file has this format, by its header or content and never by its name alone.</summary>
    /// <param name="document">The file.</param>
    bool Recognises(SourceDocument document);

    /// <summary>Reads what a file holds.</summary>
    /// <param name="document">A file that <see cref="Recognises"/> accepts; what completes it is found beside it.</param>
    /// <returns>Books, prices or supplies, with what was wrong on the way.</returns>
    /// <exception cref="IngestionException">The file, or one that it cannot do without, cannot be used at all.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    SourceReading Read(SourceDocument document);
}
