using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>
/// What the loss of a name costs every entity given: who holds it, whose token loses value by that, who holds that token, until nothing
/// changes any more. The surplus of an issuer takes the first loss; its token falls by what is beyond.
/// </summary>
internal static class Contagion
{
    /// <summary>Rounds after which it stops. Losses only grow and never pass what is held, so circles settle far earlier.</summary>
    private const int MostRounds = 1_000;

    /// <summary>Change of a fall in price below which nothing changes any more.</summary>
    private const decimal Settled = 0.000_000_000_001m;

    private const string Source = "default cascade after Furfine, Interbank Exposures, 2003; loss absorbed by the surplus after Eisenberg and Noe, Systemic Risk in Financial Systems, 2001";

    private static readonly FigureDefinition Loss = new(
        "look-through.contagion.loss", "Loss by contagion", MetricUnit.Share, "(claims on the name x (1 - recovery) + tokens held x fall of each) / A", Source);

    private static readonly FigureDefinition CoverageAfter = new(
        "look-through.contagion.coverage", "Clean ratio after contagion", MetricUnit.Ratio, "(A_c - loss) / (L - loss of value of tokens that are owed in kind)", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Loss, CoverageAfter];

    /// <summary>The losses by the largest names, largest name first, then by round and loss.</summary>
    public static (ImmutableArray<ContagionLoss> Losses, List<string> Notes) Of(ImmutableArray<ValuedReserve> entities, ClaimIndex claims)
    {
        var notes = new List<string>();
        var web = ExposureWeb.Of(entities, claims);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var losses = ImmutableArray.CreateBuilder<ContagionLoss>();
        foreach (var name in web.Names.Take((int)entities[0].Policy.Number(PolicyParameters.ContagionNames)))
        {
            var subject = Subjects.Unique(Subjects.Kebab(name.Name), taken);
            losses.AddRange(Lost(entities, web, name, subject, notes));
        }

        if (web.Names.Length == 0)
            notes.Add("No bank, issuer or custodian is named, so none can be lost; banks that are not named are outside contagion.");
        return (losses.ToImmutable(), notes);
    }

    private static IEnumerable<ContagionLoss> Lost(ImmutableArray<ValuedReserve> entities, ExposureWeb web, NameAtRisk name, string subject, List<string> notes)
    {
        var recovery = entities[0].Policy.Number(PolicyParameters.ContagionRecovery);
        var falls = new decimal[entities.Length];
        var rounds = new int[entities.Length];
        var losses = new EntityLoss[entities.Length];
        var direct = new EntityLoss[entities.Length];
        foreach (var claim in name.Claims)
            direct[claim.Holder] = direct[claim.Holder].Plus(claim.Value, claim.Clean, claim.OwedInKind, claim.Weight * (1m - recovery));
        if (name.Entity is { } lost)
            falls[lost] = 1m - recovery;

        var round = 0;
        for (var changes = true; changes && round < MostRounds;)
        {
            round++;
            changes = false;
            var next = new decimal[entities.Length];
            for (var e = 0; e < entities.Length; e++)
            {
                var loss = direct[e];
                foreach (var claim in web.Tokens[e])
                    loss = loss.Plus(claim.Value, claim.Clean, claim.OwedInKind, falls[claim.Issuer]);
                losses[e] = loss;
                if (loss.Value > 0m && rounds[e] == 0)
                    rounds[e] = round;
                next[e] = e == name.Entity ? falls[e] : FallOf(entities[e], loss);
                changes |= Math.Abs(next[e] - falls[e]) > Settled;
            }

            falls = next;
        }

        if (round == MostRounds)
            notes.Add($"Contagion by {name.Name} had not settled after {Format.Number(MostRounds)} rounds; the losses are at least those shown.");
        return Enumerable.Range(0, entities.Length)
            .Where(e => e != name.Entity && rounds[e] > 0)
            .Select(e => Row(entities[e], name, $"{subject}>{entities[e].Snapshot.Entity.Id}", losses[e], rounds[e], entities[0]))
            .OrderBy(row => row.Round)
            .ThenByDescending(row => row.Loss.Value)
            .ThenBy(row => row.Entity, StringComparer.Ordinal);
    }

