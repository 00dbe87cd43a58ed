using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Tests.Proofs;

/// <summary>Proof files out of text, bytes and the originals.</summary>
internal static class Files
{
    public static ProofFile Of(string name, byte[] bytes) => new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), () => new MemoryStream(bytes));

    public static ProofFile Of(string name, string text) => Of(name, Encoding.UTF8.GetBytes(text));

    /// <summary>One of several files of a folder, with the others beside it.</summary>
    public static ProofFile Within(IReadOnlyDictionary<string, byte[]> folder, string path)
    {
        var files = folder.ToImmutableDictionary(file => file.Key, file => Of(file.Key[(file.Key.LastIndexOf('/') + 1)..], file.Value));
        var bytes = folder[path];
        return new ProofFile(path[(path.LastIndexOf('/') + 1)..], "00", () => new MemoryStream(bytes)) { Folder = files };
    }

    /// <summary>The bytes of an original; the test is ignored when it is not there.</summary>
    public static byte[] Original(string relative)
    {
        var path = SharedFiles.Find(relative);
        if (path is null)
            Assert.Ignore(SharedFiles.Reason(relative));
        return File.ReadAllBytes(path!);
    }

    /// <summary>All files of an original folder by their path from it.</summary>
    public static Dictionary<string, byte[]> OriginalFolder(string relative)
    {
        var path = SharedFiles.Find(relative);
        if (path is null)
            Assert.Ignore(SharedFiles.Reason(relative));
        return Directory.EnumerateFiles(path!, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(path!, file).Replace('\\', '/'), File.ReadAllBytes);
    }

    public static VerificationReport? Verify(ProofFile file, string? root = null) => ProofVerifier.Verify(file, new ProofOptions { Root = root });
}
