using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Checks whether the keys of a list of reserve addresses were at hand when it was signed.</summary>
public static class OwnershipVerifier
{
    private const int RowsAtOnce = 1_024;
    private const int LongestSubject = 200;

    /// <summary>Checks every row of a list, on several cores; the report is the same for any number of them.</summary>
    /// <param name="file">The name of the list, for the report.</param>
    /// <param name="rows">The rows, read while others are checked; a few thousand are held at a time.</param>
    /// <param name="options">How to check; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The report, its value share left open and no evidence named.</returns>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static VerificationReport Verify(
        string file, IEnumerable<SignedAddress> rows, OwnershipOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new OwnershipOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DegreeOfParallelism, 1);
        var recover = options.Recovery ?? Secp256k1.Recover;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.DegreeOfParallelism, CancellationToken = cancellationToken };
        var tally = new OwnershipTally(file, options.MostListed);
        using var source = rows.GetEnumerator();
        var batch = Next(source);
        for (var done = 0L; batch.Count > 0;)
        {
            var current = batch;
            var verdicts = new OwnershipVerdict[current.Count];
            // The next rows are read while these are checked: at most two batches are in memory.
            var reading = Task.Run(() => Next(source), CancellationToken.None);
            try
            {
                Parallel.For(0, current.Count, parallel, i => verdicts[i] = Check(current[i], recover));
            }
            finally
            {
                // The list is no longer used by another thread when an exception leaves here.
                Task.WaitAny([reading], CancellationToken.None);
            }

            for (var i = 0; i < current.Count; i++)
                tally.Add(current[i], Written(current[i], verdicts[i]));
            done += current.Count;
            options.Progress?.Report(done);
            batch = reading.GetAwaiter().GetResult();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return tally.ToReport();
    }

    /// <summary>Checks one row by the first scheme that applies.</summary>
    internal static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        if (row.Address.Length == 0)
            return OwnershipVerdict.Unverifiable("none", "address", "The row names no address.");
        if (row.Message.Length == 0)
            return OwnershipVerdict.Unverifiable("none", "message", "The row gives no message, so nothing can have been signed.");
        if (row.Signature1.Length == 0)
            return OwnershipVerdict.Unverifiable("none", "signature", "The row gives no signature.");
        foreach (var scheme in OwnershipSchemes.All)
        {
            if (scheme.Applies(row))
                return scheme.Check(row, recover);
        }

        return OwnershipVerdict.Unverifiable("none", "coin", row.IsOkxStyle || CoinFamilies.Of(row) == CoinFamily.Unknown
            ? "No table knows how this coin and network are signed."
            : "How issuers other than OKX sign on this network is not known.");
    }

    private static List<SignedAddress> Next(IEnumerator<SignedAddress> source)
    {
        var batch = new List<SignedAddress>(RowsAtOnce);
        while (batch.Count < RowsAtOnce && source.MoveNext())
            batch.Add(source.Current);
        return batch;
    }

    private static VerificationCheck Written(SignedAddress row, OwnershipVerdict verdict) =>
        new(row.Address.Length <= LongestSubject ? row.Address : $"{row.Address[..LongestSubject]}...", verdict.Scheme, verdict.Outcome, verdict.Reason)
        {
            Asset = row.Coin,
            Network = row.Network.Length == 0 ? null : row.Network,
            Step = verdict.Step,
            Observed = verdict.Observed,
            Height = row.Height.Length == 0 ? null : row.Height,
            Quantity = row.Quantity,
            Row = row.Row,
        };
}
