using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>An amount or price of an asset that became a hundred, a thousand, a million times what it was: its unit may have changed.</summary>
internal static class UnitJumpCheck
{
    private const int LargestPower = 18;

    /// <summary>How far the factor may lie from a power of ten: between two months the amount itself moves too.</summary>
    private const decimal LargestDrift = 1.25m;

    /// <summary>An asset below this share of the book, before and after, is not looked at.</summary>
    private const decimal SmallestShare = 0.001m;

    private const string Code = "unit-jump";

    public static ReconciliationCheck Check { get; } = new(Code, "No amount or price jumps by a power of ten against the book before.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Previous is not { } previous || previous.Snapshot.AsOf >= context.Snapshot.AsOf)
            yield break;

        var (before, now) = (Assets(previous), Assets(context.Book));
        var allNow = now.Values.Sum(a => a.Value ?? 0);
        var allBefore = before.Values.Sum(a => a.Value ?? 0);
        foreach (var (asset, current) in now)
        {
            if (!before.TryGetValue(asset, out var earlier))
                continue;

            if (JumpOf(earlier.Units, current.Units) is { } power && IsMaterial(current.Value, allNow, earlier.Value, allBefore))
            {
                var corrected = power > 0 ? current.Units!.Value / Ten(power) : current.Units!.Value * Ten(-power);
                yield return Words.Finding(IssueSeverity.Warning, Code, current.First, current.First.Quantity is null ? "value" : "quantity",
                    $"The amount of {asset} was {Words.Units(earlier.Units!.Value)} on {Format.Date(previous.Snapshot.AsOf)} and is {Words.Units(current.Units.Value)} on {Format.Date(context.Snapshot.AsOf)}, "
                    + $"about {Times(power)} as much: its unit may have changed. The figure counts until somebody corrects it. {context.Effect(asset, current.Units.Value, corrected, "in the old unit")}");
            }

            if (JumpOf(earlier.Price, current.Price) is { } jump)
            {
                yield return Words.Finding(IssueSeverity.Warning, Code, current.First, "price",
                    $"The price of {asset} was {Words.Units(earlier.Price!.Value)} on {Format.Date(previous.Snapshot.AsOf)} and is {Words.Units(current.Price!.Value)} on {Format.Date(context.Snapshot.AsOf)}, "
                    + $"about {Times(jump)} as much: its unit may have changed. The figure counts until somebody corrects it. "
                    + context.Effect(assets: context.Assets - current.Value + (current.Units * earlier.Price), otherwise: "at the old price"));
            }
        }
    }

    /// <summary>The power of ten that two figures lie apart, from a hundred on; null when they do not.</summary>
    internal static int? JumpOf(decimal? before, decimal? now)
    {
        if (before is not (> 0) || now is not (> 0))
            return null;

        var isUp = now > before;
        var (large, small) = isUp ? (now.Value, before.Value) : (before.Value, now.Value);
        for (var power = 2; power <= LargestPower; power++)
        {
            // Divided first: a product of two large figures might not fit.
            var rest = large / Ten(power) / small;
            if (rest is >= 1m / LargestDrift and <= LargestDrift)
                return isUp ? power : -power;
        }

        return null;
    }

    private static bool IsMaterial(decimal? now, decimal allNow, decimal? before, decimal allBefore) =>
        now is null || before is null || now > SmallestShare * allNow || before > SmallestShare * allBefore;

    private static decimal Ten(int power)
    {
        var ten = 1m;
        for (var i = 0; i < power; i++)
            ten *= 10m;
        return ten;
    }

    private static string Times(int power) => power > 0 ? $"{Format.Number(Ten(power))} times" : $"1/{Format.Number(Ten(-power))}";

    private static Dictionary<AssetSymbol, Held> Assets(ReserveBook book)
    {
        var assets = new Dictionary<AssetSymbol, Held>();
        foreach (var line in book.Snapshot.Holdings.Where(l => l.Asset.IsItemised))
        {
            var held = assets.TryGetValue(line.Asset, out var sum) ? sum : new Held(line, 0m, 0m, line.Price ?? book.Market.Find(line.Asset)?.Price);
            // Amounts of which some are money and some units have no sum.
            assets[line.Asset] = held with { Units = held.Units + line.Quantity, Value = held.Value + LineValue.Of(book, line) };
        }

        return assets;
    }

    private sealed record Held(Holding First, decimal? Units, decimal? Value, decimal? Price);
}
