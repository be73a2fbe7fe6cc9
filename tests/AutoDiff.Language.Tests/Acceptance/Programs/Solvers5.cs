namespace Acceptance.SolverLogisticRegressionPenalty
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 0.2, 1, 1.3, 1, -0.7, 1, 2.1, 1, 0.4, 1, -1.5];
            double[] y = [0, 1, 0, 1, 1, 0];
            M.HeldOutGradient(0.3, x, y, out double slope);
            Check.Equal(Check.Slope(p => M.HeldOut(p, x, y), 0.3), slope, tolerance: 1e-7);
            M.HeldOutHvp(0.3, x, y, 1, out double curvature);
            Check.Equal(Check.Slope(p => { M.HeldOutGradient(p, x, y, out double g); return g; }, 0.3), curvature, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double Loss(ReadOnlySpan<double> w, double penalty, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = (w[0] * x[2 * i]) + (w[1] * x[(2 * i) + 1]);
                loss += Math.Log(1 + Math.Exp(z)) - (y[i] * z);
            }

            return loss + (0.5 * penalty * ((w[0] * w[0]) + (w[1] * w[1])));
        }

        [ImplicitDerivative(Objective = nameof(Loss), Structure = SystemStructure.PositiveDefinite)]
        public static void Fit(double penalty, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y, Span<double> w)
        {
            Span<double> gradient = stackalloc double[2];
            w.Clear();
            for (int k = 0; k < 60; k++)
            {
                LossGradient(w, penalty, x, y, gradient, out _);
                double h00 = penalty, h01 = 0, h11 = penalty;
                for (int i = 0; i < y.Length; i++)
                {
                    double s = 1 / (1 + Math.Exp(-((w[0] * x[2 * i]) + (w[1] * x[(2 * i) + 1]))));
                    h00 += s * (1 - s) * x[2 * i] * x[2 * i];
                    h01 += s * (1 - s) * x[2 * i] * x[(2 * i) + 1];
                    h11 += s * (1 - s) * x[(2 * i) + 1] * x[(2 * i) + 1];
                }

                double det = (h00 * h11) - (h01 * h01);
                w[0] -= ((h11 * gradient[0]) - (h01 * gradient[1])) / det;
                w[1] -= ((h00 * gradient[1]) - (h01 * gradient[0])) / det;
            }
        }

        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double HeldOut(double penalty, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
        {
            Span<double> w = stackalloc double[2];
            Fit(penalty, x, y, w);
            return Math.Pow(w[0] - 0.25, 2) + Math.Exp(-w[1]);
        }
    }
}

namespace Acceptance.SolverBaseClassResidual
{
    public static class Program
    {
        public static void Run()
        {
            Solver.RootGradient(8, out double slope);
            Check.Equal(1.0 / 12, slope);
        }
    }

    public partial class Equations
    {
        [Differentiable]
        protected static double Cube(double x, double a) => (x * x * x) - a;
    }

    public partial class Solver : Equations
    {
        [ImplicitDerivative(Residual = nameof(Cube))]
        public static double Root(double a) => Math.Cbrt(a);
    }
}

namespace Acceptance.SolverFloatSpans
{
    public static class Program
    {
        public static void Run()
        {
            float[] z = new float[2], adjoint = new float[2];
            M.SolveVjp([4, 9], z, adjoint, [1, 2]);
            Check.Equal(2, z[0], tolerance: 1e-6);
            Check.Equal(0.25, adjoint[0], tolerance: 1e-5);
            Check.Equal(2 / 6.0, adjoint[1], tolerance: 1e-5);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static void Squares(ReadOnlySpan<float> z, ReadOnlySpan<float> a, Span<float> r)
        {
            for (int i = 0; i < z.Length; i++)
            {
                r[i] = (z[i] * z[i]) - a[i];
            }
        }

        [ImplicitDerivative(Residual = nameof(Squares))]
        public static void Solve(ReadOnlySpan<float> a, Span<float> z)
        {
            for (int i = 0; i < z.Length; i++)
            {
                z[i] = MathF.Sqrt(a[i]);
            }
        }
    }
}

namespace Acceptance.SolverDelegateAndOptionsArePassive
{
    public static class Program
    {
        public static void Run()
        {
            var log = new List<double>();
            M.SolveGradient(5, new Options(1e-14, 100), log.Add, out double slope);
            double x = M.Solve(5, new Options(1e-14, 100), static _ => { });
            Check.Equal(1 / (2 + Math.Cos(x)), slope);
            Check.True(log.Count > 2);
        }
    }

    public sealed record Options(double Tolerance, int MaxIterations);

    public static partial class M
    {
        [Differentiable]
        private static double G(double x, double a) => (2 * x) + Math.Sin(x) - a;

