using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Joins what verification found, in units of each asset, with the values of a book.</summary>
internal static class EvidenceJoin
{
    /// <summary>A tree may commit to this much more than the book owes before the two contradict each other: rounding of published sums.</summary>
    private const decimal Tolerance = 0.001m;

    private const string WindowStep = "window";

    public static VerifiedEvidence Of(ValuedReserve reserve, ImmutableArray<VerificationReport> reports, PriceBook prices, IssueCollector issues)
    {
        if (reports.IsEmpty)
        {
            return VerifiedEvidence.None;
        }

        var ofAssets = reports.Where(report => report.Kind is VerificationKinds.ReserveOwnership or VerificationKinds.Balances or VerificationKinds.WrappedAsset && !report.Assets.IsEmpty).ToList();
        var signed = ofAssets.Where(report => report.Kind == VerificationKinds.ReserveOwnership).ToList();
        var listed = ofAssets.Count == 0 ? null : ShareOf(reserve, ofAssets, prices, sum => sum.Quantity);
        var proofs = reports.Where(IsOfLiabilities).ToList();
        var inAll = proofs.Where(report => report.Outcome is CheckOutcome.Verified or CheckOutcome.ConsistencyOnly && report.OwedInAll?.Asset == reserve.Snapshot.ReportingCurrency.Letters)
            .Max(report => report.OwedInAll?.Quantity);
        // What was not loaded counts as covered: that is no amount to hold a proof against.
        var stated = reserve is { Liabilities: > 0m, HasAssumedKeys: false } ? reserve.Liabilities : null;
        var inAllShare = inAll / stated is { } part ? Math.Min(1m, part) : (decimal?)null;
        var trees = proofs.Where(report => !report.Liabilities.IsEmpty && report.Outcome is CheckOutcome.Verified or CheckOutcome.ConsistencyOnly).ToList();
        var treeShare = trees.Count == 0 ? null : OwedShareOf(reserve, trees, prices, issues);
        var isOfTrees = treeShare is not null && treeShare >= (inAllShare ?? 0m);
        return new VerifiedEvidence
        {
            ListedShare = listed,
            ContradictedShare = listed is null ? null : ShareOf(reserve, ofAssets, prices, sum => sum.Of(CheckOutcome.Failed)),
            SignedShare = signed.Count == 0 ? null : ShareOf(reserve, signed, prices, sum => sum.Of(CheckOutcome.Verified)),
            LiabilityShare = isOfTrees ? treeShare : inAllShare,
            LiabilitiesPassed = isOfTrees && trees.TrueForAll(report => report.Outcome == CheckOutcome.Verified),
            OwedByProof = inAll,
            IsOwedContested = inAll is not null && stated is not null && Math.Abs(inAll.Value - stated.Value) > Tolerance * stated.Value,
            ContradictedLiabilities = [.. proofs.Where(report => report.Outcome == CheckOutcome.Failed)],
            Windows = [.. reports.Where(report => report.Kind == VerificationKinds.Balances).SelectMany(WindowsOf)],
            AssetSources = Names(ofAssets),
            LiabilitySources = Names(proofs),
        };
    }

    /// <summary>Whether a result is about what is owed. The supply of a wrapped asset is what its issuer owes, so it is of both sides.</summary>
    private static bool IsOfLiabilities(VerificationReport report) => report.Kind switch
    {
        VerificationKinds.ReserveOwnership or VerificationKinds.Balances => false,
        // A shortfall says nothing against the supply, which is read from the chain.
        VerificationKinds.WrappedAsset => report.Outcome != CheckOutcome.Failed && !report.Liabilities.IsEmpty,
        _ => true,
    };

    /// <summary>Share of clean assets that a quantity of the results stands for: the largest over the results, at most what is held.</summary>
    private static decimal? ShareOf(ValuedReserve reserve, List<VerificationReport> reports, PriceBook prices, Func<AssetSum, decimal> quantity)
    {
        if (reserve.CleanAssets <= 0m)
        {
            return null;
        }

        var units = new Dictionary<AssetSymbol, decimal>();
        foreach (var sums in reports.Select(report => Sums(report.Assets, quantity)))
        {
            foreach (var (asset, sum) in sums)
                units[asset] = Math.Max(units.GetValueOrDefault(asset), sum);
        }

        var value = 0m;
        foreach (var lines in reserve.Lines.GroupBy(line => line.Holding.Asset).Where(lines => units.ContainsKey(lines.Key)))
        {
            var held = lines.Sum(line => UnitsOf(line.Holding.Quantity, line.Value, line.Holding.Price ?? prices.PriceOf(lines.Key)));
            if (held > 0m)
                value += lines.Sum(line => line.Clean) * Math.Min(1m, units[lines.Key] / held);
        }

        return Math.Min(1m, value / reserve.CleanAssets);
    }

