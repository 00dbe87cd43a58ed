using System.Collections.Immutable;

namespace RiskAnalytics.Core.Assessment;

/// <summary>Concentration of all assets A over one kind of name. Shares and indices are fractions; formulas in METRICS.md.</summary>
/// <param name="Names">The names with their shares, largest first.</param>
/// <param name="Cr1">Share of the largest name.</param>
/// <param name="Cr5">Share of the five largest.</param>
/// <param name="Cr10">Share of the ten largest.</param>
/// <param name="Hhi">Sum of squared shares, 1/N to 1.</param>
/// <param name="NormalisedHhi">(H − 1/N)/(1 − 1/N); null for one name.</param>
/// <param name="EffectiveNumber">1/H.</param>
/// <param name="Entropy">−Σ w ln w, nats.</param>
/// <param name="Theil">ln N − entropy.</param>
/// <param name="Gini">0 to 1 − 1/N.</param>
/// <param name="Label">Label by the 2023 merger guidelines: unconcentrated, moderately concentrated, highly concentrated.</param>
public sealed record ConcentrationFigures(
    ImmutableArray<NameShare> Names,
    decimal Cr1,
    decimal Cr5,
    decimal Cr10,
    decimal Hhi,
    decimal? NormalisedHhi,
    decimal EffectiveNumber,
    decimal Entropy,
    decimal Theil,
    decimal Gini,
    string Label)
{
    /// <summary>Number of names.</summary>
    public int Count => Names.Length;

    /// <summary>The label, or "not disclosed" where one name stands for all that nobody named: that is no concentration, nobody said who it is.</summary>
    public string ShownLabel => Count == 1 && Names[0].Name == "undisclosed" ? "not disclosed" : Label;
}
