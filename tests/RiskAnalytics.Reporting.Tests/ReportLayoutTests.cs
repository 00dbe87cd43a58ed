using RiskAnalytics.Reporting.Panels;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Tests;

/// <summary>What exists is listed, once.</summary>
[TestFixture]
public sealed class ReportLayoutTests
{
    [Test]
    public void Stressed_AllPanels_EachHasOnePlace()
    {
        Type[] placed = [.. ReportLayout.Stressed.Select(p => p.Panel.GetType()), ReportLayout.Header.GetType()];

        Assert.That(placed, Is.EquivalentTo(Implementations(typeof(IReportPanel))));
    }

    [Test]
    public void Standard_AllPanels_AreThoseThatNeedNoStress()
    {
        var onlyStressed = ReportLayout.Stressed.Select(p => p.Panel.GetType()).Except(ReportLayout.Standard.Select(p => p.Panel.GetType()));

        Assert.That(onlyStressed, Is.EquivalentTo((Type[])[typeof(LookThroughPanel), typeof(WaterfallPanel), typeof(RunPanel)]));
        Assert.That(ReportLayout.Standard.Select(p => p.Panel.GetType()), Is.Unique);
    }

    [Test]
    public void Stressed_Titles_AreUnique()
    {
        Assert.That(ReportLayout.Stressed.Select(p => p.Panel.Title), Is.Unique);
    }

    [Test]
    public void RendererCatalog_AllRenderers_EachIsListed()
    {
        Type[] listed = [.. RendererCatalog.All.Select(r => r.GetType()), .. RendererCatalog.Stress.Select(r => r.GetType()), .. RendererCatalog.Backtest.Select(r => r.GetType()), .. RendererCatalog.Comparison.Select(r => r.GetType()),
            .. RendererCatalog.Difference.Select(r => r.GetType()), .. RendererCatalog.Optional.Select(r => r.GetType()), .. RendererCatalog.OptionalComparison.Select(r => r.GetType())];
        string[] files = [.. RendererCatalog.All.Select(r => r.FileName), .. RendererCatalog.Stress.Select(r => r.FileName), .. RendererCatalog.Backtest.Select(r => r.FileName), .. RendererCatalog.Comparison.Select(r => r.FileName),
            .. RendererCatalog.Difference.Select(r => r.FileName), .. RendererCatalog.Optional.Select(r => r.FileName), .. RendererCatalog.OptionalComparison.Select(r => r.FileName)];

        Assert.Multiple(() =>
        {
            Assert.That(listed, Is.EquivalentTo(typeof(RendererCatalog).Assembly.GetTypes()
                .Where(t => t is { IsClass: true } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReportRenderer<>))
                    && t != typeof(PanelPngRenderer)), "all but the one that is made for a panel and belongs to no report"));
            Assert.That(files, Is.Unique);
        });
    }

    private static IEnumerable<Type> Implementations(Type contract) =>
        contract.Assembly.GetTypes().Where(t => t.IsClass && contract.IsAssignableFrom(t));
}
