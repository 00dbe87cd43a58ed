using System.Collections.Immutable;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting;

/// <summary>What stands where. A new panel is one file in Panels and one line here.</summary>
internal static class ReportLayout
{
    /// <summary>The panels in reading order; the header above them spans the page.</summary>
    public static ImmutableArray<PanelPlace> Standard { get; } =
    [
        //                             page, row, width   picture row, width
        new(new VerdictPanel(),           1, 1, 1f,          1, 1f),
        new(new StepsPanel(),             1, 2, 1f,          2, 1f),
        new(new InKindPanel(),            1, 3, 0.52f,       3, 0.36f),
        new(new CompositionPanel(),       1, 3, 0.48f,       3, 0.32f),
        new(new FindingsPanel(),          1, 4, 1f,          4, 1f),
        new(new LadderPanel(),            2, 1, 0.5f,        3, 0.32f),
        new(new StressPanel(),            2, 1, 0.5f,        5, 0.32f),
        new(new ConcentrationPanel(),     2, 2, 0.5f,        5, 0.33f),
        new(new PointsLostPanel(),        2, 2, 0.5f,        5, 0.35f),
        new(new SensitivityPanel(),       2, 3, 0.36f,       6, 0.28f),
        new(new TrendPanel(),             2, 3, 0.64f,       6, 0.72f),
        new(new DataQualityPanel(),       2, 4, 0.5f,        7, 0.36f),
        new(new VerificationPanel(),      2, 4, 0.5f,        7, 0.34f),
        new(new NotesPanel(),             2, 5, 1f,          7, 0.3f),
    ];

    /// <summary>Who reports, across the whole width.</summary>
    public static HeaderPanel Header { get; } = new();
}
