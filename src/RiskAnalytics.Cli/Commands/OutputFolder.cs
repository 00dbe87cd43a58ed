namespace RiskAnalytics.Cli.Commands;

/// <summary>The folder that <c>--out</c> names, looked at before a long run rather than after it.</summary>
internal static class OutputFolder
{
    /// <summary>Refuses a folder that can never be made, because its name is empty or a file stands in the way.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void RefuseWhatIsNone(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new UsageException("--out names no folder.");
        }

        var whole = Path.GetFullPath(folder);
        for (var path = whole; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                throw CannotBeWritten(folder, path == whole ? "a file has this name" : $"{path} is a file");
            }
        }
    }

    /// <summary>Says which folder cannot be written, and why.</summary>
    public static UsageException CannotBeWritten(string folder, string why) =>
        new($"The folder {SafeText.OneLine(folder)} cannot be written: {SafeText.OneLine(why).TrimEnd('.')}.");
}
