using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion;

/// <summary>A source that cannot be used at all: unreadable, or without what everything else needs. Carries every fault found.</summary>
public sealed class IngestionException : Exception
{
    /// <summary>A source with the given faults.</summary>
    /// <param name="faults">At least one fault; the message lists them all.</param>
    /// <param name="cause">What the system reported, if anything.</param>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public IngestionException(ImmutableArray<DataIssue> faults, Exception? cause = null)
        : base(Text(faults), cause) => Faults = [.. faults.Select(f => f with { Message = IssueLog.Sentence(f.Message) })];

    /// <summary>Every fault, with file, row and column where they are known.</summary>
    public ImmutableArray<DataIssue> Faults { get; }

    /// <summary>A source with one fault.</summary>
    internal static IngestionException For(string file, string code, string message, int? row = null, Exception? cause = null) =>
        new([new DataIssue(IssueSeverity.Error, code, message, file, row)], cause);

    private static string Text(ImmutableArray<DataIssue> faults)
    {
        if (faults.IsDefaultOrEmpty)
            throw new ArgumentException("An unreadable source has at least one fault.", nameof(faults));

        return string.Join("\n", faults.Select(f => Place(f) + IssueLog.Sentence(f.Message)));
    }

    private static string Place(DataIssue fault)
    {
        var parts = new List<string>(3);
        if (fault.File is not null)
            parts.Add(fault.File);
        if (fault.Row is { } row)
            parts.Add(FormattableString.Invariant($"row {row}"));
        if (fault.Column is not null)
            parts.Add(FormattableString.Invariant($"column {fault.Column}"));
        return parts.Count == 0 ? "" : string.Join(", ", parts) + ": ";
    }
}
