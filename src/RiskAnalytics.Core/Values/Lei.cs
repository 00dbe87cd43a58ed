namespace RiskAnalytics.Core.Values;

/// <summary>Legal entity identifiers: 18 letters and digits and two check digits. Source: ISO 17442, with the check of ISO 7064 MOD 97-10.</summary>
public static class Lei
{
    /// <summary>Whether a text is an identifier whose check digits are right.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 20 } || !char.IsAsciiDigit(text[18]) || !char.IsAsciiDigit(text[19]))
            return false;
        // 98 less a remainder from 0 to 96 gives 02 to 98; the other three would pass the division all the same.
        if (text[18..] is "00" or "01" or "99")
            return false;
        var rest = 0;
        foreach (var sign in text)
        {
            if (char.IsAsciiDigit(sign))
                rest = ((rest * 10) + (sign - '0')) % 97;
            else if (char.IsAsciiLetterUpper(sign))
                rest = ((rest * 100) + (sign - 'A' + 10)) % 97;
            else
                return false;
        }

        return rest == 1;
    }
}
