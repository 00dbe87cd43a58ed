using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class BacktestCommandTests
{
    private const string Start = "<!-- backtest:start -->";
    private const string End = "<!-- backtest:end -->";

    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    /// <summary>The table of the README is what the command prints, misses and false alarms included.</summary>
    [Test]
    public void Run_ShippedBooks_PrintsTheTableOfTheReadme()
    {
        var readme = File.ReadAllText(Repository.PathTo("README.md"));

        var run = CommandLine.Run("backtest", Repository.PathTo("data/books"));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        var printed = readme[(readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..readme.IndexOf(End, StringComparison.Ordinal)];
        Assert.That(printed, Is.EqualTo($"\n```text\n{run.Output}```\n"));
    }

    [Test]
    public void Run_Json_HasTheKeysOfTheContractAndCountsThatAddUp()
    {
        var run = CommandLine.Run("backtest", Repository.PathTo("data/books"), "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.That(root.GetProperty("no_data").EnumerateArray().Select(none => none.GetProperty("case").GetString()), Is.SupersetOf(new[] { "ftx", "celsius", "prime-trust" }));
        var cases = root.GetProperty("cases").EnumerateArray().ToList();
        Assert.That(cases, Has.Count.EqualTo(root.GetProperty("case_count").GetInt32()));
        Assert.That(cases.Count(one => one.GetProperty("first_flag").ValueKind == JsonValueKind.String), Is.EqualTo(root.GetProperty("hits").GetInt32()));
        Assert.That(root.GetProperty("controls").GetArrayLength(), Is.EqualTo(10));
        Assert.That(root.GetProperty("hit_rate").GetDecimal(), Is.EqualTo((decimal)root.GetProperty("hits").GetInt32() / cases.Count).Within(1e-20m));
        Assert.That(root.GetProperty("false_alarm_rate").GetDecimal(), Is.EqualTo(root.GetProperty("false_alarms").GetInt32() / 10m));
        foreach (var one in cases)
        {
            var outcome = DateOnly.Parse(one.GetProperty("outcome_on").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(one.GetProperty("flags").EnumerateArray().Select(flag => DateOnly.Parse(flag.GetProperty("raised_on").GetString()!, System.Globalization.CultureInfo.InvariantCulture)), Has.All.LessThan(outcome));
        }

        var alameda = cases.Single(one => one.GetProperty("case").GetString() == "alameda");
        Assert.That((alameda.GetProperty("raised_on").GetString(), alameda.GetProperty("lead_days").GetInt32()), Is.EqualTo(("2022-11-02", 9)));
        Assert.That(alameda.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("code").GetString()), Is.SupersetOf(new[] { "F2", "K4" }));
    }

    [Test]
    public void Run_Out_WritesTheJsonThatItPrints()
    {
        var output = Path.Combine(_books.Root, "out");

        var run = CommandLine.Run("backtest", _books.Root, "--format", "json", "--out", output);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(output, "backtest.json")), Is.EqualTo(run.Output));
    }

    [Test]
    public void Run_UnderADecimalComma_PrintsTheSame()
    {
        var plain = CommandLine.Run("backtest", _books.Root).Output;

        Assert.That(DecimalComma.Run(() => CommandLine.Run("backtest", _books.Root).Output), Is.EqualTo(plain));
    }

    [Test]
    public void Run_NameWithControlCharacters_PrintsNone()
    {
        var folder = _books.PathTo("acme", "2024-04-12");
        var entity = Path.Combine(folder, "entity.json");
        File.WriteAllText(entity, File.ReadAllText(entity).Replace("Acme Exchange", "Ac\\u001b[31mme\\nX", StringComparison.Ordinal));

        Assert.That(CommandLine.Run("backtest", folder).Output, Does.Not.Contain('\u001b').And.Not.Contain("me\nX"));
    }

    [Test]
    public void Run_BookThatCannotBeRead_IsToldBesideTheRest()
    {
        _books.Write("books/broken/2024-01-31/entity.json", "{");

        var run = CommandLine.Run("backtest", _books.Root);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("Acme Exchange, all its books"));
        Assert.That(run.Error, Does.Contain("broken"));
    }

    [Test]
    public void Run_NoFolder_ExitsWith2()
    {
        var run = CommandLine.Run("backtest", "no-such-folder");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain("no-such-folder"));
    }
}
