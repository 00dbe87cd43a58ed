using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>Finds the reserve books under a folder.</summary>
public static class BookFinder
{
    /// <summary>The folder inside a book that keeps its older editions.</summary>
    internal const string RevisionsFolder = "revisions";

    private const int DeepestLevel = 16;

    /// <summary>The folders that hold a book, at any depth, in ordinal order of their paths.</summary>
    /// <param name="root">A book, a folder of books, or the <c>entity.json</c> of a book.</param>
    /// <returns>
    /// The folders; empty when there is no book. Links to folders are not followed, so the search stays under the root. Older editions
    /// in the <c>revisions</c> of a book are found only when they are named themselves.
    /// </returns>
    /// <exception cref="IngestionException">The root does not exist, or is a file of another name.</exception>
    public static ImmutableArray<string> Find(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        if (File.Exists(root) && Path.GetFileName(root) == EntityFile.Name)
            root = Path.GetDirectoryName(Path.GetFullPath(root))!;
        if (File.Exists(root))
            throw NoFolder(root);
        if (!Directory.Exists(root))
            throw IngestionException.For(Path.GetFileName(root), "no-book", $"there is no folder {Cell.Quote(root)}");

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestLevel,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
            MatchCasing = MatchCasing.CaseSensitive,
            IgnoreInaccessible = true,
        };
        return
        [
            .. Directory.EnumerateFiles(root, EntityFile.Name, options)
                .Select(file => Path.GetDirectoryName(file)!)
                .Where(folder => !Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar).Contains(RevisionsFolder))
                .OrderBy(folder => Path.GetRelativePath(root, folder).Replace('\\', '/'), StringComparer.Ordinal),
        ];
    }

    /// <summary>What to say when a file is named where a folder is expected.</summary>
    internal static IngestionException NoFolder(string path) =>
        IngestionException.For(Path.GetFileName(path), "no-book", "this is a file; name the folder that holds it");
}
