using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary><c>disclose</c> on shipped books and on the fictional token that states everything.</summary>
[TestFixture]
public sealed class DiscloseCommandTests
{
    // Section 9 of the checklists, line by line: issuer and dates, circulation, value, composition, deposits, eligibility, audit, events, rules.
    private static readonly string[] Art30 =
    [
        "identity.issuer", "identity.token", "identity.as-of", "identity.published", "identity.prepared-by", "identity.reviewed-by", "identity.restatement", "identity.age",
        "circulation.count", "circulation.by-chain", "circulation.frozen", "circulation.value",
        "reserve.value", "reserve.valuation-method", "reserve.price-date", "reserve.coverage", "reserve.surplus",
        "composition.by-type", "composition.by-currency", "composition.by-maturity", "composition.by-counterparty", "custody.by-custodian", "custody.by-country",
        "deposits.to-funds-received", "deposits.to-amount-referenced", "deposits.floor",
        "eligibility.invested", "eligibility.currency", "eligibility.look-through",
        "audit.last", "audit.next-due", "audit.summary", "audit.report", "events.material", "rules.open",
    ];

    // Section 10: outstanding, categories, closed list, Treasuries and repo, funds and encumbrance, redemption, examination, informative block.
    private static readonly string[] Genius =
    [
        "identity.issuer", "identity.token", "identity.as-of", "identity.published", "identity.prepared-by", "identity.reviewed-by", "identity.restatement",
        "outstanding.total", "outstanding.coverage", "reserve.categories", "list.mapping", "list.ineligible-amount", "list.ineligible-share",
        "treasuries.longest-remaining", "treasuries.test", "repo.reverse-tenor", "repo.venue", "repo.collateral", "repo.overcollateralised", "repo.cash-received",
        "funds.look-through", "encumbered.amount", "encumbered.exception",
        "redemption.policy", "redemption.fees", "redemption.last-fee-change", "redemption.notice",
        "examination.firm", "examination.report", "examination.period", "certification.ceo", "certification.cfo",
        "proposed.daily-liquidity", "proposed.five-day-liquidity", "proposed.largest-institution", "proposed.wam", "rules.open",
    ];

    private string _out = null!;

