namespace Acceptance.SolverInstanceMethod
{
    public static class Program
    {
        public static void Run()
        {
            var pipe = new Pipe(0.02, 3);
            double q = pipe.Flow(5);
            pipe.FlowGradient(5, out double slope);
            Check.Equal(Check.Slope(pipe.Flow, 5), slope, tolerance: 1e-8);
            pipe.LossGradient(5, 2, out double p, out double _);
            Check.Equal(2 * q * 2 * slope, p, tolerance: 1e-8);
        }
    }

    public sealed partial class Pipe(double friction, double drag)
    {
        private readonly double quadratic = drag;

        [Differentiable]
        private double Balance(double q, double pressure) => (quadratic * q * q) + (friction * q) + (0.1 * Math.Sin(q)) - pressure;

        [ImplicitDerivative(Residual = nameof(Balance))]
        public double Flow(double pressure)
        {
            double q = 1;
            for (int i = 0; i < 100; i++)
            {
                q -= Balance(q, pressure) / ((2 * quadratic * q) + friction + (0.1 * Math.Cos(q)));
            }

            return q;
        }

        [Differentiable]
        public double Loss(double pressure, double weight)
        {
            double q = Flow(pressure);
            return weight * q * q;
        }
    }
}

namespace Acceptance.SolverGenericMath
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(1.0 / 6, M.RootGradient(9.0, out double g) / 3 * g);
            M.RootGradient(9f, out float f);
            Check.Equal(1.0 / 6, f, tolerance: 1e-6);
            Check.Equal(1.0 / 6, M.RootJvp<double>(9, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static T Square<T>(T x, T a) where T : IFloatingPointIeee754<T> => (x * x) - a;

        [ImplicitDerivative(Residual = nameof(Square))]
        public static T Root<T>(T a) where T : IFloatingPointIeee754<T>
        {
            T x = a;
            for (int i = 0; i < 60; i++)
            {
                x = (x + (a / x)) / T.CreateChecked(2);
            }

            return x;
        }
    }
}

namespace Acceptance.SolverNestedInSolver
{
    public static class Program
    {
        public static void Run()
        {
            double slope = M.OuterJvp(1.5, 1).Tangent;
            Check.Equal(Check.Slope(M.Outer, 1.5), slope, tolerance: 1e-8);
            M.OuterHvp(1.5, 1, out double curvature);
            Check.Equal(Check.Slope(c => M.OuterJvp(c, 1).Tangent, 1.5), curvature, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Inner(double x, double a) => x + (0.25 * Math.Sin(x)) - a;

        [ImplicitDerivative(Residual = nameof(Inner))]
        public static double SolveInner(double a)
        {
            double x = a;
            for (int i = 0; i < 100; i++)
            {
                x = a - (0.25 * Math.Sin(x));
            }

            return x;
        }

        [Differentiable]
        public static double OuterEquation(double y, double c) => (y * y * y) + SolveInner(y) - c;

        [ImplicitDerivative(Residual = nameof(OuterEquation)), Differentiable(Derivatives.All)]
        public static double Outer(double c)
        {
            double low = -10, high = 10;
            for (int i = 0; i < 200; i++)
            {
                double middle = (low + high) / 2;
                if (OuterEquation(middle, c) > 0)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            return (low + high) / 2;
        }
    }
}

namespace Acceptance.SolverImplicitEulerTrajectory
{
    public static class Program
    {
        public static void Run()
        {
            double y = M.IntegrateGradient(1, 2, 0.1, 25, out double byStart, out double byRate, out double byStep);
            Check.Equal(Check.Slope(t => M.Integrate(t, 2, 0.1, 25), 1), byStart);
            Check.Equal(Check.Slope(t => M.Integrate(1, t, 0.1, 25), 2), byRate);
            Check.Equal(Check.Slope(t => M.Integrate(1, 2, t, 25), 0.1), byStep, tolerance: 1e-8);
            Check.True(y > 0);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double Euler(double next, double y, double k, double h) => next - y + (h * k * next * next * next);

        [ImplicitDerivative(Residual = nameof(Euler))]
        private static double Step(double y, double k, double h)
        {
            double next = y;
            for (int i = 0; i < 50; i++)
            {
                next -= Euler(next, y, k, h) / (1 + (3 * h * k * next * next));
            }

            return next;
        }

        [Differentiable]
        public static double Integrate(double y, double k, double h, int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                y = Step(y, k, h);
            }

            return y;
        }
    }
}

namespace Acceptance.SolverWithTryCatchAndStatics
{
    public static class Program
    {
        public static void Run()
        {
            M.SolveGradient(3, out double slope);
            Check.Equal(1 / (1 + Math.Exp(M.Solve(3))), slope);
            Check.True(M.Calls > 0);
        }
    }

    public static partial class M
    {
        public static int Calls { get; private set; }

        private static readonly Dictionary<double, double> Cache = [];

        [Differentiable]
        private static double G(double x, double a) => x + Math.Exp(x) - a;

        [ImplicitDerivative(Residual = nameof(G))]
        public static double Solve(double a)
        {
            lock (Cache)
            {
                Calls++;
                try
                {
                    if (Cache.TryGetValue(a, out double known))
                    {
                        return known;
                    }

                    double x = 0;
                    foreach (int i in Enumerable.Range(0, 100))
                    {
                        x -= G(x, a) / (1 + Math.Exp(x));
                    }

                    return Cache[a] = x;
                }
                catch (OverflowException)
                {
                    return double.NaN;
                }
            }
        }
    }
}

namespace Acceptance.SolverOutParameterAndStatus
{
    public static class Program
    {
        public static void Run()
        {
            var status = M.TrySolveJvp(7, out double x, 1, out double xTangent);
            Check.True(status);
            Check.Equal(7, (x * x * x) + x);
            Check.Equal(1 / ((3 * x * x) + 1), xTangent);
            double adjoint = 0, seed = 2;
            M.TrySolveVjp(7, out x, ref adjoint, ref seed);
            Check.Equal(2 / ((3 * x * x) + 1), adjoint);
            Check.Equal(0, seed);
        }
    }

    public static partial class M
    {
        [Differentiable]
        private static double Cubic(double x, double a) => (x * x * x) + x - a;

        [ImplicitDerivative(Residual = nameof(Cubic))]
        public static bool TrySolve(double a, out double x)
        {
            x = 1;
            for (int i = 0; i < 100; i++)
            {
                x -= Cubic(x, a) / ((3 * x * x) + 1);
            }

            return !double.IsNaN(x);
        }
    }
}
