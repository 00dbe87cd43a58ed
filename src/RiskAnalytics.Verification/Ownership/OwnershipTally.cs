using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Adds up the checks of a list in the order of its rows.</summary>
/// <param name="file">The name of the list.</param>
/// <param name="mostListed">How many checks of passed rows are listed, and how many of others.</param>
internal sealed class OwnershipTally(string file, int mostListed)
{
    private const int MostTold = 50;
    private const int MostAssets = 10_000;

    private readonly ImmutableArray<VerificationCheck>.Builder _checks = ImmutableArray.CreateBuilder<VerificationCheck>();
    private readonly SortedDictionary<CheckOutcome, int> _byOutcome = [];
    private readonly SortedDictionary<string, SortedDictionary<CheckOutcome, decimal>> _assets = new(StringComparer.Ordinal);
    private readonly Dictionary<AddressIdentity, int> _rows = [];
    private readonly List<DataIssue> _repeats = [];
    private readonly ReplayableMessages _messages = new();
    private readonly SortedSet<string> _tooLarge = new(StringComparer.Ordinal);
    private readonly List<int> _negative = [];
    private int _listedPasses;
    private int _listedOthers;
    private int _unlisted;
    private int _repeated;
    private int _beyondAssets;

    /// <summary>Adds a row and its check.</summary>
    public void Add(SignedAddress row, VerificationCheck check)
    {
        _byOutcome[check.Outcome] = _byOutcome.GetValueOrDefault(check.Outcome) + 1;
        List(check);
        _messages.Add(row);
        if (row.Address.Length > 0 && !_rows.TryAdd(AddressIdentity.OfHolding(row), row.Row))
            Repeat(row);
        else if (row.Quantity < 0)
            _negative.Add(row.Row);
        else if (row.Quantity is { } quantity)
            Count(row.Coin, quantity, check.Outcome);
    }

    /// <summary>The report of all rows so far.</summary>
    public VerificationReport ToReport()
    {
        var worst = _byOutcome.Count == 0 ? CheckOutcome.Unverifiable : _byOutcome.Keys.First();
        return new VerificationReport(file, VerificationKinds.ReserveOwnership, worst, Reason())
        {
            Checks = _checks.DrainToImmutable(),
            ByOutcome = _byOutcome.ToImmutableSortedDictionary(),
            Assets = [.. _assets.Where(a => !_tooLarge.Contains(a.Key)).Select(SumOf).OfType<AssetSum>()],
            Shows = "That somebody who could use the key of the address signed the message.",
            DoesNotShow = "When that was, unless the message names a day; that nobody else has the key; that the coins are not pledged; what the address holds.",
            // After the sums: they may find an asset too large.
            Issues = Issues(),
        };
    }

    private string Reason()
    {
        if (_byOutcome.Count == 0)
            return "The list has no address.";
        var words = _byOutcome.Reverse().Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value} {Word(p.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"Of {_byOutcome.Values.Sum(v => (long)v)} addresses: {string.Join(", ", words)}.");
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Verified => "verified",
        CheckOutcome.ConsistencyOnly => "consistent only",
        CheckOutcome.Unverifiable => "unverifiable",
        CheckOutcome.Inconclusive => "inconclusive",
        _ => "failed",
    };

    private void List(VerificationCheck check)
    {
        ref var listed = ref check.Outcome == CheckOutcome.Verified ? ref _listedPasses : ref _listedOthers;
        if (listed >= mostListed)
        {
            _unlisted++;
            return;
        }

        listed++;
        _checks.Add(check);
    }

    private void Repeat(SignedAddress row)
    {
        if (_repeated++ >= MostTold)
            return;
        var first = _rows[AddressIdentity.OfHolding(row)];
        _repeats.Add(new DataIssue(IssueSeverity.Warning, "address-claimed-twice", string.Create(CultureInfo.InvariantCulture,
            $"The address of row {row.Row} stands for the same asset in row {first} already; its amount counts once."), file, row.Row, "address"));
    }

    private void Count(string asset, decimal quantity, CheckOutcome outcome)
    {
        if (!_assets.TryGetValue(asset, out var sums))
        {
            if (_assets.Count == MostAssets)
            {
                _beyondAssets++;
                return;
            }

            _assets[asset] = sums = [];
        }

        try
        {
            sums[outcome] = sums.GetValueOrDefault(outcome) + quantity;
        }
        catch (OverflowException)
        {
            _tooLarge.Add(asset);
        }
    }

    private AssetSum? SumOf(KeyValuePair<string, SortedDictionary<CheckOutcome, decimal>> asset)
    {
        try
        {
            return new AssetSum(asset.Key, asset.Value.Values.Sum(), asset.Value.ToImmutableSortedDictionary());
        }
        catch (OverflowException)
        {
            _tooLarge.Add(asset.Key);
            return null;
        }
    }

    private ImmutableArray<DataIssue> Issues()
    {
        var issues = ImmutableArray.CreateBuilder<DataIssue>();
        issues.AddRange(_messages.ToIssues(file));
        issues.AddRange(_repeats);
        if (_repeated > MostTold)
            Tell(IssueSeverity.Warning, "address-claimed-twice", $"{_repeated - MostTold} more rows name an address that stands for the same asset already; {MostTold} are listed one by one.", _repeated - MostTold, omitsLine: false);
        if (_negative.Count > 0)
            Tell(IssueSeverity.Error, "negative-amount", $"Rows with an amount below zero are left out of the sums: {_negative.Count}, the first is row {_negative[0]}.", _negative.Count, omitsLine: true);
        foreach (var asset in _tooLarge)
            Tell(IssueSeverity.Error, "amount-too-large", $"The amounts of {asset} are larger together than can be held, so the asset has no sum.", 1, omitsLine: true);
        if (_beyondAssets > 0)
            Tell(IssueSeverity.Error, "too-many-coins", $"The list has more than {MostAssets} coins; {_beyondAssets} rows of the others are in no sum.", _beyondAssets, omitsLine: true);
        if (_unlisted > 0)
            Tell(IssueSeverity.Info, "checks-not-listed", $"{_unlisted} checks are counted and not listed one by one: the list is longer than a report holds.", _unlisted, omitsLine: false);
        return issues.DrainToImmutable();

        void Tell(IssueSeverity severity, string code, FormattableString sentence, int count, bool omitsLine) =>
            issues.Add(new DataIssue(severity, code, FormattableString.Invariant(sentence), file, OmitsLine: omitsLine, Count: count));
    }
}
