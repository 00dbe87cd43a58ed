namespace RiskAnalytics.Engine;

/// <summary>Writes a file beside its place and then renames it, so that nobody ever sees half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file, making its folder. An old file of the name stays until the new one is whole.</summary>
    /// <exception cref="IOException">The folder or the file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
