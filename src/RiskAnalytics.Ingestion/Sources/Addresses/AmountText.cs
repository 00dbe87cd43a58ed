using System.Text;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Addresses;

/// <summary>Reads amounts from UTF-8 text without making strings: a list of addresses has millions of them.</summary>
internal static class AmountText
{
    private const int HeadDigits = 19;
    private const int MostDigits = 28;

    /// <summary>Whether the cell states nothing, by the markers of <see cref="Cell.IsAbsent"/>.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> text) => text.Length switch
    {
        0 => true,
        > 4 => false,
        _ => Cell.IsAbsent(Encoding.UTF8.GetString(text)) && !text.ContainsAnyInRange((byte)'0', (byte)'9'),
    };

    /// <summary>The amount of a cell that is not absent.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="decimals">How many decimals a base unit lies below a whole one; 0 when the amount is in whole units.</param>
    public static CellReading<decimal> Read(ReadOnlySpan<byte> text, int decimals)
    {
        if (TryPlain(text, decimals, out var amount))
            return CellReading<decimal>.Good(amount);

        var words = Encoding.UTF8.GetString(text);
        if (decimals > 0)
        {
            if (words.AsSpan().ContainsAnyExceptInRange('0', '9'))
                return CellReading<decimal>.Bad("a whole number of base units");
            words = words.PadLeft(decimals + 1, '0').Insert(Math.Max(1, words.Length - decimals), ".");
        }

        var reading = Cell.Decimal(words);
        return reading is { Status: not CellStatus.Bad, Value: < 0 } ? CellReading<decimal>.Bad("an amount of zero or more") : reading;
    }

    /// <summary>Digits with at most one point, up to 28: nearly every amount there is.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> text, int decimals, out decimal amount)
    {
        amount = 0;
        ulong head = 0, tail = 0, power = 1;
        var digits = 0;
        var point = -1;
        foreach (var character in text)
        {
            if (character == '.')
            {
                if (point >= 0 || decimals > 0)
                    return false;
                point = digits;
                continue;
            }

            if (character is < (byte)'0' or > (byte)'9' || digits == MostDigits)
                return false;
            var digit = (ulong)(character - '0');
            if (digits < HeadDigits)
            {
                head = (head * 10) + digit;
            }
            else
            {
                tail = (tail * 10) + digit;
                power *= 10;
            }

            digits++;
        }

        var scale = decimals + (point < 0 ? 0 : digits - point);
        if (digits == 0 || scale > MostDigits)
            return false;

        var whole = digits <= HeadDigits ? head : ((UInt128)head * power) + tail;
        amount = unchecked(new decimal((int)(uint)(ulong)whole, (int)(uint)((ulong)whole >> 32), (int)(uint)(ulong)(whole >> 64), false, (byte)scale));
        return true;
    }
}
