namespace Acceptance.SolverNewtonCubeRoot
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(2, M.CubeRoot(8));
            (double value, double tangent) = M.CubeRootJvp(8, 1);
            Check.Equal(2, value);
            Check.Equal(1.0 / 12, tangent);
            double adjoint = 0.5;
            Check.Equal(2, M.CubeRootVjp(8, 6, ref adjoint));
            Check.Equal(1, adjoint);
            Check.Equal(2, M.CubeRootGradient(8, out double gradient));
            Check.Equal(1.0 / 12, gradient);
        }
    }

    public static partial class M
    {
        [ImplicitDerivative(Residual = nameof(Residual))]
        public static double CubeRoot(double a)
        {
            double x = a;
            for (int i = 0; i < 100; i++)
            {
                double step = ((x * x * x) - a) / (3 * x * x);
                x -= step;
                if (Math.Abs(step) < 1e-15)
                {
                    break;
                }
            }

            return x;
        }

        [Differentiable]
        static double Residual(double x, double a) => x * x * x - a;
    }
}

namespace Acceptance.SolverBisectionWithBracketAndTolerance
{
    public static class Program
    {
        public static void Run()
        {
            double root = M.SolveGradient(2, 0, 3, 1e-15, out double slope);
            Check.Equal(0.0, root * Math.Exp(root) - 2, tolerance: 1e-13);
            Check.Equal(1 / (Math.Exp(root) * (1 + root)), slope);
            M.SolveHvp(2, 0, 3, 1e-15, 1, out double curvature);
            Check.Equal(Check.Slope(c => { M.SolveGradient(c, 0, 3, 1e-15, out double g); return g; }, 2), curvature, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        // Lambert's W by bisection.
        [ImplicitDerivative(Residual = nameof(G))]
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double Solve(double c, [NoDerivative] double low, [NoDerivative] double high, [NoDerivative] double tolerance)
        {
            while (high - low > tolerance)
            {
                double middle = 0.5 * (low + high);
                if (middle == low || middle == high)
                {
                    break;
                }

                if (G(middle, c) > 0)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            return 0.5 * (low + high);
        }

        [Differentiable]
        private static double G(double w, double c) => (w * Math.Exp(w)) - c;
    }
}

namespace Acceptance.SolverBabylonianFixedPoint
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(3, M.SquareRoot(9));
            Check.Equal(1.0 / 6, M.SquareRootJvp(9, 1).Tangent);
            M.SquareRootGradient(9, out double slope);
            Check.Equal(1.0 / 6, slope);
            M.SquareRootHvp(9, 1, out double curvature);
            Check.Equal(-1.0 / 108, curvature);
        }
    }

    public static partial class M
    {
        [ImplicitDerivative(FixedPoint = nameof(Step)), Differentiable(Derivatives.All)]
        public static double SquareRoot(double a)
        {
            double x = 1;
            double last;
            do
            {
                last = x;
                x = Step(x, a);
            }
            while (Math.Abs(x - last) > 1e-15);
            return x;
        }

        [Differentiable]
        private static double Step(double x, double a) => 0.5 * (x + a / x);
    }
}

