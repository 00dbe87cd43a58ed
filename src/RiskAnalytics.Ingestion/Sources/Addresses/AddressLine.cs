using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Addresses;

/// <summary>Where the addresses of one group belong in a book.</summary>
/// <param name="Group">The addresses.</param>
/// <param name="Asset">The asset that the coin stands for.</param>
/// <param name="Network">The network, or null.</param>
/// <param name="Custodian">Who keeps them.</param>
/// <param name="Instrument">What they are besides plain coins, or null.</param>
internal sealed record AddressLine(AddressGroup Group, AssetSymbol Asset, string? Network, Party Custodian, string? Instrument)
{
    /// <summary>The block height, where it does not stand in the rows.</summary>
    public string? Height { get; init; }

    /// <summary>The lines of a book: one for each asset, network, custodian and instrument, by asset and network.</summary>
    public static ImmutableArray<Holding> Holdings(IEnumerable<AddressLine> lines, ReportingEntity entity, DateOnly asOf, IssueLog log) =>
    [
        .. lines
            .Where(l => l.Group is { Addresses: > 0, IsTooLarge: false })
            .GroupBy(l => (l.Asset, l.Network, l.Custodian, l.Instrument))
            .OrderBy(g => g.Key.Asset.Text, StringComparer.Ordinal).ThenBy(g => g.Key.Network, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Custodian.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Instrument, StringComparer.Ordinal)
            .Select(g => HoldingOf([.. g], entity, asOf, log)).OfType<Holding>(),
    ];

    private static Holding? HoldingOf(ImmutableArray<AddressLine> parts, ReportingEntity entity, DateOnly asOf, IssueLog log)
    {
        var first = parts[0];
        decimal quantity = 0;
        try
        {
            foreach (var part in parts)
                quantity += part.Group.Sum;
        }
        catch (OverflowException)
        {
            log.Error("amount-too-large", first.Group.File, first.Group.FirstRow, "amount",
                $"the amounts of {Cell.Quote(first.Asset.Text)} are larger together than can be held, so they are left out", omitsLine: true);
            return null;
        }

        var heights = parts.Select(p => p.Height ?? p.Group.Height).Distinct().ToList();
        return new Holding
        {
            Asset = first.Asset,
            Class = AssetDirectory.ClassOf(first.Asset, asOf, entity.OwnAssets),
            Quantity = quantity,
            Instrument = first.Instrument,
            Custodian = first.Custodian,
            Chain = new ChainLocation(first.Network, null, heights.Count == 1 ? heights[0] : null),
            HasLineEvidence = true,
            StatedSource = string.Join("; ", parts.Select(Place)),
            Source = new SourceRef(first.Group.File, Rows(first.Group)),
            Row = first.Group.FirstRow,
        };
    }

    private static string Place(AddressLine part) => string.Create(CultureInfo.InvariantCulture,
        $"{part.Group.File}, {Rows(part.Group)}, {Count(part.Group.Addresses)}{(part.Group.Coin == part.Asset.Text ? "" : " of " + part.Group.Coin)}");

    private static string Rows(AddressGroup group) => group.FirstRow == group.LastRow
        ? string.Create(CultureInfo.InvariantCulture, $"row {group.FirstRow}")
        : string.Create(CultureInfo.InvariantCulture, $"rows {group.FirstRow} to {group.LastRow}");

    private static string Count(int addresses) => addresses == 1 ? "1 address" : string.Create(CultureInfo.InvariantCulture, $"{addresses} addresses");
}
