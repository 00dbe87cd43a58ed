using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Tests.Drawing;

[TestFixture]
public sealed class BandLookTests
{
    [Test]
    public void Of_AllBands_DifferInColourLetterAndShape()
    {
        BandLook[] looks = [.. Enum.GetValues<Band>().Select(b => BandLook.Of(b))];

        Assert.Multiple(() =>
        {
            Assert.That(looks.Select(l => l.Solid), Is.Unique);
            Assert.That(looks.Select(l => l.Letter), Is.Unique);
            Assert.That(looks.Select(l => l.Shape), Is.Unique);
        });
    }
}
