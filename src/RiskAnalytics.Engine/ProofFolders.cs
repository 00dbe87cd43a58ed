using System.Collections.Immutable;
using System.Security.Cryptography;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Engine;

/// <summary>Hands documents to the schemes that check proofs, each with the files of its folder.</summary>
internal static class ProofFolders
{
    /// <summary>One proof file a document; those of one folder know each other.</summary>
    public static Dictionary<SourceDocument, ProofFile> Of(IReadOnlyCollection<SourceDocument> documents)
    {
        var proofs = documents.ToDictionary(document => document, document => new ProofFile(document.Name, document.Sha256, document.OpenStream));
        foreach (var folder in documents.Select(document => document.Folder).Distinct())
        {
            var root = folder + Path.DirectorySeparatorChar;
            var below = documents.Where(document => Path.GetFullPath(document.Path).StartsWith(root, StringComparison.Ordinal))
                .GroupBy(document => Path.GetRelativePath(folder, document.Path).Replace('\\', '/'))
                .ToImmutableDictionary(same => same.Key, same => proofs[same.First()]);
            foreach (var document in documents.Where(document => document.Folder == folder))
                proofs[document].Folder = below;
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
}
