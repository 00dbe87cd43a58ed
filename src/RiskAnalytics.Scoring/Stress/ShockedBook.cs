using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A book after shocks: every amount stands at its value, so that no later price can move it again.</summary>
internal sealed class ShockedBook
{
    /// <summary>Digits that a value keeps: all that a sum of a hundred thousand lines can carry without rescaling each.</summary>
    private const int Digits = 12;

    /// <summary>Beyond every bucket by far.</summary>
    private const int MostDays = 1_000_000;

    /// <summary>A scenario made in code can name any size; nothing is gained beyond this one.</summary>
    private const decimal LargestRise = 1_000m;

    private readonly ValuedReserve _reserve;
    private readonly ShockTargets _targets;
    private readonly Holding[] _holdings;
    private readonly Liability[] _owed;
    private readonly List<MetricInput> _inputs = [];
    private readonly List<string> _notes = [];

    private ShockedBook(ValuedReserve reserve)
    {
        _reserve = reserve;
        _targets = new ShockTargets(reserve);
        var prices = new PriceBook(reserve.Snapshot, reserve.Market);
        _holdings = [.. reserve.Snapshot.Holdings.Select(h => h with { ReportedValue = prices.ValueOf(h, out _) })];
        _owed = [.. (reserve.Snapshot.Liabilities ?? []).Select(row => row with { ReportedValue = prices.ValueOf(row, KeyOf(row)) })];
    }

    /// <summary>The shocks as inputs, each with its source and what it came to.</summary>
    public ImmutableArray<MetricInput> Inputs => [.. _inputs];

    /// <summary>What the reader must know of the shocks.</summary>
    public ImmutableArray<string> Notes => [.. _notes.Distinct()];

    /// <summary>A book after the shocks, in their order.</summary>
    public static ShockedBook Of(ValuedReserve reserve, ImmutableArray<Shock> shocks)
    {
        var book = new ShockedBook(reserve);
        foreach (var shock in shocks)
            book.Apply(shock);
        if (reserve.HasAssumedKeys && shocks.Any(s => s.Effect == ShockEffect.Price))
            book._notes.Add("Some of what is owed is not in the book and counts as what is held, before the shocks and after them.");
        return book;
    }

    /// <summary>The reserve under the same policy and with the same evidence.</summary>
    public ValuedReserve Valued()
    {
        var snapshot = _reserve.Snapshot with { Holdings = [.. _holdings], Liabilities = _reserve.Snapshot.Liabilities is null ? null : [.. _owed] };
        var book = new ReserveBook(snapshot, _reserve.Market, [], string.Empty, string.Empty);
        return Valuator.Value(book, _reserve.Policy, _reserve.EvaluatedOn) with { Evidence = _reserve.Evidence };
    }

    private void Apply(Shock shock)
    {
        var words = _targets.Words(shock.Target);
        if (shock.Target is { Asset: { } asset, Class: null } && shock.Effect == ShockEffect.Price && _targets.IsCurrency(asset))
        {
            _notes.Add($"{asset} is the currency of the book, so its price cannot change; the shock is left out.");
            return;
        }

        if (shock.Target.Largest is { } kind && _targets.Largest(kind) is { } largest && ShockTargets.IsUndisclosed(largest))
            _notes.Add($"The book does not name the {Codes.Of(kind)}: the lines of one class count as at one name, which is assumed.");

        var keys = _targets.Keys(shock);
        var met = Enumerable.Range(0, _holdings.Length).Where(i => Original(i).IsLoaded && (keys.Contains(_holdings[i].Asset) || _targets.Meets(shock.Target, Original(i)))).ToList();
        var owed = Enumerable.Range(0, _owed.Length).Where(i => keys.Contains(KeyOf(_owed[i]))).ToList();
        if (met.Count == 0 && owed.Count == 0)
            _notes.Add($"{char.ToUpperInvariant(words[0])}{words[1..]}: no line of the book is met by this shock.");

        var change = Math.Clamp(shock.Amount, -1m, LargestRise);
        var (held, claims) = (Sum(met.Select(i => _holdings[i].ReportedValue)), Sum(owed.Select(i => _owed[i].ReportedValue)));
        foreach (var i in met)
            _holdings[i] = Shaken(shock, change, _holdings[i], Original(i));
        foreach (var i in owed)
            _owed[i] = _owed[i] with { ReportedValue = Scaled(_owed[i].ReportedValue, 1m + change) };
        if (shock.Effect == ShockEffect.Price && met.Any(i => IsBeyond(_holdings[i].ReportedValue)))
            _notes.Add($"{words}: a value becomes larger than the engine calculates with; the line is left out.");

        _inputs.Add(shock.Effect switch
        {
            ShockEffect.Price => new MetricInput($"{words}, price {Format.Value(change, MetricUnit.Change)}{(shock.IsPerYear ? " a year to maturity" : "")}: change in what is held", Sum(met.Select(i => _holdings[i].ReportedValue)) - held, MetricUnit.Money, shock.Source),
            ShockEffect.Freeze => new MetricInput($"{words}, frozen: value", held, MetricUnit.Money, shock.Source),
            _ => new MetricInput($"{words}, {Format.Value(Math.Clamp(shock.Amount, 0m, MostDays), MetricUnit.Days)} late: value", held, MetricUnit.Money, shock.Source),
        });
        if (owed.Count > 0)
            _inputs.Add(new MetricInput($"{words}: change in what is owed, which is owed in kind", Sum(owed.Select(i => _owed[i].ReportedValue)) - claims, MetricUnit.Money, shock.Source));
    }