namespace Acceptance.SolverObjectiveGoldenSection
{
    public static class Program
    {
        public static void Run()
        {
            // The minimum of cosh(x - a) + b x is at x = a - asinh(b).
            double x = M.MinimizeGradient(1, 0.5, -5, 5, out double byA, out double byB);
            Check.Equal(1 - Math.Asinh(0.5), x, tolerance: 1e-7);
            Check.Equal(1, byA, tolerance: 1e-7);
            Check.Equal(-1 / Math.Sqrt(1.25), byB, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Cost(double x, double a, double b) => Math.Cosh(x - a) + b * x;

        [ImplicitDerivative(Objective = nameof(Cost))]
        public static double Minimize(double a, double b, [NoDerivative] double from, [NoDerivative] double to)
        {
            double ratio = (Math.Sqrt(5) - 1) / 2;
            while (to - from > 1e-9)
            {
                double c = to - (ratio * (to - from));
                double d = from + (ratio * (to - from));
                (from, to) = Cost(c, a, b) < Cost(d, a, b) ? (from, d) : (c, to);
            }

            return (from + to) / 2;
        }
    }
}

namespace Acceptance.SolverSpanNewton2D
{
    public static class Program
    {
        public static void Run()
        {
            double[] z = [2, 0.1];
            double[] zTangent = new double[2];
            M.IntersectJvp([4, 1], z, [1, 0], zTangent);

            // x² + y² = r, x y = p.
            double x = z[0], y = z[1];
            Check.Equal(4, (x * x) + (y * y));
            Check.Equal(1, x * y);
            double det = (2 * x * x) - (2 * y * y);
            Check.Equal([x / det, -y / det], zTangent);
            double[] adjoint = new double[2];
            double[] zAdjoint = [1, 0];
            z = [2, 0.1];
            M.IntersectVjp([4, 1], z, adjoint, zAdjoint);
            x = z[0];
            y = z[1];
            det = (2 * x * x) - (2 * y * y);
            Check.Equal([x / det, -2 * y / det], adjoint);
            Check.Equal([0, 0], zAdjoint);
            double[] jacobian = new double[4];
            z = [2, 0.1];
            M.IntersectJacobian([4, 1], z, jacobian);
            Check.Equal([x / det, -2 * y / det, -y / det, 2 * x / det], jacobian);
        }
    }

    public static partial class M
    {
        [ImplicitDerivative(Residual = nameof(Equations))]
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
        public static void Intersect(ReadOnlySpan<double> theta, Span<double> z)
        {
            for (int i = 0; i < 60; i++)
            {
                double f = (z[0] * z[0]) + (z[1] * z[1]) - theta[0];
                double g = (z[0] * z[1]) - theta[1];
                double det = (2 * z[0] * z[0]) - (2 * z[1] * z[1]);
                double dx = ((z[0] * f) - (2 * z[1] * g)) / det;
                double dy = ((2 * z[0] * g) - (z[1] * f)) / det;
                z[0] -= dx;
                z[1] -= dy;
            }
        }

