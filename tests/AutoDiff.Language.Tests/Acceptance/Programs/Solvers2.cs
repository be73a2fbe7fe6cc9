namespace Acceptance.SolverModesAgree
{
    public static class Program
    {
        private delegate void Vjp(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> aAdjoint, Span<double> bAdjoint, Span<double> xAdjoint);

        public static void Run()
        {
            double[] a = [4, 1, 0.5, 1, 3, 0.25, 0.5, 0.25, 5], b = [1, 2, 3];
            double[] seed = [1, -1, 0.5];

            // λ = A⁻ᵀ seed, b̄ = λ, Ā = −λ xᵀ.
            double[] x = new double[3], expected = new double[3];
            M.ByLu(a, b, x);
            M.ByLu(a, seed, expected);
            foreach (Vjp vjp in new Vjp[] { M.ByLuVjp, M.ByCholeskyVjp, M.ByConjugateGradientVjp, M.ByNormalConjugateGradientVjp, M.ByGmresVjp, M.ByBiCgStabVjp, M.ByNeumannVjp })
            {
                double[] aAdjoint = new double[9], bAdjoint = new double[3];
                vjp(a, b, new double[3], aAdjoint, bAdjoint, [.. seed]);
                Check.Equal(expected, bAdjoint, tolerance: 1e-7);
                Check.Equal([.. from i in new[] { 0, 1, 2 } from j in new[] { 0, 1, 2 } select -expected[i] * x[j]], aAdjoint, tolerance: 1e-7);
            }
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static void Residual(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> r)
        {
            int n = x.Length;
            for (int i = 0; i < n; i++)
            {
                double sum = -b[i];
                for (int j = 0; j < n; j++)
                {
                    sum += a[(i * n) + j] * x[j];
                }

                r[i] = sum;
            }
        }

        private static void Solve(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
        {
            int n = x.Length;
            for (int k = 0; k < 500; k++)
            {
                for (int i = 0; i < n; i++)
                {
                    double sum = b[i];
                    for (int j = 0; j < n; j++)
                    {
                        sum -= i == j ? 0 : a[(i * n) + j] * x[j];
                    }

                    x[i] = sum / a[(i * n) + i];
                }
            }
        }

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.Lu)]
        public static void ByLu(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.Cholesky)]
        public static void ByCholesky(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.ConjugateGradient, Structure = SystemStructure.PositiveDefinite, Tolerance = 1e-13)]
        public static void ByConjugateGradient(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.NormalConjugateGradient)]
        public static void ByNormalConjugateGradient(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.Gmres)]
        public static void ByGmres(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.BiCgStab)]
        public static void ByBiCgStab(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);

        [ImplicitDerivative(Residual = nameof(Residual), Mode = ImplicitMode.Neumann, StepSize = 0.2, Budget = 400)]
        public static void ByNeumann(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Solve(a, b, x);
    }
}

