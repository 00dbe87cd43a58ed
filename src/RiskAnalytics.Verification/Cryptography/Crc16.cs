namespace RiskAnalytics.Verification.Cryptography;

/// <summary>CRC-16 in the form named XMODEM: polynomial 0x1021, start value 0, no reflection.</summary>
internal static class Crc16
{
    public static ushort Xmodem(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? crc << 1 & 0xffff ^ 0x1021 : crc << 1 & 0xffff;
        }

        return (ushort)crc;
    }
}
