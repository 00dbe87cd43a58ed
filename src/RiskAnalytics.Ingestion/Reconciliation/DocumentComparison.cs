using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Two documents on one entity and date, asset by asset.</summary>
/// <remarks>
/// A list of the firm's own addresses covers only what the firm keeps itself: it is compared with the lines in self-custody where the
/// other document tells them from the rest.
/// </remarks>
internal static class DocumentComparison
{
    public const string Code = "documents-differ";

    private const int MostNamed = 20;

    public static ImmutableArray<DataIssue> Find(ReserveBook used, ReserveBook other, string usedName, string otherName)
    {
        var log = new IssueLog();
        var context = new CheckContext(used, null, null);
        var isOwnOnly = IsOwnOnly(other.Snapshot);
        var (olds, news) = (AmountsOf(used.Snapshot, isOwnOnly), AssetAmount.Of(other.Snapshot));
        var (compared, agreeing) = (0, 0);
        foreach (var key in news.Keys.OrderBy(k => k.Side, StringComparer.Ordinal).ThenBy(k => k.Asset.Text, StringComparer.Ordinal))
        {
            if (!olds.TryGetValue(key, out var amount) || amount.IsMoney != news[key].IsMoney)
                continue;

            var (one, two) = (amount, news[key]);
            compared++;
            // The coarser document rounds: each of its lines may be off by half a unit of its last digit.
            var coarse = one.Unit >= two.Unit ? one : two;
            var difference = two.Amount - one.Amount;
            if (Math.Abs(difference) <= coarse.Unit * (coarse.Lines + 1) / 2m)
            {
                agreeing++;
                continue;
            }

            var part = isOwnOnly && key.Side == "held" ? " in its own custody" : "";
            log.Warning(Code, otherName, null, null,
                $"{key.Asset} {key.Side}{part} is {one.Words(context, one.Amount)} in {Cell.Quote(usedName)}, but {two.Words(context, two.Amount)} in {Cell.Quote(otherName)}, "
                + $"{two.Words(context, Math.Abs(difference))} {(difference > 0 ? "more" : "less")} ({Relative(difference, one.Amount)}). {Cell.Quote(usedName)} counts. {Effect(context, key, difference)}");
        }

        var missing = Missing(olds.Keys, news.Keys);
        var lacking = Missing(news.Keys, olds.Keys);
        var custody = isOwnOnly ? "; of what is held, only the part in own custody" : "";
        log.Info("documents-compared", otherName, null, null,
            $"the figures of {Cell.Quote(usedName)} count for this date; {Cell.Quote(otherName)} was compared with them{custody}: "
            + $"{Format.Number(agreeing)} of {Format.Number(compared)} amounts agree{Named("not in it", missing)}{Named("only in it", lacking)}");
        return log.ToImmutable();
    }

    private static bool IsOwnOnly(ReserveSnapshot snapshot) => snapshot.Holdings.Length > 0 && snapshot.Holdings.All(IsOwn);

    private static bool IsOwn(Holding line) => line.Custodian.Class == PartyClass.Self || (line.Custodian.IsSilent && line.Chain?.Address is not null);

    /// <summary>The sums of a book; of an asset whose lines tell who keeps them, perhaps only those that the firm keeps itself.</summary>
    private static Dictionary<(AssetSymbol Asset, string Side), AssetAmount> AmountsOf(ReserveSnapshot snapshot, bool isOwnOnly)
    {
        var sums = AssetAmount.Of(snapshot);
        if (!isOwnOnly)
            return sums;

        foreach (var lines in snapshot.Holdings.GroupBy(l => l.Asset).Where(g => g.Any(IsOwn) || g.All(l => !l.Custodian.IsSilent)))
        {
            var own = lines.Where(IsOwn).Select(l => (l.Quantity, l.ReportedValue)).ToList();
            var whole = sums[(lines.Key, "held")];
            sums[(lines.Key, "held")] = own.Count > 0 ? AssetAmount.Sum(own) : whole with { Amount = 0m, Lines = 0 };
        }

        return sums;
    }

    private static string Effect(CheckContext context, (AssetSymbol Asset, string Side) key, decimal difference)
    {
        var held = LineValue.UnitsHeld(context.Snapshot, key.Asset);
        var owed = LineValue.UnitsOwed(context.Snapshot, key.Asset);
        if (key.Side == "held")
            return held is { } units ? context.Effect(key.Asset, units, units + difference) : context.Effect(assets: context.Assets + difference);
        return held is { } above && owed is { } below && below > 0 && below + difference > 0
            ? Words.Change($"Its coverage in {key.Asset}", above / below, above / (below + difference))
            : context.Effect(owed: context.Owed + (difference * (owed is null ? 1m : LineValue.PriceOf(context.Book, key.Asset))));
    }

    private static string Relative(decimal difference, decimal whole) => whole == 0 ? "from nothing" : Format.Percent(Math.Abs(difference / whole), 4);

    private static List<string> Missing(IEnumerable<(AssetSymbol Asset, string Side)> here, IEnumerable<(AssetSymbol Asset, string Side)> there) =>
        [.. here.Except(there).OrderBy(k => k.Side, StringComparer.Ordinal).ThenBy(k => k.Asset.Text, StringComparer.Ordinal).Select(k => $"{k.Asset} {k.Side}")];

    private static string Named(string words, List<string> names) =>
        names.Count == 0 ? ""
        : $"; {words}: {string.Join(", ", names.Take(MostNamed))}{(names.Count > MostNamed ? $" and {Format.Number(names.Count - MostNamed)} more" : "")}";
}
