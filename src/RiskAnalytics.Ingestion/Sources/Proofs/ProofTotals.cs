using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>Amounts by coin, summed over the nodes or users of a file that proves liabilities.</summary>
internal sealed class ProofTotals(string file, IssueLog log)
{
    /// <summary>The most coins that a message lists; zk files have hundreds.</summary>
    private const int MostListed = 60;

    private readonly OrderedDictionary<string, decimal> _sums = new(StringComparer.Ordinal);

    /// <summary>The coins in the order of the file, as it writes them.</summary>
    public IReadOnlyList<string> Coins => _sums.Keys;

    /// <summary>The sum of a coin; zero when the file has none of it.</summary>
    public decimal this[string coin] => _sums.GetValueOrDefault(coin);

    /// <summary>Adds an amount; a sum beyond what can be calculated exactly is said and the amount left out.</summary>
    public void Add(string coin, decimal amount, string place)
    {
        try
        {
            _sums[coin] = _sums.GetValueOrDefault(coin) + amount;
        }
        catch (OverflowException)
        {
            log.Error("overflow", file, null, place, $"the sum of {Cell.Quote(coin)} is larger than can be calculated exactly; this amount is left out", omitsLine: true);
        }
    }

    /// <summary>Adds the balances of a node; a negative one is said, since a sum tree must not have any.</summary>
    public void AddAll(JsonView? balances)
    {
        foreach (var (coin, value) in balances?.Properties() ?? [])
        {
            if (value.Amount() is not { } amount)
                continue;
            if (amount < 0)
                log.Warning("negative-balance", file, null, value.Path, string.Create(CultureInfo.InvariantCulture, $"the node has {amount} {Cell.Quote(coin)}; a negative balance lowers the total that is proved"));
            Add(coin, amount, value.Path);
        }
    }

    /// <summary>The sums in words: <c>BTC 1.5, ETH 20</c>; coins of which there is nothing are left out.</summary>
    public string Words()
    {
        var some = _sums.Where(s => s.Value != 0).ToList();
        var words = some.Take(MostListed).Select(s => string.Create(CultureInfo.InvariantCulture, $"{Cell.Quote(s.Key).Trim('\'')} {s.Value}"));
        var rest = some.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {some.Count - MostListed} more coins") : "";
        return some.Count == 0 ? "nothing in any coin" : string.Join(", ", words) + rest;
    }

    /// <summary>A hash cut to its first and last digits: enough to tell files apart, too little to find an account.</summary>
    public static string Shorten(string? hash) => hash is { Length: > 16 } ? $"{hash[..6]}...{hash[^4..]}" : hash ?? "not given";
}