    private Holding Shaken(Shock shock, decimal change, Holding holding, Holding original) => shock.Effect switch
    {
        ShockEffect.Freeze => holding with { IsFrozen = true },
        ShockEffect.Delay => holding with { UnbondingDays = DaysOf(holding, original) + (int)Math.Clamp(shock.Amount, 0m, MostDays) },
        _ => holding with { ReportedValue = Scaled(holding.ReportedValue, 1m + (shock.IsPerYear ? change * Years(original) : change)) },
    };

    /// <summary>Years to maturity. Where the book gives none, the longest that the policy counts for the class: assumed, and said.</summary>
    private decimal Years(Holding holding)
    {
        var policy = _reserve.Policy;
        var year = policy.Number(PolicyParameters.BondYearDays);
        if (holding.Maturity is { } maturity)
            return Math.Max(0, maturity.DayNumber - _reserve.Snapshot.AsOf.DayNumber) / year;

        var isBond = holding.Class is AssetClass.GovernmentBond or AssetClass.CorporateBond;
        var perYear = policy.Number(PolicyParameters.BondHaircutPerYear);
        var years = isBond && perYear > 0m
            ? Math.Min(policy.Number(PolicyParameters.BondHaircutMaximum) / Math.Max(perYear, 0.0001m), 100m)
            : policy.Number(PolicyParameters.BillMaximumDays) / year;
        _notes.Add($"A line of class {Codes.Of(holding.Class)} has no maturity: {Format.Number(decimal.Round(years, 2), 2)} years are assumed, the longest that the policy counts {(isBond ? "for bonds" : "for bills")}.");
        return years;
    }

    /// <summary>Days that the line takes already: as stated where that decides, else those of its bucket.</summary>
    private int DaysOf(Holding holding, Holding original)
    {
        var bucket = _targets.Line(original)?.Bucket ?? Bucket.OneDay;
        var days = Math.Max(Math.Max(holding.NoticeDays ?? 0, holding.UnbondingDays ?? 0), bucket switch
        {
            Bucket.OneDay => 0,
            Bucket.FiveDays => 5,
            Bucket.ThirtyDays => 30,
            _ => 31,
        });
        return Math.Min(days, MostDays);
    }

    private Holding Original(int index) => _reserve.Snapshot.Holdings[index];

    private AssetSymbol KeyOf(Liability row) => LiabilityTable.KeyOf(_reserve.Snapshot.Entity, row.Asset);

    private static decimal Sum(IEnumerable<decimal?> values) => values.Where(value => !IsBeyond(value)).Sum() ?? 0m;

    private static bool IsBeyond(decimal? value) => value is { } amount && Math.Abs(amount) > Valuator.LargestTotal;

    /// <summary>A value after a change; one that the engine leaves out anyway stays, so that nothing overflows.</summary>
    private static decimal? Scaled(decimal? value, decimal factor) =>
        value is not { } amount || IsBeyond(amount) ? value : decimal.Round(amount * Math.Max(0m, factor), Digits, MidpointRounding.ToEven);
}
