namespace RiskAnalytics.Verification.Chain;

/// <summary>The eight characters behind the # of an output descriptor, as BIP-380 has them.</summary>
internal static class DescriptorChecksum
{
    private const string Input = "0123456789()[],'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ";
    private const string Output = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly ulong[] Generator = [0xf5dee51989, 0xa9fdca3312, 0x1bab10e32d, 0x3706b1677a, 0x644d626ffd];

    /// <summary>The checksum of a descriptor; null when it has a character that descriptors do not have.</summary>
    public static string? Of(string descriptor)
    {
        var sum = 1UL;
        var (group, count) = (0, 0);
        foreach (var character in descriptor)
        {
            var place = Input.IndexOf(character, StringComparison.Ordinal);
            if (place < 0)
                return null;
            sum = Next(sum, place & 31);
            // Every three characters the high parts of their places follow as one more symbol.
            group = (group * 3) + (place >> 5);
            if (++count == 3)
            {
                sum = Next(sum, group);
                (group, count) = (0, 0);
            }
        }

        if (count > 0)
            sum = Next(sum, group);
        for (var i = 0; i < 8; i++)
            sum = Next(sum, 0);
        sum ^= 1;
        return string.Create(8, sum, (text, value) =>
        {
            for (var i = 0; i < 8; i++)
                text[i] = Output[(int)((value >> (5 * (7 - i))) & 31)];
        });
    }

    private static ulong Next(ulong sum, int symbol)
    {
        var top = sum >> 35;
        sum = ((sum & 0x7ffffffff) << 5) ^ (ulong)symbol;
        for (var i = 0; i < Generator.Length; i++)
            if (((top >> i) & 1) == 1)
                sum ^= Generator[i];
        return sum;
    }
}
