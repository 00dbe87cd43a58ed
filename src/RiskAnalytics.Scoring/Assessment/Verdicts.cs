using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>One plain sentence that a layman understands: how far the reserve covers what is owed, and what matters most besides.</summary>
internal static class Verdicts
{
    public static string Sentence(ValuedReserve reserve, Scorecard card, ImmutableArray<VerificationReport> verifications)
    {
        if (card.NotRatedReason is { } reason)
        {
            return $"Not rated: {reason}. What the reserve is made of is shown all the same.";
        }

        var coverage = Coverage(reserve, card, out var isCovered);
        if (card.HasOmittedLines)
        {
            coverage = "Without the rows that could not be used, " + char.ToLowerInvariant(coverage[0]) + coverage[1..];
        }

        var contradicted = verifications.FirstOrDefault(report => report.Outcome == CheckOutcome.Failed);
        var main = contradicted is null ? null : Contradicted(contradicted.Kind);
        main ??= card.Caps.FirstOrDefault(c => c.IsBinding) is { } cap ? ByCap(reserve, card, cap.Code) : null;
        main ??= ByWeakness(reserve, card);
        return main is null ? coverage + "." : $"{coverage}{(isCovered ? ", but " : ", and ")}{main}.";
    }

    private static string Contradicted(string kind) => kind switch
    {
        VerificationKinds.ReserveOwnership => "the signature of an address failed its check",
        VerificationKinds.Balances => "a chain shows another balance than the firm claims",
        VerificationKinds.WrappedAsset => "the chains show fewer coins than tokens",
        _ => "the proof of what is owed failed its check",
    };

    private static string Coverage(ValuedReserve reserve, Scorecard card, out bool isCovered)
    {
        isCovered = false;
        if (card.Metric("S1").Value is not { } ratio)
        {
            return reserve.LiabilityStatus == LiabilityStatus.NotDisclosed ? "Nobody outside knows what is owed" : "What is owed is not in the book";
        }

        var percent = Format.Percent(ratio, 2);
        if (ratio < 1m)
        {
            return $"{(reserve.Snapshot.Entity.Partial is null ? "The reserve" : "What is shown of the reserve")} covers only {percent} of what is owed";
        }

        if (card.Metric("S2") is { Value: < 1m } worst)
        {
            return $"In total the reserve covers {percent} of what is owed, yet one coin is short ({worst.Result.Reason}, {Format.Percent(worst.Value!.Value, 2)})";
        }

        var isPartial = reserve.Snapshot.Entity.Partial is not null;
        var isWithoutSplit = reserve.Snapshot.Liabilities?.Any(l => !l.Asset.IsItemised) == true;
        if (card.Metric("S2").Value is null || isWithoutSplit)
        {
            isCovered = true;
            return isPartial ? $"What is shown of the reserve covers {percent} of what is owed" : $"The reserve covers {percent} of what is owed";
        }

        // Small coins do not enter S2, yet somebody is owed them.
        var tolerance = reserve.Policy.Number(PolicyParameters.InKindTolerance);
        if (reserve.Keys.Where(k => k.Held < tolerance * k.Owed).OrderByDescending(k => k.Owed - k.Held).FirstOrDefault() is { } deficit)
        {
            return $"In total the reserve covers {percent} of what is owed, yet {deficit.Asset} is short ({Format.Percent(deficit.Held / deficit.Owed, 2)}, {Format.Money(deficit.Owed - deficit.Held, reserve.Snapshot.ReportingCurrency)})";
        }

        isCovered = true;
        var assumed = reserve.Keys.Count(k => k.IsOwedAssumed);
        return isPartial ? $"Every asset that is shown is covered ({percent} in total)"
            : assumed > 0 ? $"Every asset whose debt is known is covered ({percent} in total, {assumed} of {reserve.Keys.Length} not known)"
            : $"Every asset is covered ({percent} in total)";
    }

