using System.Collections.Immutable;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>What a check of a package found.</summary>
/// <param name="Faults">What is wrong; empty for a sound package.</param>
/// <param name="Notes">What was not checked, and what is unconfirmed.</param>
public sealed record PackageCheckResult(ImmutableArray<PackageFault> Faults, ImmutableArray<string> Notes)
{
    /// <summary>True when nothing is wrong as far as was checked.</summary>
    public bool IsSound => Faults.IsEmpty;
}