namespace Acceptance.SolverSingularThrowsOrIsNaNOrKeeps
{
    public static class Program
    {
        public static void Run()
        {
            // F = x² − a at a = 0: no derivative there.
            try
            {
                M.ThrowsJvp(0, 1);
                Check.True(false, "a singular equation gave a tangent");
            }
            catch (Exception exception) when (exception is not InvalidOperationException)
            {
                Check.True(exception.Message.Length > 20, exception.Message);
            }

            Check.True(double.IsNaN(M.IsNaNJvp(0, 1).Tangent));
            M.IsNaNGradient(0, out double gradient);
            Check.True(double.IsNaN(gradient));

            // Where nothing is asked, nothing is divided: a zero tangent stays zero.
            Check.Equal(0.5, M.ThrowsJvp(1, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double Square(double x, double a) => (x * x) - a;

        [ImplicitDerivative(Residual = nameof(Square))]
        public static double Throws(double a) => Math.Sqrt(a);

        [ImplicitDerivative(Residual = nameof(Square), OnFailure = AutoDiff.Solvers.SolveFailure.NaN)]
        public static double IsNaN(double a) => Math.Sqrt(a);
    }
}

namespace Acceptance.SolverNeumannAgainstUnrolled
{
    public static class Program
    {
        public static void Run()
        {
            // z ← z − 0.2 (z − θ): dz/dθ = 1, and k terms or steps leave 0.8^(k+1).
            double expected = 1 - Math.Pow(0.8, 11);
            Check.Equal(expected, M.ByNeumannJvp(3, 1).Tangent, tolerance: 1e-14);
            Check.Equal(expected, M.ByUnrollingJvp(3, 1).Tangent, tolerance: 1e-14);
            M.ByUnrollingGradient(3, out double gradient);
            Check.Equal(expected, gradient, tolerance: 1e-14);
            Check.Equal(1, M.ExactJvp(3, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double Step(double z, double theta) => z - 0.2 * (z - theta);

        [ImplicitDerivative(FixedPoint = nameof(Step))]
        public static double Exact(double theta) => theta;

        [ImplicitDerivative(FixedPoint = nameof(Step), Mode = ImplicitMode.Neumann, Budget = 10)]
        public static double ByNeumann(double theta) => theta;

        [ImplicitDerivative(FixedPoint = nameof(Step), Mode = ImplicitMode.Unrolled, Budget = 10)]
        public static double ByUnrolling(double theta) => theta;
    }
}

namespace Acceptance.SolverStructParameters
{
    public static class Program
    {
        public static void Run()
        {
            var p = new Parameters(2, 1, 3);
            double x = M.SteadyGradient(p, out Parameters gradient);
            Check.Equal(2.0 / 3, x);
            Check.Equal(0.2, gradient.K1);
            Check.Equal(-0.4 / 3, gradient.K2);
            Check.Equal(-0.8 / 9, gradient.K3);
            Check.Equal(0.2, M.SteadyJvp(p, new Parameters(1, 0, 0)).Tangent);
        }
    }

    public readonly record struct Parameters(double K1, double K2, double K3);

    public static partial class M
    {
        [Differentiable]
        private static double Balance(double x, Parameters p) => p.K1 - (p.K2 * x) - (p.K3 * x * x);

        [ImplicitDerivative(Residual = nameof(Balance))]
        public static double Steady(Parameters p) => (Math.Sqrt((p.K2 * p.K2) + (4 * p.K1 * p.K3)) - p.K2) / (2 * p.K3);
    }
}

namespace Acceptance.SolverClassParameters
{
    public static class Program
    {
        public static void Run()
        {
            var p = new Rates { In = 2, Decay = [1, 3] };
            var gradient = new Rates { Decay = new double[2] };
            Check.Equal(2.0 / 3, M.SteadyGradient(p, gradient));
            Check.Equal(0.2, gradient.In);
            Check.Equal([-0.4 / 3, -0.8 / 9], gradient.Decay);
        }
    }

    public sealed class Rates
    {
        public double In { get; set; }

        public double[] Decay { get; set; } = [];
    }

    public static partial class M
    {
        [Differentiable]
        private static double Balance(double x, Rates p) => p.In - (p.Decay[0] * x) - (p.Decay[1] * x * x);

        [ImplicitDerivative(Residual = nameof(Balance))]
        public static double Steady(Rates p)
        {
            double x = 1;
            for (int i = 0; i < 100; i++)
            {
                x += Balance(x, p) / (p.Decay[0] + (2 * p.Decay[1] * x));
            }

            return x;
        }
    }
}

namespace Acceptance.SolverExtensionMethod
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(1.0 / 12, 8.0.CubeRootJvp(1).Tangent);
            8.0.CubeRootGradient(out double slope);
            Check.Equal(1.0 / 12, slope);
        }
    }

    public static partial class Extensions
    {
        [Differentiable]
        private static double Cube(double x, double a) => (x * x * x) - a;

        [ImplicitDerivative(Residual = nameof(Cube))]
        public static double CubeRoot(this double a) => Math.Cbrt(a);
    }
}

namespace Acceptance.SolverResidualWithHandWrittenDerivative
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(1.0 / 12, M.RootJvp(8, 1).Tangent);
            M.RootGradient(8, out double slope);
            Check.Equal(1.0 / 12, slope);
        }
    }

    public static partial class M
    {
        public static double Cube(double x, double a) => Native(x) - a;

        public static (double Value, double Tangent) CubeJvp(double x, double a, double xTangent, double aTangent) =>
            (Cube(x, a), (3 * x * x * xTangent) - aTangent);

        public static double CubeVjp(double x, double a, double resultAdjoint, ref double xAdjoint, ref double aAdjoint)
        {
            xAdjoint += 3 * x * x * resultAdjoint;
            aAdjoint -= resultAdjoint;
            return Cube(x, a);
        }

        [ImplicitDerivative(Residual = nameof(Cube))]
        public static double Root(double a) => Math.Cbrt(a);

        private static double Native(double x) => Math.Pow(x, 3);
    }
}

namespace Acceptance.SolverInALossWithData
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.1, 0.4, 0.9, 1.5, 2.2], y = [1.1, 1.3, 1.9, 2.4, 3.1];
            double[] gradient = new double[2];
            M.ErrorGradient([0.7, 0.4], x, y, gradient);
            Check.Equal(Check.Slopes(p => M.Error(p, x, y), 0.7, 0.4), gradient, tolerance: 1e-8);
            double[] hessian = new double[4];
            M.ErrorHessian([0.7, 0.4], x, y, hessian);
            double h = 1e-5;
            for (int j = 0; j < 2; j++)
            {
                double[] up = [0.7, 0.4], down = [0.7, 0.4], g1 = new double[2], g2 = new double[2];
                up[j] += h;
                down[j] -= h;
                M.ErrorGradient(up, x, y, g1);
                M.ErrorGradient(down, x, y, g2);
                Check.Equal((g1[0] - g2[0]) / (2 * h), hessian[j], tolerance: 1e-7);
                Check.Equal((g1[1] - g2[1]) / (2 * h), hessian[2 + j], tolerance: 1e-7);
            }
        }
    }

    public static partial class M
    {
        // The model is implicit: y + a y³ = b + x.
        [Differentiable]
        private static double Model(double y, double a, double b, double x) => y + (a * y * y * y) - b - x;

        [ImplicitDerivative(Residual = nameof(Model))]
        public static double Predict(double a, double b, double x)
        {
            double y = x;
            for (int i = 0; i < 60; i++)
            {
                y -= Model(y, a, b, x) / (1 + (3 * a * y * y));
            }

            return y;
        }

        [Differentiable(Derivatives.Default | Derivatives.Hessian)]
        public static double Error(ReadOnlySpan<double> p, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double e = Predict(p[0], p[1], x[i]) - y[i];
                sum += e * e;
            }

            return sum / x.Length;
        }
    }
}
