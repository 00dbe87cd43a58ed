using System.Globalization;

namespace RiskAnalytics.TestKit;

/// <summary>
/// A culture that writes 1.234,5: a text that follows it by accident shows at once. It is a cloned invariant culture,
/// because the build has no others.
/// </summary>
public static class DecimalComma
{
    private static readonly CultureInfo Culture = Create();

    /// <summary>Runs a function under the culture and puts the old one back.</summary>
    public static T Run<T>(Func<T> function)
    {
#pragma warning disable RS0030 // The point of this class is to set the culture that nothing may follow.
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Culture;
        try
        {
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
#pragma warning restore RS0030
    }

    private static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.PercentGroupSeparator = ".";
        culture.NumberFormat.CurrencyDecimalSeparator = ",";
        culture.NumberFormat.CurrencyGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        return CultureInfo.ReadOnly(culture);
    }
}
