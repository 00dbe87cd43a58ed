using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment.Rules;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Metrics.Liquidity;
using RiskAnalytics.Scoring.Metrics.Solvency;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>Scores of one valued reserve under its policy: metrics, pillars, raw and final score, caps, band, confidence.</summary>
internal sealed record Scorecard
{
    private const int LargeBook = 10_000;

    public required ImmutableArray<ScoredMetric> Metrics { get; init; }

    public required ImmutableArray<PillarScore> Pillars { get; init; }

    public required ImmutableArray<CapResult> Caps { get; init; }

    /// <summary>What would lift each cap that applies, in the order of <see cref="Caps"/>; null where nothing simple does.</summary>
    public required ImmutableArray<Remedy?> CapRemedies { get; init; }

    public required ImmutableArray<PointsLost> PointsLost { get; init; }

    public required decimal? RawScore { get; init; }

    public required decimal? FinalScore { get; init; }

    public required string? Grade { get; init; }

    public required Band Band { get; init; }

    public required Confidence Confidence { get; init; }

    public required string? NotRatedReason { get; init; }

    /// <summary>True when an error left a line out of the figures.</summary>
    public required bool HasOmittedLines { get; init; }

    public static Scorecard Of(ValuedReserve reserve, bool hasOmittedLines) => Of(reserve, Score(reserve), hasOmittedLines);

    /// <summary>The scores of the same reserve under other haircuts: only S3 and L1 to L3 use them.</summary>
    public Scorecard WithHaircutsOf(ValuedReserve reserve) => Of(
        reserve,
        [
            .. Metrics.Select(m => ValueUnderHaircuts(m, reserve) is { } value
                ? Scored(MetricResult.Computed(m.Result.Definition, value, []), reserve)
                : m with { EffectiveWeight = 0m }),
        ],
        hasOmittedLines: false);

    /// <summary>The value of a metric that uses haircuts; null when it uses none, or has no value anyway.</summary>
    private static decimal? ValueUnderHaircuts(ScoredMetric metric, ValuedReserve reserve) =>
        metric.Status != MetricStatus.Computed ? null : MetricCatalog.Find(metric.Code) switch
        {
            StressedCoverage => StressedCoverage.Formula(reserve.StressedValue, reserve.Liabilities!.Value),
            LiquidCoverage coverage => coverage.ValueOf(reserve),
            _ => null,
        };

    private static Scorecard Of(ValuedReserve reserve, ImmutableArray<ScoredMetric> metrics, bool hasOmittedLines)
    {
        var policy = reserve.Policy;
        var pillars = Enum.GetValues<Pillar>().Select(p => ScorePillar(p, metrics, reserve)).ToImmutableArray();
        var scored = pillars.Where(p => p.Score is not null).Sum(p => policy.Pillars[p.Pillar].Weight);
        pillars = [.. pillars.Select(p => p.Score is null ? p : p with { Weight = policy.Pillars[p.Pillar].Weight / scored })];
        metrics = [.. metrics.Select(m => m.Score is null ? m : m with { EffectiveWeight = WithinPillar(m, metrics) * Of(pillars, m.Result.Definition.Pillar).Weight })];
        decimal? raw = scored > 0m ? pillars.Sum(p => p.Weight * (p.Score ?? 0m)) : null;

        var context = new RuleContext(reserve, metrics, null);
        var met = RuleCatalog.All
            .Where(r => r.Code.StartsWith('K'))
            .Select(r => (r.Code, Outcome: RuleCatalog.Evaluate(r, context)))
            .Where(c => c.Outcome.Raised == true)
            .ToList();
        var lowest = met.Where(c => c.Outcome.Limit is not null).OrderBy(c => c.Outcome.Limit).FirstOrDefault();
        var limit = lowest.Outcome?.Limit;
        var notRated = WhyNotRated(reserve, metrics, pillars, met.Select(c => c.Outcome), raw);
        var isRated = notRated is null || limit <= policy.Number(PolicyParameters.EvidenceCap);
        decimal? final = !isRated ? null : raw is { } r ? Math.Min(r, limit ?? r) : limit;
        var binding = isRated && limit is not null && (raw is null || limit < raw) ? lowest.Code : null;

        return new Scorecard
        {
            Metrics = metrics,
            Pillars = pillars,
            Caps = [.. met.Select(c => new CapResult(c.Code, c.Outcome.Limit, c.Code == binding, c.Outcome.Message))],
            CapRemedies = [.. met.Select(c => c.Outcome.Remedy)],
            PointsLost = Lost(metrics, pillars, policy.Number(PolicyParameters.WeakestLink)),
            RawScore = raw,
            FinalScore = final,
            Grade = final is { } score ? ScoringPolicy.GradeOf(score) : null,
            Band = final is { } points ? pillars.Select(p => p.Band ?? Band.Healthy).Append(ScoringPolicy.BandOf(points)).Max() : Band.NotRated,
            Confidence = Confident(reserve, metrics, hasOmittedLines),
            NotRatedReason = isRated ? null : notRated,
            HasOmittedLines = hasOmittedLines,
        };
    }

