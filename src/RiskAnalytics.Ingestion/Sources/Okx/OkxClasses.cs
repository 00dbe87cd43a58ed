using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The class of each published asset: as the class table has it, or by rank on another date.</summary>
internal sealed class OkxClasses
{
    private const int LastLargeRank = 20;

    private readonly Dictionary<AssetSymbol, (AssetClass Class, bool IsOwn)> _classes;
    private readonly DateOnly? _rankDate;

    private OkxClasses(Dictionary<AssetSymbol, (AssetClass Class, bool IsOwn)> classes, DateOnly? rankDate)
    {
        _classes = classes;
        _rankDate = rankDate;
        OwnAssets = [.. classes.Where(c => c.Value.IsOwn).Select(c => c.Key).OrderBy(a => a.Text, StringComparer.Ordinal)];
    }

    /// <summary>The tokens that the group issues.</summary>
    public ImmutableArray<AssetSymbol> OwnAssets { get; }

    /// <summary>Reads the table.</summary>
    public static OkxClasses Read(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var classes = new Dictionary<AssetSymbol, (AssetClass, bool)>();
        DateOnly? rankDate = null;
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            rankDate ??= row.Date("rank_date");
            if (row.Symbol("asset") is not { } asset)
                continue;

            if (Codes.TryParse<AssetClass>(row.Text("class"), out var assetClass))
                classes[asset] = (assetClass, row.Truth("own") == true);
            else
                row.Bad("unknown-class", "class", "one of the class codes");
        }

        return new OkxClasses(classes, rankDate);
    }

    /// <summary>
    /// The class of an asset. Only the rank of an altcoin changes with time: the table counts on its own rank date, and otherwise the
    /// snapshot, where a coin without a row is a small one.
    /// </summary>
    public AssetClass ClassOf(AssetSymbol asset, ImmutableArray<OkxMarket.Quote> snapshot)
    {
        var listed = _classes.TryGetValue(asset, out var row) ? row.Class : AssetClass.SmallAltcoin;
        if (listed is not (AssetClass.LargeAltcoin or AssetClass.SmallAltcoin) || (snapshot is [var first, ..] && first.Date == _rankDate))
            return listed;

        return snapshot.FirstOrDefault(q => q.Asset == asset)?.Rank <= LastLargeRank ? AssetClass.LargeAltcoin : AssetClass.SmallAltcoin;
    }
}
