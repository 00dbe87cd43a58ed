using System.Collections.Immutable;
using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Results of verification as JSON: for the command line, and for <c>verification.json</c> in a book.</summary>
public static class VerificationJson
{
    /// <summary>The name of the form of <c>verification.json</c>.</summary>
    public const string Schema = "riskanalytics/verification/1";

    /// <summary>The most checks of one result that a book keeps; those that failed come first.</summary>
    public const int MostKept = 1_000;

    /// <summary>An array with one object a result, every check in it.</summary>
    public static string Array(IEnumerable<VerificationReport> reports) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var report in reports)
            Write(json, report, report.Checks);
        json.WriteEndArray();
    });

    /// <summary>The file that a book keeps.</summary>
    /// <param name="engineVersion">Version of the engine.</param>
    /// <param name="bookSha256">SHA-256 over the files of the book.</param>
    /// <param name="reports">The results; of a long one the checks that matter are kept and the others counted.</param>
    public static string OfBook(string engineVersion, string bookSha256, IEnumerable<VerificationReport> reports) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("engine_version", engineVersion);
        json.WriteString("book_sha256", bookSha256);
        json.WriteStartArray("results");
        foreach (var report in reports)
            Write(json, report, Kept(report));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IReadOnlyCollection<VerificationCheck> Kept(VerificationReport report) =>
        report.Checks.Length <= MostKept ? report.Checks : [.. report.Checks.OrderBy(check => check.Outcome).Take(MostKept)];

    private static void Write(Utf8JsonWriter json, VerificationReport report, IReadOnlyCollection<VerificationCheck> checks)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteString("kind", report.Kind);
        json.WriteString("outcome", Format.Word(report.Outcome));
        json.WriteString("reason", report.Reason);
        json.WriteString("shows", report.Shows);
        json.WriteString("does_not_show", report.DoesNotShow);
        json.WriteArray("evidence", report.Evidence, file =>
        {
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteBoolean("in_book", file.IsInBook);
        });
        json.WriteArray("checks", checks, check =>
        {
            json.WriteString("subject", check.Subject);
            json.WriteString("asset", check.Asset);
            json.WriteString("network", check.Network);
            json.WriteString("scheme", check.Scheme);
            json.WriteString("outcome", Format.Word(check.Outcome));
            json.WriteString("reason", check.Reason);
            json.WriteString("step", check.Step);
            json.WriteString("claimed", check.Claimed);
            json.WriteString("observed", check.Observed);
            json.WriteString("height", check.Height);
            json.WriteFigure("quantity", check.Quantity);
            json.WriteFigure("row", check.Row > 0 ? check.Row : null);
        });
        json.WriteFigure("checks_left_out", report.Checks.Length - checks.Count);
        json.WriteStartObject("totals");
        json.WriteStartObject("by_outcome");
        foreach (var (outcome, count) in report.ByOutcome)
            json.WriteFigure(Format.Word(outcome), count);
        json.WriteEndObject();
        json.WriteFigure("verified_value_share", report.VerifiedValueShare);
        WriteSums(json, "assets", report.Assets);
        WriteSums(json, "liabilities", report.Liabilities);
        if (report.OwedInAll is { } all)
        {
            json.WriteStartObject("owed_in_all");
            json.WriteString("currency", all.Asset);
            json.WriteFigure("amount", all.Quantity);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        AssessmentJson.WriteIssues(json, report.Issues);
        json.WriteEndObject();
    }

    private static void WriteSums(Utf8JsonWriter json, string name, ImmutableArray<AssetSum> sums) => json.WriteArray(name, sums, sum =>
    {
        json.WriteString("asset", sum.Asset);
        json.WriteFigure("quantity", sum.Quantity);
        json.WriteStartObject("by_outcome");
        foreach (var (outcome, quantity) in sum.ByOutcome)
            json.WriteFigure(Format.Word(outcome), quantity);
        json.WriteEndObject();
    });
}