        [Differentiable]
        static void Equations(ReadOnlySpan<double> z, ReadOnlySpan<double> theta, Span<double> residual)
        {
            residual[0] = (z[0] * z[0]) + (z[1] * z[1]) - theta[0];
            residual[1] = (z[0] * z[1]) - theta[1];
        }
    }
}

namespace Acceptance.SolverArrayResultAndArrayGuess
{
    public static class Program
    {
        public static void Run()
        {
            double[] z = M.Equilibrium([0.5, 2], [0, 0]);
            double[] tangent = M.EquilibriumJvp([0.5, 2], [0, 0], [1, 0]).Tangent;
            double h = 1e-6;
            double[] above = M.Equilibrium([0.5 + h, 2], [0, 0]), below = M.Equilibrium([0.5 - h, 2], [0, 0]);
            for (int i = 0; i < 2; i++)
            {
                Check.Equal((above[i] - below[i]) / (2 * h), tangent[i], tolerance: 1e-8);
            }

            double[] gradient = new double[2];
            double value = M.SumGradient([0.5, 2], gradient);
            Check.Equal(z[0] + (3 * z[1]), value);
            Check.Equal(Check.Slopes(M.Sum, 0.5, 2), gradient, tolerance: 1e-8);
            double[] product = new double[2];
            M.SumHvp([0.5, 2], [1, -1], product);
            double[] g1 = new double[2], g2 = new double[2];
            M.SumGradient([0.5 + h, 2 - h], g1);
            M.SumGradient([0.5 - h, 2 + h], g2);
            Check.Equal([(g1[0] - g2[0]) / (2 * h), (g1[1] - g2[1]) / (2 * h)], product, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double[] Step(double[] z, double[] input) =>
            [Math.Tanh((0.3 * z[1]) + input[0]), 0.5 * Math.Sin((z[0] * input[1]) + z[1])];

        [ImplicitDerivative(FixedPoint = nameof(Step))]
        public static double[] Equilibrium(double[] input, [NoDerivative] double[] start)
        {
            double[] z = start;
            for (int k = 0; k < 300; k++)
            {
                z = Step(z, input);
            }

            return z;
        }

        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double Sum(double[] input)
        {
            double[] z = Equilibrium(input, new double[2]);
            return z[0] + (3 * z[1]);
        }
    }
}

namespace Acceptance.SolverTupleResult
{
    public static class Program
    {
        public static void Run()
        {
            // x + y = s, x y = p.
            var (value, tangent) = M.SplitJvp(5, 6, 1, 0);
            Check.Equal(2, value.X);
            Check.Equal(3, value.Y);
            Check.Equal(-2, tangent.X);
            Check.Equal(3, tangent.Y);
            double s = 0, p = 0;
            M.SplitVjp(5, 6, (1, 0), ref s, ref p);
            Check.Equal(-2, s);
            Check.Equal(1, p);
            double[] jacobian = new double[4];
            M.SplitJacobian(5, 6, jacobian);
            Check.Equal([-2, 1, 3, -1], jacobian);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static (double, double) Equations((double X, double Y) z, double s, double p) => (z.X + z.Y - s, (z.X * z.Y) - p);

        [ImplicitDerivative(Residual = nameof(Equations))]
        [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
        public static (double X, double Y) Split(double s, double p)
        {
            double root = Math.Sqrt((s * s) - (4 * p));
            return ((s - root) / 2, (s + root) / 2);
        }
    }
}

namespace Acceptance.SolverStructResult
{
    public static class Program
    {
        public static void Run()
        {
            Solution found = M.Solve(2, 3);
            Check.True(found.Iterations > 0);
            var (value, tangent) = M.SolveJvp(2, 3, 1, 0);
            Check.Equal(found.X, value.X);
            double h = 1e-6;
            Check.Equal((M.Solve(2 + h, 3).X - M.Solve(2 - h, 3).X) / (2 * h), tangent.X, tolerance: 1e-8);
            Check.Equal((M.Solve(2 + h, 3).Y - M.Solve(2 - h, 3).Y) / (2 * h), tangent.Y, tolerance: 1e-8);
            double loss = M.LossGradient(2, 3, out double a, out double b);
            Check.Equal(found.X * found.Y, loss);
            Check.Equal(Check.Slope(t => M.Loss(t, 3), 2), a, tolerance: 1e-8);
            Check.Equal(Check.Slope(t => M.Loss(2, t), 3), b, tolerance: 1e-8);
        }
    }

    public struct Solution
    {
        public double X;
        public double Y;
        public int Iterations;
    }

    public static partial class M
    {
        [Differentiable]
        public static void Residual(Solution z, double a, double b, Span<double> r)
        {
            r[0] = (z.X * z.X) + z.Y - a;
            r[1] = (z.Y * z.Y) - z.X - b;
        }

        [ImplicitDerivative(Residual = nameof(Residual))]
        public static Solution Solve(double a, double b)
        {
            var z = new Solution { X = 1, Y = 2 };
            for (; z.Iterations < 50; z.Iterations++)
            {
                double f = (z.X * z.X) + z.Y - a, g = (z.Y * z.Y) - z.X - b;
                double det = (4 * z.X * z.Y) + 1;
                double dx = ((2 * z.Y * f) - g) / det, dy = ((2 * z.X * g) + f) / det;
                z.X -= dx;
                z.Y -= dy;
                if (Math.Abs(dx) + Math.Abs(dy) < 1e-15)
                {
                    break;
                }
            }

            return z;
        }

        [Differentiable]
        public static double Loss(double a, double b)
        {
            Solution z = Solve(a, b);
            return z.X * z.Y;
        }
    }
}
