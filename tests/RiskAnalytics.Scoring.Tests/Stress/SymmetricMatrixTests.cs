using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Eigenvalues and nearest correlation matrices.</summary>
[TestFixture]
public sealed class SymmetricMatrixTests
{
    [Test]
    public void SmallestEigenvalue_KnownMatrices_IsTheirs()
    {
        Assert.That(SymmetricMatrix.SmallestEigenvalue(new[,] { { 2.0, 1 }, { 1, 2 } }), Is.EqualTo(1).Within(1e-12));
        // Eigenvalues of the path of three: 1, 1 +- sqrt 2
        Assert.That(SymmetricMatrix.SmallestEigenvalue(new[,] { { 1.0, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } }), Is.EqualTo(1 - Math.Sqrt(2)).Within(1e-12));
        Assert.That(SymmetricMatrix.SmallestEigenvalue(new[,] { { 5.0 } }), Is.EqualTo(5));
        Assert.That(SymmetricMatrix.SmallestEigenvalue(new double[0, 0]), Is.Zero);
    }

    [Test(Description = "N. J. Higham, Computing the nearest correlation matrix, 2002, the example of section 5")]
    public void NearestCorrelation_HighamsExample_IsThePublishedMatrix()
    {
        var nearest = SymmetricMatrix.NearestCorrelation(new[,] { { 1.0, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } });

        double[,] expected = { { 1, .7607, .1573 }, { .7607, 1, .7607 }, { .1573, .7607, 1 } };
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                Assert.That(nearest[i, j], Is.EqualTo(expected[i, j]).Within(5e-5), FormattableString.Invariant($"{i},{j}"));
        }
    }

    [Test]
    public void NearestCorrelation_ValidMatrix_StaysAsItIs()
    {
        double[,] valid = { { 1, .5, .2 }, { .5, 1, .3 }, { .2, .3, 1 } };

        Assert.That(SymmetricMatrix.NearestCorrelation(valid), Is.EqualTo(valid).Within(1e-12));
    }

    [Test]
    public void NearestCorrelation_AnyMatrixOfCorrelations_IsOne() =>
        Gen.Double[-1, 1].Array[10].Sample(pairs =>
        {
            var matrix = new double[5, 5];
            var next = 0;
            for (var i = 0; i < 5; i++)
            {
                matrix[i, i] = 1;
                for (var j = 0; j < i; j++)
                    matrix[i, j] = matrix[j, i] = pairs[next++];
            }

            var nearest = SymmetricMatrix.NearestCorrelation(matrix);
            var isCorrelation = Enumerable.Range(0, 5).All(i => nearest[i, i] == 1)
                && nearest.Cast<double>().All(v => Math.Abs(v) <= 1 + 1e-9);
            return isCorrelation && SymmetricMatrix.SmallestEigenvalue(nearest) >= -1e-9;
        }, iter: 200);
}
