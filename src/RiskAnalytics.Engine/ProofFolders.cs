using System.Collections.Immutable;
using System.Security.Cryptography;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Engine;

/// <summary>Hands documents to the schemes that check proofs, each with the files of its folder.</summary>
internal static class ProofFolders
{
    /// <summary>One proof file a document. What lies beside it is opened when a scheme asks for it.</summary>
    public static Dictionary<SourceDocument, ProofFile> Of(IReadOnlyCollection<SourceDocument> documents)
    {
        var proofs = documents.ToDictionary(document => document, ProofOf);
        foreach (var folder in documents.GroupBy(document => document.Folder))
        {
            var known = folder.ToDictionary(document => document.Path, document => proofs[document]);
            foreach (var document in folder)
                proofs[document].SetFolder(new Lazy<ImmutableDictionary<string, ProofFile>>(() => Beside(document, known)));
        }

        return proofs;
    }

    /// <summary>A document as evidence: by its path inside the book when it lies there, an archive for what is inside it.</summary>
    public static EvidenceFile Evidence(SourceDocument document, string? bookFolder)
    {
        if (bookFolder is null)
            return new EvidenceFile(document.Name, document.Sha256);
        var file = document.PackedIn ?? document.Path;
        var relative = Path.GetRelativePath(bookFolder, file).Replace('\\', '/');
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            return new EvidenceFile(document.Name, document.Sha256);
        if (document.PackedIn is null)
            return new EvidenceFile(relative, document.Sha256, IsInBook: true);
        using var stream = File.OpenRead(file);
        return new EvidenceFile(relative, Convert.ToHexStringLower(SHA256.HashData(stream)), IsInBook: true);
    }

    private static ProofFile ProofOf(SourceDocument document) => new(document.Name, () => document.Sha256, document.OpenStream);

    /// <summary>The files of a folder and below it, by their path from there; none when there are too many to look at.</summary>
    private static ImmutableDictionary<string, ProofFile> Beside(SourceDocument document, Dictionary<string, ProofFile> known)
    {
        try
        {
            return EvidenceFiles.Open(document.PackedIn ?? document.Folder).Value
                .Where(other => other.Folder == document.Folder || other.Folder.StartsWith(document.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .GroupBy(other => Path.GetRelativePath(document.Folder, Path.GetFullPath(other.Path)).Replace('\\', '/'))
                .ToImmutableDictionary(same => same.Key, same => known.GetValueOrDefault(same.First().Path) ?? ProofOf(same.First()));
        }
        catch (IngestionException)
        {
            return ImmutableDictionary<string, ProofFile>.Empty;
        }
    }
}
