using AutoDiff.LinearAlgebra.Tests.Harness;
using AutoDiff.Optimality;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Optimality;

/// <summary>Every projection, proximal operator and solver against its transpose, finite differences and the contract of companions.</summary>
public sealed class OptimalityRuleTests
{
    private static readonly double[] Point = [0.9, -0.6, 0.5, -1.7, 0.2, 1.4];

    [Fact]
    public void ProjectionsOutsideOfTheirSets()
    {
        double[] result = new double[6];
        Check(typeof(Projection), "Box", Point, (double[])[-1, -0.3, -1, -1, -1, -1], (double[])[1, 1, 0.3, 1, 1, 1], result);
        Check(typeof(Projection), "NonNegative", Point, result);
        Check(typeof(Projection), "Simplex", Point, result, 1.0);
        Check(typeof(Projection), "Simplex", Point, result, 3.0);
        Check(typeof(Projection), "L1Ball", Point, result, 1.5);
        Check(typeof(Projection), "L2Ball", Point, result, 1.5);
        Check(typeof(Projection), "HalfSpace", Point, (double[])[1, -1, 0.5, -0.5, 0.2, 2], 0.7, result);
        Check(typeof(Projection), "Affine", Point, Random(12, 3), Random(2, 4), result, 2, 6);
    }

    [Fact]
    public void ProjectionsInsideOfTheirSets()
    {
        double[] result = new double[6];
        Check(typeof(Projection), "L1Ball", Point, result, 10.0);
        Check(typeof(Projection), "L2Ball", Point, result, 10.0);
        Check(typeof(Projection), "HalfSpace", Point, (double[])[1, -1, 0.5, -0.5, 0.2, 2], 70.0, result);
    }

    [Fact]
    public void ProximalOperators()
    {
        double[] result = new double[6];
        Check(typeof(Proximal), "L1", Point, result, 0.55);
        Check(typeof(Proximal), "ElasticNet", Point, result, 0.55, 0.3);
        Check(typeof(Proximal), "Group", Point, result, 1.2, 2);
        Check(typeof(Proximal), "Group", Point, result, 0.3, 6);
        Check(typeof(Proximal), "Nuclear", Point, result, 0.5, 3, 2);
        Check(typeof(Proximal), "Nuclear", Point, result, 0.5, 2, 3);
        Check(typeof(Proximal), "Nuclear", Point, result, 1.7, 2, 3);
        Check(typeof(Proximal), "Nuclear", Random(9, 5), new double[9], 0.3, 3, 3);
        Check(typeof(MirrorDescent), "Entropic", (double[])[0.1, 0.4, 0.2, 0.1, 0.15, 0.05], Point, result, 0.6);
    }

    [Fact]
    public void QuadraticProgramsWithActiveAndInactiveConstraints()
    {
        double[] h = PositiveDefinite(4, 1);
        double[] g = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.5, 0.5, 0.5, 0.5];
        double[] d = [-0.4, 5, 0.1, 3];
        Check(typeof(QuadraticProgram), "Solve", h, Random(4, 2), (double[])[1, 1, 1, 1], (double[])[1], g, d, new double[4], new double[1], new double[4], 4, 1, 4);
        Check(typeof(QuadraticProgram), "Solve", h, Random(4, 2), Array.Empty<double>(), Array.Empty<double>(), g, d, new double[4], Array.Empty<double>(), new double[4], 4, 0, 4);
        Check(typeof(QuadraticProgram), "Solve", h, Random(4, 2), (double[])[1, 1, 1, 1], (double[])[1], Array.Empty<double>(), Array.Empty<double>(), new double[4], new double[1], Array.Empty<double>(), 4, 1, 0);
    }

    [Fact]
    public void NonNegativeLeastSquaresWithAndWithoutZeros()
    {
        Check(typeof(NonNegativeLeastSquares), "Solve", Random(18, 6), Random(6, 7), new double[3], 6, 3);
        Check(typeof(NonNegativeLeastSquares), "Solve", (double[])[1, 2, 3, 1, 1, 1], (double[])[-1, 4, 1], new double[2], 3, 2);
    }

    private static void Check(Type owner, string name, params object[] point) => new PrimitiveCheck(owner, name, point) { Step = 2e-3, Tolerance = 1e-7 }.Run();
}
