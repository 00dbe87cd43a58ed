using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Verification.Merkle;

namespace RiskAnalytics.Engine;

/// <summary>Builds liability trees from a file of balances and writes them: public trees, roots and totals, and one private proof an account.</summary>
public static class LiabilityTreeFolder
{
    /// <summary>The file with roots and totals.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>The folder of the proofs that go to customers, each to its own.</summary>
    public const string UsersFolder = "users";

    private const int ToldEvery = 1_000;

    /// <summary>Builds and writes. The folder appears whole or not at all.</summary>
    /// <param name="balances">A file with the columns account, asset and balance.</param>
    /// <param name="folder">Where it goes; must not exist yet, or be empty.</param>
    /// <param name="options">Secret, height, decimals.</param>
    /// <param name="progress">Told while proofs are written; null = nobody is told.</param>
    /// <returns>The trees that were written.</returns>
    /// <exception cref="IngestionException">The file cannot be read, or a row of it is wrong; the message names no account.</exception>
    /// <exception cref="IOException">The folder is in use, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left behind.</exception>
    public static LiabilityTrees Write(string balances, string folder, TreeOptions options, IProgress<EngineProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new IOException($"The folder {Path.GetFileName(target)} exists and is not empty; trees of two days must not be mixed.");

        var document = SourceDocument.Open(balances);
        var trees = Build(document, options);
        var unfinished = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            Fill(trees, unfinished, options.Cancellation, progress);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(unfinished, target);
        }
        catch
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
            throw;
        }

        return trees;
    }

    private static LiabilityTrees Build(SourceDocument document, TreeOptions options)
    {
        try
        {
            return TreeBuilder.Build(BalanceFileReader.Read(document), options);
        }
        catch (TreeInputException refused)
        {
            throw new IngestionException([new DataIssue(IssueSeverity.Error, "bad-balance", refused.Fault, document.Name, refused.Row > 0 ? refused.Row : null, refused.Column)]);
        }
    }

    private static void Fill(LiabilityTrees trees, string folder, CancellationToken cancellation, IProgress<EngineProgress>? progress)
    {
        var users = Path.Combine(folder, UsersFolder);
        Directory.CreateDirectory(users);
        foreach (var tree in trees.Trees)
        {
            using var stream = new FileStream(Path.Combine(folder, tree.FileName), FileMode.CreateNew, FileAccess.Write);
            tree.WriteTo(stream, cancellation);
        }

        File.WriteAllText(Path.Combine(folder, SummaryName), trees.Summary(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var done = 0;
        foreach (var proof in trees.UserProofs())
        {
            // A folder with a million files is slow to look into: they are spread over the first two digits of their names.
            var part = Path.Combine(users, proof.Name[..2]);
            Directory.CreateDirectory(part);
            File.WriteAllBytes(Path.Combine(part, proof.Name), [.. proof.Content]);
            if (++done % ToldEvery == 0)
                progress?.Report(new EngineProgress(done, trees.Accounts, "proofs"));
        }
    }
}
