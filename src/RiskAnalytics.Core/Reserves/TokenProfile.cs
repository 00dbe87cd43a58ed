using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>The token that an issuer or a wrapped-asset custodian owes.</summary>
/// <param name="Symbol">The token.</param>
/// <param name="PegCurrency">Issuers: the currency it is redeemed in; null for wrapped assets.</param>
/// <param name="Underlying">Wrapped assets: the asset it is redeemed in; null for issuers.</param>
/// <param name="MicaType"><c>art</c>, <c>emt</c>, or null.</param>
/// <param name="IsSignificant">Significant under MiCA; null when silent.</param>
public sealed record TokenProfile(AssetSymbol Symbol, CurrencyCode? PegCurrency, AssetSymbol? Underlying, string? MicaType, bool? IsSignificant)
{
    /// <summary>Wrapped assets: the feed that attests the reserve; null when there is none.</summary>
    public ReserveFeed? ReserveFeed { get; init; }
}
