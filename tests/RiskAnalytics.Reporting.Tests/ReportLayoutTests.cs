using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Tests;

/// <summary>What exists is listed, once.</summary>
[TestFixture]
public sealed class ReportLayoutTests
{
    [Test]
    public void Standard_AllPanels_EachHasOnePlace()
    {
        Type[] placed = [.. ReportLayout.Standard.Select(p => p.Panel.GetType()), ReportLayout.Header.GetType()];

        Assert.That(placed, Is.EquivalentTo(Implementations(typeof(IReportPanel))));
    }

    [Test]
    public void Standard_Titles_AreUnique()
    {
        Assert.That(ReportLayout.Standard.Select(p => p.Panel.Title), Is.Unique);
    }

    [Test]
    public void RendererCatalog_AllRenderers_EachIsListed()
    {
        Type[] listed = [.. RendererCatalog.All.Select(r => r.GetType()), .. RendererCatalog.Comparison.Select(r => r.GetType())];
        string[] files = [.. RendererCatalog.All.Select(r => r.FileName), .. RendererCatalog.Comparison.Select(r => r.FileName)];

        Assert.Multiple(() =>
        {
            Assert.That(listed, Is.EquivalentTo(typeof(RendererCatalog).Assembly.GetTypes()
                .Where(t => t is { IsClass: true } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReportRenderer<>)))));
            Assert.That(files, Is.Unique);
        });
    }

    private static IEnumerable<Type> Implementations(Type contract) =>
        contract.Assembly.GetTypes().Where(t => t.IsClass && contract.IsAssignableFrom(t));
}
