using Microsoft.Playwright;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>What readers do with a page: sort, filter, go down from a grade to its inputs, with a mouse, a keyboard or on paper.</summary>
[TestFixture]
public sealed class BrowserTests
{
    private static readonly string[] Pages = ["okx", "stressed tether", "long names", "no holdings", "hostile", "comparison"];

    [Test]
    public async Task Open_AnyPage_SaysNothingAndFitsItsWindow([ValueSource(nameof(Pages))] string name)
    {
        await using var open = await OpenPage.Of(Html(name));
        await open.Unfold();
        var wide = new List<int>();

        foreach (int width in (int[])[320, 360, 800, 1280, 1920])
        {
            await open.Page.SetViewportSizeAsync(width, 900);
            if (!await open.Fits())
                wide.Add(width);
        }

        Assert.That(wide, Is.Empty, "widths at which the page would have to be moved from side to side");
    }

    [Test]
    public async Task Sort_ByHeld_OrdersTheRowsAndSaysSo()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        ILocator table = open.Page.Locator("#in-kind table");
        ILocator heading = table.Locator("thead th", new() { HasTextString = "Held" });

        await heading.GetByRole(AriaRole.Button).ClickAsync();
        string largest = await First(table);
        string? direction = await heading.GetAttributeAsync("aria-sort");
        await heading.GetByRole(AriaRole.Button).ClickAsync();

