namespace Acceptance.TaylorOfExpSin
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.5, 1, 0, 0, 0, 0, 0, 0, 0], series = new double[9];
            M.FTaylor(x, series);
            double[] expected = [1.61514629644, 1.41742422466, 0.469564399266, -2.36444144086, -5.70773403618, 1.18841913019, 43.1714321774, 87.6180932750, -270.952414121];
            double factorial = 1;
            for (int k = 0; k < 9; k++)
            {
                factorial *= Math.Max(1, k);
                Check.Equal(expected[k], series[k] * factorial, tolerance: 1e-11);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(double x) => Math.Exp(Math.Sin(x));
    }
}

namespace Acceptance.TaylorOfAGeometricSeries
{
    public static class Program
    {
        public static void Run()
        {
            double[] series = new double[6];
            M.FTaylor([0.0, 1, 0, 0, 0, 0], series);
            Check.Equal([1, 1, 1, 1, 1, 1], series);
            M.FTaylor([0.0, 2, 0, 0, 0, 0], series);
            Check.Equal([1, 2, 4, 8, 16, 32], series);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(double x) => 1 / (1 - x);
    }
}

namespace Acceptance.TaylorOfTwoVariables
{
    public static class Program
    {
        public static void Run()
        {
            // x = 1 + t, y = 2 + 3t²: x² y = (1 + 2t + t²)(2 + 3t²).
            double[] result = new double[5];
            M.FTaylor([1, 1, 0, 0, 0], [2, 0, 3, 0, 0], result);
            Check.Equal([2, 4, 5, 6, 3], result);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(double x, double y) => x * x * y;
    }
}

namespace Acceptance.TaylorOfASpan
{
    public static class Program
    {
        public static void Run()
        {
            // The coefficients of one element together: x₀ = 1 + t, x₁ = 2 - t.
            double[] result = new double[3];
            M.FTaylor([1, 1, 0, 2, -1, 0], 3, result);
            Check.Equal([6, 3, -3], result);
            M.GTaylor([1, 1, 0, 2, -1, 0], result);
            Check.Equal([2, 1, -1], result);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(ReadOnlySpan<double> x, [NoDerivative] double scale) => scale * x[0] * x[1];

        [Differentiable(Derivatives.Taylor)]
        public static double G(double[] x)
        {
            double product = 1;
            foreach (double v in x)
            {
                product *= v;
            }

            return product;
        }
    }
}

namespace Acceptance.TaylorWithLoopsAndBranches
{
    public static class Program
    {
        public static void Run()
        {
            foreach (double x in new[] { 0.4, -0.7 })
            {
                double[] series = new double[4];
                M.FTaylor([x, 1, 0, 0], series);
                Check.Equal(M.F(x), series[0]);
                Check.Equal(Check.Slope(M.F, x), series[1], tolerance: 1e-8);
                Check.Equal(Check.Slope(t => Check.Slope(M.F, t), x), 2 * series[2], tolerance: 1e-6);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(double x)
        {
            double s = x;
            for (int i = 0; i < 5; i++)
            {
                if (s > 0.3)
                {
                    s = Math.Sqrt(s) * Math.Cos(x);
                }
                else
                {
                    s += Math.Pow(1.5 + x, 2.5) / (i + 1);
                }
            }

            return Math.Atan2(s, 1 + (x * x));
        }
    }
}

namespace Acceptance.TaylorOfVoid
{
    public static class Program
    {
        public static void Run()
        {
            // x(t) = 1 + t: squares and cubes.
            double[] y = new double[8];
            M.PowersTaylor([1, 1, 0, 0], y);
            Check.Equal([1, 2, 1, 0, 1, 3, 3, 1], y);
            double[] sum = new double[4];
            M.SplitTaylor([0, 1, 0, 0], sum, out double[] _);
            Check.Equal([0, 1, 0, -1.0 / 6], sum);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static void Powers(double x, Span<double> y)
        {
            y[0] = x * x;
            y[1] = y[0] * x;
        }

        [Differentiable(Derivatives.Taylor)]
        public static void Sine(double x, out double sin) => sin = Math.Sin(x);

        public static void SplitTaylor(ReadOnlySpan<double> x, Span<double> sin, out double[] copy)
        {
            SineTaylor(x, sin);
            copy = sin.ToArray();
        }
    }
}

namespace Acceptance.TaylorThroughCallsAndStructs
{
    public static class Program
    {
        public static void Run()
        {
            double[] series = new double[4];
            M.FTaylor([0.3, 1, 0, 0], series);
            double e = Math.Exp(0.3), s = Math.Sin(0.3), c = Math.Cos(0.3);

            // e^x sin x: derivatives e(s + c), 2ec, 2e(c - s).
            Check.Equal([e * s, e * (s + c), e * c, e * (c - s) / 3], series);
        }
    }

    public readonly record struct Pair(double A, double B);

    public static partial class M
    {
        [Differentiable]
        private static double Wave(double x) => Math.Sin(x);

        private static Pair Make(double a, double b) => new(a, b);

