using Microsoft.Playwright;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>A page opened from its file, without a network. Whatever it asks for or complains of fails the test at the end.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly string _file;
    private readonly IBrowserContext _context;
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    private OpenPage(string file, IBrowserContext context, IPage page)
    {
        _file = file;
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Opens the text of a page.</summary>
    public static async Task<OpenPage> Of(string html, int width = 1280, BrowserNewContextOptions? options = null)
    {
        IBrowser browser = Chromium.Browser;
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"page-{TestContext.CurrentContext.Test.ID}-{width}.html");
        await File.WriteAllTextAsync(file, html);
        options ??= new BrowserNewContextOptions();
        options.ViewportSize = new ViewportSize { Width = width, Height = 900 };
        IBrowserContext context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        IPage page = await context.NewPageAsync();
        var open = new OpenPage(file, context, page);
        await context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url.StartsWith("file://", StringComparison.Ordinal) && route.Request.IsNavigationRequest)
            {
                await route.ContinueAsync();
                return;
            }

            open._requests.Add(route.Request.Url);
            await route.AbortAsync();
        });
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file://", StringComparison.Ordinal) && request.Url != "data:,")
                open._requests.Add(request.Url);
        };
        page.Console += (_, message) => open._complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => open._complaints.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            open._complaints.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return open;
    }

    /// <summary>True when the page is no wider than the window.</summary>
    public Task<bool> Fits() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>Opens all that is folded.</summary>
    public Task Unfold() => Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => { d.open = true; })");

    /// <summary>Id, or else the text, of what has the keyboard.</summary>
    public Task<string> Focused() => Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.parentElement.id || document.activeElement.textContent.trim()");

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        File.Delete(_file);
        Assert.Multiple(() =>
        {
            Assert.That(_requests, Is.Empty, "the page asked for something");
            Assert.That(_complaints, Is.Empty, "the browser complained");
        });
    }
}