        Assert.That(largest, Is.EqualTo("OKB own"));
        Assert.That(direction, Is.EqualTo("descending"));
        Assert.That(await First(table), Is.EqualTo("PEOPLE"), "the smallest of 22");
        Assert.That(await heading.GetAttributeAsync("aria-sort"), Is.EqualTo("ascending"));
        Assert.That(await table.Locator("tbody tr").Last.Locator("th").InnerTextAsync(), Is.EqualTo("All, clean"), "the sum stays at the foot");
        Assert.That(await open.Page.Locator("#said").TextContentAsync(), Does.EndWith("sorted by Held, ascending"));
    }

    [Test]
    public async Task Sort_ByRatio_KeepsRowsWithoutOneLast()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        ILocator table = open.Page.Locator("#in-kind table");
        ILocator button = table.GetByRole(AriaRole.Button, new() { Name = "Ratio" });

        await button.ClickAsync();
        string best = await First(table);
        await button.ClickAsync();

        Assert.That(best, Is.EqualTo("ETH"), "103.90% is the best ratio");
        Assert.That(await First(table), Is.EqualTo("OKB own"), "100.05% is the worst");
        Assert.That(await table.Locator("tbody tr").Nth(8).InnerTextAsync(), Does.Contain("owed, not loaded"));
    }

    [Test]
    public async Task Filter_Holdings_ShowsTheRowsWithAllWordsAndCountsThem()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        ILocator section = open.Page.Locator("#annex-d");

        await section.GetByRole(AriaRole.Searchbox).FillAsync("STABLE kept");

        Assert.That(await section.Locator("tbody tr:visible th").AllInnerTextsAsync(), Is.EqualTo((string[])["USDT", "USDC"]));
        Assert.That(await section.GetByRole(AriaRole.Status).TextContentAsync(), Is.EqualTo("2 of 22 rows"));
    }

    [Test]
    public async Task Click_FromTheGrade_LeadsToTheInputsOfAMetric()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        IPage page = open.Page;

        await page.Locator("a.grade").ClickAsync();
        await page.Locator("#grade-why").GetByRole(AriaRole.Link, new() { Name = "Solvency" }).ClickAsync();
        ILocator metric = page.Locator("#pillar-solvency").GetByRole(AriaRole.Link, new() { Name = "S3 Stressed coverage" });
        bool isUnfolded = await metric.IsVisibleAsync();
        await metric.ClickAsync();

        Assert.That(isUnfolded, Is.True);
        Assert.That(await open.Focused(), Is.EqualTo("metric-S3"));
        Assert.That(await page.Locator("#metric-S3 tbody tr").First.IsVisibleAsync(), Is.True);
        Assert.That(await page.Locator("#metric-S3").InnerTextAsync(), Does.Contain("N, ").And.Contain("holdings.csv"));
        // The page may still be scrolling; this waits until the line is in view, and fails after the time-out when it never is.
        await page.WaitForFunctionAsync("() => { const r = document.querySelector('#metric-S3 summary').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; }");
    }

    [Test]
    public async Task Keyboard_Alone_SkipsSortsUnfoldsAndSwitches()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        IPage page = open.Page;

        await page.Keyboard.PressAsync("Tab");
        string first = await open.Focused();
        await page.Keyboard.PressAsync("Enter");
        string after = await open.Focused();
        await page.Keyboard.PressAsync("Tab");
        string grade = await page.EvaluateAsync<string>("document.activeElement.className");
        await page.Keyboard.PressAsync("Enter");
        bool isWhyOpen = await page.Locator("#grade-why").EvaluateAsync<bool>("d => d.open");
        await page.Locator("#in-kind thead button", new() { HasTextString = "Asset" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#metric-Q1 summary").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator(".theme").FocusAsync();
        await page.Keyboard.PressAsync("Space");

        Assert.That(first, Is.EqualTo("Skip to the report"));
        Assert.That(after, Is.EqualTo("main"));
        Assert.That(grade, Does.StartWith("grade "));
        Assert.That(isWhyOpen, Is.True);
        Assert.That(await First(page.Locator("#in-kind table")), Is.EqualTo("APT"));
        Assert.That(await page.Locator("#metric-Q1").EvaluateAsync<bool>("d => d.open"), Is.True);
        Assert.That(await page.Locator(".theme").GetAttributeAsync("aria-pressed"), Is.EqualTo("true"));
    }

    [Test]
    public async Task Focus_EachStop_IsSeen()
    {
        await using var open = await OpenPage.Of(Html("okx"));
        var unseen = new List<string>();

        for (int i = 0; i < 60; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            if (await open.Page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle === 'none'"))
                unseen.Add(await open.Focused());
        }

        Assert.That(unseen, Is.Empty);
    }

    [Test]
    public async Task Theme_SystemAndSwitch_ChangeTheGround()
    {
        await using var open = await OpenPage.Of(Html("okx"), options: new() { ColorScheme = ColorScheme.Dark });
        Task<string> Ground() => open.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

        string dark = await Ground();
        string? pressed = await open.Page.Locator(".theme").GetAttributeAsync("aria-pressed");
        await open.Page.Locator(".theme").ClickAsync();

        Assert.That(dark, Is.EqualTo("rgb(13, 20, 36)"));
        Assert.That(pressed, Is.EqualTo("true"));
        Assert.That(await Ground(), Is.EqualTo("rgb(245, 247, 251)"));
        Assert.That(await open.Page.EvaluateAsync<int>("document.cookie.length + (() => { try { return localStorage.length; } catch { return 0; } })()"), Is.Zero, "nothing is stored");
    }

    [Test]
    public async Task Print_FromTheDark_IsLightAndShowsWhatIsFolded()
    {
        await using var open = await OpenPage.Of(Html("okx"), options: new() { ColorScheme = ColorScheme.Dark });

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(await open.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.card')).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await open.Page.Locator("nav.contents").IsVisibleAsync(), Is.False);
        Assert.That(await open.Page.Locator(".theme").IsVisibleAsync(), Is.False);
        string paper = PdfText.Of(await open.Page.PdfAsync(new() { Format = "A4" }));
        Assert.That(paper, Does.Contain("min over keys with"), "the formula of S2, which is folded on the screen");
        Assert.That(await open.Page.Locator("details[open]").CountAsync(), Is.Zero, "and folded again afterwards");
    }

    [Test]
    public async Task NoScript_AnyPage_ShowsEveryTableAndNoDeadButton([Values("okx", "comparison")] string name)
    {
        await using var open = await OpenPage.Of(Html(name), options: new() { JavaScriptEnabled = false });

        Assert.That(await open.Page.Locator("button:visible").CountAsync(), Is.Zero);
        Assert.That(await open.Page.Locator("input").CountAsync(), Is.Zero);
        ILocator fold = open.Page.Locator("details.metric").First;
        await fold.Locator("summary").First.ClickAsync();
        Assert.That(await fold.Locator(".inside").First.IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task Motion_Reduced_IsRespected()
    {
        await using var open = await OpenPage.Of(Html("okx"), options: new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.That(await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"), Is.EqualTo("auto"));
    }

    [Test]
    public async Task Hostile_Book_StaysText()
    {
        await using var open = await OpenPage.Of(Html("hostile"));
        await open.Unfold();
        await open.Page.Locator("#annex-d tbody tr").First.HoverAsync();

        Assert.That(await open.Page.EvaluateAsync<bool>("window.broken === undefined"), Is.True);
        Assert.That(await open.Page.Locator("h1").InnerTextAsync(), Is.EqualTo(HostileBook.Name));
        Assert.That(await open.Page.TitleAsync(), Does.Contain(HostileBook.Name));
    }

    [Test]
    public async Task Policy_ScriptFromElsewhere_IsRefused()
    {
        string page = Html("okx").Replace("<p id=\"said\"", "<script>window.broken = 1</script><p id=\"said\"", StringComparison.Ordinal);
        var refused = new List<string>();
        IBrowserContext context = await Chromium.Browser.NewContextAsync();
        IPage tab = await context.NewPageAsync();
        tab.Console += (_, message) => refused.Add(message.Text);

        await tab.SetContentAsync(page);

        Assert.That(await tab.EvaluateAsync<bool>("window.broken === undefined"), Is.True);
        Assert.That(refused, Has.Some.Contains("Content Security Policy"));
        await context.CloseAsync();
    }

    [Test]
    public async Task Comparison_SortAndGoDown_ReachesTheInputs()
    {
        await using var open = await OpenPage.Of(Html("comparison"));
        ILocator table = open.Page.Locator("#issuers table");

        await table.GetByRole(AriaRole.Button, new() { Name = "Clean ratio" }).ClickAsync();
        ILocator link = open.Page.Locator("#exchanges").GetByRole(AriaRole.Link, new() { Name = "OKX" });
        ILocator entity = open.Page.Locator(await link.GetAttributeAsync("href") ?? "no link");
        await link.ClickAsync();
        await entity.Locator(".inside summary").Last.ClickAsync();

        Assert.That(await table.Locator("th[aria-sort='descending']").InnerTextAsync(), Does.Contain("Clean ratio"));
        Assert.That(await entity.InnerTextAsync(), Does.Contain("S3 Stressed coverage").And.Contain("holdings.csv"));
    }

    internal static string Html(string name) => name switch
    {
        "hostile" => PageText.Of(HostileBook.Assessment),
        "comparison" => PageText.Of(EntityComparison.Of([.. Samples.All.Where(s => s.Name is "okx" or "tether" or "ftx" or "alameda" or "wrapped asset" or "not rated").Select(s => s.Assessment)])),
        _ => PageText.Of(Samples.Of(name)),
    };

    private static async Task<string> First(ILocator table) => PageText.Words(await table.Locator("tbody tr").First.Locator("th").InnerTextAsync());
}
