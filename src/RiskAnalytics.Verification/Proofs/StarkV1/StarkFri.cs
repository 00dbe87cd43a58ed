using System.Numerics;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The proof that a column of values is close to a polynomial of low degree, folded by four in every layer.</summary>
internal static class StarkFri
{
    private const int Queries = 16;

    // Points that lie on the trace itself are left out: the prover divides by what is zero there.
    private const int Excluded = 16;
    private const int LastBound = 16;

    /// <summary>Checks all layers.</summary>
    /// <param name="layers">The layers and the last column.</param>
    /// <param name="root">The root of the first column.</param>
    /// <param name="size">How many values the first column has: four times the bound, a power of two.</param>
    /// <param name="bound">The degree that the polynomial stays below, a power of two.</param>
    public static ProofFinding? Check(ProofJson layers, byte[] root, long size, long bound)
    {
        var folds = 0;
        for (var rest = bound; rest > LastBound; rest /= 4)
            folds++;
        var items = layers.Items(folds + 1);
        if (items.Count != folds + 1)
            throw new ProofFormatException(layers.Path, FormattableString.Invariant($"{items.Count} layers"), FormattableString.Invariant($"{folds + 1}"));

        var generator = StarkField.RootOfUnity(size);
        long[]? positions = null;
        for (var layer = 0; layer < folds; layer++)
        {
            var step = FormattableString.Invariant($"fri-layer-{layer + 1}");
            var parts = items[layer].Items(3);
            if (parts.Count != 3)
                throw new ProofFormatException(items[layer].Path, FormattableString.Invariant($"{parts.Count} parts"), "3");
            var next = LowerHex.Read(parts[0], StarkField.WordBytes);
            var quarter = size / 4;
            positions = positions is null ? StarkField.Positions(next, quarter, Queries) : [.. positions.Select(position => position % quarter)];
            if (StarkTree.Open(parts[1], next, positions, quarter) is not { } column)
                return ProofFinding.Failed(step, $"The branches of the folded column in layer {layer + 1} of the low-degree proof do not lead to their root.");
            long[] rowPositions = [.. positions.SelectMany(position => Enumerable.Range(0, 4).Select(j => position + j * quarter))];
            if (StarkTree.Open(parts[2], root, rowPositions, size) is not { } rows)
                return ProofFinding.Failed(step, $"The branches of the rows in layer {layer + 1} of the low-degree proof do not lead to their root.");

            var special = StarkField.Challenge(root);
            for (var i = 0; i < Queries; i++)
            {
                var places = new BigInteger[4];
                var values = new BigInteger[4];
                for (var j = 0; j < 4; j++)
                {
                    places[j] = StarkField.Power(generator, rowPositions[4 * i + j]);
                    values[j] = StarkField.FromWord(rows[4 * i + j], parts[2].Path);
                }

                if (StarkField.Interpolate(places, values, special) != StarkField.FromWord(column[i], parts[1].Path))
                    return ProofFinding.Failed(step, $"A row of layer {layer + 1} of the low-degree proof does not fold to the value of the next column.");
            }

            root = next;
            generator = StarkField.Power(generator, 4);
            size = quarter;
            bound /= 4;
        }

        return CheckLast(items[^1], root, generator, (int)size, (int)bound);
    }

    private static ProofFinding? CheckLast(ProofJson json, byte[] root, BigInteger generator, int size, int bound)
    {
        var items = json.Items(size);
        if (items.Count != size)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{items.Count} values"), FormattableString.Invariant($"{size}"));
        var words = items.Select(item => LowerHex.Read(item, StarkField.WordBytes)).ToArray();
        if (!StarkTree.Root(words).AsSpan().SequenceEqual(root))
            return ProofFinding.Failed("fri-last-root", "The last column of the low-degree proof does not lead to its root.");

        var values = words.Select((word, i) => StarkField.FromWord(word, items[i].Path)).ToArray();
        var points = Enumerable.Range(0, size).Where(i => i % Excluded != 0).ToArray();
        var places = points.Select(point => StarkField.Power(generator, point)).ToArray();
        BigInteger[] column = [.. points.Select(point => values[point])];
        for (var i = bound; i < points.Length; i++)
        {
            if (StarkField.Interpolate(places.AsSpan(0, bound), column.AsSpan(0, bound), places[i]) != column[i])
                return ProofFinding.Failed("fri-last-degree", "The last column of the low-degree proof is of a higher degree than allowed.");
        }

        return null;
    }
}
