using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting;

/// <summary>Writes finished assessments in one format. The same assessments give the same bytes.</summary>
public interface IReportRenderer
{
    /// <summary>Name of the file, such as <c>health.pdf</c>.</summary>
    string FileName { get; }

    /// <summary>Whether the file is about one entity or compares several.</summary>
    ReportScope Scope { get; }

    /// <summary>Writes the file; the stream stays open.</summary>
    /// <param name="assessments">Exactly one for <see cref="ReportScope.Entity"/>; one or more, one per entity, for <see cref="ReportScope.Comparison"/>.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <exception cref="ArgumentException">The number of assessments does not fit the scope.</exception>
    void Render(ImmutableArray<HealthAssessment> assessments, Stream output);
}
