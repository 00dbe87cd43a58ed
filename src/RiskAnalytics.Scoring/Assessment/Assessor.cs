using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Assessment.Rules;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>Scores, caps and explains: from books to finished assessments.</summary>
public static class Assessor
{
    /// <summary>Assesses one book on its own, without a history.</summary>
    public static HealthAssessment Assess(ReserveBook book, ScoringPolicy policy, AssessmentOptions options) =>
        AssessHistory([book], policy, options)[0];

    /// <summary>Assesses the books of one entity, so that each knows the ones before it.</summary>
    /// <param name="books">Books of one entity, in any order; two of one date are an error.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="options">Engine version and evaluation date. The date applies to the newest book; earlier ones keep their own publication date.</param>
    /// <returns>One assessment per book, oldest first.</returns>
    /// <exception cref="ArgumentException">The books are of several entities, or two are of one date.</exception>
    public static ImmutableArray<HealthAssessment> AssessHistory(IEnumerable<ReserveBook> books, ScoringPolicy policy, AssessmentOptions options)
    {
        var ordered = books.OrderBy(b => b.Snapshot.AsOf).ToList();
        if (ordered.Select(b => b.Snapshot.Entity.Id).Distinct(StringComparer.Ordinal).Count() > 1
            || ordered.Select(b => b.Snapshot.AsOf).Distinct().Count() != ordered.Count)
        {
            throw new ArgumentException("A history is of one entity, with one book per date.", nameof(books));
        }

        var results = ImmutableArray.CreateBuilder<HealthAssessment>(ordered.Count);
        var history = new History();
        foreach (var book in ordered)
        {
            var evaluatedOn = ReferenceEquals(book, ordered[^1]) ? options.EvaluatedOn : null;
            results.Add(Assess(book, policy, options.EngineVersion, evaluatedOn, history));
        }

        return results.MoveToImmutable();
    }

    private static HealthAssessment Assess(ReserveBook book, ScoringPolicy policy, string engineVersion, DateOnly? evaluatedOn, History history)
    {
        var reserve = Valuator.Value(book, policy, evaluatedOn);
        var concentration = Composition.Concentration(reserve);
        var card = Scorecard.Of(reserve, hasOmittedLines: book.Issues.Concat(reserve.Issues).Any(i => i.OmitsLine));
        var context = new RuleContext(reserve, card.Metrics, concentration);
        var flags = RuleCatalog.All.Where(r => r.Code.StartsWith('F')).Select(r => (Rule: r, Outcome: RuleCatalog.Evaluate(r, context))).ToList();
        var remedies = Remedies.Of(reserve, card);
        var published = history.Publish(book.Snapshot.AsOf, card);
        var age = reserve.EvaluatedOn is { } date ? date.DayNumber - book.Snapshot.AsOf.DayNumber : (int?)null;
        var factor = policy.Number(PolicyParameters.SensitivityFactor);

        return new HealthAssessment
        {
            Reserve = reserve,
            EngineVersion = engineVersion,
            InputSha256 = book.InputSha256,
            AgeDays = age < 0 ? null : age,
            Totals = Composition.Totals(reserve),
            Metrics = card.Metrics,
            Pillars = card.Pillars,
            RawScore = card.RawScore,
            FinalScore = card.FinalScore,
            Grade = card.Grade,
            Band = card.Band,
            Confidence = card.Confidence,
            NotRatedReason = card.NotRatedReason,
            Verdict = Verdicts.Sentence(reserve, card, book.Verifications),
            Published = published,
            Sensitivity = [Sensitivity(reserve, card, "lighter", 1m / factor), Sensitivity(reserve, card, "heavier", factor)],
            Caps = card.Caps,
            Flags = [.. flags.Select(f => new FlagResult(f.Rule.Code, f.Outcome.Raised, f.Outcome.Message, f.Outcome.Evidence))],
            Findings = Findings.Of(card, flags, remedies, VerificationPlan.Findings(book, reserve)),
            PointsLost = card.PointsLost,
            Remedies = remedies,
            Assets = Composition.Assets(reserve),
            Classes = Composition.Classes(reserve),
            Concentration = concentration,
            Shares = Composition.Shares(reserve, concentration),
            Ladder = Composition.Ladder(reserve),
            Trend = history.Append(Composition.Trend(reserve, card)),
            Verifications = VerificationPlan.Of(book, reserve.Evidence),
            Issues = [.. book.Issues, .. reserve.Issues],
        };
    }

    private static SensitivityResult Sensitivity(ValuedReserve reserve, Scorecard card, string set, decimal factor)
    {
        var other = card.WithHaircutsOf(Valuator.WithHaircuts(reserve, factor));
        return new SensitivityResult(set, other.FinalScore, other.Grade, other.Band);
    }

    /// <summary>What earlier books of the entity came to: the trend, and the grade after hysteresis.</summary>
    private sealed class History
    {
        private readonly List<TrendPoint> _points = [];
        private string? _grade;
        private Band _band = Band.NotRated;

        public ImmutableArray<TrendPoint> Append(TrendPoint point)
        {
            _points.Add(point);
            return [.. _points];
        }

        /// <summary>Worse is published at once, better only after two rated snapshots in a row. A book that is not rated neither confirms nor breaks the row.</summary>
        public PublishedGrade Publish(DateOnly asOf, Scorecard card)
        {
            var last = _points.Count > 0 ? _points[^1] : null;
            var previous = last is null ? null : new PreviousResult(last.AsOf, last.FinalScore, last.Grade, last.Band);
            if (card.Grade is not { } grade)
            {
                return new PublishedGrade(null, card.Band, false, previous);
            }

            var lastRated = _points.FindLast(p => p.Grade is not null);
            // Grades run from A to F and bands from healthy to critical: the smaller one is the better one.
            var confirmed = lastRated is null ? grade : string.CompareOrdinal(lastRated.Grade, grade) > 0 ? lastRated.Grade! : grade;
            var confirmedBand = lastRated is null || card.Band > lastRated.Band ? card.Band : lastRated.Band;
            _grade = _grade is null || string.CompareOrdinal(grade, _grade) >= 0 ? grade : string.CompareOrdinal(confirmed, _grade) < 0 ? confirmed : _grade;
            _band = _band == Band.NotRated || card.Band >= _band ? card.Band : confirmedBand < _band ? confirmedBand : _band;
            var isHeld = string.CompareOrdinal(grade, _grade) < 0 || card.Band < _band;
            return new PublishedGrade(_grade, _band, isHeld, previous);
        }
    }
}
