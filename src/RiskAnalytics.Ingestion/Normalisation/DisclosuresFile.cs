using System.Collections.Immutable;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Reads <c>disclosures.json</c>: what the firm shows besides figures.</summary>
internal static class DisclosuresFile
{
    public const string Name = "disclosures.json";

    /// <summary>A report that comes later than this after the date of its figures is rather a slip of the pen.</summary>
    private const int MostYears = 3;

    /// <summary>Reads the file; an answer that cannot be read counts as nothing shown, with an error.</summary>
    public static Disclosures Read(JsonObjectReader json, DateOnly asOf, IssueLog log)
    {
        json.MentionUnknown("published_on", "assurance", "liability_evidence", "line_evidence_share", "rights", "notes", "not_loaded", "not_applicable");
        return new Disclosures
        {
            PublishedOn = ReadPublishedOn(json, asOf, log),
            Assurance = ReadAssurance(json.Object("assurance"), asOf, log),
            LiabilityEvidence = ReadEvidence(json.Object("liability_evidence")),
            LineEvidenceShare = json.Fraction("line_evidence_share"),
            Rights = ReadRights(json.Object("rights")),
            NotLoaded = ReadMetrics(json, "not_loaded", log),
            NotApplicable = ReadMetrics(json, "not_applicable", log),
            Notes = json.Texts("notes"),
        };
    }

    private static DateOnly? ReadPublishedOn(JsonObjectReader json, DateOnly asOf, IssueLog log)
    {
        var published = json.Date("published_on");
        if (published >= asOf || published is null)
        {
            ReportFarFuture(published, asOf, "published_on", log);
            return published;
        }

        log.Error(IssueCodes.PublishedBeforeAsOf, Name, null, "published_on",
            $"published on {Format.Date(published.Value)}, before the as-of date {Format.Date(asOf)}; the date is not used");
        return null;
    }

    private static void ReportFarFuture(DateOnly? date, DateOnly asOf, string key, IssueLog log)
    {
        // Near the end of the calendar there is no date so far in the future.
        if (asOf.Year <= DateOnly.MaxValue.Year - MostYears && date > asOf.AddYears(MostYears))
        {
            log.Warning("far-future-date", Name, null, key,
                $"found {Format.Date(date.Value)}, more than three years after the as-of date {Format.Date(asOf)}; check the year");
        }
    }

    private static Assurance? ReadAssurance(JsonObjectReader? json, DateOnly asOf, IssueLog log)
    {
        if (json is null)
            return null;

        json.MentionUnknown("level", "provider", "standard", "report_date");
        var level = ReadCode<AssuranceLevel>(json, "level");
        var reportDate = json.Date("report_date");
        ReportFarFuture(reportDate, asOf, json.PathOf("report_date"), log);
        if (reportDate < asOf)
        {
            log.Info("report-before-as-of", Name, null, json.PathOf("report_date"),
                $"the report is of {Format.Date(reportDate.Value)}, before the as-of date {Format.Date(asOf)}, so it is about earlier figures");
        }

        var assurance = new Assurance(level, json.Text("provider"), json.Text("standard"), reportDate);
        return assurance == new Assurance(null, null, null, null) ? null : assurance;
    }

    private static LiabilityEvidence? ReadEvidence(JsonObjectReader? json)
    {
        if (json is null)
            return null;

        json.MentionUnknown("method", "share");
        var evidence = new LiabilityEvidence(json.Text("method"), json.Fraction("share"));
        return evidence == new LiabilityEvidence(null, null) ? null : evidence;
    }

    private static HolderRights? ReadRights(JsonObjectReader? json)
    {
        if (json is null)
            return null;

        json.MentionUnknown("segregation", "bankruptcy_remote", "par_redemption", "redemption_within_2_days", "prudential_supervision");
        var rights = new HolderRights(
            ReadCode<RightAnswer>(json, "segregation"),
            ReadCode<RightAnswer>(json, "bankruptcy_remote"),
            ReadCode<RightAnswer>(json, "par_redemption"),
            ReadCode<RightAnswer>(json, "redemption_within_2_days"),
            ReadCode<RightAnswer>(json, "prudential_supervision"));
        return rights == new HolderRights(null, null, null, null, null) ? null : rights;
    }

    private static T? ReadCode<T>(JsonObjectReader json, string key)
        where T : struct, Enum
    {
        var text = json.Text(key);
        if (text is null)
            return null;
        if (Codes.TryParse<T>(text, out var member))
            return member;

        json.Report(key, text, "one of " + string.Join(", ", Codes.All<T>()));
        return null;
    }

    private static ImmutableArray<string> ReadMetrics(JsonObjectReader json, string key, IssueLog log)
    {
        var codes = json.Texts(key).Select(c => c.ToUpperInvariant()).Distinct().ToImmutableArray();
        foreach (var code in codes.Where(c => !ScoringPolicy.MetricCodes.Contains(c)))
            log.Warning("unknown-metric", Name, null, json.PathOf(key), $"found {Cell.Quote(code)}, which is no metric code such as T2; it is not used");
        return codes.RemoveAll(c => !ScoringPolicy.MetricCodes.Contains(c));
    }
}
