using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A reporting module of a version of the taxonomy.</summary>
public sealed record FilingModule
{
    /// <summary>Version of the taxonomy, such as <c>4.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the module, such as <c>mica_its</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The entry point that a package extends.</summary>
    public required string Url { get; init; }

    /// <summary>Framework and version in a file name, such as <c>MICA010000</c>; null where it is not known, and then no package is written.</summary>
    public required string? FileVersion { get; init; }

    /// <summary>The module in a file name, such as <c>MICAITS</c>; null where it is not known.</summary>
    public required string? FileModule { get; init; }

    /// <summary>True when tables by currency have a column <c>unit</c> behind their keys.</summary>
    public required bool HasUnitColumn { get; init; }

    /// <summary>Every template of the module, in its order.</summary>
    public required ImmutableArray<string> Templates { get; init; }
}