        [Differentiable(Derivatives.Taylor)]
        public static double F(double x)
        {
            var pair = new Pair(Math.Exp(x), Wave(x));
            (double a, double b) = (pair.A, pair.B);
            double[] both = [a, b];
            return both[0] * both[1];
        }
    }
}

namespace Acceptance.TaylorOfFloatsAndGenerics
{
    public static class Program
    {
        public static void Run()
        {
            float[] series = new float[3];
            M.FTaylor([0f, 1f, 0f], series);
            Check.Equal([1, 1, 0.5], [series[0], series[1], series[2]], tolerance: 1e-6);
            double[] generic = new double[3];
            M.GTaylor<double>([1.0, 1.0, 0.0], generic);
            Check.Equal([0, 1, -0.5], generic);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static float F(float x) => MathF.Exp(x);

        [Differentiable(Derivatives.Taylor)]
        public static T G<T>(T x) where T : IFloatingPointIeee754<T> => T.Log(x);
    }
}

namespace Acceptance.TaylorSolvesAnOde
{
    public static class Program
    {
        public static void Run()
        {
            // y' = y, one coefficient from the last: the exponential series.
            const int Order = 10;
            double[] y = new double[Order + 1], slope = new double[Order + 1];
            y[0] = 1;
            for (int k = 0; k < Order; k++)
            {
                M.FTaylor(y, slope);
                y[k + 1] = slope[k] / (k + 1);
            }

            double factorial = 1;
            for (int k = 0; k <= Order; k++)
            {
                factorial *= Math.Max(1, k);
                Check.Equal(Math.Pow(-1, k) , y[k], tolerance: 1e-12);
            }
        }
    }

    public static partial class M
    {
        // y' = -y² from 1: 1 / (1 + t).
        [Differentiable(Derivatives.Taylor)]
        public static double F(double y) => -y * y;
    }
}

namespace Acceptance.TaylorMixedPartialsAndLaplacian
{
    public static class Program
    {
        public static void Run()
        {
            // x² y³ sin z
            double[] x = [1.2, 0.7, 0.4];
            Check.Equal(2 * 3 * 0.49 * Math.Cos(0.4) * 1.2, TaylorDerivatives.MixedPartial(M.FTaylor, x, [0, 1, 2]));
            double laplacian = Math.Sin(0.4) * ((2 * 0.343) + (1.44 * 6 * 0.7) - (1.44 * 0.343));
            Check.Equal(laplacian, TaylorDerivatives.Laplacian(M.FTaylor, x));
            Check.Equal(laplacian, DifferentialOperator.Laplacian(3).Apply(M.FTaylor, x));
            double[] along = new double[4];
            TaylorDerivatives.Directional(M.FTaylor, x, [1.0, 0, 0], along);
            Check.Equal([1.44 * 0.343 * Math.Sin(0.4), 2.4 * 0.343 * Math.Sin(0.4), 2 * 0.343 * Math.Sin(0.4), 0], along);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Taylor)]
        public static double F(ReadOnlySpan<double> x) => x[0] * x[0] * x[1] * x[1] * x[1] * Math.Sin(x[2]);
    }
}

namespace Acceptance.JacobianOfArraysTuplesAndStructs
{
    public static class Program
    {
        public static void Run()
        {
            double[] j = new double[4];
            double[] y = M.ArrayJacobian([2, 3], j);
            Check.Equal([6, 5], y);
            Check.Equal([3, 2, 1, 1], j);
            var (a, b) = M.TupleJacobian(2, 3, j);
            Check.Equal([6, 5], [a, b]);
            Check.Equal([3, 2, 1, 1], j);
            double[] k = new double[4];
            P p = M.StructJacobian([2, 3], k);
            Check.Equal([6, 5], [p.A, p.B]);
            Check.Equal([3, 2, 1, 1], k);
        }
    }

    public readonly record struct P(double A, double B);

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double[] Array(double[] x) => [x[0] * x[1], x[0] + x[1]];

        [Differentiable(Derivatives.Jacobian)]
        public static (double A, double B) Tuple(double x, double y) => (x * y, x + y);

        [Differentiable(Derivatives.Jacobian)]
        public static P Struct(ReadOnlySpan<double> x) => new(x[0] * x[1], x[0] + x[1]);
    }
}

namespace Acceptance.JacobianOfSpansOutAndResult
{
    public static class Program
    {
        public static void Run()
        {
            double[] y = new double[2], j = new double[4 * 3];
            double sum = M.FJacobian([2, 3], 5, y, out double product, j);
            Check.Equal([10, 15], y);
            Check.Equal([6, 10], [product, sum]);
            Check.Equal([5, 0, 2, 0, 5, 3, 3, 2, 0, 1, 1, 1], j);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(ReadOnlySpan<double> x, double scale, Span<double> y, out double product)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = scale * x[i];
            }

            product = x[0] * x[1];
            return x[0] + x[1] + scale;
        }
    }
}

namespace Acceptance.SparseJacobianOfAChain
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [.. Enumerable.Range(0, 30).Select(static i => Math.Sin(i))], y = new double[30], dense = new double[900];
            SparseJacobian sparse = SparseJacobian.Probe(M.FJvp, x, 30);
            Check.True(sparse.ColorCount == 3);
            CsrMatrix matrix = sparse.Evaluate(x, y);
            M.FJacobian(x, new double[30], dense);
            Check.Equal(dense, matrix.ToDense());
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = x[i] * x[i] * (i > 0 ? x[i - 1] : 1) - (i + 1 < x.Length ? x[i + 1] : 0);
            }
        }
    }
}