    private static string? ByCap(ValuedReserve reserve, Scorecard card, string cap) => cap switch
    {
        "K1" => "a surplus in one coin does not pay a claim in another",
        "K2" => $"{Format.Money(-reserve.Surplus!.Value, reserve.Snapshot.ReportingCurrency)} is missing",
        "K3" => ByMetric(reserve, card.Metric("S3")),
        "K4" => ByMetric(reserve, card.Metric("Q2")),
        "K5" => card.Metric("L1").Value < 1m ? ByMetric(reserve, card.Metric("L1")) : ByMetric(reserve, card.Metric("L2")),
        "K6" => Frozen(reserve),
        "K7" => ByMetric(reserve, card.Metric("T4")),
        "K8" => ByMetric(reserve, card.Metric("T2")),
        "K9" => "too much of it is undisclosed or owed by unnamed borrowers",
        "K10" => $"no independent assurance was given within {Format.Number(reserve.Policy.Caps["K10"].Steps[0].Threshold)} months",
        _ => null,
    };

    private static string? ByWeakness(ValuedReserve reserve, Scorecard card)
    {
        var weakest = card.Pillars.Where(p => p.Band > Band.Healthy && p.Band != Band.NotRated).MinBy(p => p.Score);
        return weakest?.WorstMetric is { } code ? ByMetric(reserve, card.Metric(code)) : null;
    }

    private static string Frozen(ValuedReserve reserve)
    {
        var frozen = reserve.Lines.Where(l => l.IsFrozen).Sum(l => l.Clean);
        return frozen > 0m
            ? $"{Format.Money(frozen, reserve.Snapshot.ReportingCurrency)} is frozen, without which what is owed is not covered"
            : "that is too little";
    }

    private static string ByMetric(ValuedReserve reserve, ScoredMetric metric)
    {
        if (metric.Value is not { } value)
        {
            return $"{metric.Result.Definition.Name.ToLowerInvariant()} is not disclosed";
        }

        var own = reserve.Assets > 0m ? reserve.Lines.Where(l => l.IsOwn).Sum(l => l.Value) / reserve.Assets : 0m;
        return metric.Code switch
        {
            "S1" => value < 1m ? $"{Format.Money(-reserve.Surplus!.Value, reserve.Snapshot.ReportingCurrency)} is missing" : "there is little cushion for losses",
            "S2" => $"there is little cushion in some coins ({metric.Result.Reason})",
            "S3" => value < 1m
                ? $"at stressed prices only {Format.Percent(value)} of what is owed could be paid"
                : $"at stressed prices {Format.Percent(value)} of what is owed could be paid",
            "L1" => $"only {Format.Ratio(value, 2)} times the outflow of a bad day could be paid within it",
            "L2" => $"only {Format.Ratio(value, 2)} times the outflow of a bad week could be paid within five days",
            "L3" => $"only {Format.Ratio(value, 2)} times the outflow of a bad month could be paid within it",
            "L4" => $"{Format.Percent(value)} of the reserve takes more than 30 days to turn into cash, or nobody says how long",
            "Q1" => $"the average quality of the assets is {Format.Number(decimal.Round(value, 0))} of 100 points",
            "Q2" => $"{Format.Percent(own, 0)} of the reserve is the firm's own token",
            "Q3" => $"{Format.Percent(value)} of the reserve rests on one name ({metric.Result.Reason?.Replace("largest name: ", string.Empty, StringComparison.Ordinal)})",
            "Q4" => $"{Format.Percent(value)} of the reserve is pledged or owed by related parties",
            "C1" => $"only {Format.Percent(value)} of the reserve is in core assets",
            "C2" => $"{Format.Percent(value)} of the reserve is in small coins",
            "C3" => $"outside the core it hangs on few names ({metric.Result.Reason})",
            "C4" => $"{Format.Percent(value)} of the reserve rests on one stablecoin issuer",
            "T1" => "it is checked too little by anybody independent",
            "T2" => $"the figures are {Format.Number(value)} days old",
            "T3" => value > 0m ? $"only {Format.Percent(value)} of it can be looked up line by line" : "none of it can be looked up line by line",
            "T4" => value > 0m ? $"only {Format.Percent(value)} of what is owed is evidenced" : "what is owed is unproven",
            "T5" => "holders have few enforceable rights",
            _ => $"{metric.Result.Definition.Name.ToLowerInvariant()} is weak",
        };
    }
}
