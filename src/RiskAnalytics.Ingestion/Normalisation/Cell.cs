using System.Buffers;
using System.Globalization;
using System.Text;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Reads one text cell as a number, a date, a truth value or text, by the rules of the canonical book.</summary>
/// <remarks>Nothing is guessed: what could mean two things is said, what is no value of the kind is refused.</remarks>
internal static class Cell
{
    /// <summary>The most characters of foreign text that a message repeats.</summary>
    public const int QuotedLength = 80;

    private const string ExpectedNumber = "a number with a decimal point, such as 1234.5";
    private const string ExpectedSmaller = "a number between -7.9e28 and 7.9e28";
    private const string ExpectedDate = "a date as year-month-day, such as 2024-04-12";
    private const string ExpectedYear = "a date in the years 1900 to 2200";
    private const string ExpectedInstant = "a date such as 2024-04-12, or an instant with its zone such as 2024-04-12T16:00:00Z";
    private const string ExpectedTruth = "true, false, yes, no, 1 or 0";

    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,+-eE");

    /// <summary>Whether the cell states nothing: empty, <c>null</c>, <c>\N</c> or <c>n/a</c>.</summary>
    public static bool IsAbsent(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return true;

        var trimmed = text.AsSpan().Trim();
        return trimmed.Length switch
        {
            0 => true,
            2 => trimmed is "\\N",
            3 => trimmed.Equals("n/a", StringComparison.OrdinalIgnoreCase),
            4 => trimmed.Equals("null", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>The cell as text: trimmed, without invisible characters, null when it states nothing.</summary>
    /// <remarks>
    /// Reports hide bidirectional marks, zero-width spaces and control characters inside names and numbers. A line break or tab
    /// inside a text becomes one space.
    /// </remarks>
    public static string? Text(string? text)
    {
        if (IsAbsent(text))
            return null;

        var clean = WithoutInvisible(text!).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Foreign text for use in a message: cleaned, in quotes, cut to <see cref="QuotedLength"/> characters.</summary>
    public static string Quote(string? text)
    {
        var clean = WithoutInvisible(text ?? "").Trim();
        if (clean.Length <= QuotedLength)
            return $"'{clean}'";

        var cut = char.IsHighSurrogate(clean[QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength;
        return $"'{clean[..cut]}...'";
    }

    /// <summary>The cell as a decimal number.</summary>
    public static CellReading<decimal> Decimal(string? text)
    {
        if (IsAbsent(text))
            return CellReading<decimal>.Absent;

        var number = WithoutInvisible(text!).AsSpan().Trim();
        if (number.IsEmpty)
            return CellReading<decimal>.Absent;
        if (number.ContainsAnyExcept(NumberCharacters) || !number.ContainsAnyInRange('0', '9'))
            return CellReading<decimal>.Bad(number[^1] == '%' ? "a fraction, such as 0.25 for 25%" : ExpectedNumber);

        return number.Contains(',') ? Grouped(number) : Plain(number);
    }

    /// <summary>The cell as a whole number of days, blocks and the like, zero or more.</summary>
    public static CellReading<long> WholeNumber(string? text, long largest)
    {
        var reading = Decimal(text);
        return reading.Status switch
        {
            CellStatus.Absent => CellReading<long>.Absent,
            CellStatus.Bad => CellReading<long>.Bad(Expected(largest)),
            _ when reading.Value < 0 || reading.Value > largest || reading.Value != decimal.Truncate(reading.Value) =>
                CellReading<long>.Bad(Expected(largest)),
            CellStatus.Doubtful => CellReading<long>.Doubtful((long)reading.Value, reading.Remark),
            _ => CellReading<long>.Good((long)reading.Value),
        };

        static string Expected(long largest) => string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {largest}");
    }

    /// <summary>The cell as a truth value.</summary>
    public static CellReading<bool> Boolean(string? text)
    {
        if (IsAbsent(text))
            return CellReading<bool>.Absent;

        return text!.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => CellReading<bool>.Good(true),
            "FALSE" or "NO" or "0" => CellReading<bool>.Good(false),
            _ => CellReading<bool>.Bad(ExpectedTruth),
        };
    }

    /// <summary>The cell as a calendar date.</summary>
    public static CellReading<DateOnly> Date(string? text)
    {
        if (IsAbsent(text))
            return CellReading<DateOnly>.Absent;

        return DateOnly.TryParseExact(text.AsSpan().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? IsOurs(date.Year) ? CellReading<DateOnly>.Good(date) : CellReading<DateOnly>.Bad(ExpectedYear)
            : CellReading<DateOnly>.Bad(ExpectedDate);
    }

    /// <summary>The cell as an instant in UTC; a bare date is its midnight. The second part tells whether a time was given.</summary>
    public static CellReading<(DateTimeOffset Utc, bool HasTime)> Instant(string? text)
    {
        var date = Date(text);
        if (date.Status == CellStatus.Absent)
            return CellReading<(DateTimeOffset, bool)>.Absent;
        if (date.Status == CellStatus.Good)
            return CellReading<(DateTimeOffset, bool)>.Good((new DateTimeOffset(date.Value, TimeOnly.MinValue, TimeSpan.Zero), false));

        // A time without a zone could be any of two calendar days, so the zone is asked for.
        var instant = text!.Trim();
        if (instant.EndsWith('Z'))
            instant = string.Concat(instant.AsSpan(0, instant.Length - 1), "+00:00");
        return DateTimeOffset.TryParseExact(
            instant, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var utc) && IsOurs(utc.Year)
            ? CellReading<(DateTimeOffset, bool)>.Good((utc, true))
            : CellReading<(DateTimeOffset, bool)>.Bad(date.Remark == ExpectedYear ? ExpectedYear : ExpectedInstant);
    }

    /// <summary>Years, months and working days are counted from dates: none of them may lead out of the calendar.</summary>
    private static bool IsOurs(int year) => year is >= 1900 and <= 2200;

    private static CellReading<decimal> Plain(ReadOnlySpan<char> number)
    {
        if (!IsWellFormed(number))
            return CellReading<decimal>.Bad(ExpectedNumber);
        if (!decimal.TryParse(number, PlainNumber, CultureInfo.InvariantCulture, out var value))
            return CellReading<decimal>.Bad(ExpectedSmaller);

        // Below 1e-28 a decimal holds nothing: the amount would silently become zero.
        return value == 0 && HasDigitsOtherThanZero(number)
            ? CellReading<decimal>.Bad("a number of at least 1e-28, or zero")
            : CellReading<decimal>.Good(value);
    }

    /// <summary>A number with commas, which are thousands separators or nothing: <c>1,234.5</c>, <c>1,234,567</c>, <c>1,234</c>.</summary>
    private static CellReading<decimal> Grouped(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? default : number[(point + 1)..];
        if (fraction.Contains(',') || number.ContainsAny('e', 'E') || !IsGroupedInThousands(whole))
            return CellReading<decimal>.Bad("a number with a decimal point and commas only between thousands, such as 1,234.5");

        var reading = Plain(number.ToString().Replace(",", "", StringComparison.Ordinal));
        return reading.Status == CellStatus.Good && point < 0 && whole.Count(',') == 1
            ? CellReading<decimal>.Doubtful(reading.Value, "read with the comma between thousands")
            : reading;
    }

    private static bool IsGroupedInThousands(ReadOnlySpan<char> whole)
    {
        var digits = whole.TrimStart("+-");
        var first = digits.IndexOf(',');
        // A leading zero ("0,123") is how a decimal comma looks, never a group of thousands.
        if (whole.Length - digits.Length > 1 || first is < 1 or > 3 || digits[0] == '0')
            return false;

        for (var at = first; at < digits.Length; at += 4)
        {
            if (digits[at] != ',' || at + 4 > digits.Length || digits.Slice(at + 1, 3).ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return !digits[..first].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether the text is sign, digits, point, digits, exponent, in this order: a failed parse is then an overflow.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> number)
    {
        var exponent = number.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        if (mantissa.Length > 0 && mantissa[0] is '+' or '-')
            mantissa = mantissa[1..];
        if (!mantissa.ContainsAnyInRange('0', '9') || mantissa.ContainsAny("+-,") || mantissa.Count('.') > 1)
            return false;
        if (exponent < 0)
            return true;

        var power = number[(exponent + 1)..];
        if (power.Length > 0 && power[0] is '+' or '-')
            power = power[1..];
        return !power.IsEmpty && !power.ContainsAnyExceptInRange('0', '9');
    }

    private static bool HasDigitsOtherThanZero(ReadOnlySpan<char> number)
    {
        var exponent = number.IndexOfAny('e', 'E');
        return (exponent < 0 ? number : number[..exponent]).ContainsAnyInRange('1', '9');
    }

    private static string WithoutInvisible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var category = char.GetUnicodeCategory(character);
            var isBreak = character is '\n' or '\r' or '\t';
            if (category is not (UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                clean?.Append(character);
                continue;
            }

            clean ??= new StringBuilder(text.Length).Append(text, 0, i);
            if (isBreak || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                clean.Append(' ');
        }

        return clean?.ToString() ?? text;
    }
}
