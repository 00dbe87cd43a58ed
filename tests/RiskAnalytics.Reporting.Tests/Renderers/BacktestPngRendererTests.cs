using System.Collections.Immutable;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class BacktestPngRendererTests
{
    private static readonly DateOnly Outcome = new(2022, 11, 11);

    [Test]
    public void Render_Cases_ShowsAlarmLeadKindAndNoData()
    {
        var texts = Texts(Report());

        Assert.Multiple(() =>
        {
            foreach (var expected in (string[])["Exchange A", "9 days", "2022-11-02", "1 of 2 cases had an alarm before the outcome; 9 days before it", "1 of 2 controls had an alarm, a false one", "no alarm, as it should be", "an alarm on 2023-01-05", "no alarm before the outcome", "Exchange Z, 2022-11-11: nothing was published."])
                Assert.That(texts.Select(t => t.Text), Does.Contain(expected));
            Assert.That(texts.Select(t => t.Text), Has.Some.StartsWith("K3 on 2022-11-02: "));
            Assert.That(texts.Select(t => t.Text), Has.Some.EqualTo("Raised: K7, F5. Unproven from 2022-10-01, counted apart."));
        });
    }

    [Test]
    public void Render_LongNames_KeepsTextsInThePictureAndApart()
    {
        var name = string.Concat(Enumerable.Repeat("A very long name of a case ", 20));
        var report = Report();
        var texts = Texts(report with
        {
            Cases = [.. report.Cases.Select(c => c with { Basis = name, Case = c.Case with { Name = name, Outcome = name } })],
            Limits = [name + name + name],
            AlarmRule = name + name,
        });

        Assert.Multiple(() =>
        {
            Assert.That(texts.Where(t => t.Bounds.Left < 30 || t.Bounds.Right > 930).Select(t => t.Text), Is.Empty);
            for (var i = 0; i < texts.Count; i++)
            {
                var meeting = texts.Skip(i + 1).Where(t => SKRect.Intersect(t.Bounds, texts[i].Bounds) is { Width: > 0.5f, Height: > 0.8f });
                Assert.That(meeting.Select(t => t.Text), Is.Empty, texts[i].Text);
            }
        });
    }

    [Test]
    public void Render_MoreCasesThanFit_CountsTheRest()
    {
        var report = Report();

        var texts = Texts(report with { Cases = [.. Enumerable.Repeat(report.Cases[0], 130)] });

        Assert.That(texts.Select(t => t.Text), Has.Some.EqualTo("and 10 more cases: backtest.json"));
    }

    [Test]
    public void Render_TwiceAndUnderADecimalComma_GivesTheSameBytesOf3200Pixels()
    {
        var first = Bytes(Report());

        using var picture = SKBitmap.Decode(first);
        Assert.That(picture.Width, Is.EqualTo(3200));
        Assert.That(Bytes(Report()), Is.EqualTo(first));
        Assert.That(DecimalComma.Run(() => Bytes(Report())), Is.EqualTo(first));
    }

    [Test]
    public void Render_NothingAtAll_IsStillAPicture()
    {
        var texts = Texts(Report() with { Cases = [], Controls = [], Others = [], NoData = [] });

        Assert.That(texts.Select(t => t.Text), Has.Some.EqualTo("What this does not show"));
    }

    private static IReadOnlyList<TracedText> Texts(BacktestReport report)
    {
        var trace = new LayoutTrace();
        BacktestPngRenderer.Render(report, Stream.Null, trace);
        return trace.Texts;
    }

    private static byte[] Bytes(BacktestReport report)
    {
        using var output = new MemoryStream();
        new BacktestPngRenderer().Render(report, output);
        return output.ToArray();
    }

    private static BacktestReport Report() => new()
    {
        Policy = "default 1.0.0",
        AlarmRule = "a cap of 54 or lower other than K7 and K8, or F1 or F2",
        Cases =
        [
            Case("Exchange A", CaseKind.Failure, Outcome, [Flag("K7", new DateOnly(2022, 10, 1), false), Flag("K3", Outcome.AddDays(-9), true), Flag("F5", Outcome.AddDays(-9), false)]) with { UnprovenOn = new DateOnly(2022, 10, 1) },
            Case("Coin B", CaseKind.NearMiss, new DateOnly(2023, 3, 11), []),
        ],
        Controls = [Case("Coin C", CaseKind.Control, null, []), Case("Exchange D", CaseKind.Control, null, [Flag("F1", new DateOnly(2023, 1, 5), true)])],
        Others = [Case("Coin E", CaseKind.NoFailure, null, [])],
        NoData = [(new CaseStudy("z", "Exchange Z", CaseKind.Failure, null, null, "closed", Outcome, []), "nothing was published.")],
        Books = 42,
        LeftOut = ["okx-seed-example is an example and no case."],
        Limits = ["Two cases are far too few for a rate to mean anything."],
    };

    private static BacktestCase Case(string name, CaseKind kind, DateOnly? outcome, ImmutableArray<BacktestFlag> flags) => new()
    {
        Case = new CaseStudy(name, name, kind, null, null, outcome is null ? null : "withdrawals were stopped", outcome, []),
        Basis = "published figures only: 3 figures",
        Observations = 3,
        FirstAlarm = flags.FirstOrDefault(f => f.IsAlarm),
        Flags = flags,
        UnprovenOn = null,
    };

    private static BacktestFlag Flag(string code, DateOnly on, bool isAlarm) => new(code, on, on.AddDays(-2), isAlarm, "The share of own tokens is 88.1% of all assets, above 20%.", "cases.csv, row 3");
}
