using System.Text.Json;
using System.Xml.Linq;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Xlsx;

[TestFixture]
public sealed class HealthXlsxRendererTests
{
    private static readonly XNamespace Main = XlsxFile.Main;

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnySample_GivesAWorkbookWithoutFormulasOrEmptyCells(HealthAssessment assessment)
    {
        var file = new XlsxFile(Render(assessment));

        Assert.Multiple(() =>
        {
            Assert.That(file.Sheets.Keys, Is.SupersetOf(new[]
            {
                "Summary", "Metrics", "Inputs", "Pillars", "Figures", "Findings", "Caps and flags", "Assets", "Classes", "Liabilities", "Concentration", "Names", "Holdings",
                "Liquidity", "Stress", "Trend", "Rules", "Verification", "Issues", "Sources",
            }));
            Assert.That(file.Sheets.Keys, Has.All.Matches<string>(name => IsSheetName(name!)));
            foreach (var (name, sheet) in file.Sheets)
            {
                var rows = file.Rows(name);
                Assert.That(sheet.Descendants(Main + "f"), Is.Empty, name);
                Assert.That(rows, Has.Count.GreaterThan(1), name);
                Assert.That(rows.Select(r => r.Count).Distinct().Count(), Is.EqualTo(1), name);
                Assert.That(rows.SelectMany(r => r).Where(c => string.IsNullOrWhiteSpace(c.Text)).Select(c => c.Place), Is.Empty, name);
                Assert.That(rows.SelectMany(r => r).Where(c => c.Number is null && c.Text.Length > 0 && "=+@\t\r".Contains(c.Text[0])), Is.Empty, name);
                Assert.That(rows.SelectMany(r => r).Max(c => c.Text.Length), Is.LessThanOrEqualTo(32_767), name);
                Assert.That(rows[0].Select(c => c.Text), Is.Unique, name);
                Assert.That(sheet.Descendants(Main + "c").Where(c => (string?)c.Attribute("t") is not (null or "inlineStr")), Is.Empty, name);
            }
        });
    }

    [Test]
    public void Render_EverySheet_HasAFrozenBoldHeaderWidthsAndAFilter()
    {
        var file = new XlsxFile(Render(Samples.Okx));
        var bold = file.Parts["xl/styles.xml"].Root!.Element(Main + "fonts")!.Elements().Select(f => f.Element(Main + "b") is not null).ToList();
        var fonts = file.Parts["xl/styles.xml"].Root!.Element(Main + "cellXfs")!.Elements().Select(x => (int)x.Attribute("fontId")!).ToList();

        Assert.Multiple(() =>
        {
            foreach (var (name, sheet) in file.Sheets)
            {
                var pane = sheet.Descendants(Main + "pane").Single();
                var header = sheet.Descendants(Main + "row").First().Elements(Main + "c").ToList();
                Assert.That(((string?)pane.Attribute("state"), (string?)pane.Attribute("ySplit"), (string?)pane.Attribute("topLeftCell")), Is.EqualTo(("frozen", "1", "A2")), name);
                Assert.That(header.Select(c => bold[fonts[(int)c.Attribute("s")!]]), Has.All.True, name);
                Assert.That(sheet.Descendants(Main + "col").Select(c => (double)c.Attribute("width")!), Has.Exactly(header.Count).InRange(10, 70), name);
                Assert.That(
                    (string?)sheet.Descendants(Main + "autoFilter").Single().Attribute("ref"),
                    Is.EqualTo($"A1:{header[^1].Attribute("r")!.Value.TrimEnd('1')}{file.Rows(name).Count}"),
                    name);
            }
        });
    }