    /// <summary>By how much the token of an issuer loses value: what its surplus does not take. A firm of which nobody knows what it owes passes on all.</summary>
    private static decimal FallOf(ValuedReserve issuer, EntityLoss loss)
    {
        if (loss.Value <= 0m)
            return 0m;
        if (issuer.Liabilities is not (> 0m and var owed))
            return Math.Min(1m, loss.Value / issuer.Assets);
        decimal Worth(decimal assets) => assets >= owed ? 1m : Math.Max(0m, assets) / owed;
        // A token that is not fully backed before has that behind it; only what is lost now counts.
        return Worth(issuer.CleanAssets) - Worth(issuer.CleanAssets - loss.Clean);
    }

    private static ContagionLoss Row(ValuedReserve reserve, NameAtRisk name, string subject, EntityLoss loss, int round, ValuedReserve holder)
    {
        var inputs = ImmutableArray.Create(
            new MetricInput($"loss of {reserve.Snapshot.Entity.Name} when {name.Name} is lost", loss.Value, MetricUnit.Money, $"book of {Format.Date(reserve.Snapshot.AsOf)}; reached in round {Format.Number(round)}"),
            new MetricInput("A, unencumbered assets", reserve.Assets, MetricUnit.Money, $"book of {Format.Date(reserve.Snapshot.AsOf)}, in {reserve.Snapshot.ReportingCurrency}"),
            new MetricInput("recovery", holder.Policy.Number(PolicyParameters.ContagionRecovery), MetricUnit.Share, $"policy {holder.Policy.Id} {holder.Policy.Version}, {PolicyParameters.ContagionRecovery}"));
        var share = Figure.Computed(Loss, subject, Math.Min(1m, loss.Value / reserve.Assets), inputs);
        return new ContagionLoss(name.Name, reserve.Snapshot.Entity.Id, share, Coverage(reserve, subject, loss), round);
    }

    private static Figure Coverage(ValuedReserve reserve, string subject, EntityLoss loss)
    {
        Figure Without(MetricStatus status, string reason) => Figure.WithoutValue(CoverageAfter, subject, status, reason);
        if (reserve.Liabilities is not { } owed)
        {
            return reserve.LiabilityStatus == LiabilityStatus.NotDisclosed
                ? Without(MetricStatus.NotDisclosed, "The firm does not disclose its liabilities.")
                : Without(MetricStatus.MissingInput, "What is owed is not in the book.");
        }

        var left = owed - loss.OwedInKind;
        if (left <= 0m)
            return Without(MetricStatus.Undefined, "Nothing that is owed has any value left.");
        try
        {
            var clean = reserve.CleanAssets - loss.Clean;
            return Figure.Computed(
                CoverageAfter,
                subject,
                Math.Max(0m, clean) / left,
                [
                    new MetricInput("A_c after the loss", clean, MetricUnit.Money, $"book of {Format.Date(reserve.Snapshot.AsOf)}, in {reserve.Snapshot.ReportingCurrency}"),
                    new MetricInput("L after the loss", left, MetricUnit.Money, "what is owed in tokens that lose value falls with them"),
                ]);
        }
        catch (OverflowException)
        {
            return Without(MetricStatus.Undefined, "Assets and liabilities are too far apart to be divided.");
        }
    }
}

/// <summary>What an entity loses: of all its assets, of the clean ones, and of what it owes in the same tokens.</summary>
internal readonly record struct EntityLoss(decimal Value, decimal Clean, decimal OwedInKind)
{
    public EntityLoss Plus(decimal value, decimal clean, decimal owedInKind, decimal part) => part <= 0m
        ? this
        : new EntityLoss(Value + (value * part), Clean + (clean * part), OwedInKind + (owedInKind * part));
}