    /// <summary>The metric of a code.</summary>
    public ScoredMetric Metric(string code) => Metrics.First(m => m.Code == code);

    private static PillarScore Of(ImmutableArray<PillarScore> pillars, Pillar pillar) => pillars.First(p => p.Pillar == pillar);

    private static ImmutableArray<ScoredMetric> Score(ValuedReserve reserve) =>
        // Each metric walks all lines and shares nothing with the others: worth the other cores in a large book only.
        reserve.Lines.Length < LargeBook
            ? [.. MetricCatalog.All.Select(m => Scored(Compute(m, reserve), reserve))]
            : [.. MetricCatalog.All.AsParallel().AsOrdered().Select(m => Scored(Compute(m, reserve), reserve))];

    private static ScoredMetric Scored(MetricResult result, ValuedReserve reserve)
    {
        var row = reserve.Policy.Metrics[result.Definition.Code];
        decimal? score = result.Status switch
        {
            MetricStatus.Computed => ScoreFunction.Score(result.Value!.Value, row.Knots),
            MetricStatus.NotDisclosed => reserve.Policy.Number(PolicyParameters.NotDisclosedScore),
            _ => null,
        };
        return new ScoredMetric(result, score, score is { } s ? ScoringPolicy.BandOf(s) : null, row.Knots, row.Source, row.Weight / 100m, 0m);
    }

    private static MetricResult Compute(IMetric metric, ValuedReserve reserve)
    {
        try
        {
            return metric.Compute(reserve);
        }
        catch (OverflowException)
        {
            return MetricResult.WithoutValue(metric.Definition, MetricStatus.Undefined, "The figures are too far apart to be divided exactly.");
        }
    }

    private static PillarScore ScorePillar(Pillar pillar, ImmutableArray<ScoredMetric> metrics, ValuedReserve reserve)
    {
        var own = metrics.Where(m => m.Result.Definition.Pillar == pillar).ToList();
        var isComplete = own.All(m => m.Status != MetricStatus.MissingInput)
            && !(reserve.HasAssumedKeys && pillar is (Pillar.Solvency or Pillar.Liquidity));
        var scored = own.Where(m => m.Score is not null).ToList();
        if (scored.Count == 0)
        {
            return new PillarScore(pillar, null, null, null, isComplete, 0m);
        }

        var mean = scored.Sum(m => m.Weight * m.Score!.Value) / scored.Sum(m => m.Weight);
        var worst = scored.MinBy(m => m.Score)!;
        var weakest = reserve.Policy.Number(PolicyParameters.WeakestLink);
        var score = ((1m - weakest) * mean) + (weakest * worst.Score!.Value);
        return new PillarScore(pillar, score, ScoringPolicy.BandOf(score), worst.Code, isComplete, 0m);
    }

    /// <summary>Weight within the pillar after rescaling over the metrics that have a score.</summary>
    private static decimal WithinPillar(ScoredMetric metric, ImmutableArray<ScoredMetric> metrics) =>
        metric.Weight / metrics.Where(m => m.Score is not null && m.Result.Definition.Pillar == metric.Result.Definition.Pillar).Sum(m => m.Weight);

