using System.Collections.Immutable;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>One requirement of PDF/A-2b (ISO 19005-2:2011, level B), or one of ours beside it.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Clause">The clause of ISO 19005-2, or "ours".</param>
/// <param name="Faults">Sentences on what breaks it; none in a sound file.</param>
internal sealed record PdfaRule(string Id, string Clause, Func<PdfFile, IEnumerable<string>> Faults)
{
    /// <summary>All requirements that are checked here; the standard has more.</summary>
    public static ImmutableArray<PdfaRule> All { get; } = [.. FileRules.All, .. MetadataRules.All, .. ColourRules.All, .. FontRules.All, .. InteractionRules.All];

    /// <summary>What a file breaks: id, clause and sentence of each fault.</summary>
    public static IReadOnlyList<(string Id, string Fault)> Broken(byte[] pdf)
    {
        using var file = new PdfFile(pdf);
        return [.. All.SelectMany(rule => rule.Faults(file).Distinct().Select(fault => (rule.Id, $"{rule.Id} ({rule.Clause}): {fault}")))];
    }
}
