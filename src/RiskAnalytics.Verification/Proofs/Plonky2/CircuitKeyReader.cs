using System.Buffers.Binary;
using System.Collections.Immutable;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2.Gates;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// Reads the bytes of a verifier's key. They are hostile: every length is bounded by what is left of them before anything is allocated, and whatever can be
/// computed from something else is. Source: plonky2, util/serialization.rs of the published fork.
/// </summary>
internal ref struct CircuitKeyReader
{
    /// <summary>The largest key in bytes. The published ones have 1.3 KB; the cap may be larger.</summary>
    public const int MostBytes = 1 << 20;

    private const int MostGates = 64;
    private const int MostChallenges = 8;
    private const int MostQueries = 1024;
    private const int MostDegreeBits = 30;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    private CircuitKeyReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Reads a key and checks that its parts agree with each other.</summary>
    /// <exception cref="ProofFormatException">They are no key, or one that contradicts itself.</exception>
    /// <exception cref="UnknownGateException">It has a gate that is not known here.</exception>
    public static CircuitKey Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            throw new ProofFormatException("verifier key", FormattableString.Invariant($"{bytes.Length} bytes"), FormattableString.Invariant($"at most {MostBytes}"));
        var reader = new CircuitKeyReader(bytes);
        var key = reader.ReadKey();
        if (reader._at != bytes.Length)
            throw new ProofFormatException("verifier key", FormattableString.Invariant($"{bytes.Length - reader._at} bytes after its end"), "no more bytes");
        CircuitKeyRules.Check(key);
        return key;
    }

    private CircuitKey ReadKey()
    {
        var capHeight = Number("cap height", 0, 15);
        var cap = new ulong[Fits("cap", 1 << capHeight, 8 * PoseidonGoldilocks.DigestLength)][];
        for (var i = 0; i < cap.Length; i++)
            cap[i] = Digest("cap");
        var digest = Digest("digest");

        var wires = Number("number of wires", 1, GateCatalog.MostWires);
        var routed = Number("number of routed wires", 1, wires);
        var configuredConstants = Number("number of constants of the configuration", 0, GateCatalog.MostWires);
        var security = Number("security bits", 1, 1024);
        var challenges = Number("number of challenges", 1, MostChallenges);
        var maxQuotient = Number("largest quotient degree factor", 1, 256);
        var usesBase = Truth("base arithmetic");
        var isZero = Truth("zero knowledge");
        var fri = Fri("FRI configuration");
        if (fri.CapHeight != capHeight)
            throw Contradiction("cap height", capHeight, fri.CapHeight);
        if (Fri("FRI parameters") is var again && again != fri)
            throw new ProofFormatException("verifier key, FRI parameters", "another configuration than before", "the same");
        var layers = Numbers("FRI layers", Goldilocks.TwoAdicity, 1, Goldilocks.TwoAdicity);
        var degree = Number("degree bits", 1, Math.Min(MostDegreeBits, Goldilocks.TwoAdicity - fri.RateBits));
        var isHiding = Truth("hiding");
        var selectors = Numbers("selectors", MostGates, 0, MostGates - 1);
        var groups = new (int, int)[Fits("selector groups", Number("number of selector groups", 1, MostGates), 16)];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = (Number("start of a selector group", 0, MostGates), Number("end of a selector group", 0, MostGates));

        var quotient = Number("quotient degree factor", 1, 1 << fri.RateBits);
        var constraints = Number("number of gate constraints", 0, 1 << 16);
        var constants = Number("number of constants", 1, GateCatalog.MostWires);
        var inputs = Number("number of public inputs", 0, 1 << 16);
        var factors = new ulong[Fits("coset factors", Number("number of coset factors", 1, GateCatalog.MostWires), 8)];
        for (var i = 0; i < factors.Length; i++)
            factors[i] = Element("coset factors");
        var products = Number("number of partial products", 0, GateCatalog.MostWires);
        return new CircuitKey
        {
            ConstantsSigmasCap = cap,
            Digest = digest,
            Wires = wires,
            RoutedWires = routed,
            ConfiguredConstants = configuredConstants,
            SecurityBits = security,
            Challenges = challenges,
            MaxQuotientDegreeFactor = maxQuotient,
            UsesBaseArithmetic = usesBase,
            IsZeroKnowledge = isZero,
            Fri = fri,
            FriLayers = layers,
            DegreeBits = degree,
            IsHiding = isHiding,
            Selectors = selectors,
            Groups = [.. groups],
            QuotientDegreeFactor = quotient,
            GateConstraints = constraints,
            Constants = constants,
            PublicInputs = inputs,
            CosetFactors = [.. factors],
            PartialProducts = products,
            Gates = ReadGates(),
        };
    }

    private FriShape Fri(string place)
    {
        var rate = Number($"{place}, rate bits", 1, 8);
        var cap = Number($"{place}, cap height", 0, 15);
        var queries = Number($"{place}, number of queries", 1, MostQueries);
        var grinding = Bounded($"{place}, grinding bits", BinaryPrimitives.ReadUInt32LittleEndian(Take(place, 4)), 0, 63);
        var strategy = Take($"{place}, strategy", 1)[0];
        return strategy == 1
            ? new FriShape(rate, cap, queries, grinding, Number($"{place}, arity bits", 1, 8), Number($"{place}, final bits", 0, Goldilocks.TwoAdicity))
            : throw new ProofFormatException($"verifier key, {place}", FormattableString.Invariant($"reduction strategy {strategy}"), "strategy 1, constant arity");
    }

    private ImmutableArray<CircuitGate> ReadGates()
    {
        var count = Fits("gates", Number("number of gates", 1, MostGates), 4);
        var gates = ImmutableArray.CreateBuilder<CircuitGate>(count);
        for (var i = 0; i < count; i++)
        {
            var tag = BinaryPrimitives.ReadUInt32LittleEndian(Take("gates", 4));
            // A ref struct cannot be captured, and no gate has more than three sizes.
            var sizes = tag == 14 ? 3 : tag is 9 or 11 or 12 or 13 ? 0 : 1;
            if (tag is 3 or 6 or 7 or > 16)
                throw new UnknownGateException(tag);
            var read = new ulong[sizes];
            for (var k = 0; k < sizes; k++)
                read[k] = BinaryPrimitives.ReadUInt64LittleEndian(Take("gates", 8));
            var next = 0;
            gates.Add(GateCatalog.Read(tag, (least, most) => Bounded("size of a gate", read[next++], least, most)) ?? throw new UnknownGateException(tag));
        }

        return gates.MoveToImmutable();
    }

    private ImmutableArray<int> Numbers(string place, int most, int least, int largest)
    {
        var numbers = new int[Fits(place, Number($"number of {place}", 0, most), 8)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(place, least, largest);
        return [.. numbers];
    }

    private int Number(string place, int least, int most) => Bounded(place, BinaryPrimitives.ReadUInt64LittleEndian(Take(place, 8)), least, most);

    private bool Truth(string place) => Bounded(place, Take(place, 1)[0], 0, 1) == 1;

    private ulong Element(string place)
    {
        var element = BinaryPrimitives.ReadUInt64LittleEndian(Take(place, 8));
        return element < Goldilocks.Modulus ? element : throw new ProofFormatException($"verifier key, {place}", "an element that is not below the modulus", "elements below it");
    }

    private ulong[] Digest(string place) => [Element(place), Element(place), Element(place), Element(place)];

    private ReadOnlySpan<byte> Take(string place, int count)
    {
        Fits(place, count, 1);
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    private readonly int Fits(string place, int count, int bytesEach) => (long)count * bytesEach <= _bytes.Length - _at
        ? count
        : throw new ProofFormatException($"verifier key, {place}", "the end of the key", FormattableString.Invariant($"{(long)count * bytesEach} more bytes"));

    private static int Bounded(string place, ulong number, int least, int most) => number >= (ulong)least && number <= (ulong)most
        ? (int)number
        : throw new ProofFormatException($"verifier key, {place}", FormattableString.Invariant($"{number}"), FormattableString.Invariant($"a number from {least} to {most}"));

    private static ProofFormatException Contradiction(string place, int found, int expected) =>
        new($"verifier key, {place}", FormattableString.Invariant($"{found}"), FormattableString.Invariant($"{expected}"));
}
