using System.Buffers.Binary;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>The bytes of a key, part by part, so that a test can write a wrong one. The defaults are those of <see cref="TinyCircuit"/>.</summary>
internal sealed record KeyBytes
{
    public ulong CapHeight { get; init; } = 1;

    public ulong[][] Cap { get; init; } = [new ulong[4], new ulong[4]];

    public ulong[] Digest { get; init; } = new ulong[4];

    public ulong[] Config { get; init; } = [TinyCircuit.Wires, TinyCircuit.Routed, 2, 100, TinyCircuit.Challenges, 8];

    public ulong Queries { get; init; } = 31;

    public uint GrindingBits { get; init; } = 8;

    public ulong RateBits { get; init; } = TinyCircuit.RateBits;

    public byte Strategy { get; init; } = 1;

    public bool RepeatsFri { get; init; } = true;

    public ulong[] Layers { get; init; } = [2, 2];

    public ulong DegreeBits { get; init; } = TinyCircuit.DegreeBits;

    public byte Hiding { get; init; } = 1;

    public ulong[] Selectors { get; init; } = [0, 0, 0, 0, 1];

    public ulong[] Groups { get; init; } = [0, 4, 4, 5];

    /// <summary>Quotient degree factor, gate constraints, constants, public inputs.</summary>
    public ulong[] Sizes { get; init; } = [8, 11, 4, 6];

    public ulong[] CosetFactors { get; init; } = [.. Enumerable.Range(0, TinyCircuit.Routed).Select(TinyCircuit.CosetFactor)];

    public ulong PartialProducts { get; init; } = 1;

    /// <summary>The number of each gate with its sizes.</summary>
    public ulong[][] Gates { get; init; } = [[9], [10, 2], [12], [2, 10], [0, 2]];

    public ulong? Counted { get; init; }

    public byte[] Write()
    {
        var bytes = new List<byte>();
        Words(CapHeight);
        foreach (var node in Cap)
            Words(node);
        Words(Digest);
        Words(Config);
        bytes.AddRange([0, Hiding]);
        Fri(Queries);
        Fri(RepeatsFri ? Queries : Queries + 1);
        List(Layers, 1);
        Words(DegreeBits);
        bytes.Add(Hiding);
        List(Selectors, 1);
        List(Groups, 2);
        Words(Sizes);
        Words(Counted ?? (ulong)CosetFactors.Length);
        Words(CosetFactors);
        Words(PartialProducts, (ulong)Gates.Length);
        foreach (var gate in Gates)
        {
            Half((uint)gate[0]);
            Words(gate[1..]);
        }

        return [.. bytes];

        void Words(params ulong[] words)
        {
            foreach (var word in words)
                bytes.AddRange(BitConverter.GetBytes(word));
        }

        void Half(uint half)
        {
            var four = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(four, half);
            bytes.AddRange(four);
        }

        void List(ulong[] words, int each)
        {
            Words((ulong)(words.Length / each));
            Words(words);
        }

        void Fri(ulong queries)
        {
            Words(RateBits, CapHeight, queries);
            Half(GrindingBits);
            bytes.Add(Strategy);
            Words(2, 2);
        }
    }
}
