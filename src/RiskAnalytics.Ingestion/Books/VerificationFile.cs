using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>Reads <c>verification.json</c>: what <c>verify</c> found on a book. Results of another state of the book or its evidence are left out, and that is said.</summary>
internal static class VerificationFile
{
    public const string Name = "verification.json";

    private const string Schema = "riskanalytics/verification/1";

    /// <summary>The results that still hold.</summary>
    /// <param name="folder">The folder of the book.</param>
    /// <param name="file">The file.</param>
    /// <param name="bookSha256">SHA-256 over the other files of the book.</param>
    /// <param name="limits">Limits of reading.</param>
    /// <param name="log">Where issues go.</param>
    public static ImmutableArray<VerificationReport> Read(string folder, SourceFile file, string bookSha256, ReadLimits limits, IssueLog log)
    {
        try
        {
            var root = JsonText.Parse(file, limits);
            if (TextOf(root, "schema") is var schema && schema != Schema)
            {
                log.Warning("verification-not-read", Name, null, "schema", $"found {Cell.Quote(schema ?? "")}, expected '{Schema}'; nothing of it counts");
                return [];
            }

            if (TextOf(root, "book_sha256") != bookSha256)
            {
                log.Warning("verification-stale", Name, null, "book_sha256", "the book has changed since it was verified; the results do not count until 'riskanalytics verify' has run again");
                return [];
            }

            return [.. root.GetProperty("results").EnumerateArray().Select(ReportOf).Where(report => IsFresh(folder, report, log))];
        }
        catch (Exception fault) when (fault is IngestionException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentException)
        {
            log.Warning("verification-not-read", Name, null, null, "the file is not of the form that 'riskanalytics verify' writes; nothing of it counts");
            return [];
        }
    }

    /// <summary>Whether the files inside the book that a result was made from are still the same. Others cannot be looked at again; their hash says which they were.</summary>
    private static bool IsFresh(string folder, VerificationReport report, IssueLog log)
    {
        foreach (var evidence in report.Evidence.Where(e => e.IsInBook))
        {
            if (HashOf(folder, evidence.Name) == evidence.Sha256)
                continue;
            log.Warning("verification-stale", Name, null, null,
                $"the file {Cell.Quote(evidence.Name)} has changed, or is gone, since it was verified; its result ({report.Kind}) does not count until 'riskanalytics verify' has run again");
            return false;
        }

        return true;
    }

    private static string? HashOf(string folder, string name)
    {
        try
        {
            var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (!path.StartsWith(root, StringComparison.Ordinal) || !File.Exists(path))
                return null;
            LinkGuard.RefuseLinkOutOf(folder, path);
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or IngestionException)
        {
            return null;
        }
    }

    private static VerificationReport ReportOf(JsonElement json)
    {
        var totals = json.GetProperty("totals");
        return new VerificationReport(Needed(json, "file"), Needed(json, "kind"), OutcomeOf(Needed(json, "outcome")), Needed(json, "reason"))
        {
            Shows = Needed(json, "shows"),
            DoesNotShow = Needed(json, "does_not_show"),
            Evidence = [.. json.GetProperty("evidence").EnumerateArray().Select(e => new EvidenceFile(Needed(e, "name"), Needed(e, "sha256"), e.GetProperty("in_book").GetBoolean()))],
            Checks = [.. json.GetProperty("checks").EnumerateArray().Select(CheckOf)],
            ByOutcome = totals.GetProperty("by_outcome").EnumerateObject().ToImmutableSortedDictionary(p => OutcomeOf(p.Name), p => p.Value.GetInt32()),
            VerifiedValueShare = NumberOf(totals, "verified_value_share"),
            Assets = SumsOf(totals, "assets"),
            Liabilities = SumsOf(totals, "liabilities"),
            OwedInAll = totals.TryGetProperty("owed_in_all", out var all) ? new AssetSum(Needed(all, "currency"), all.GetProperty("amount").GetDecimal()) : null,
            Issues = [.. json.GetProperty("issues").EnumerateArray().Select(IssueOf)],
        };
    }

    private static VerificationCheck CheckOf(JsonElement json) => new(Needed(json, "subject"), Needed(json, "scheme"), OutcomeOf(Needed(json, "outcome")), Needed(json, "reason"))
    {
        Asset = TextOf(json, "asset"),
        Network = TextOf(json, "network"),
        Step = TextOf(json, "step"),
        Claimed = TextOf(json, "claimed"),
        Observed = TextOf(json, "observed"),
        Height = TextOf(json, "height"),
        Quantity = NumberOf(json, "quantity"),
        Row = (int)(NumberOf(json, "row") ?? 0m),
    };

    private static ImmutableArray<AssetSum> SumsOf(JsonElement json, string key) =>
    [
        .. json.GetProperty(key).EnumerateArray().Select(sum => new AssetSum(
            Needed(sum, "asset"),
            sum.GetProperty("quantity").GetDecimal(),
            sum.GetProperty("by_outcome").EnumerateObject().ToImmutableSortedDictionary(p => OutcomeOf(p.Name), p => p.Value.GetDecimal()))),
    ];

    private static DataIssue IssueOf(JsonElement json) => new(
        Enum.GetValues<IssueSeverity>().Single(severity => Format.Word(severity) == Needed(json, "severity")),
        Needed(json, "code"),
        Needed(json, "message"),
        TextOf(json, "file"),
        NumberOf(json, "row") is { } row ? (int)row : null,
        TextOf(json, "column"));

    private static CheckOutcome OutcomeOf(string word) => Enum.GetValues<CheckOutcome>().Single(outcome => Format.Word(outcome) == word);

    private static string Needed(JsonElement json, string key) => TextOf(json, key) ?? throw new FormatException(key);

    private static string? TextOf(JsonElement json, string key) => json.GetProperty(key).GetString();

    private static decimal? NumberOf(JsonElement json, string key) =>
        json.GetProperty(key) is { ValueKind: not JsonValueKind.Null } number ? number.GetDecimal() : null;
}