        [ImplicitDerivative(Residual = nameof(G))]
        public static double Solve(double a, [NoDerivative] Options options, Action<double> report)
        {
            double x = 0;
            for (int i = 0; i < options.MaxIterations; i++)
            {
                double r = G(x, a);
                report(r);
                if (Math.Abs(r) < options.Tolerance)
                {
                    break;
                }

                x -= r / (2 + Math.Cos(x));
            }

            return x;
        }
    }
}

namespace Acceptance.SolverPageRankFixedPoint
{
    public static class Program
    {
        public static void Run()
        {
            double[] links = [0, 0.5, 1, 0.5, 0, 0, 0.5, 0.5, 0];
            M.RankGradient(0.85, links, out double slope);
            Check.Equal(Check.Slope(d => M.Rank(d, links), 0.85), slope, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static void Surf(ReadOnlySpan<double> rank, double damping, [NoDerivative] ReadOnlySpan<double> links, Span<double> next)
        {
            int n = rank.Length;
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    sum += links[(i * n) + j] * rank[j];
                }

                next[i] = ((1 - damping) / n) + (damping * sum);
            }
        }

        [ImplicitDerivative(FixedPoint = nameof(Surf), Mode = ImplicitMode.Gmres)]
        private static void Iterate(double damping, [NoDerivative] ReadOnlySpan<double> links, Span<double> rank)
        {
            Span<double> next = stackalloc double[rank.Length];
            rank.Fill(1.0 / rank.Length);
            for (int k = 0; k < 500; k++)
            {
                Surf(rank, damping, links, next);
                next.CopyTo(rank);
            }
        }

        [Differentiable]
        public static double Rank(double damping, [NoDerivative] ReadOnlySpan<double> links)
        {
            Span<double> rank = stackalloc double[3];
            Iterate(damping, links, rank);
            return rank[0] * Math.Log(rank[2]);
        }
    }
}

namespace Acceptance.SolverLagrangeMultiplier
{
    public static class Program
    {
        public static void Run()
        {
            // The point of the ellipse x²/a² + y²/b² = 1 with the largest x + y: x = a²/√(a² + b²).
            double value = M.LargestGradient(2, 1, out double a, out double b);
            Check.Equal(Math.Sqrt(5), value);
            Check.Equal(2 / Math.Sqrt(5), a);
            Check.Equal(1 / Math.Sqrt(5), b);
            double[] hessian = new double[4];
            M.LargestHessian(2, 1, hessian);
            double r = Math.Pow(5, 1.5);
            Check.Equal([1 / r, -2 / r, -2 / r, 4 / r], hessian);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static void Optimality(ReadOnlySpan<double> z, double a, double b, Span<double> r)
        {
            r[0] = 1 - (2 * z[2] * z[0] / (a * a));
            r[1] = 1 - (2 * z[2] * z[1] / (b * b));
            r[2] = (z[0] * z[0] / (a * a)) + (z[1] * z[1] / (b * b)) - 1;
        }

        [ImplicitDerivative(Residual = nameof(Optimality))]
        private static void Solve(double a, double b, Span<double> z)
        {
            double length = Math.Sqrt((a * a) + (b * b));
            z[0] = a * a / length;
            z[1] = b * b / length;
            z[2] = length / 2;
        }

        [Differentiable(Derivatives.Default | Derivatives.Hessian)]
        public static double Largest(double a, double b)
        {
            Span<double> z = stackalloc double[3];
            Solve(a, b, z);
            return z[0] + z[1];
        }
    }
}

namespace Acceptance.SolverJacobianOfArrays
{
    public static class Program
    {
        public static void Run()
        {
            double[] exact = new double[4], unrolled = new double[4];
            double[] z = M.ExactJacobian([0.3, -0.4], exact);
            Check.Equal(z, M.UnrolledJacobian([0.3, -0.4], unrolled));
            Check.Equal(exact, unrolled, tolerance: 1e-10);
            double h = 1e-6;
            double[] above = M.Exact([0.3 + h, -0.4]), below = M.Exact([0.3 - h, -0.4]);
            Check.Equal([(above[0] - below[0]) / (2 * h), (above[1] - below[1]) / (2 * h)], [exact[0], exact[2]], tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double[] Step(double[] z, double[] x) => [Math.Tanh((0.3 * z[1]) + x[0]), 0.5 * Math.Cos(z[0] + x[1])];

        private static double[] Iterate(double[] x)
        {
            double[] z = [0, 0];
            for (int k = 0; k < 300; k++)
            {
                z = Step(z, x);
            }

            return z;
        }

        [ImplicitDerivative(FixedPoint = nameof(Step)), Differentiable(Derivatives.Jacobian)]
        public static double[] Exact(double[] x) => Iterate(x);

        [ImplicitDerivative(FixedPoint = nameof(Step), Mode = ImplicitMode.Unrolled, Budget = 100), Differentiable(Derivatives.Jacobian)]
        public static double[] Unrolled(double[] x) => Iterate(x);
    }
}
