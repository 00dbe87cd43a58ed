namespace RiskAnalytics.TestKit;

/// <summary>Original files of third parties, which are no part of the repository: tests read them in place where they lie beside the checkout.</summary>
public static class SharedFiles
{
    /// <summary>The path of an original below <c>../shared/data</c>, with '/' between its parts; null when it is not there.</summary>
    public static string? Find(string relative)
    {
        var path = Path.Combine([Repository.Root, "..", "shared", "data", .. relative.Split('/')]);
        return Path.Exists(path) ? Path.GetFullPath(path) : null;
    }

    /// <summary>Why a test that needs an original is ignored.</summary>
    public static string Reason(string relative) => $"The original {relative} is not part of the repository and not beside it.";
}
