using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting;

/// <summary>What stands where. A new panel is one file in Panels and one line in each layout that shows it.</summary>
internal static class ReportLayout
{
    /// <summary>The panels of a book that was not stressed, in reading order; the header above them spans the page.</summary>
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

    /// <summary>The panels of a stressed book: what stress adds needs a third page.</summary>
    public static ImmutableArray<PanelPlace> Stressed { get; } =
    [
        //                             page, row, width   picture row, width
        new(new VerdictPanel(),           1, 1, 1f,          1, 1f),
        new(new StepsPanel(),             1, 2, 1f,          2, 1f),
        new(new InKindPanel(),            1, 3, 0.52f,       3, 0.36f),
        new(new CompositionPanel(),       1, 3, 0.48f,       3, 0.32f),
        new(new FindingsPanel(),          1, 4, 1f,          4, 1f),
        new(new LadderPanel(),            2, 2, 0.5f,        3, 0.32f),
        new(new StressPanel(),            2, 1, 1f,          5, 0.5f),
        new(new ConcentrationPanel(),     2, 2, 0.5f,        5, 0.25f),
        new(new PointsLostPanel(),        2, 3, 0.62f,       5, 0.25f),
        new(new SensitivityPanel(),       2, 3, 0.38f,       7, 0.28f),
        new(new TrendPanel(),             2, 4, 1f,          7, 0.72f),
        new(new LookThroughPanel(),       3, 1, 1f,          6, 0.5f),
        new(new WaterfallPanel(),         3, 2, 0.5f,        6, 0.25f),
        new(new RunPanel(),               3, 2, 0.5f,        6, 0.25f),
        new(new DataQualityPanel(),       3, 3, 0.5f,        8, 0.36f),
        new(new VerificationPanel(),      3, 3, 0.5f,        8, 0.34f),
        new(new NotesPanel(),             3, 4, 1f,          8, 0.3f),
    ];

    /// <summary>The picture of a stressed book on its own, row by row.</summary>
    public static ImmutableArray<ImmutableArray<(IReportPanel Panel, float Width)>> StressPicture { get; } =
    [
        [(new StressPanel(), 0.62f), (new LadderPanel(), 0.38f)],
        [(new LookThroughPanel(), 1f)],
        [(new WaterfallPanel(), 0.6f), (new RunPanel(), 0.4f)],
    ];

    /// <summary>The layout of a book.</summary>
    public static ImmutableArray<PanelPlace> Of(HealthAssessment assessment) => assessment.Stress is null ? Standard : Stressed;

    /// <summary>Who reports, across the whole width.</summary>
    public static HeaderPanel Header { get; } = new();
}
