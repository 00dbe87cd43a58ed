using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Stress;

/// <summary>A token that stands for another asset and is gone through to it.</summary>
/// <param name="Symbol">The token, such as <c>STETH</c>.</param>
/// <param name="Underlying">What it stands for, such as <c>ETH</c>; may itself be such a token.</param>
/// <param name="Kind">How it stands for it.</param>
/// <param name="Party">The protocol or custodian that is trusted on the way.</param>
/// <param name="ExitDays">Days until the underlying is paid out; null when not known.</param>
/// <param name="Source">Where that is said.</param>
public sealed record PassThrough(AssetSymbol Symbol, AssetSymbol Underlying, PassThroughKind Kind, string Party, int? ExitDays, string Source);
