namespace RiskAnalytics.Core.Assessment;

/// <summary>Concentration of all assets A four ways; null when A is zero.</summary>
/// <param name="ByAsset">By key.</param>
/// <param name="ByIssuer">By counterparty, else symbol of a coin, else class.</param>
/// <param name="ByCustodian">By custodian, with <c>self</c> and <c>undisclosed</c> as names.</param>
/// <param name="ByNetwork">By network, with <c>undisclosed</c> as a name.</param>
public sealed record ConcentrationProfile(
    ConcentrationFigures? ByAsset,
    ConcentrationFigures? ByIssuer,
    ConcentrationFigures? ByCustodian,
    ConcentrationFigures? ByNetwork);
