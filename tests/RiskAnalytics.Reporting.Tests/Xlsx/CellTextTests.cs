using System.Xml;
using CsCheck;
using RiskAnalytics.Reporting.Workbooks;

namespace RiskAnalytics.Reporting.Tests.Xlsx;

[TestFixture]
public sealed class CellTextTests
{
    [Test]
    public void Clean_AnyText_FitsACellOfXmlAndStartsNoFormula() => Gen.String.Sample(text =>
    {
        var clean = CellText.Clean(text);

        // Throws at a character that XML has not, and at half a pair.
        XmlConvert.VerifyXmlChars(clean);
        Assert.That(clean, Has.Length.LessThanOrEqualTo(CellText.Longest));
        Assert.That(clean.Any(char.IsControl), Is.False);
        Assert.That(clean.Length > 0 && clean[0] is '=' or '@', Is.False);
        Assert.That(CellText.Clean(clean), Is.EqualTo(clean), "cleaning twice changes nothing more");
    });

    [TestCase("_x0041_", "_x005F_x0041_")]
    [TestCase("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")]
    [TestCase("a_x00e9_b", "a_x005F_x00e9_b")]
    [TestCase("_x41_", "_x41_")]
    [TestCase("_X0041_", "_X0041_")]
    public void Escape_WhatLooksLikeAnEscape_IsEscaped(string text, string xml) => Assert.That(CellText.Escape(text), Is.EqualTo(xml));

    [Test]
    public void Clean_TextOfPairsAtTheLimit_CutsBetweenPairs()
    {
        var clean = CellText.Clean(string.Concat(Enumerable.Repeat("👍", 20_000)));

        Assert.That(clean, Has.Length.LessThanOrEqualTo(CellText.Longest).And.Contain("(cut: of 40000 characters"));
        XmlConvert.VerifyXmlChars(clean);
    }
}