    /// <summary>Whole units: as given, else value over price; 0 when neither is known.</summary>
    private static decimal UnitsOf(decimal? quantity, decimal? value, decimal? price) => quantity ?? (price > 0m ? value / price : null) ?? 0m;

    /// <summary>Share of what is owed that the trees commit to.</summary>
    private static decimal? OwedShareOf(ValuedReserve reserve, List<VerificationReport> trees, PriceBook prices, IssueCollector issues)
    {
        if (reserve.Liabilities is not { } owed || owed <= 0m || reserve.Snapshot.Liabilities is not { } rows)
        {
            return null;
        }

        var entity = reserve.Snapshot.Entity;
        // The largest over the results, as for assets: one tree given twice proves nothing twice.
        var committed = trees
            .SelectMany(report => Sums(report.Liabilities, sum => sum.Quantity).GroupBy(sum => LiabilityTable.KeyOf(entity, sum.Key)).Select(key => (key.Key, Units: key.Sum(sum => sum.Value))))
            .GroupBy(sum => sum.Key)
            .ToDictionary(key => key.Key, key => key.Max(sum => sum.Units));
        var value = 0m;
        foreach (var position in reserve.Keys.Where(key => key.Owed > 0m && !key.IsOwedAssumed && committed.ContainsKey(key.Asset)))
        {
            var units = rows.Where(row => LiabilityTable.KeyOf(entity, row.Asset) == position.Asset).Sum(row => UnitsOf(row.Quantity, row.ReportedValue, prices.PriceOf(position.Asset)));
            if (units <= 0m)
                continue;
            var share = committed[position.Asset] / units;
            if (share > 1m + Tolerance)
            {
                issues.Add(IssueSeverity.Warning, "owed-less-than-proved",
                    $"the evidence commits to {Format.Number(committed[position.Asset])} {position.Asset} owed, the book has {Format.Number(units)}; the book owes less than its own proof says",
                    "liabilities.csv", rows.First(row => LiabilityTable.KeyOf(entity, row.Asset) == position.Asset).Row);
            }

            value += position.Owed * Math.Min(1m, share);
        }

        return Math.Min(1m, value / owed);
    }

    /// <summary>Quantities above zero by symbol; a name that is no symbol stands for nothing in the book.</summary>
    private static Dictionary<AssetSymbol, decimal> Sums(ImmutableArray<AssetSum> sums, Func<AssetSum, decimal> quantity)
    {
        var units = new Dictionary<AssetSymbol, decimal>();
        foreach (var sum in sums)
        {
            if (AssetSymbol.TryParse(sum.Asset, out var asset) && quantity(sum) is > 0m and <= Valuator.LargestTotal and var more)
                units[asset] = units.GetValueOrDefault(asset) + more;
        }

        return units;
    }

    /// <summary>What the addresses of each asset held around the snapshot, over all chains; an asset of which one chain is not known is left out.</summary>
    private static IEnumerable<WindowFigure> WindowsOf(VerificationReport report) =>
        from asset in report.Checks.Where(check => check is { Step: WindowStep, Asset: not null }).GroupBy(check => check.Asset!)
        where asset.Any(check => check.Scheme == WindowStep && check.Quantity is not null)
        let before = SumOf(asset, "window-before")
        let at = SumOf(asset, "window-at")
        let after = SumOf(asset, "window-after")
        where before is not null && at is not null && after is not null
        select new WindowFigure(asset.Key, before.Value, at.Value, after.Value);

    private static decimal? SumOf(IEnumerable<VerificationCheck> checks, string scheme)
    {
        var figures = checks.Where(check => check.Scheme == scheme).ToList();
        return figures.Count > 0 && figures.TrueForAll(check => check.Quantity is >= 0m and <= Valuator.LargestTotal) ? figures.Sum(check => check.Quantity!.Value) : null;
    }

    private static string Names(List<VerificationReport> reports) => string.Join("; ", reports.Select(report => $"{report.Kind} of {report.File}").Distinct());
}
