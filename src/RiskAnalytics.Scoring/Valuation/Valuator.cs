using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Values every line of a book, gives it its row of the class table, and matches assets against liabilities key by key.</summary>
public static class Valuator
{
    /// <summary>The largest value of one line and of all lines together; sums and ratios below it stay inside <see cref="decimal"/>.</summary>
    internal const decimal LargestTotal = 1_000_000_000_000_000_000_000m;

    /// <summary>Values a book.</summary>
    /// <param name="book">The book as read.</param>
    /// <param name="policy">The class table and the limits.</param>
    /// <param name="evaluatedOn">The date from which age is counted; null takes the publication date.</param>
    /// <returns>The reserve in its reporting currency, with what valuation found.</returns>
    public static ValuedReserve Value(ReserveBook book, ScoringPolicy policy, DateOnly? evaluatedOn = null)
    {
        var snapshot = book.Snapshot;
        var issues = new IssueCollector(book.Issues);
        var prices = new PriceBook(snapshot, book.Market);
        var classifier = new LineClassifier(snapshot, policy, issues);

        var valued = new List<ValuedHolding>(snapshot.Holdings.Length);
        var unpriced = new List<Holding>();
        var total = 0m;
        // A line whose amount stands on a chain only is told by the reader; it says nothing about the price of its asset.
        foreach (var holding in snapshot.Holdings.Where(h => h.IsLoaded))
        {
            if (prices.ValueOf(holding, out var origin) is not { } value)
            {
                unpriced.Add(holding);
                continue;
            }

            if (Math.Abs(value) > LargestTotal || total + Math.Abs(value) > LargestTotal)
            {
                issues.Add(IssueSeverity.Error, IssueCodes.Overflow, "a value larger than the engine calculates with; the line is left out", holding.Source.Title, holding.Row, omitsLine: true);
                continue;
            }

            total += Math.Abs(value);
            valued.Add(classifier.Classify(holding, value, origin));
        }

        var withoutPrice = unpriced.Where(h => h.Asset.IsItemised).Select(h => h.Asset).ToHashSet();
        var owed = LiabilityTable.Read(snapshot, prices, withoutPrice, issues);
        if (withoutPrice.Count > 0)
        {
            // A key without a price is left out on both sides: half of it would make a deficit or a surplus of nothing.
            unpriced.AddRange(valued.Where(l => withoutPrice.Contains(l.Holding.Asset)).Select(l => l.Holding));
            valued.RemoveAll(l => withoutPrice.Contains(l.Holding.Asset));
        }

        foreach (var holding in unpriced)
        {
            issues.Add(IssueSeverity.Error, IssueCodes.NoPrice, $"{holding.Asset} has no price or value; the asset is left out on both sides", holding.Source.Title, holding.Row, omitsLine: true);
        }

        // What is owed in settlement cannot be pledged: a negative line is netted whatever its cell says.
        var encumbered = valued.Where(l => l.Holding.IsEncumbered == true && l.Value > 0m).ToImmutableArray();
        var lines = SettlementNetting.Apply([.. valued.Where(l => l.Holding.IsEncumbered != true || l.Value < 0m)], issues);
        return Match(book, policy, evaluatedOn, lines, encumbered, [.. unpriced.OrderBy(h => h.Row)], owed, prices, issues);
    }

    /// <summary>The same reserve with every haircut multiplied by a factor, at most 1.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="factor">Above 0; 1.5 is the heavier set, 1/1.5 the lighter.</param>
    public static ValuedReserve WithHaircuts(ValuedReserve reserve, decimal factor)
    {
        var lines = ImmutableArray.CreateBuilder<ValuedHolding>(reserve.Lines.Length);
        foreach (var line in reserve.Lines)
        {
            var scaled = line with
            {
                HaircutMatched = Math.Min(1m, line.HaircutMatched * factor),
                HaircutFree = Math.Min(1m, line.HaircutFree * factor),
            };
            lines.Add(scaled.WithStress());
        }

        var all = lines.MoveToImmutable();
        return reserve with { Lines = all, StressedValue = all.Sum(l => l.Stressed) };
    }

