using Microsoft.Playwright;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>
/// One headless Chromium of the machine for all browser tests, driven by Playwright with its path, so that nothing is
/// downloaded. <c>RISKANALYTICS_CHROMIUM</c> names the program; without one the tests are left out with the reason, unless
/// <c>RISKANALYTICS_BROWSER=required</c>.
/// </summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;
    private static string _why = "";

    /// <summary>The browser; the test is left out, or fails, where there is none.</summary>
    public static IBrowser Browser
    {
        get
        {
            if (_browser is not null)
                return _browser;
            if (Environment.GetEnvironmentVariable("RISKANALYTICS_BROWSER") == "required")
                Assert.Fail(_why);
            Assert.Ignore(_why);
            throw new InvalidOperationException(_why);
        }
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        if (Find() is not { } program)
        {
            _why = "No Chromium was found on the path, and RISKANALYTICS_CHROMIUM names none: the pages were not tried in a browser.";
            return;
        }

        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program });
        }
        catch (PlaywrightException e)
        {
            _why = $"{program} could not be started: {e.Message}";
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("RISKANALYTICS_CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
