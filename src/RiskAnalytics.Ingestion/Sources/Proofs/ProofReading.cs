using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>What reading a file that proves liabilities gives: no book, its totals in words, and the way to the verifier.</summary>
internal static partial class ProofReading
{
    /// <summary>How liabilities are evidenced that a whole tree shows.</summary>
    public const string WholeTree = "Merkle sum tree, published whole";

    /// <summary>A reading that names the file and points to <c>verify</c>.</summary>
    public static SourceReading Of(SourceDocument document, string words, int lines, IssueLog log, string? entity = null, DateOnly? asOf = null)
    {
        log.Info("use-verify", document.Name, null, null, $"{words}; it makes no book, and 'riskanalytics verify' is the command for it");
        return new SourceReading { Issues = log.ToImmutable(), Lines = lines, Entity = entity, AsOf = asOf };
    }

    /// <summary>Says the totals of all users that the file gives.</summary>
    public static void TellTotals(SourceDocument document, IssueLog log, string? place, string what, ProofTotals totals, int? row = null) =>
        log.Info("liability-totals", document.Name, row, place, $"{what}: {totals.Words()}");

    /// <summary>The totals of a sum tree: those of its root, compared with the sums along the path, or these alone.</summary>
    /// <param name="document">The file.</param>
    /// <param name="log">Where issues go.</param>
    /// <param name="nodes">The user's own node and every node beside its path.</param>
    /// <param name="root">The root, where the file has it.</param>
    /// <param name="key">The key of the balances of a node.</param>
    public static ProofTotals Totals(SourceDocument document, IssueLog log, IEnumerable<JsonView> nodes, JsonView? root, string key)
    {
        var sums = new ProofTotals(document.Name, log);
        foreach (var node in nodes)
            sums.AddAll(node.Find(key));
        if (root?.Find(key) is not { } printed)
            return sums;

        var totals = new ProofTotals(document.Name, log);
        totals.AddAll(printed);
        foreach (var coin in totals.Coins.Union(sums.Coins).Where(c => totals[c] != sums[c]))
        {
            log.Warning("path-sum-differs", document.Name, null, printed.Path, string.Create(CultureInfo.InvariantCulture,
                $"the root has {totals[coin]} {Cell.Quote(coin)}, the user's node and those beside its path sum to {sums[coin]}"));
        }

        return totals;
    }

    /// <summary>The date in an audit id such as <c>2025061709</c>, <c>Au2025111815</c> or <c>PR-2025-01-22</c>; null when it has none.</summary>
    public static DateOnly? DateIn(string? auditId)
    {
        var match = AuditIdPattern().Match(auditId ?? "");
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    [GeneratedRegex(@"^(?:Au|PR-?)?(20\d\d)-?(\d\d)-?(\d\d)(?:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AuditIdPattern();
}
