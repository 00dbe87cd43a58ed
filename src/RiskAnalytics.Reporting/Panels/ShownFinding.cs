using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>A finding that has a place on page 1.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="SameRemedyAs">Code of a finding above it with the same remedy; null when the remedy is its own.</param>
internal sealed record ShownFinding(Finding Finding, string? SameRemedyAs)
{
    private const int Most = 5;

    /// <summary>
    /// The findings for page 1, worst first. A weak metric is left out where a cap or flag above rests on it. Critical
    /// findings come first, then other caps and flags, then weak metrics, then what rests on a metric already named, then labels.
    /// </summary>
    public static ImmutableArray<ShownFinding> Of(ImmutableArray<Finding> findings)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var places = new List<(Finding Finding, int Place, int Order)>();
        foreach (Finding finding in findings)
        {
            bool isMetric = finding.Code == finding.Metric;
            bool isRepeated = finding.Metric is { } metric && named.Contains(metric);
            if (isMetric && isRepeated)
            {
                continue;
            }

            if (finding.Metric is { } rests && !isMetric)
            {
                named.Add(rests);
            }

            places.Add((finding, Place(finding, isMetric, isRepeated), places.Count));
        }

        var shown = ImmutableArray.CreateBuilder<ShownFinding>();
        foreach (Finding finding in places.OrderBy(p => p.Place).ThenBy(p => p.Order).Take(Most).OrderBy(p => p.Order).Select(p => p.Finding))
        {
            ShownFinding? same = finding.Remedy is null ? null : shown.FirstOrDefault(s => s.Finding.Remedy == finding.Remedy);
            shown.Add(new ShownFinding(finding, same?.SameRemedyAs ?? same?.Finding.Code));
        }

        return shown.ToImmutable();
    }

    private static int Place(Finding finding, bool isMetric, bool isRepeated) => finding switch
    {
        { Severity: Severity.Info } => 4,
        _ when isRepeated => 3,
        { Severity: Severity.Critical } => 0,
        _ when isMetric => 2,
        _ => 1,
    };
}
