using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Reporting.Html;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>Contrast of the colours of the style sheet, by the formula of WCAG 2.2, "relative luminance" and "contrast ratio".</summary>
[TestFixture]
public sealed class PageStyleTests
{
    private static readonly string[] Modes = [":root {", ":root:not([data-theme=\"light\"]) {", ":root[data-theme=\"dark\"] {"];

    [Test]
    public void Colours_TextOnItsGround_HaveContrast([ValueSource(nameof(Modes))] string mode)
    {
        var colors = Colors(mode);
        (string Ink, string Ground)[] pairs =
        [
            .. from ink in (string[])["ink", "text", "muted", "link"] from ground in (string[])["paper", "card", "zebra"] select (ink, ground),
            ("link", "accent-soft"), ("navy-soft", "navy"), ("u-ink", "card"),
            .. from band in (string[])["h", "w", "u", "c", "n"] from ground in (string[])[band + "-ground", "card"] select (band + "-ink", ground),
        ];

        Assert.Multiple(() =>
        {
            foreach ((string ink, string ground) in pairs)
                Assert.That(Contrast(colors[ink], colors[ground]), Is.GreaterThanOrEqualTo(4.5), $"{ink} on {ground}");
        });
    }

    [Test]
    public void Colours_BarsOnTheirCard_CanBeTold([ValueSource(nameof(Modes))] string mode)
    {
        var colors = Colors(mode);

        Assert.Multiple(() =>
        {
            foreach (string solid in (string[])["h", "w", "u", "c", "n", "accent"])
                Assert.That(Contrast(colors[solid], colors["card"]), Is.GreaterThanOrEqualTo(3.0), solid);
        });
    }

    [Test]
    public void Colours_TheTwoDarkModes_AreTheSame() => Assert.That(Colors(Modes[2]), Is.EquivalentTo(Colors(Modes[1])));

    [Test]
    public void Contrast_BlackOnWhite_Is21() => Assert.That(Contrast("#000000", "#ffffff"), Is.EqualTo(21).Within(1e-9));

    private static Dictionary<string, string> Colors(string mode)
    {
        string css = PageAsset.Style.Text;
        int start = css.IndexOf(mode, StringComparison.Ordinal);
        string block = css[start..css.IndexOf('}', start)];
        return Regex.Matches(block, @"--([a-z-]+): (#[0-9a-f]{6});").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    private static double Contrast(string one, string other)
    {
        double[] light = [.. new[] { Luminance(one), Luminance(other) }.OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double Luminance(string color)
    {
        double Part(int at)
        {
            double part = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }
}
