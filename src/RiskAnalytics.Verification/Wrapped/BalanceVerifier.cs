using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>
/// Reads from chains what reserve addresses hold, and compares it exactly with what is claimed. Where a node answers for past
/// blocks, balances a day before and a day after the snapshot are read too, as checks with the step <c>window</c>.
/// </summary>
public static class BalanceVerifier
{
    /// <summary>The scheme of a comparison of one balance.</summary>
    public const string Scheme = "chain-balance";

    /// <summary>Compares claims with chains.</summary>
    /// <param name="file">The file or book that makes the claims.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="clients">Clients by the names of their chains.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>One check a claim in their order, then those of the window.</returns>
    public static async Task<VerificationReport> VerifyAsync(
        string file, ImmutableArray<BalanceClaim> claims, IReadOnlyDictionary<string, IChainClient> clients, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clients);

        var checks = new VerificationCheck?[claims.Length];
        var asked = new List<int>();
        var questions = ImmutableArray.CreateBuilder<BalanceQuestion>();
        for (var i = 0; i < claims.Length; i++)
        {
            var claim = claims[i];
            var chain = ChainTables.ChainOf(claim.Network);
            if (NotAsked(claim, chain, clients, out var height) is { } reason)
            {
                checks[i] = Check(claim, claim.IsStaked ? CheckOutcome.Unverifiable : CheckOutcome.Inconclusive, reason);
                continue;
            }

            asked.Add(i);
            questions.Add(new BalanceQuestion(claim.Asset, chain, claim.Address, height));
        }

        var read = await BalanceReading.ReadAsync(questions.ToImmutable(), clients, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < read.Length; i++)
            checks[asked[i]] = Compare(claims[asked[i]], questions[i], read[i]);

        ImmutableArray<VerificationCheck> compared = [.. checks.Select(check => check!)];
        var window = await BalanceWindow.ReadAsync(questions.ToImmutable(), read, clients, cancellationToken).ConfigureAwait(false);
        ImmutableArray<VerificationCheck> all = [.. compared, .. window];
        return new VerificationReport(file, VerificationKinds.Balances, OutcomeOf(compared), ReasonOf(compared))
        {
            Checks = all,
            // The window is about another day than the claims: it is told, and does not change what came of them.
            ByOutcome = VerificationReport.Count(compared),
            Assets = Sums(compared),
            Shows = "That the addresses held these amounts at these blocks.",
            DoesNotShow = "Whose keys they are, that nothing is owed on the coins, and what they held at other times.",
        };
    }

    private static string? NotAsked(BalanceClaim claim, string chain, IReadOnlyDictionary<string, IChainClient> clients, out long? height)
    {
        height = Told.ReadHeight(claim.Height, out var fault);
        if (claim.IsStaked)
            return "The coins are staked: the address is no account that holds them.";
        if (fault is not null)
            return fault;
        if (!clients.TryGetValue(chain, out var client))
            return $"No node was given for {chain}.";
        return height is null && client.ReadsHistory ? "The row gives no height, so the block of the claim is not known." : null;
    }

    private static VerificationCheck Compare(BalanceClaim claim, BalanceQuestion question, ChainFigure figure)
    {
        if (figure.Amount is not { } amount)
        {
            var isUnknown = ChainTables.NativeCoin(question.Chain) is { } native && native != claim.Asset && ChainTables.TokenOf(question.Chain, claim.Asset) is null;
            return Check(claim, isUnknown ? CheckOutcome.Unverifiable : CheckOutcome.Inconclusive, figure.Fault ?? "The node gave no answer.");
        }

        var height = Told.Height(figure);
        if (!amount.TryToQuantity(out var observed))
            return Check(claim, CheckOutcome.Inconclusive, "The balance has more digits than can be compared.") with { Height = height };
        var isEqual = observed == claim.Quantity;
        var (outcome, reason) = (isEqual, question.Height) switch
        {
            (true, not null) => (CheckOutcome.Verified, $"The chain shows the same balance at block {height}."),
            (true, null) => (CheckOutcome.Verified, $"The chain shows the same balance at its newest block, {height}; the row gives no height."),
            (false, not null) => (CheckOutcome.Failed, $"The chain shows another balance at block {height}."),
            (false, null) => (CheckOutcome.Inconclusive, $"The chain shows another balance at its newest block, {height}, but the row gives no height."),
        };
        return Check(claim, outcome, reason) with { Observed = Told.Units(observed), Height = height };
    }

    private static VerificationCheck Check(BalanceClaim claim, CheckOutcome outcome, string reason) => new(claim.Address, Scheme, outcome, reason)
    {
        Asset = claim.Asset,
        Network = claim.Network,
        Claimed = claim.Quantity is { } quantity ? Told.Units(quantity) : null,
        Height = claim.Height,
        Quantity = claim.Quantity,
        Row = claim.Row,
    };

    /// <summary>Verified when all balances are; failed when one is.</summary>
    private static CheckOutcome OutcomeOf(ImmutableArray<VerificationCheck> checks) =>
        checks.IsEmpty ? CheckOutcome.Unverifiable : checks.Min(check => check.Outcome);

    private static string ReasonOf(ImmutableArray<VerificationCheck> checks)
    {
        if (checks.IsEmpty)
            return "Nothing claims the balance of an address.";
        var worst = checks.MinBy(check => check.Outcome)!;
        return worst.Outcome == CheckOutcome.Verified
            ? "Every balance is on the chain as claimed."
            : $"{checks.Count(check => check.Outcome == CheckOutcome.Verified)} of {checks.Length} balances are on the chain as claimed; of another one: {worst.Reason}";
    }

    private static ImmutableArray<AssetSum> Sums(ImmutableArray<VerificationCheck> checks) =>
    [
        .. checks.GroupBy(check => check.Asset!).Select(asset => new AssetSum(
            asset.Key,
            Told.Sum(asset.Select(check => check.Quantity ?? 0m)),
            asset.GroupBy(check => check.Outcome).ToImmutableSortedDictionary(part => part.Key, part => Told.Sum(part.Select(check => check.Quantity ?? 0m))))),
    ];
}
