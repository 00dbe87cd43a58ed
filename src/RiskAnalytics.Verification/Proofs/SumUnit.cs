using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>What one unit of the sums of a proof is worth. Such a proof adds all assets up in one unit and does not say which.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">How much of it one unit is, in major units; above 0.</param>
public sealed record SumUnit(CurrencyCode Currency, decimal Amount)
{
    /// <summary>Reads <c>USD:0.01</c>: one unit is a cent.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">The unit; null when the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SumUnit? unit)
    {
        unit = text?.Trim().Split(':') is [var letters, var amount]
            && CurrencyCode.TryParse(letters, out var currency)
            && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var worth)
            && worth is > 0m and <= 1_000_000_000m
            ? new SumUnit(currency, worth)
            : null;
        return unit is not null;
    }
}
