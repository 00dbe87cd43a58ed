namespace RiskAnalytics.Scoring.Stress;

/// <summary>Eigenvalues of small symmetric matrices, by the rotations of Jacobi (1846), and the nearest correlation matrix of Higham (2002).</summary>
internal static class SymmetricMatrix
{
    private const int MostSweeps = 60;

    private const int MostProjections = 200;

    /// <summary>The smallest eigenvalue; 0 for an empty matrix.</summary>
    public static double SmallestEigenvalue(double[,] matrix) =>
        matrix.GetLength(0) == 0 ? 0 : Decompose(matrix).Values.Min();

    /// <summary>The correlation matrix nearest in the Frobenius norm: alternating projections with the correction of Dykstra.</summary>
    /// <remarks>Source: N. J. Higham, Computing the nearest correlation matrix, IMA Journal of Numerical Analysis 22 (2002), algorithm 3.3.</remarks>
    public static double[,] NearestCorrelation(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var y = (double[,])matrix.Clone();
        var correction = new double[n, n];
        for (var round = 0; round < MostProjections; round++)
        {
            var r = Combine(y, correction, -1);
            var x = WithoutNegative(r);
            correction = Combine(x, r, -1);
            var next = (double[,])x.Clone();
            for (var i = 0; i < n; i++)
                next[i, i] = 1;
            var change = Distance(next, y);
            y = next;
            if (change < 1e-12)
                break;
        }

        // The last step left the diagonal at one and the rest within rounding of semidefinite: shrink a little towards independence.
        var smallest = SmallestEigenvalue(y);
        if (smallest >= 0)
            return y;
        var part = -smallest / (1 - smallest);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                y[i, j] = i == j ? 1 : y[i, j] * (1 - part);
        }

        return y;
    }

    /// <summary>Eigenvalues and, in the columns of the second, their vectors.</summary>
    public static (double[] Values, double[,] Vectors) Decompose(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
            v[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 1e-22; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                    Rotate(a, v, p, q);
            }
        }

        return ([.. Enumerable.Range(0, n).Select(i => a[i, i])], v);
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q)
    {
        if (a[p, q] == 0)
            return;
        var n = a.GetLength(0);
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        for (var k = 0; k < n; k++)
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
        for (var k = 0; k < n; k++)
            (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
    }

    private static double[,] WithoutNegative(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (values, vectors) = Decompose(matrix);
        var result = new double[n, n];
        for (var k = 0; k < n; k++)
        {
            if (values[k] <= 0)
                continue;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    result[i, j] += values[k] * vectors[i, k] * vectors[j, k];
            }
        }

        return result;
    }

    private static double[,] Combine(double[,] a, double[,] b, double factor)
    {
        var n = a.GetLength(0);
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                result[i, j] = a[i, j] + (factor * b[i, j]);
        }

        return result;
    }

    private static double Distance(double[,] a, double[,] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(0); j++)
                sum += (a[i, j] - b[i, j]) * (a[i, j] - b[i, j]);
        }

        return Math.Sqrt(sum);
    }

    private static double OffDiagonal(double[,] a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
                sum += a[i, j] * a[i, j];
        }

        return sum;
    }
}
