using System.Collections.Immutable;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Scoring.Assessment;

namespace RiskAnalytics.Engine.Backtest;

/// <summary>
/// Walks dated books and published figures in the order in which they became public, judges each by the policy as on that day, and tells
/// which alarm came first and how long before the outcome. Nothing that was published later enters.
/// </summary>
public sealed class Backtester
{
    private readonly EngineOptions _options;
    private readonly ScoringPolicy _policy;
    private readonly CaseJudge _judge;
    private readonly Editions _editions;
    private readonly ImmutableArray<CaseStudy> _cases;

    /// <summary>A back-test with the given options; null takes the defaults.</summary>
    /// <param name="options">Policy, corrections and progress count.</param>
    /// <param name="cases">The cases; null = those that travel with the library.</param>
    public Backtester(EngineOptions? options = null, IEnumerable<CaseStudy>? cases = null)
    {
        _options = options ?? new EngineOptions();
        _policy = _options.Policy ?? PolicyReader.ReadDefault();
        _judge = new CaseJudge(_policy);
        _editions = new Editions(_policy);
        _cases = [.. cases ?? CaseReader.ReadDefault()];
    }

    /// <summary>Reads every book under the paths and judges the cases.</summary>
    /// <param name="paths">Books, or folders of books at any depth.</param>
    /// <param name="cancellationToken">Stops between books.</param>
    /// <returns>The back-test, and the books that could not be read.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<(BacktestReport Report, ImmutableArray<BookFailure> Failures)> RunAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        string[] named = [.. paths];
        return Task.Run(() => Run([.. named], cancellationToken), cancellationToken);
    }

    private (BacktestReport, ImmutableArray<BookFailure>) Run(ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var shelf = BookShelf.Read(paths, _options, cancellationToken);
        var books = shelf.Entities.SelectMany(entity => entity).ToList();
        var leftOut = new List<string>();
        var judged = new List<BacktestCase>();
        var noData = new List<(CaseStudy, string)>();
        var studies = _cases.Concat(WithoutCase(books)).ToList();
        foreach (var study in studies)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _options.Progress?.Report(new EngineProgress(judged.Count + noData.Count, studies.Count, study.Name));
            var seen = Observations(study, books, leftOut);
            var before = seen.Where(one => study.OutcomeOn is not { } day || one.PublishedOn < day).ToList();
            if (WhyNoData(study, seen, before) is { } reason)
                noData.Add((study, reason));
            else
                judged.Add(Judge(study, before, cancellationToken));
        }

        return (new BacktestReport
        {
            Policy = $"{_policy.Id} {_policy.Version}",
            AlarmRule = AlarmRule(),
            Cases = [.. judged.Where(HasOutcome).OrderBy(c => c.Case.OutcomeOn).ThenBy(c => c.Case.Id, StringComparer.Ordinal)],
            Controls = [.. judged.Where(c => c.Case.Kind == CaseKind.Control)],
            Others = [.. judged.Where(c => c.Case.Kind == CaseKind.NoFailure)],
            NoData = [.. noData],
            Books = books.Count,
            LeftOut = [.. leftOut.Distinct()],
            Limits = [.. Limits(judged, books)],
        }, shelf.Failures);
    }

    /// <summary>Entities with books of which no case tells what became of them.</summary>
    private IEnumerable<CaseStudy> WithoutCase(List<ReserveBook> books)
    {
        var known = _cases.Select(study => study.Entity).ToHashSet(StringComparer.Ordinal);
        return books.Select(book => book.Snapshot.Entity).DistinctBy(entity => entity.Id)
            .Where(entity => !known.Contains(entity.Id))
            .OrderBy(entity => entity.Id, StringComparer.Ordinal)
            .Select(entity => new CaseStudy(entity.Id, $"{entity.Name}, all its books", CaseKind.NoFailure, entity.Id, null, null, null, []));
    }

    /// <summary>What became public of a case, in the order of publication.</summary>
    private List<Observation> Observations(CaseStudy study, List<ReserveBook> books, List<string> leftOut)
    {
        var seen = new List<Observation>();
        var linked = new HashSet<ReserveBook>(ReferenceEqualityComparer.Instance);
        foreach (var figure in study.Figures.Where(figure => figure.Figure == "book"))
        {
            var book = books.Find(one => Editions.Name(one) == figure.Subject);
            if (book is null)
            {
                leftOut.Add($"{study.Id}: the book {figure.Subject} is not under the folders given");
                continue;
            }

            linked.Add(book);
            seen.AddRange(_editions.Of(book, figure.PublishedOn, leftOut));
        }

        seen.AddRange(study.Figures.Where(figure => figure.Figure != "book").Select(figure => new Observation(figure.PublishedOn, figure.AsOf, null, figure)));
        seen.AddRange(books
            .Where(book => book.Snapshot.Entity.Id == study.Entity && !linked.Contains(book) && (study.From is not { } from || book.Snapshot.AsOf >= from))
            .SelectMany(book => _editions.Of(book, null, leftOut)));
        return [.. seen.OrderBy(one => one.PublishedOn).ThenBy(one => one.AsOf).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static bool HasOutcome(BacktestCase one) => one.Case.Kind is CaseKind.Failure or CaseKind.NearMiss;

    /// <summary>Why a case with an outcome cannot be judged; null when it can.</summary>
    private static string? WhyNoData(CaseStudy study, List<Observation> seen, List<Observation> before)
    {
        var figures = before.Select(one => one.Figure).OfType<CaseFigure>().ToList();
        if (before.Exists(one => one.Figure is null || CaseJudge.Reads(one.Figure, figures)))
            return null;
        if (before.Count > 0)
            return $"what was public cannot be read by a rule: {before[0].Figure!.Figure switch { "told" => before[0].Figure!.Subject, _ => "a share of the reserve whose coverage is not known" }}";
        if (seen.Count == 0)
            return "no book and no figure of it is here";
        var first = seen[0];
        var told = first.Figure is { Figure: "told", Subject: { } subject } ? $": {subject}" : "";
        return study.OutcomeOn is { } day
            ? $"the first of it came out on {Format.Date(first.PublishedOn)}, {Days(first.PublishedOn.DayNumber - day.DayNumber)}{told}"
            : $"what was public cannot be read by a rule{told}";
    }

    private static string Days(int days) => days switch
    {
        0 => "the day of the outcome",
        1 => "a day after the outcome",
        _ => $"{Format.Number(days)} days after the outcome",
    };

    private BacktestCase Judge(CaseStudy study, List<Observation> before, CancellationToken cancellationToken)
    {
        var flags = new List<BacktestFlag>();
        var figures = new List<CaseFigure>();
        var alarmedOn = new List<DateOnly>();
        foreach (var one in before)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (one.Figure is { } told)
                figures.Add(told);
            var raised = (one.Figure is { } figure ? _judge.Flags(figure, figures) : Flags(one)).ToList();
            if (raised.Exists(flag => flag.IsAlarm))
                alarmedOn.Add(one.PublishedOn);
            flags.AddRange(raised);
        }

        // The first time that a code was raised; and the first time that it was an alarm, where it was milder before.
        var first = flags.GroupBy(flag => flag.Code, StringComparer.Ordinal)
            .SelectMany(group => new[] { group.First(), group.FirstOrDefault(flag => flag.IsAlarm) })
            .OfType<BacktestFlag>().Distinct()
            .OrderBy(flag => flag.RaisedOn).ThenBy(flag => flag.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var books = before.Count(one => one.Book is not null);
        var others = before.Count - books;
        return new BacktestCase
        {
            Case = study,
            Basis = books == 0 ? $"published figures only ({Format.Number(others)})" : others == 0 ? Count(books, "book") : $"{Count(books, "book")} and {Count(others, "published figure")}",
            Observations = before.Count,
            FirstAlarm = first.FirstOrDefault(flag => flag.IsAlarm),
            Flags = first,
            AlarmedObservations = alarmedOn.Count,
            LastAlarmOn = alarmedOn.Count > 0 ? alarmedOn[^1] : null,
            UnprovenOn = first.FirstOrDefault(flag => flag.Code == _policy.Alarm.Unproven)?.RaisedOn,
        };
    }

    /// <summary>The caps and flags of a book, judged on the day it came out.</summary>
    private IEnumerable<BacktestFlag> Flags(Observation one)
    {
        var assessment = Assessor.Assess(one.Book!, _policy, new AssessmentOptions(RiskEngine.Version, one.PublishedOn));
        foreach (var cap in assessment.Caps)
            yield return new BacktestFlag(cap.Code, one.PublishedOn, one.AsOf, _judge.IsAlarm(cap.Code, cap.Limit), cap.Reason.TrimEnd('.') + ".", one.Name);
        foreach (var flag in assessment.Flags.Where(flag => flag.Raised == true))
            yield return new BacktestFlag(flag.Code, one.PublishedOn, one.AsOf, _judge.IsAlarm(flag.Code, null), flag.Message, one.Name);
    }

    private string AlarmRule() =>
        $"a cap of {Format.Number(_policy.Alarm.CapAtMost)} points or lower other than {string.Join(" and ", _policy.Alarm.CapsApart)}, or flag {string.Join(" or ", _policy.Alarm.Flags)}";

    private IEnumerable<string> Limits(List<BacktestCase> judged, List<ReserveBook> books)
    {
        var cases = judged.Count(HasOutcome);
        yield return $"{Count(cases, "case")} with an outcome: far too few for a rate that means anything elsewhere, so counts are shown, and no AUC.";
        yield return "The thresholds of the model were set with some of these cases in mind: this shows consistency, no predictive power.";
        yield return "A case without a balance sheet is judged on its published figures only; where one class is known, the rest is read at its best.";
        yield return "A lead counts from the first alarm, also where it went away again: see how many of the books and figures raised one, and the last day.";
        yield return "Checks of proofs and balances carry no day of publication and are left aside; so are an analyst's corrections of a later day.";
        var undated = books.Count(book => book.Snapshot.Disclosures.PublishedOn is null);
        if (undated > 0)
            yield return $"{Format.Number(undated)} of {Format.Number(books.Count)} books do not say when they were published; they count as public {Format.Number(_policy.Number(PolicyParameters.PublicationLagDays))} days after their date.";
        yield return "Where only the month of publication is known, its last day counts, which makes leads shorter.";
    }

    private static string Count(int number, string thing) => $"{Format.Number(number)} {thing}{(number == 1 ? "" : "s")}";
}
