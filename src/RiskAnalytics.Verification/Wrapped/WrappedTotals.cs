using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>The figures of a wrapped asset as a whole.</summary>
/// <param name="Token">The token's symbol.</param>
/// <param name="Underlying">The symbol of what it stands for.</param>
/// <param name="Supply">Whole units on all chains that could be read; null when none could.</param>
/// <param name="UnreadSupplies">How many contracts could not be read.</param>
/// <param name="OpenLocks">How many locks of copies that are not counted could not be confirmed.</param>
/// <param name="Reserve">What the addresses hold.</param>
internal sealed record WrappedTotals(string Token, string Underlying, decimal? Supply, int UnreadSupplies, int OpenLocks, WrappedReserve Reserve)
{
    private bool IsSupplyWhole => UnreadSupplies == 0 && OpenLocks == 0;

    public VerificationCheck SupplyCheck()
    {
        var (outcome, reason) = Supply is null ? (CheckOutcome.Inconclusive, "The supply is not loaded: no token contract could be read.")
            : UnreadSupplies > 0 ? (CheckOutcome.Inconclusive, $"At least this much exists: {Format.Number(UnreadSupplies)} {(UnreadSupplies == 1 ? "contract" : "contracts")} could not be read.")
            : OpenLocks > 0 ? (CheckOutcome.Inconclusive, "At least this much exists: copies were left out whose lock could not be confirmed.")
            : (CheckOutcome.Verified, "The supply of every token contract in the book.");
        return Figure("supply", Token, outcome, reason, Supply is { } units ? Told.Units(units) : null) with { Quantity = Supply };
    }

    public VerificationCheck ReserveCheck() =>
        Reserve.Listed == 0 ? Figure("reserve", Underlying, CheckOutcome.Unverifiable, $"The reserve is not loaded: the book lists no address that holds {Underlying}.", null)
        : Reserve.Unread == Reserve.Listed ? Figure("reserve", Underlying, CheckOutcome.Inconclusive, "The reserve is not loaded: no listed address could be read.", null)
        : Figure(
            "reserve",
            Underlying,
            Reserve.Unread > 0 ? CheckOutcome.Inconclusive : CheckOutcome.Verified,
            Reserve.Unread > 0 ? $"At least this much is held: {Format.Number(Reserve.Unread)} of {Format.Number(Reserve.Listed)} addresses could not be read." : "What the listed addresses hold.",
            Told.Units(Reserve.Confirmed)) with
        { Quantity = Reserve.Confirmed };

    public VerificationCheck SignedCheck(bool isOwnershipChecked)
    {
        if (!isOwnershipChecked || Reserve.Confirmed == 0m)
            return Figure("signed-share", Underlying, CheckOutcome.Unverifiable, isOwnershipChecked ? "There is no confirmed reserve." : "No signature of the addresses was given, so nothing shows whose they are.", null);
        var share = Reserve.Signed / Reserve.Confirmed;
        return Figure("signed-share", Underlying, share > 0m ? CheckOutcome.Verified : CheckOutcome.Unverifiable, "The part of the confirmed reserve at addresses with a verified signature.", Told.Units(share)) with { Quantity = Reserve.Signed };
    }

    public VerificationCheck Ratio()
    {
        var hasReserve = Reserve.Listed > 0 && Reserve.Unread < Reserve.Listed;
        if (!hasReserve)
            return Of(CheckOutcome.Inconclusive, $"There is no ratio: {Lowered(ReserveCheck().Reason)}", null);
        if (Supply is null)
            return Of(CheckOutcome.Inconclusive, "There is no ratio: the supply is not loaded, no token contract could be read.", null);
        if (Supply == 0m)
            return Of(CheckOutcome.Inconclusive, "There is no ratio: the contracts say that no token exists.", null);

        var ratio = Supply < 1m && Reserve.Confirmed > decimal.MaxValue * Supply.Value ? decimal.MaxValue : Reserve.Confirmed / Supply.Value;
        var covers = Reserve.Confirmed >= Supply;
        var figures = $"{Format.Number(Reserve.Confirmed, 8)} {Underlying} confirmed against {Format.Number(Supply.Value, 8)} {Token}";
        var observed = Told.Units(ratio);
        return (IsSupplyWhole, Reserve.Unread == 0, covers) switch
        {
            (true, _, true) => Of(CheckOutcome.Verified, $"{figures}: the reserve covers the supply{(Reserve.Unread > 0 ? ", and the ratio is a lower bound" : "")}.", observed),
            (true, true, false) => Of(CheckOutcome.Failed, $"{figures}: the reserve does not cover the supply.", observed),
            (true, false, false) => Of(CheckOutcome.Inconclusive, $"{figures}: the ratio is a lower bound, since addresses could not be read.", observed),
            (false, true, false) => Of(CheckOutcome.Failed, $"{figures}: the reserve does not cover the supply, although the ratio is an upper bound: part of the supply could not be read.", observed),
            (false, true, true) => Of(CheckOutcome.Inconclusive, $"{figures}: the ratio is an upper bound, since part of the supply could not be confirmed.", observed),
            (false, false, _) => Of(CheckOutcome.Inconclusive, $"{figures}: neither an upper nor a lower bound, since parts of both could not be read.", observed),
        };

        VerificationCheck Of(CheckOutcome outcome, string reason, string? observed) => Figure("ratio", Token, outcome, reason, observed) with { Claimed = "1" };
    }

    private static VerificationCheck Figure(string step, string subject, CheckOutcome outcome, string reason, string? observed) =>
        new(subject, WrappedAssetVerifier.Scheme, outcome, reason) { Asset = subject, Step = step, Observed = observed };

    private static string Lowered(string sentence) => string.Concat(sentence[..1].ToLowerInvariant(), sentence.AsSpan(1));
}
