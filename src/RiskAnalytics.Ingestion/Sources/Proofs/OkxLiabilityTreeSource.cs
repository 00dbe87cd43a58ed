using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The whole liability tree that OKX published in 2023.</summary>
public sealed partial class OkxLiabilityTreeSource : IReserveSource
{
    private const int Columns = 3;

    /// <inheritdoc/>
    public string Code => "okx-liability-tree";

    /// <inheritdoc/>
    public string Description => "The full liability tree of OKX: hash, level and balances of every node, the root first.";

    /// <inheritdoc/>
    public string Rhythm => "monthly in early 2023";

    /// <inheritdoc/>
    public string Traps => "The balances are JSON with commas, so a row has three fields only up to its second comma; an odd level repeats its last node with balances of zero.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HeadLines is [var first, ..] && NodePattern().IsMatch(first);

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var totals = new ProofTotals(document.Name, log);
        var (nodes, leaves) = (0, 0);
        foreach (var (number, text) in TreeLines.Of(document))
        {
            var parts = text.Split(',', Columns);
            if (!NodePattern().IsMatch(text) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || BalancesOf(parts[2]) is not { } balances)
            {
                log.Error("bad-node", document.Name, number, null, "expected a hash, a level and balances in braces, such as '1f...,3,{\"BTC\":\"1\"}'");
                continue;
            }

            nodes++;
            if (level == 1)
                leaves++;
            foreach (var (coin, value) in balances)
            {
                var reading = Cell.Decimal(value);
                if (reading.Status == CellStatus.Bad)
                    log.Error("bad-value", document.Name, number, coin, $"found {Cell.Quote(value)}, expected {reading.Remark}", omitsLine: true);
                else if (reading.OrNull is < 0)
                    log.Warning("negative-balance", document.Name, number, coin, string.Create(CultureInfo.InvariantCulture, $"the node has {reading.Value} {Cell.Quote(coin)}; a negative balance lowers the total that is proved"));
                if (nodes == 1 && reading.OrNull is { } amount)
                    totals.Add(coin, amount, coin);
            }
        }

        ProofReading.TellTotals(document, log, place: null, "OKX owes by the root of this tree", totals, row: 1);
        var words = string.Create(CultureInfo.InvariantCulture, $"the file is a liability tree of {nodes} nodes, {leaves} of them leaves, and states no date");
        // Whose date nobody states, its totals could meet those of another month.
        return document.GivenAsOf is not { } asOf
            ? ProofReading.Of(document, words, nodes, log, "okx")
            : ProofReading.Of(document, words, nodes, log, "okx", asOf) with { Liabilities = [.. totals.Coins.Select(coin => Owed(document, coin, totals[coin], asOf)).OfType<LiabilityObservation>()] };
    }

    private LiabilityObservation? Owed(SourceDocument document, string coin, decimal total, DateOnly asOf) =>
        total >= 0 && OkxCoins.AssetOf(coin, asOf) is { } asset ? new LiabilityObservation("okx", asOf, asset, total, 1, document, Code) : null;

    private static List<(string Coin, string Value)>? BalancesOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 2, AllowDuplicateProperties = false });
            return [.. json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[0-9a-fA-F]{64},\d{1,3},\{", RegexOptions.CultureInvariant)]
    private static partial Regex NodePattern();
}
