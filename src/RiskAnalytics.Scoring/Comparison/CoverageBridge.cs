using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Trend;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>
/// The change of clean assets over liabilities (S1), by effect. With C for clean assets and L for what is owed, each effect's part is its part of the
/// change of C times the mean of 1/L, less its part of the change of L times mean(C) / (L then x L now): the parts add up, and the way back is the same.
/// </summary>
internal static class CoverageBridge
{
    public static ValueBridge Of(
        HealthAssessment before, HealthAssessment after,
        List<(string Key, AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> held, List<(AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> owed)
    {
        var (then, now) = (TrendHistory.CleanRatio(before), TrendHistory.CleanRatio(after));
        ValueBridge Without(string reason) => new("coverage", MetricUnit.Ratio, Rounded(then), Rounded(now), [], reason);
        if (then is null || now is null)
            return Without(RatioFigures.NoRatio(then is null ? before : after));
        if (before.Totals.Liabilities is not { } oldOwed || after.Totals.Liabilities is not { } newOwed || oldOwed <= 0m || newOwed <= 0m)
            return Without("Nothing is owed in one of the books.");
        try
        {
            var perAsset = ((1m / oldOwed) + (1m / newOwed)) / 2m;
            var perOwed = (before.Totals.CleanAssets + after.Totals.CleanAssets) / 2m / oldOwed / newOwed;
            var parts = Clean(before, after, held, owed).Select(part => part with { Amount = part.Amount * perAsset })
                .Concat(owed.SelectMany(key => key.Parts).Select(part => part with { Amount = -part.Amount * perOwed, Subject = "owed " + part.Subject }));
            var steps = BridgePart.Steps(parts).Select(step => step with { Amount = Rounded(step.Amount)!.Value }).ToArray();
            return new ValueBridge("coverage", MetricUnit.Ratio, Rounded(then), Rounded(now), Closed(steps, (Rounded(now) - Rounded(then))!.Value), null);
        }
        catch (OverflowException)
        {
            return Without("The figures are too far apart to be divided exactly.");
        }
    }

    /// <summary>The parts of clean assets: own tokens count only as far as they are owed, so what decides is the smaller side.</summary>
    private static IEnumerable<BridgePart> Clean(
        HealthAssessment before, HealthAssessment after,
        List<(string Key, AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> held, List<(AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> owed)
    {
        foreach (var (_, asset, parts) in held)
        {
            var (then, now) = (Find(before, asset), Find(after, asset));
            if (then is not { IsOwn: true } && now is not { IsOwn: true })
            {
                foreach (var part in parts)
                    yield return part;
                continue;
            }

            var debt = owed.Find(key => key.Asset == asset).Parts;
            var decisive = IsHeld(then) && IsHeld(now) ? parts : IsOwed(then) && IsOwed(now) ? debt.IsDefault ? [] : debt : default;
            if (decisive.IsDefault)
            {
                var change = (now?.Matched ?? 0m) - (then?.Matched ?? 0m);
                decisive = [new BridgePart(DifferenceEffect.NotSplit, change, asset.Text, "own tokens count only as far as they are owed, which side decides has changed")];
            }

            foreach (var part in decisive)
                yield return part;
        }
    }

    private static KeyPosition? Find(HealthAssessment book, AssetSymbol asset) => book.Reserve.Keys.FirstOrDefault(key => key.Asset == asset);

    private static bool IsHeld(KeyPosition? key) => key is null || key.Held <= key.Owed;

    private static bool IsOwed(KeyPosition? key) => key is null || key.Owed <= key.Held;

    /// <summary>What rounding left over, a few units of the last decimal, goes to the largest step.</summary>
    private static ImmutableArray<BridgeStep> Closed(BridgeStep[] steps, decimal change)
    {
        var left = change - steps.Sum(step => step.Amount);
        if (left == 0m)
            return [.. steps];
        if (steps.Length == 0)
            return [new BridgeStep(DifferenceEffect.NotSplit, left, "rounding")];
        var largest = Array.IndexOf(steps, steps.MaxBy(step => Math.Abs(step.Amount)));
        steps[largest] = steps[largest] with { Amount = steps[largest].Amount + left };
        return [.. steps];
    }

    private static decimal? Rounded(decimal? ratio) => ratio is { } value ? decimal.Round(value, BridgePart.RatioDecimals, MidpointRounding.ToEven) : null;
}
