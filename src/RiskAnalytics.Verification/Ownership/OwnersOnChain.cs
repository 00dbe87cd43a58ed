using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;
using RiskAnalytics.Verification.Ownership.Schemes;
using RiskAnalytics.Verification.Wrapped;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>
/// Asks chains who owns the contract wallets of an address list. Signatures of owners prove the keys of the owners only; the wallet
/// itself says whether these are its owners and whether enough of them signed.
/// </summary>
public static class OwnersOnChain
{
    /// <summary>The same report, with each wallet whose owners the chain confirms verified, and each that it denies failed.</summary>
    /// <param name="report">A report of the kind <see cref="VerificationKinds.ReserveOwnership"/>.</param>
    /// <param name="clients">Clients by the names of their chains.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public static async Task<VerificationReport> ConfirmAsync(VerificationReport report, IReadOnlyDictionary<string, IChainClient> clients, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(clients);
        var checks = report.Checks.ToBuilder();
        var changed = new List<(VerificationCheck Before, VerificationCheck After)>();
        for (var i = 0; i < checks.Count; i++)
        {
            var check = checks[i];
            if (check.Step != EvmMessage.OwnersStep || !SignatureText.IsEvmAddress(check.Subject)
                || !clients.TryGetValue(ChainTables.ChainOf(check.Network ?? check.Asset ?? ""), out var client) || client is not EvmChainClient evm)
                continue;

            var height = long.TryParse(check.Height, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var written) ? written : (long?)null;
            var wallet = await evm.ReadSafeAsync(check.Subject, height, cancellationToken).ConfigureAwait(false);
            var after = Judge(check, wallet);
            changed.Add((check, after));
            checks[i] = after;
        }

        return changed.Count == 0 ? report : Recounted(report, checks.ToImmutable(), changed);
    }

    private static VerificationCheck Judge(VerificationCheck check, SafeReading wallet)
    {
        if (wallet.Fault is { } fault)
            return check with { Reason = $"{check.Reason} The chain could not tell: {fault}" };
        var signers = (check.Observed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var height = wallet.Block is { } block ? FormattableString.Invariant($"{block.Height}") : check.Height;
        if (signers.Find(signer => !wallet.IsOwner(signer)) is { } stranger)
            return check with { Outcome = CheckOutcome.Failed, Reason = "The wallet at the address has other owners than those who signed.", Claimed = stranger, Observed = string.Join(", ", wallet.Owners), Height = height };
        return signers.Count >= wallet.Threshold
            ? check with { Outcome = CheckOutcome.Verified, Step = null, Reason = FormattableString.Invariant($"Owners of the wallet at the address signed: {signers.Count} of the {wallet.Threshold} that it asks for."), Height = height }
            : check with { Reason = FormattableString.Invariant($"Owners of the wallet at the address signed, but {signers.Count} only; it asks for {wallet.Threshold}."), Height = height };
    }

    private static VerificationReport Recounted(VerificationReport report, ImmutableArray<VerificationCheck> checks, List<(VerificationCheck Before, VerificationCheck After)> changed)
    {
        var counts = report.ByOutcome.ToBuilder();
        var sums = report.Assets.ToDictionary(sum => sum.Asset, sum => sum.ByOutcome.ToBuilder());
        foreach (var (before, after) in changed.Where(change => change.Before.Outcome != change.After.Outcome))
        {
            counts[before.Outcome]--;
            counts[after.Outcome] = counts.GetValueOrDefault(after.Outcome) + 1;
            if (before.Quantity is not { } quantity || before.Asset is null || !sums.TryGetValue(before.Asset, out var parts))
                continue;
            parts[before.Outcome] = parts.GetValueOrDefault(before.Outcome) - quantity;
            parts[after.Outcome] = parts.GetValueOrDefault(after.Outcome) + quantity;
        }

        var byOutcome = counts.Where(count => count.Value > 0).ToImmutableSortedDictionary();
        var verified = byOutcome.GetValueOrDefault(CheckOutcome.Verified);
        return report with
        {
            Checks = checks,
            ByOutcome = byOutcome,
            Outcome = byOutcome.Keys.Min(),
            Reason = FormattableString.Invariant($"Of {byOutcome.Values.Sum()} addresses {verified} are verified, the owners of {changed.Count} wallets asked on chain."),
            Assets = [.. report.Assets.Select(sum => sum with { ByOutcome = sums[sum.Asset].Where(part => part.Value != 0m).ToImmutableSortedDictionary() })],
        };
    }
}
