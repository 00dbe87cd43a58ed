using NUnit.Framework;

namespace RiskAnalytics.TestKit;

/// <summary>Text that a person has read once and that must not change unnoticed. Kept under tests/Golden.</summary>
public static class Golden
{
    /// <summary>True when this run rewrites golden files (UPDATE_GOLDEN=1) instead of comparing.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The absolute path of a golden file or folder, given from tests/Golden.</summary>
    public static string PathTo(string name) => Repository.PathTo("tests/Golden/" + name);

    /// <summary>Compares a text with tests/Golden/<paramref name="name"/>, line ends aside.</summary>
    public static void Verify(string name, string actual)
    {
        var path = PathTo(name);
        var text = actual.ReplaceLineEndings("\n");

        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.That(File.Exists(path), $"No golden file {path}: run once with UPDATE_GOLDEN=1, read it, commit it.");
        Assert.That(text, Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")), $"Differs from {path} (UPDATE_GOLDEN=1 rewrites it).");
    }
}