    [Test]
    public void Render_EveryPart_IsNamedInTheContentTypesAndReachedByARelation()
    {
        var file = new XlsxFile(Render(Samples.Okx));
        var types = file.Parts["[Content_Types].xml"].Root!.Elements().Where(e => e.Name.LocalName == "Override").Select(e => ((string)e.Attribute("PartName")!)[1..]);
        var targets = file.Parts["xl/_rels/workbook.xml.rels"].Root!.Elements().Select(e => ((string)e.Attribute("Target")!).TrimStart('/'));
        var parts = file.Parts.Keys.Where(p => !p.EndsWith(".rels", StringComparison.Ordinal) && p != "[Content_Types].xml").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(parts, Is.SubsetOf(types));
            Assert.That(types.Where(t => !t.EndsWith(".rels", StringComparison.Ordinal)), Is.EquivalentTo(parts));
            Assert.That(parts.Where(p => p != "xl/workbook.xml"), Is.EquivalentTo(targets));
            Assert.That(file.Parts.Keys, Has.None.Contains("docProps"), "the parts that carry a clock and a name");
        });
    }

    [Test]
    public void Render_Figures_AreNumbersWithTheFormatOfTheirUnit()
    {
        var okx = Samples.Okx;
        var file = new XlsxFile(Render(okx));

        Assert.Multiple(() =>
        {
            Assert.That(file.Cell("Summary", "Value", "Assets, A"), Has.Property("Number").EqualTo(okx.Totals.Assets).And.Property("Format").EqualTo("#,##0.00"));
            Assert.That(file.Cell("Summary", "Value", "As of"), Has.Property("Number").EqualTo((decimal)okx.Snapshot.AsOf.ToDateTime(TimeOnly.MinValue).ToOADate()).And.Property("Format").EqualTo("yyyy-mm-dd"));
            Assert.That(file.Cell("Metrics", "Value", "S1"), Has.Property("Number").EqualTo(okx.Metric("S1").Value).And.Property("Format").EqualTo("0.0000"));
            Assert.That(file.Cell("Metrics", "Score", "S1"), Has.Property("Number").EqualTo(okx.Metric("S1").Score).And.Property("Format").EqualTo("0.00"));
            Assert.That(file.Cell("Classes", "Share of A", Words.Of(okx.Classes[0].Class)), Has.Property("Format").EqualTo("0.00%"));
        });
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnySample_HasTheFiguresOfTheJson(HealthAssessment assessment)
    {
        var file = new XlsxFile(Render(assessment));
        using var json = JsonDocument.Parse(AssessmentJson.Of([assessment]));
        var root = json.RootElement;

        Assert.Multiple(() =>
        {
            var totals = root.GetProperty("totals");
            foreach (var (name, member) in new[]
            {
                ("Assets, A", "assets"), ("Liabilities, L", "liabilities"), ("Clean assets", "clean_assets"), ("Surplus", "surplus"), ("Matched", "matched"),
                ("Stressed value, N", "stressed_value"), ("Encumbered", "encumbered"),
            })
            {
                Same(file.Cell("Summary", "Value", name), totals.GetProperty(member), name);
            }

            Same(file.Cell("Summary", "Value", "Final score"), root.GetProperty("final_score"), "final score");
            foreach (var metric in root.GetProperty("metrics").EnumerateArray())
            {
                var code = metric.GetProperty("code").GetString()!;
                Same(file.Cell("Metrics", "Value", code), metric.GetProperty("value"), code);
                Same(file.Cell("Metrics", "Score", code), metric.GetProperty("score"), code);
            }

            var assets = file.Rows("Assets").Skip(1).ToList();
            foreach (var (asset, i) in root.GetProperty("assets").EnumerateArray().Select((a, i) => (a, i)))
            {
                Same(assets[i][2], asset.GetProperty("assets"), "held " + i);
            }
        });
    }

    [Test]
    public void Render_WithoutAValue_TellsStatusAndReason()
    {
        var file = new XlsxFile(Render(Samples.Of("no liabilities")));
        var metric = Samples.Of("no liabilities").Metrics.First(m => m.Status == MetricStatus.NotDisclosed && m.Value is null);

        Assert.Multiple(() =>
        {
            Assert.That(file.Cell("Summary", "Value", "Liabilities, L").Text, Is.EqualTo("not disclosed: the firm keeps its liabilities back"));
            Assert.That(file.Cell("Metrics", "Value", metric.Code).Text, Is.EqualTo("not disclosed: " + metric.Result.Reason));
            Assert.That(file.Rows("Stress")[1][0].Text, Is.EqualTo("not run: the book was not stressed"));
            Assert.That(file.Rows("Rules")[1][0].Text, Is.EqualTo("not evaluated: the book names no regime, and none is inferred"));
        });
    }

    [Test]
    public void Render_BookUnderARegime_HasEveryRuleWithVerdictFigureAndReason()
    {
        var assessment = Samples.Of("tether");
        assessment = assessment with { Regulation = RuleEngine.Evaluate(assessment.Reserve, ["genius"], RuleTableReader.ReadDefault(), RegimeCalendars.Of) };
        var file = new XlsxFile(Render(assessment));
        using var json = JsonDocument.Parse(AssessmentJson.Of([assessment]));
        var rules = json.RootElement.GetProperty("regulatory").EnumerateArray().ToList();
        var rows = file.Rows("Rules");
        int Column(string name) => rows[0].FindIndex(c => c.Text == name);

        Assert.Multiple(() =>
        {
            Assert.That(rules, Has.Count.GreaterThan(20));
            Assert.That(rows.Skip(1).Select(r => r[0].Text), Is.EqualTo(rules.Select(r => r.GetProperty("rule").GetString())));
            Assert.That(rows.Skip(1).Select(r => r[Column("Outcome")].Text.Replace(' ', '_')), Is.EqualTo(rules.Select(r => r.GetProperty("outcome").GetString())));
            foreach (var (rule, i) in rules.Select((r, i) => (r, i)))
            {
                Same(rows[i + 1][Column("Value")], rule.GetProperty("value"), rows[i + 1][0].Text);
                Same(rows[i + 1][Column("Limit")], rule.GetProperty("threshold"), rows[i + 1][0].Text);
            }
        });
    }

    [Test]
    public void Render_DigitsBeyondADouble_StandAsTextBesideTheNumber()
    {
        var reserve = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m, h => h with { Quantity = 1_234_567.123_456_789_012_345_678m }).Owes("BTC", 90m);
        var file = new XlsxFile(Render(Assess(reserve)));
        var rows = file.Rows("Holdings");
        var column = rows[0].FindIndex(c => c.Text == "Quantity");

        Assert.Multiple(() =>
        {
            Assert.That(rows[1][column].Number, Is.EqualTo(1_234_567.123_456_789_012_345_678m));
            Assert.That(rows[1][column].Format, Is.EqualTo("#,##0.00000000"));
            Assert.That(rows[0][column + 1].Text, Is.EqualTo("Quantity, all digits"));
            Assert.That(rows[1][column + 1].Text, Is.EqualTo("1234567.123456789012345678"));
            Assert.That(rows[1][column + 1].Number, Is.Null);
            Assert.That(rows[0].Select(c => c.Text), Has.None.EqualTo("Matched, all digits"), "figures that a double holds need no neighbour");
            Assert.That(file.Rows("Sources").SelectMany(r => r).Select(c => c.Text), Has.Some.Contains("doubles"));
        });
    }

    [Test]
    public void Render_HostileTexts_StayTextOnOneLine()
    {
        var texts = new[] { "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "a\u0007b", "lone \uD83D half", "real 👩‍💻", "_x0041_", "two\r\nlines", "turn \u202Earound", new string('x', 40_000), " edge " };
        var reserve = AReserve.OfExchange();
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            reserve = reserve.Holds("BTC", AssetClass.Bitcoin, 1_000m - i, h => h with { Instrument = text });
        }

        var file = new XlsxFile(Render(Assess(reserve.Owes("BTC", 5_000m))));
        var rows = file.Rows("Holdings");
        var column = rows[0].FindIndex(c => c.Text == "Instrument");
        var read = rows.Skip(1).Select(r => r[column].Text).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(read[..12], Is.EqualTo(new[]
            {
                "'=HYPERLINK(\"http://x\")", "'+1+1", "'-2+3", "'@SUM(A1)", "' =1", "' =1", "a\uFFFDb", "lone \uFFFD half", "real 👩‍💻", "_x0041_", "two lines", "turn \uFFFDaround",
            }));
            Assert.That(read[12], Does.StartWith("xxx").And.EndsWith("(cut: of 40000 characters the first 32500 stand here; assessment.json has them all)").And.Length.LessThan(32_767));
            Assert.That(read[13], Is.EqualTo(" edge "));
            Assert.That(file.Sheets["Holdings"].ToString(), Does.Contain("_x005F_x0041_"), "what looks like an escape is escaped");
        });
    }

    [Test]
    public void Render_Twice_GivesTheSameBytesInEveryCulture()
    {
        var first = Render(Samples.Okx);

        Assert.Multiple(() =>
        {
            Assert.That(Render(Samples.Okx), Is.EqualTo(first));
            Assert.That(DecimalComma.Run(() => Render(Samples.Okx)), Is.EqualTo(first));
            Assert.That(new XlsxFile(first).Entries.Select(e => e.Time), Has.All.EqualTo(new DateTime(1980, 1, 1)));
        });
    }

    [Test]
    public void Render_MoreLinesThanASheetTakes_SumsTheRestByClass()
    {
        var start = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1m).Owes("USD", 1_000m);
        var line = start.Book.Snapshot.Holdings[0];
        var book = start.WithHoldings([.. Enumerable.Range(0, 50_003).Select(i => line with { ReportedValue = i < 3 ? 0.5m : 10m, Row = i + 2 })]);
        var file = new XlsxFile(Render(Assess(book)));

        Assert.Multiple(() =>
        {
            Assert.That(file.Sheets["Holdings"].Descendants(Main + "row").Count(), Is.EqualTo(50_001));
            Assert.That(file.Rows("Smaller lines")[1].Take(3).Select(c => c.Text), Is.EqualTo(new[] { "Treasury bills", "3", "1.5" }));
            Assert.That(file.Rows("Sources").SelectMany(r => r).Select(c => c.Text), Has.Some.Contains("Smaller lines"));
        });
    }

    private static void Same(XlsxCell cell, JsonElement json, string name)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            Assert.That(cell.Number, Is.Null, name);
        }
        else
        {
            Assert.That(cell.Number, Is.EqualTo(json.GetDecimal()), name);
        }
    }

    private static bool IsSheetName(string name) =>
        name.Length is > 0 and <= 31 && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0 && name[0] != '\'' && name[^1] != '\'' && name != "History";

    private static HealthAssessment Assess(AReserve reserve) => Assessor.Assess(reserve.Book, DefaultPolicy.Value, new AssessmentOptions("0.0.0-test"));

    private static byte[] Render(HealthAssessment assessment)
    {
        using var stream = new MemoryStream();
        new HealthXlsxRenderer().Render(assessment, stream);
        return stream.ToArray();
    }
}
