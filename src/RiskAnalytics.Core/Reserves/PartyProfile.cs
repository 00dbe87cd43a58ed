using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>A row of <c>parties.csv</c>: who a counterparty, custodian or issuer is. All but the name may be absent.</summary>
public sealed record PartyProfile
{
    /// <summary>The name as it stands in the holdings; matched without regard to case and spaces.</summary>
    public required string Name { get; init; }

    /// <summary>Legal entity identifier, 20 letters and digits with a correct check number.</summary>
    public string? Lei { get; init; }

    /// <summary>The group it belongs to.</summary>
    public string? Group { get; init; }

    /// <summary>ISO 3166 alpha-2 code of its country.</summary>
    public string? Country { get; init; }

    /// <summary>Class of a bank under the reporting templates; null when it is no bank or not known.</summary>
    public BankClass? BankClass { get; init; }

    /// <summary>Credit quality step, 1 (best) to 6.</summary>
    public int? CreditQualityStep { get; init; }

    /// <summary>Total assets, reporting currency of the book.</summary>
    public decimal? TotalAssets { get; init; }

    /// <summary>Where it came from, in the words of the file.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row.</summary>
    public required SourceRef Source { get; init; }
}
