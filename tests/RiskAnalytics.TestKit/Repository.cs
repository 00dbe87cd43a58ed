namespace RiskAnalytics.TestKit;

/// <summary>Where the sources are: tests read project files, golden files and the shipped data in place.</summary>
public static class Repository
{
    /// <summary>The folder of RiskAnalytics.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The absolute path of a path given from the root, with '/' between its parts.</summary>
    public static string PathTo(string relative) => Path.Combine([Root, .. relative.Split('/')]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RiskAnalytics.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No RiskAnalytics.sln above {AppContext.BaseDirectory}.");
    }
}
