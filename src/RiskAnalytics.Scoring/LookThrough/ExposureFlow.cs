using System.Collections.Immutable;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>
/// Lets the assets of an entity run through the nodes until all of it lies in assets: x = direct + x P, the Leontief sum over rounds. What
/// runs in a circle becomes less with each round, so that issuers which hold each other come to the answer of the linear equations.
/// </summary>
internal sealed class ExposureFlow
{
    /// <summary>Rounds after which what still runs in a circle is left as a claim; a loop that holds nothing else never ends.</summary>
    private const int MostRounds = 1_000;

    /// <summary>Share of the assets below which what is left under way is spread over what was found: far below a cent of a billion.</summary>
    private const decimal Rounding = 0.000_000_000_000_001m;

    private ExposureFlow(decimal[] direct, decimal[][] through, decimal[] left)
    {
        Direct = direct;
        Through = through;
        Left = left;
    }

    /// <summary>Amount of each part that the assessed entity holds itself.</summary>
    public decimal[] Direct { get; }

    /// <summary>Amount that came into each part of each node after the first round.</summary>
    public decimal[][] Through { get; }

    /// <summary>What never came to rest, by node.</summary>
    public decimal[] Left { get; }

    /// <summary>Runs an amount through the nodes from the first.</summary>
    public static ExposureFlow Of(ImmutableArray<ExposureNode> nodes, decimal amount)
    {
        var through = nodes.Select(node => new decimal[node.Parts.Length]).ToArray();
        var direct = nodes[0].Parts.Select(part => amount * part.Share).ToArray();
        var pending = new decimal[nodes.Length];
        for (var p = 0; p < direct.Length; p++)
            if (nodes[0].Parts[p].Next is >= 0 and var next)
                pending[next] += direct[p];

        var left = pending.Sum();
        var tolerance = amount * Rounding;
        for (var round = 0; round < MostRounds && left > tolerance; round++)
        {
            var following = new decimal[nodes.Length];
            for (var n = 0; n < nodes.Length; n++)
            {
                if (pending[n] == 0m)
                    continue;
                var parts = nodes[n].Parts;
                for (var p = 0; p < parts.Length; p++)
                {
                    var part = pending[n] * parts[p].Share;
                    through[n][p] += part;
                    if (parts[p].Next is >= 0 and var to)
                        following[to] += part;
                }
            }

            pending = following;
            left = pending.Sum();
        }

        if (left <= tolerance)
            pending = new decimal[nodes.Length];
        return new ExposureFlow(direct, through, pending);
    }

    /// <summary>The steps that lead back to a node from which they came: each circle has at least one.</summary>
    public static HashSet<(int Node, int Part)> Returns(ImmutableArray<ExposureNode> nodes)
    {
        var returns = new HashSet<(int, int)>();
        var state = new byte[nodes.Length]; // 0 not seen, 1 on the way, 2 done
        var path = new Stack<(int Node, int Part)>();
        path.Push((0, 0));
        state[0] = 1;
        while (path.TryPop(out var at))
        {
            var (node, part) = at;
            if (part == nodes[node].Parts.Length)
            {
                state[node] = 2;
                continue;
            }

            path.Push((node, part + 1));
            if (nodes[node].Parts[part].Next is not (>= 0 and var next))
                continue;
            if (state[next] == 1)
                returns.Add((node, part));
            else if (state[next] == 0)
            {
                state[next] = 1;
                path.Push((next, 0));
            }
        }

        return returns;
    }
}
