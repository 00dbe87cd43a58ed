namespace RiskAnalytics.Ingestion.Books;

/// <summary>Keeps a book inside its folder: a link in a foreign book must not make the program read other files of the machine.</summary>
internal static class LinkGuard
{
    private const int DeepestLink = 40;

    /// <summary>Refuses a file that is a link to anywhere outside a folder. A link that stays inside is fine.</summary>
    /// <exception cref="IngestionException">The link leads outside, or in a circle.</exception>
    public static void RefuseLinkOutOf(string folder, string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is null)
            {
                return;
            }

            var root = Path.TrimEndingDirectorySeparator(Resolve(Path.GetFullPath(folder), 0)) + Path.DirectorySeparatorChar;
            if (Resolve(Path.GetFullPath(path), 0).StartsWith(root, StringComparison.Ordinal))
            {
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IngestionException.For(Path.GetFileName(path), "link-outside", "the file is a link that cannot be followed", cause: e);
        }

        throw IngestionException.For(Path.GetFileName(path), "link-outside",
            "the file is a link that leads out of the folder of the book; put the file itself there");
    }

    /// <summary>The path without links: every part of it is looked at, since a folder on the way may be a link too.</summary>
    private static string Resolve(string path, int depth)
    {
        if (depth > DeepestLink)
        {
            throw new IOException("The links lead in a circle.");
        }

        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is { } target)
            {
                real = Resolve(Path.GetFullPath(target, Path.GetDirectoryName(real)!), depth + 1);
            }
        }

        return real;
    }
}
