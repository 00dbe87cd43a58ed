using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>What one table of a report gives for one date, while it is read.</summary>
internal sealed class ReportDraft
{
    /// <summary>The printed day, where the table has it.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The lines.</summary>
    public List<Holding> Lines { get; } = [];

    /// <summary>Printed totals and the like.</summary>
    public List<StatedFigure> Stated { get; } = [];

    /// <summary>What is owed.</summary>
    public Liability? Owed { get; set; }

    /// <summary>Words on this date alone.</summary>
    public List<string> Notes { get; } = [];
}
