using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>A key that a source other than a proof file names.</summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Sha256">SHA-256 of its bytes, hex.</param>
/// <param name="Key">The key.</param>
internal sealed record PinnedKey(string Name, string Source, string Sha256, CircuitKey Key);

/// <summary>
/// The keys of <c>data/reference/verifier-keys.json</c>. The file holds what a key says and no bytes: they are written from it, and their SHA-256 and the digest
/// have to be those that the file names.
/// </summary>
internal static class PinnedKeys
{
    private static readonly Lazy<ImmutableArray<PinnedKey>> Known = new(Read);

    public static ImmutableArray<PinnedKey> All => Known.Value;

    private static ImmutableArray<PinnedKey> Read()
    {
        using var stream = typeof(PinnedKeys).Assembly.GetManifestResourceStream("verifier-keys.json") ?? throw new InvalidOperationException("verifier-keys.json is not part of the library.");
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("keys").EnumerateArray().Select(Read)];
    }

    private static PinnedKey Read(JsonElement pin)
    {
        var name = pin.GetProperty("name").GetString()!;
        var sha256 = pin.GetProperty("sha256").GetString()!;
        var bytes = Write(pin);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? new PinnedKey(name, pin.GetProperty("source").GetString()!, sha256, CircuitKeyReader.Read(bytes))
            : throw new InvalidOperationException($"verifier-keys.json: the key of {name} has another SHA-256 than the one that stands there.");
    }

    /// <summary>The bytes of a key, in the layout that <see cref="CircuitKeyReader"/> reads.</summary>
    private static byte[] Write(JsonElement pin)
    {
        var bytes = new List<byte>();
        var degree = pin.GetProperty("degree_bits").GetInt32();
        var fri = Fri(pin.GetProperty("fri"));
        var routed = pin.GetProperty("routed_wires").GetInt32();
        var quotient = pin.GetProperty("quotient_degree_factor").GetInt32();

        Number(fri.CapHeight);
        foreach (var node in pin.GetProperty("constants_sigmas_cap").EnumerateArray())
            bytes.AddRange(Convert.FromHexString(node.GetString()!));
        bytes.AddRange(Convert.FromHexString(pin.GetProperty("digest").GetString()!));
        Stated("wires", "routed_wires", "configured_constants", "security_bits", "challenges", "max_quotient_degree_factor");
        Truth("base_arithmetic");
        Truth("zero_knowledge");
        WriteFri();
        WriteFri();
        Numbers(fri.Layers(degree));
        Number(degree);
        Truth("zero_knowledge");

        var groups = pin.GetProperty("selector_groups").EnumerateArray().Select(group => (Start: group[0].GetInt32(), End: group[1].GetInt32())).ToArray();
        Numbers([.. groups.SelectMany((group, i) => Enumerable.Repeat(i, group.End - group.Start))]);
        Number(groups.Length);
        foreach (var (start, end) in groups)
        {
            Number(start);
            Number(end);
        }

        Stated("quotient_degree_factor", "gate_constraints", "constants", "public_inputs");
        Number(routed);
        for (var i = 0; i < routed; i++)
            Word(Goldilocks.Power(Goldilocks.Generator, (ulong)i));
        Number((routed + quotient - 1) / quotient - 1);
        var gates = pin.GetProperty("gates");
        Number(gates.GetArrayLength());
        foreach (var gate in gates.EnumerateArray())
        {
            Half(gate[0].GetUInt32());
            foreach (var size in gate.EnumerateArray().Skip(1))
                Word(size.GetUInt64());
        }

        return [.. bytes];

        void Word(ulong number)
        {
            Span<byte> word = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(word, number);
            bytes.AddRange(word);
        }

        void Half(uint number)
        {
            Span<byte> word = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(word, number);
            bytes.AddRange(word);
        }

        void Number(int number) => Word((ulong)number);

        void Numbers(ImmutableArray<int> numbers)
        {
            Number(numbers.Length);
            foreach (var number in numbers)
                Number(number);
        }

        void Stated(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                Number(pin.GetProperty(name).GetInt32());
        }

        void Truth(string name) => bytes.Add(pin.GetProperty(name).GetBoolean() ? (byte)1 : (byte)0);

        void WriteFri()
        {
            Number(fri.RateBits);
            Number(fri.CapHeight);
            Number(fri.Queries);
            Half((uint)fri.GrindingBits);
            // Strategy 1: constant arity.
            bytes.Add(1);
            Number(fri.ArityBits);
            Number(fri.FinalBits);
        }
    }

    private static FriShape Fri(JsonElement json) => new(
        json.GetProperty("rate_bits").GetInt32(),
        json.GetProperty("cap_height").GetInt32(),
        json.GetProperty("queries").GetInt32(),
        json.GetProperty("grinding_bits").GetInt32(),
        json.GetProperty("arity_bits").GetInt32(),
        json.GetProperty("final_bits").GetInt32());
}
