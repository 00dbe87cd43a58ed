using System.Buffers.Binary;

namespace RiskAnalytics.Ingestion.Sources.Addresses;

/// <summary>Which addresses were met before, held as 64-bit hashes so that millions take little memory.</summary>
/// <remarks>
/// Two different addresses of five million share a hash with a probability below one in a million. Beyond <see cref="Most"/> no more are
/// remembered, which <see cref="IsFull"/> tells.
/// </remarks>
internal sealed class AddressHashes
{
    /// <summary>The most addresses that are remembered; three times those of the largest file known.</summary>
    public const int Most = 12_000_000;

    private const int FirstSlots = 1 << 12;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private ulong[] _slots = new ulong[FirstSlots];
    private int _count;

    /// <summary>Whether later addresses are not remembered any more.</summary>
    public bool IsFull => _count >= Most;

    /// <summary>Remembers an address; false when it was there.</summary>
    public bool Add(ReadOnlySpan<byte> coin, ReadOnlySpan<byte> network, ReadOnlySpan<byte> address)
    {
        var hash = Mix(Mix(Mix(Multiplier, coin), network), address);
        // Zero marks a free slot.
        hash = hash == 0 ? 1 : hash;
        var at = Slot(hash);
        if (_slots[at] == hash)
            return false;
        if (IsFull)
            return true;

        _slots[at] = hash;
        if (++_count > _slots.Length / 4 * 3)
            Grow();
        return true;
    }

    private int Slot(ulong hash)
    {
        var mask = _slots.Length - 1;
        var at = (int)((hash >> 32) & (ulong)mask);
        while (_slots[at] != 0 && _slots[at] != hash)
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        foreach (var hash in old)
        {
            if (hash != 0)
                _slots[Slot(hash)] = hash;
        }
    }

    private static ulong Mix(ulong seed, ReadOnlySpan<byte> text)
    {
        // The letters of an address in hexadecimal say the same in both cases.
        var fold = text.StartsWith("0x"u8) || text.StartsWith("0X"u8) ? 0x2020_2020_2020_2020UL : 0;
        var hash = seed ^ (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(text) | fold);
        ulong rest = 0;
        foreach (var character in text)
            rest = (rest << 8) | character;
        return Step(hash, rest | fold);
    }

    private static ulong Step(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ word, Multiplier, out var low);
        return high ^ low ^ Multiplier;
    }
}