    [SetUp]
    public void MakeFolder() => _out = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_out, recursive: true);

    [TestCase("data/books/eurc/2026-02-27", "mica-emt", "mica-art-30", true, true)]
    [TestCase("data/books/tether/2025-12-31", "genius", "genius-monthly", true, false)]
    [TestCase("data/examples/alpen-basket-art/2026-06-30", "mica-art", "mica-art-30", false, false)]
    public void Run_Json_HasEveryLineOfTheChecklist(string book, string regime, string document, bool isDraft, bool isVoluntary)
    {
        var run = CommandLine.Run("disclose", Repository.PathTo(book), "--regime", regime, "--out", _out);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var json = Read(document + ".json");
        var root = json.RootElement;
        var lines = root.GetProperty("lines").EnumerateArray().ToList();
        Assert.That(
            lines.Select(line => string.Join('.', line.GetProperty("id").GetString()!.Split('.').Take(2))).Distinct(),
            Is.EqualTo(document == "genius-monthly" ? Genius : Art30));
        Assert.That(root.GetProperty("draft").GetBoolean(), Is.EqualTo(isDraft));
        Assert.That(root.GetProperty("voluntary").GetBoolean(), Is.EqualTo(isVoluntary));
        foreach (var line in lines)
        {
            var state = line.GetProperty("state").GetString();
            var hasValue = line.GetProperty("value").ValueKind == JsonValueKind.Number || line.GetProperty("text").ValueKind == JsonValueKind.String || line.GetProperty("table").ValueKind == JsonValueKind.Object;
            Assert.That(hasValue, Is.EqualTo(state == "filled"), line.ToString());
            Assert.That(state == "filled" || line.GetProperty("reason").GetString()!.Length > 15, line.ToString());
        }

        var counted = root.GetProperty("count").EnumerateObject().Sum(state => state.Value.GetInt32());
        Assert.That(counted, Is.EqualTo(lines.Count));
    }

    [Test]
    public void Run_ArtWithEveryFact_IsCompleteByHand()
    {
        CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--out", _out, "--format", "json");

        using var json = Read("mica-art-30.json");
        decimal Value(string id) => Line(json, id).GetProperty("value").GetDecimal();
        Assert.Multiple(() =>
        {
            // 150.0 + 49.9 million tokens at EUR 1; the lines of holdings.csv added with a pencil.
            Assert.That(Value("circulation.count"), Is.EqualTo(199_900_000m));
            Assert.That(Value("reserve.value"), Is.EqualTo(207_850_000m));
            Assert.That(Value("reserve.surplus"), Is.EqualTo(7_950_000m));
            // 44 of 120 million euro; 19.32 of 65 million dollars at .92, which is 59.8 million euro.
            Assert.That(Value("deposits.to-amount-referenced.EUR"), Is.EqualTo(44m / 120m).Within(1e-9m));
            Assert.That(Value("deposits.to-amount-referenced.USD"), Is.EqualTo(19.32m / 59.8m).Within(1e-9m));
            Assert.That(Line(json, "audit.next-due").GetProperty("text").GetString(), Is.EqualTo("2026-09-30"));
            Assert.That(Line(json, "events.material").GetProperty("state").GetString(), Is.EqualTo("none"));
            Assert.That(json.RootElement.GetProperty("missing").GetArrayLength(), Is.Zero);
        });
    }

    [Test]
    public void Run_TwoRegimes_KeepsBothCalendarsAndNamesWhatIsBroken()
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/examples/nordkrone-emt-usd/2026-06-30"), "--regime", "genius", "--regime", "mica-emt", "--out", _out, "--format", "json");

        var names = Directory.EnumerateFiles(_out, "*.json", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.That(names, Is.EquivalentTo((string[])["genius-monthly.json", "mica-art-30.json", "reserve-audit-calendar-genius.json", "reserve-audit-calendar-mica-emt.json"]));
        using var calendar = JsonDocument.Parse(File.ReadAllText(Directory.EnumerateFiles(_out, "reserve-audit-calendar-genius.json", SearchOption.AllDirectories).Single()));
        Assert.That(calendar.RootElement.GetProperty("document").GetString(), Is.EqualTo("reserve-audit-calendar"), "the id is permanent, whatever the file is called");
        Assert.That(run.Output, Does.Contain("1 rule is broken").And.Contain("MICA-54-A"));
    }

    // Audit of 31 March: 42 days to 12 May, done on the 8th and 14 days from there; due days of the standard, 11 November is a Wednesday.
    [Test]
    public void Run_AuditCalendar_TakesItsDaysFromTheRules()
    {
        CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--out", _out, "--format", "json");

        using var json = Read("reserve-audit-calendar.json");
        string? Text(string id) => Line(json, id).GetProperty("text").GetString();
        Assert.That(Text("audit.next-due"), Is.EqualTo("2026-09-30"));
        Assert.That(Text("audit.notification-due"), Is.EqualTo("2026-05-12, done on 2026-05-08"));
        Assert.That(Text("audit.publication-due"), Is.EqualTo("2026-05-22, done on 2026-05-20"));
        var rows = Line(json, "quarterly.due").GetProperty("table").GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("due").GetString());
        Assert.That(rows, Is.EqualTo((string[])["2026-08-11", "2026-11-11", "2027-02-11", "2027-05-12"]));
    }

    [Test]
    public void Run_RuleTableWithOtherDays_MovesTheDueDays()
    {
        var rules = Path.Combine(_out, "rules.csv");
        File.WriteAllText(rules, File.ReadAllText(Repository.PathTo("data/policies/regulatory-rules.csv"))
            .Replace("05-12|08-11|11-11|02-11", "05-20|08-20|11-20|02-20", StringComparison.Ordinal));

        CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--out", _out, "--format", "json", "--rules", rules);

        using var json = Read("reserve-audit-calendar.json");
        Assert.That(Line(json, "quarterly.due").GetProperty("table").GetProperty("rows")[0].GetProperty("due").GetString(), Is.EqualTo("2026-08-20"));
    }

    [Test]
    public void Run_TokenThatARuleDoesNotBind_SaysNone()
    {
        CommandLine.Run("disclose", Repository.PathTo("data/books/eurc/2026-02-27"), "--regime", "mica-emt", "--out", _out, "--format", "json");

        using var json = Read("reserve-audit-calendar.json");
        Assert.That(Line(json, "quarterly.due").GetProperty("state").GetString(), Is.EqualTo("none"));
        Assert.That(Line(json, "quarterly.due").GetProperty("reason").GetString(), Does.Contain("do not bind this token"));
    }

    [Test]
    public void Run_FactTakenAway_MakesADraftThatNamesIt()
    {
        var book = Path.Combine(_out, "book");
        Directory.CreateDirectory(book);
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("data/examples/alpen-basket-art/2026-06-30")))
            File.WriteAllLines(Path.Combine(book, Path.GetFileName(file)), File.ReadLines(file).Where(line => !line.StartsWith("audit_report_url,", StringComparison.Ordinal)));

        var run = CommandLine.Run("disclose", book, "--out", _out);

        Assert.That(run.Output, Does.Contain("Draft, 1 required missing: Full report of the audit."));
        using var json = Read("mica-art-30.json");
        Assert.That(Line(json, "audit.report").GetProperty("reason").GetString(), Does.Contain("audit_report_url"));
        Assert.That(Marks("mica-art-30.pdf"), Is.All.EqualTo("DRAFT"));
    }

    [Test]
    public void Run_Complete_HasNoDraftMark()
    {
        CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--out", _out, "--format", "pdf");

        var text = Text("mica-art-30.pdf");
        Assert.That(Marks("mica-art-30.pdf"), Is.All.Empty);
        Assert.That(text, Does.Contain("no credit rating, no audit opinion and no advice"));
        Assert.That(text, Does.Contain("Alpine Depository (fictional)"));
    }

    [Test]
    public void Run_SameBookTwice_GivesTheSameBytes()
    {
        var book = Repository.PathTo("data/books/tether/2025-12-31");
        CommandLine.Run("disclose", book, "--regime", "genius", "--out", Path.Combine(_out, "a"));
        CommandLine.Run("disclose", book, "--regime", "genius", "--out", Path.Combine(_out, "b"));

        var files = Directory.GetFiles(Path.Combine(_out, "a"), "*", SearchOption.AllDirectories);
        Assert.That(files, Has.Length.EqualTo(6));
        foreach (var file in files)
            Assert.That(File.ReadAllBytes(file.Replace(Path.Combine(_out, "a"), Path.Combine(_out, "b"), StringComparison.Ordinal)), Is.EqualTo(File.ReadAllBytes(file)), file);
    }

    [Test]
    public void Run_WordingOfOnesOwn_IsUsedAndAKeyLessIsNamed()
    {
        var words = Path.Combine(_out, "words");
        Directory.CreateDirectory(words);
        var file = Path.Combine(words, "genius-monthly.en.json");
        var shipped = File.ReadAllText(Repository.PathTo("data/wording/genius-monthly.en.json"));
        File.WriteAllText(file, shipped.Replace("\"Redemption policy\"", "\"How holders redeem\"", StringComparison.Ordinal));
        string[] line = ["disclose", Repository.PathTo("data/books/tether/2025-12-31"), "--regime", "genius", "--out", _out, "--wording", words];

        Assert.That(CommandLine.Run(line).Output, Does.Contain("How holders redeem"));

        File.WriteAllText(file, shipped.Replace("\"redemption.policy\":", "\"redemption.polcy\":", StringComparison.Ordinal));
        var refused = CommandLine.Run(line);
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("lines.redemption.policy"));
    }

    [Test]
    public void Run_WordingWithoutNotices_IsRefused()
    {
        var words = Path.Combine(_out, "words");
        Directory.CreateDirectory(words);
        var shipped = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Repository.PathTo("data/wording/genius-monthly.en.json")))!;
        shipped["notices"] = new System.Text.Json.Nodes.JsonArray();
        File.WriteAllText(Path.Combine(words, "genius-monthly.en.json"), shipped.ToJsonString());

        var run = CommandLine.Run("disclose", Repository.PathTo("data/books/tether/2025-12-31"), "--regime", "genius", "--out", _out, "--wording", words);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("no credit rating, audit opinion or advice"));
    }

    [Test]
    public void Run_TableWithoutARule_IsRefused()
    {
        var rules = Path.Combine(_out, "rules.csv");
        Directory.CreateDirectory(_out);
        File.WriteAllLines(rules, File.ReadLines(Repository.PathTo("data/policies/regulatory-rules.csv")).Take(1));

        var run = CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--rules", rules, "--out", _out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("no rule"));
    }

    [Test]
    public void Run_BadTimestamp_IsSaidWithoutTheWordsOfThePlatform()
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--format", "xbrl-csv", "--timestamp", "2026", "--out", _out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("is no timestamp").And.Not.Contain("Parameter"));
    }

    [TestCase("--wording", "no-such-folder", "no folder of this name")]
    [TestCase("--regime", "nydfs", "There are no documents for nydfs")]
    [TestCase("--regime", "mica", "is not one of mica-art")]
    [TestCase("--language", "xx", "no wording of mica-art-30 in the language 'xx'")]
    [TestCase("--format", "docx", "is not one of pdf, csv, json")]
    public void Run_BadOption_ExitsWith2(string option, string word, string message)
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--out", _out, option, word);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void Run_BookWithoutRegime_AsksForOne()
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/books/okx/2024-04-12"), "--out", _out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("choose one with --regime: mica-art, mica-emt, genius"));
    }

    private string PathOf(string name) => Directory.GetFiles(_out, name, SearchOption.AllDirectories).Single();

    private JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name)));

    private string Text(string name)
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(PathOf(name));
        return string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    /// <summary>What stands across each page: the letters of more than 60 points.</summary>
    private string[] Marks(string name)
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(PathOf(name));
        return [.. pdf.GetPages().Select(page => string.Concat(page.Letters.Where(letter => letter.PointSize > 60).Select(letter => letter.Value)))];
    }

    private static JsonElement Line(JsonDocument json, string id) =>
        json.RootElement.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("id").GetString() == id);
}