    private static ValuedReserve Match(
        ReserveBook book,
        ScoringPolicy policy,
        DateOnly? evaluatedOn,
        List<ValuedHolding> lines,
        ImmutableArray<ValuedHolding> encumbered,
        ImmutableArray<Holding> unpriced,
        LiabilityTable owed,
        PriceBook prices,
        IssueCollector issues)
    {
        var assets = lines.Sum(l => l.Value);
        var held = new Dictionary<AssetSymbol, decimal>();
        var own = new HashSet<AssetSymbol>(book.Snapshot.Entity.OwnAssets);
        foreach (var line in lines.Where(l => l.Holding.Asset.IsItemised))
        {
            held[line.Holding.Asset] = held.GetValueOrDefault(line.Holding.Asset) + line.Value;
            if (line.IsOwn)
            {
                own.Add(line.Holding.Asset);
            }
        }

        var status = owed.Settle(held, assets, policy.Number(PolicyParameters.NotLoadedLimit));
        var keys = held.Keys.Union(owed.ByKey.Keys)
            .OrderBy(k => k.Text, StringComparer.Ordinal)
            .Select(k => new KeyPosition(k, held.GetValueOrDefault(k), owed.ByKey.GetValueOrDefault(k), owed.Assumed.Contains(k), own.Contains(k)))
            .ToImmutableArray();

        var matchedShare = keys.Where(k => k.Matched > 0m).ToDictionary(k => k.Asset, k => k.Matched == k.Held ? 1m : k.Matched / k.Held);
        for (var i = 0; i < lines.Count; i++)
        {
            if (matchedShare.TryGetValue(lines[i].Holding.Asset, out var share))
            {
                lines[i] = lines[i] with { Matched = PartOf(lines[i].Value, share) };
            }
        }

        MatchCash(lines, AssetSymbol.Of(book.Snapshot.ReportingCurrency), owed.WithoutSplit);
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i] = lines[i].WithStress();
        }

        var known = status == LiabilityStatus.Known;
        var reserve = new ValuedReserve
        {
            Snapshot = book.Snapshot,
            Market = book.Market,
            Policy = policy,
            EvaluatedOn = evaluatedOn ?? book.Snapshot.Disclosures.PublishedOn,
            Lines = [.. lines],
            EncumberedLines = encumbered,
            Unpriced = unpriced,
            Keys = keys,
            LiabilityStatus = status,
            HasAssumedKeys = known && owed.Assumed.Count > 0,
            HasLiabilitiesByKey = known && owed.ByKey.Count > 0,
            Liabilities = known ? owed.ByKey.Values.Sum() + owed.WithoutSplit : null,
            GrossAndNet = owed.GrossAndNet,
            Assets = assets,
            CleanAssets = lines.Sum(l => l.Clean),
            Matched = lines.Sum(l => l.Matched),
            StressedValue = lines.Sum(l => l.Stressed),
            Encumbered = encumbered.Sum(l => l.Value),
            Issues = [],
        };
        var evidence = EvidenceJoin.Of(reserve, book.Verifications, prices, issues);
        return reserve with { Evidence = evidence, Issues = issues.ToImmutable() };
    }

    /// <summary>A share of an amount, to a trillionth of it.</summary>
    /// <remarks>
    /// The quotient behind a share fills all 28 digits of a decimal, and every later addition would have to rescale them:
    /// a book of 100,000 lines would take twice as long. The digits dropped are far below the tolerance of any figure.
    /// </remarks>
    private static decimal PartOf(decimal amount, decimal share) =>
        share == 1m ? amount : decimal.Round(amount * share, amount >= 1m ? 12 : 24, MidpointRounding.ToEven);

    /// <summary>What is owed without a split by asset is matched by cash in the reporting currency only.</summary>
    private static void MatchCash(List<ValuedHolding> lines, AssetSymbol currency, decimal withoutSplit)
    {
        var cash = Enumerable.Range(0, lines.Count)
            .Where(i => lines[i].Holding.Asset == currency && LineNames.IsCash(lines[i].Class))
            .ToList();
        var free = cash.Sum(i => lines[i].Free);
        if (withoutSplit <= 0m || free <= 0m)
        {
            return;
        }

        var share = withoutSplit >= free ? 1m : withoutSplit / free;
        foreach (var i in cash)
        {
            lines[i] = lines[i] with { Matched = lines[i].Matched + PartOf(lines[i].Free, share) };
        }
    }
}
