using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>What the listed addresses of a wrapped asset hold.</summary>
/// <param name="Confirmed">Whole units read and not contradicted.</param>
/// <param name="Signed">Of these, at addresses with a verified signature.</param>
/// <param name="Listed">How many addresses the book lists.</param>
/// <param name="Unread">How many of them could not be read.</param>
/// <param name="Checks">One check an address.</param>
internal sealed record WrappedReserve(decimal Confirmed, decimal Signed, int Listed, int Unread, ImmutableArray<VerificationCheck> Checks)
{
    private const string Scheme = "reserve-balance";

    public static async Task<WrappedReserve> ReadAsync(ReserveSnapshot snapshot, VerificationReport? ownership, WrappedChains chains, CancellationToken cancellationToken)
    {
        var underlying = snapshot.Entity.Token?.Underlying;
        var lines = snapshot.Holdings.Where(line => line.Chain?.Address is not null && line.Asset == underlying).ToList();
        var checks = new VerificationCheck[lines.Count];
        var asked = new List<int>();
        var questions = ImmutableArray.CreateBuilder<BalanceQuestion>();
        var seen = new HashSet<(string Chain, string Address)>();
        var unread = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var place = lines[i].Chain!;
            var chain = place.Network is { } network ? ChainTables.ChainOf(network) : null;
            if (chain is null)
            {
                unread++;
                checks[i] = Check(lines[i], CheckOutcome.Unverifiable, "The row names no network.");
            }
            else if (!seen.Add((chain, ChainTables.KeyOf(place.Address!))))
            {
                checks[i] = Check(lines[i], CheckOutcome.ConsistencyOnly, "The address stands in the list already and counts once.");
            }
            else
            {
                var (height, fault) = await chains.HeightAsync(chain, place.Height, cancellationToken).ConfigureAwait(false);
                if (fault is not null)
                {
                    unread++;
                    checks[i] = Check(lines[i], CheckOutcome.Inconclusive, fault);
                    continue;
                }

                asked.Add(i);
                questions.Add(new BalanceQuestion(lines[i].Asset.Text, chain, place.Address!, height));
            }
        }

        var figures = await BalanceReading.ReadAsync(questions.ToImmutable(), chains.Clients, cancellationToken).ConfigureAwait(false);
        var owners = Owners(ownership);
        var confirmed = 0m;
        var signed = 0m;
        for (var i = 0; i < figures.Length; i++)
        {
            var line = lines[asked[i]];
            if (figures[i].Amount is not { } amount || !amount.TryToQuantity(out var units) || units > decimal.MaxValue / 4m - confirmed)
            {
                unread++;
                checks[asked[i]] = Check(line, CheckOutcome.Inconclusive, figures[i].Fault ?? "The balance has more digits than can be calculated with.");
                continue;
            }

            var height = Told.Height(figures[i]);
            var at = line.Chain!.Height is null ? $"block {height}, the newest final one" : $"block {height}";
            var hasOwner = owners.TryGetValue(ChainTables.KeyOf(line.Chain.Address!), out var owner);
            var outcome = owner == CheckOutcome.Failed && hasOwner ? CheckOutcome.Failed : CheckOutcome.Verified;
            checks[asked[i]] = Check(line, outcome, outcome == CheckOutcome.Failed
                ? $"The balance was read at {at}, but the signature of the address is false; it is not counted."
                : $"The balance was read at {at}.") with
            { Observed = Told.Units(units), Height = height, Quantity = units };
            if (outcome == CheckOutcome.Failed)
                continue;
            confirmed += units;
            if (hasOwner && owner == CheckOutcome.Verified)
                signed += units;
        }

        return new WrappedReserve(confirmed, signed, lines.Count, unread, [.. checks]);
    }

    private static VerificationCheck Check(Holding line, CheckOutcome outcome, string reason) => new(line.Chain!.Address!, Scheme, outcome, reason)
    {
        Asset = line.Asset.Text,
        Network = line.Chain.Network,
        Height = line.Chain.Height,
        Row = line.Row,
    };

    /// <summary>What came of the signature of each address; of several, the worst.</summary>
    private static Dictionary<string, CheckOutcome> Owners(VerificationReport? ownership)
    {
        var owners = new Dictionary<string, CheckOutcome>(StringComparer.Ordinal);
        foreach (var check in ownership?.Checks ?? [])
        {
            var key = ChainTables.KeyOf(check.Subject);
            owners[key] = owners.TryGetValue(key, out var known) && known < check.Outcome ? known : check.Outcome;
        }

        return owners;
    }
}