    private static ImmutableArray<PointsLost> Lost(ImmutableArray<ScoredMetric> metrics, ImmutableArray<PillarScore> pillars, decimal weakest) =>
    [
        .. metrics
            .Where(m => m.Score is not null)
            .Select(m =>
            {
                var pillar = Of(pillars, m.Result.Definition.Pillar);
                var missing = 100m - m.Score!.Value;
                var share = ((1m - weakest) * m.EffectiveWeight) + (pillar.WorstMetric == m.Code ? weakest * pillar.Weight : 0m);
                return new PointsLost(m.Code, share * missing);
            })
            .Where(p => p.Points > 0m)
            .OrderByDescending(p => p.Points),
    ];

    /// <summary>Why there is no rating, unless a low cap applies; null when there is one.</summary>
    private static string? WhyNotRated(ValuedReserve reserve, ImmutableArray<ScoredMetric> metrics, ImmutableArray<PillarScore> pillars, IEnumerable<RuleEvaluation> caps, decimal? raw)
    {
        if (raw is null)
        {
            return "no metric can be computed";
        }

        if (Of(pillars, Pillar.Solvency).Score is null)
        {
            return "solvency has no figure: " + LowerFirst(metrics.First(m => m.Code == "S1").Result.Reason ?? "it cannot be computed.").TrimEnd('.');
        }

        if (caps.FirstOrDefault(c => c is { Raised: true, Limit: null }) is { } tooOld)
        {
            return LowerFirst(tooOld.Message).TrimEnd('.');
        }

        var unknown = WeightOf(reserve, metrics, m => m.Status is MetricStatus.NotDisclosed or MetricStatus.MissingInput ? 1m : 0m);
        return unknown >= reserve.Policy.Number(PolicyParameters.NotRatedShare)
            ? $"{Format.Percent(unknown, 0)} of the weight is not disclosed or not loaded"
            : null;
    }

    private static Confidence Confident(ValuedReserve reserve, ImmutableArray<ScoredMetric> metrics, bool hasOmittedLines)
    {
        if (hasOmittedLines || reserve.Snapshot.Entity.Partial is not null)
        {
            return Confidence.Low;
        }

        var disclosures = reserve.Snapshot.Disclosures;
        decimal Value(string code) => metrics.First(m => m.Code == code).Value ?? 0m;
        var evidence = reserve.Evidence;
        var assets = Value("T1") >= reserve.Policy.Number(PolicyParameters.VerifiedAssurance) ? 1m - (evidence.ContradictedShare ?? 0m) : Value("T3");
        var both = Math.Min(assets, Value("T4"));
        bool IsGiven(string code) => code switch
        {
            "T1" => disclosures.Assurance?.Level is not null,
            "T3" => evidence.ListedShare is not null || disclosures.LineEvidenceShare is not null || reserve.Snapshot.Holdings.Any(h => h.HasLineEvidence is not null),
            "T4" => evidence.ContradictedLiabilities.IsEmpty && (evidence.LiabilityShare is not null || disclosures.LiabilityEvidence?.Evidenced is not null),
            "T5" => disclosures.Rights is not null,
            _ => true,
        };
        var verified = WeightOf(reserve, metrics, m => m.Status != MetricStatus.Computed ? 0m
            : m.Result.Definition.Pillar == Pillar.Transparency ? (IsGiven(m.Code) ? 1m : 0m)
            : m.Code is "S1" or "S2" or "S3" or "L1" or "L2" or "L3" ? both
            : assets);
        return verified >= reserve.Policy.Number(PolicyParameters.ConfidenceHigh) ? Confidence.High
            : verified >= reserve.Policy.Number(PolicyParameters.ConfidenceMedium) ? Confidence.Medium
            : Confidence.Low;
    }

    /// <summary>Share of the total weight, each metric counted by a factor; metrics that do not apply or are undefined are left out.</summary>
    private static decimal WeightOf(ValuedReserve reserve, ImmutableArray<ScoredMetric> metrics, Func<ScoredMetric, decimal> factor)
    {
        var (counted, total) = (0m, 0m);
        foreach (var pillar in metrics.Where(m => m.Status is not (MetricStatus.NotApplicable or MetricStatus.Undefined)).GroupBy(m => m.Result.Definition.Pillar))
        {
            var weight = reserve.Policy.Pillars[pillar.Key].Weight;
            total += weight;
            counted += weight * pillar.Sum(m => m.Weight * factor(m)) / pillar.Sum(m => m.Weight);
        }

        return total > 0m ? counted / total : 0m;
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
