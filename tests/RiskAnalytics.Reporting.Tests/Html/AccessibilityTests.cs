using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>No violation of any rule of axe, folded and unfolded, light and dark, on a phone and on a desk.</summary>
[TestFixture]
public sealed class AccessibilityTests
{
    [Test]
    public async Task Axe_AnyPage_FindsNothing(
        [Values("okx", "stressed tether", "no liabilities", "comparison")] string name, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        await using var open = await OpenPage.Of(BrowserTests.Html(name), scheme == ColorScheme.Dark ? 360 : 1280, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await open.Unfold();

        var result = await open.Page.RunAxe();

        Assert.That(result.Passes, Is.Not.Empty, "axe ran");
        Assert.That(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"), Is.Empty);
    }
}
