using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What a corrected document changed against the edition that it replaces, asset by asset, held and owed.</summary>
internal static class RestatedCheck
{
    private const string Code = "restated";

    public static ReconciliationCheck Check { get; } = new(Code, "A corrected document says the same as the edition that it replaces.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Replaced is not { } before)
            yield break;

        var (olds, news) = (AssetAmount.Of(before.Snapshot), AssetAmount.Of(context.Snapshot));
        var then = (Assets: LineValue.SumOf(before, before.Snapshot.Holdings), Owed: LineValue.OwedIn(before));
        foreach (var key in olds.Keys.Union(news.Keys).OrderBy(k => k.Side, StringComparer.Ordinal).ThenBy(k => k.Asset.Text, StringComparer.Ordinal))
        {
            var (old, current) = (olds.GetValueOrDefault(key), news.GetValueOrDefault(key));
            if (old?.Amount == current?.Amount && old?.IsMoney == current?.IsMoney)
                continue;

            var change = old is not null && current is not null && old.IsMoney == current.IsMoney
                ? $", a difference of {current.Words(context, current.Amount - old.Amount)}"
                : "";
            yield return new DataIssue(IssueSeverity.Warning, Code,
                $"{key.Asset} {key.Side} was {old?.Words(context, old.Amount) ?? "not stated"} in the edition {Edition(before)} and is {current?.Words(context, current.Amount) ?? "not stated"} in the edition {Edition(context.Book)}{change}. "
                + $"The newer edition counts. {context.Effect(then.Assets, then.Owed)}",
                context.Snapshot.Documents is [var document, ..] ? document.File : null);
        }
    }

    private static string Edition(ReserveBook book)
    {
        var name = book.Snapshot.Documents is [var document, ..] ? $" ({document.File})" : "";
        var day = book.Snapshot.Disclosures.PublishedOn is { } published ? $" published on {Format.Date(published)}" : "";
        return $"{Format.Number(book.Snapshot.Revision ?? 1)}{day}{name}";
    }
}
