using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>
/// Compares how much of a wrapped asset exists on all chains with what the listed addresses hold of the asset behind it. The figures
/// are checks of the scheme <c>wrapped-asset</c> with the steps <c>supply</c>, <c>reserve</c>, <c>signed-share</c> and <c>ratio</c>.
/// </summary>
public static class WrappedAssetVerifier
{
    /// <summary>The scheme of the four figures of the whole asset.</summary>
    public const string Scheme = "wrapped-asset";

    /// <summary>Reads supply and reserve of a wrapped asset from chains.</summary>
    /// <param name="file">The book.</param>
    /// <param name="snapshot">Its snapshot, of the kind wrapped-asset.</param>
    /// <param name="clients">Clients by the names of their chains.</param>
    /// <param name="ownership">What came of the signatures of the addresses; null when none was checked.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public static async Task<VerificationReport> VerifyAsync(
        string file, ReserveSnapshot snapshot, IReadOnlyDictionary<string, IChainClient> clients, VerificationReport? ownership, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(clients);
        if (snapshot.Entity is not { Kind: EntityKind.WrappedAsset, Token: { Underlying: { } underlying } token })
            return Report(file, CheckOutcome.Unverifiable, "The book is not that of a wrapped asset.");

        var chains = new WrappedChains(clients);
        var issues = ImmutableArray.CreateBuilder<DataIssue>();
        var rows = DistinctRows(snapshot.Liabilities ?? [], issues);
        var copies = BackedCopies.Of(rows, snapshot.Holdings, ChainTables.ChainOf);
        var supplies = await WrappedSupply.ReadAsync(rows, chains, cancellationToken).ConfigureAwait(false);
        var locks = await WrappedLocks.CheckAsync(snapshot, supplies, chains, cancellationToken).ConfigureAwait(false);
        var reserve = await WrappedReserve.ReadAsync(snapshot, ownership, chains, cancellationToken).ConfigureAwait(false);
        var feed = await FeedAsync(token, chains, cancellationToken).ConfigureAwait(false);

        var counted = supplies.Where(supply => !copies.Contains(supply.Row)).ToList();
        var read = counted.Where(supply => supply.Units is not null).ToList();
        var totals = new WrappedTotals(
            token.Symbol.Text,
            underlying.Text,
            read.Count == 0 ? null : Told.Sum(read.Select(supply => supply.Units!.Value)),
            counted.Count - read.Count,
            locks.Count(check => check.Outcome != CheckOutcome.Verified && IsOfCopies(check)),
            reserve);
        var ratio = totals.Ratio();
        ImmutableArray<VerificationCheck> all = [totals.SupplyCheck(), totals.ReserveCheck(), totals.SignedCheck(ownership is not null), ratio, .. supplies.Select(Described), .. locks, .. reserve.Checks, .. feed];
        // A lock short of its copies, or a row the chain contradicts, is a false claim whatever the ratio of the rest.
        var contradicted = all.FirstOrDefault(check => check.Outcome == CheckOutcome.Failed);
        var (outcome, reason) = contradicted is null || ratio.Outcome == CheckOutcome.Failed ? (ratio.Outcome, ratio.Reason)
            : (CheckOutcome.Failed, $"{contradicted.Subject}: {contradicted.Reason} {ratio.Reason}");
        return Report(file, outcome, reason) with
        {
            Checks = all,
            ByOutcome = VerificationReport.Count(all),
            Assets = reserve.Listed == 0 || reserve.Unread == reserve.Listed ? [] : [SumOf(underlying.Text, reserve.Confirmed)],
            Liabilities = totals.Supply is { } supply ? [SumOf(token.Symbol.Text, supply)] : [],
            Issues = issues.ToImmutable(),
        };

        bool IsOfCopies(VerificationCheck check) => supplies.Any(supply => copies.Contains(supply.Row) && ChainTables.IsSameAddress(BackedCopies.Parse(supply.Row.BackedBy!).Address, check.Subject));

        VerificationCheck Described(ReadSupply supply) => !copies.Contains(supply.Row) ? supply.Check
            : supply.Check with { Step = "copy", Reason = $"{supply.Check.Reason} It is a copy: the coins in its lock are part of another supply, and it is not counted again." };
    }

    private static VerificationReport Report(string file, CheckOutcome outcome, string reason) => new(file, VerificationKinds.WrappedAsset, outcome, reason)
    {
        Shows = "How far the coins cover the tokens, at one height of each chain.",
        DoesNotShow = "Later redemptions, borrowed coins, and whose keys the unsigned addresses are.",
    };

    private static AssetSum SumOf(string asset, decimal quantity) =>
        new(asset, quantity, ImmutableSortedDictionary<CheckOutcome, decimal>.Empty.Add(CheckOutcome.Verified, quantity));

    /// <summary>One contract counts once, also where two rows name it.</summary>
    private static ImmutableArray<Liability> DistinctRows(ImmutableArray<Liability> rows, ImmutableArray<DataIssue>.Builder issues)
    {
        var seen = new HashSet<(string, string)>();
        var distinct = ImmutableArray.CreateBuilder<Liability>();
        foreach (var row in rows)
        {
            if (row.Chain is not { Network: { } network, Address: { } address } || seen.Add((ChainTables.ChainOf(network), ChainTables.KeyOf(address))))
                distinct.Add(row);
            else
                issues.Add(new DataIssue(IssueSeverity.Warning, "duplicate-contract", "The row names a token contract that stands in another row; it counts once.", row.Source.Title, row.Row, "address"));
        }

        return distinct.ToImmutable();
    }

    private static async Task<ImmutableArray<VerificationCheck>> FeedAsync(TokenProfile token, WrappedChains chains, CancellationToken cancellationToken)
    {
        if (token.ReserveFeed is not { } feed)
            return [];
        var chain = ChainTables.ChainOf(feed.Network);
        var check = new VerificationCheck(feed.Address, "chainlink-feed", CheckOutcome.Inconclusive, $"No node was given for {chain}.") { Asset = token.Underlying?.Text, Network = feed.Network, Step = "attestation" };
        if (chains.Find(chain) is not { } client)
            return [check];
        if (client is not EvmChainClient evm)
            return [check with { Outcome = CheckOutcome.Unverifiable, Reason = $"This client of {chain} reads no feeds." }];
        var (height, fault) = await chains.HeightAsync(chain, feed.Height, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
            return [check with { Reason = fault }];

        var reading = await evm.ReadFeedAsync(feed.Address, height, feed.Heartbeat, cancellationToken).ConfigureAwait(false);
        var answer = reading.Answer is { } amount && amount.TryToQuantity(out var units) ? Told.Units(units) : null;
        return
        [
            check with
            {
                Outcome = reading.Fault is null && answer is not null ? CheckOutcome.ConsistencyOnly : CheckOutcome.Inconclusive,
                Reason = reading.Fault ?? "The feed gives this reserve. It repeats what its operators were told: an attestation, not a proof of keys or coins.",
                Observed = answer,
                Height = reading.Block is { } block ? Told.Height(block.Height) : null,
            },
        ];
    }
}
