using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>What an exchange publishes of one asset. All amounts are whole units; null where the document is silent.</summary>
internal sealed record ReserveFigure
{
    /// <summary>The asset, after aliases.</summary>
    public required AssetSymbol Asset { get; init; }

    /// <summary>The place in the document: a row or a JSON path.</summary>
    public required string Place { get; init; }

    /// <summary>The line of the file, or 0.</summary>
    public int Row { get; init; }

    /// <summary>All that is held, as printed.</summary>
    public decimal? Held { get; init; }

    /// <summary>The part in the exchange's own addresses.</summary>
    public decimal? HeldByExchange { get; init; }

    /// <summary>The part in third-party custody.</summary>
    public decimal? HeldByThirdParties { get; init; }

    /// <summary>The third party, where it is named.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>What customers are owed.</summary>
    public decimal? Owed { get; init; }

    /// <summary>The printed ratio, a fraction.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>The unit of the last digit of the printed ratio, a fraction.</summary>
    public decimal? RatioStep { get; init; }

    /// <summary>The place of the liability, where it differs from <see cref="Place"/>.</summary>
    public string? OwedPlace { get; init; }

    /// <summary>Words on the origin of the figure that follow its place.</summary>
    public string? Remark { get; init; }
}
