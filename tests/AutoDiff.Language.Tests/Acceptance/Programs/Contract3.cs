namespace Acceptance.InParam
{
    public static class Program
    {
        public static void Run()
        {
            double x = 3, xt = 1;
            Check.Equal(6, M.FJvp(in x, xt).Tangent);
            Check.Equal(6, M.FJvp(x, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(in double x) => x * x;
    }
}

namespace Acceptance.HandWrittenVjp
{
    public static class Program
    {
        public static void Run()
        {
            double a = 0;
            M.GVjp(2.0, 1.0, ref a);
            Check.Equal(12, a);
            Check.True(M.called);
            Check.Equal(12, M.GJvp(2, 1).Tangent);
        }
    }

    public static partial class M
    {
        public static bool called;
        [Differentiable]
        public static double F(double x) => x * x * x;
        public static double FVjp(double x, double resultAdjoint, ref double xAdjoint)
        {
            called = true;
            xAdjoint += 3 * x * x * resultAdjoint;
            return x * x * x;
        }

        [Differentiable]
        public static double G(double x) => F(x);
    }
}

namespace Acceptance.HandWrittenJvp
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(12, M.GJvp(2, 1).Tangent);
            Check.True(M.called);
        }
    }

    public static partial class M
    {
        public static bool called;
        [Differentiable]
        public static double F(double x) => x * x * x;
        public static (double Value, double Tangent) FJvp(double x, double xTangent)
        {
            called = true;
            return (x * x * x, 3 * x * x * xTangent);
        }

        [Differentiable]
        public static double G(double x) => F(x);
    }
}

namespace Acceptance.DerivativeOf
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(2 * 2, M.FJvp(2, 1).Tangent);
            double a = 0;
            M.FVjp(2, 1, ref a);
            Check.Equal(4, a);
        }
    }

    public static class Lib
    {
        public static double Sq(double x) => x * x;
    }

    public static class LibD
    {
        [DerivativeOf(typeof(Lib), nameof(Lib.Sq))]
        public static (double Value, double Tangent) SqJvp(double x, double xTangent) => (x * x, 2 * x * xTangent);
        [DerivativeOf(typeof(Lib), nameof(Lib.Sq))]
        public static double SqVjp(double x, double resultAdjoint, ref double xAdjoint)
        {
            xAdjoint += 2 * x * resultAdjoint;
            return x * x;
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => Lib.Sq(x);
    }
}

namespace Acceptance.StopGradient
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(2, M.FJvp(2, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => x * Diff.StopGradient(x);
    }
}

namespace Acceptance.Kinks
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(0, M.AJvp(0, 1).Tangent);
            Check.Equal(0.5, M.BJvp(1, 1, 1, 0).Tangent);
            Check.Equal(0.5, M.CJvp(1, 1, 1, 0).Tangent);
            Check.Equal(1, M.DJvp(0, 1).Tangent);
            Check.Equal(1, M.DJvp(1, 1).Tangent);
            Check.Equal(0, M.DJvp(2, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double A(double x) => Math.Abs(x);
        [Differentiable]
        public static double B(double x, double y) => Math.Max(x, y);
        [Differentiable]
        public static double C(double x, double y) => Math.Min(x, y);
        [Differentiable]
        public static double D(double x) => Math.Clamp(x, 0, 1);
    }
}

namespace Acceptance.SingularZeroTangent
{
    public static class Program
    {
        public static void Run()
        {
            Check.True(double.IsPositiveInfinity(M.SJvp(0, 1).Tangent));
            Check.Equal(0, M.SJvp(0, 0).Tangent);
            double a = 0;
            M.SVjp(0, 0, ref a);
            Check.Equal(0, a);
            Check.Equal(0, M.LJvp(0, 0).Tangent);
            Check.Equal(0, M.PJvp(0, 0.5, 0, 0).Tangent);
            M.SGradient(0, out double g);
            Check.True(double.IsPositiveInfinity(g));
            Check.Equal(0, M.GuardedJvp(0, 1).Tangent);
            M.GuardedGradient(0, out g);
            Check.Equal(0, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double S(double x) => Math.Sqrt(x);
        [Differentiable]
        public static double L(double x) => Math.Log(x);
        [Differentiable]
        public static double P(double x, double y) => Math.Pow(x, y);
        [Differentiable]
        public static double Guarded(double x) => x > 0 ? Math.Sqrt(x) : 0;
    }
}

namespace Acceptance.ArgChecks
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3];
            Check.Throws<ArgumentException>(() => M.FJvp(x, 2, [1, 2], 0), "xTangent");
            Check.Throws<ArgumentException>(() =>
            {
                double f = 0;
                M.FVjp(x, 2, new double[2], ref f);
            }, "xAdjoint");
            Check.Throws<ArgumentException>(() => M.GGradient(x, new double[4]), "xGradient");
            Check.Throws<ArgumentException>(() => M.GJacobian(x, new double[4]), "jacobian");
            Check.Throws<ArgumentException>(() => M.GHessian(x, new double[3]), "hessian");
            Check.Throws<ArgumentException>(() => M.GHvp(x, new double[2], new double[3]), "xTangent");
            Check.Throws<ArgumentException>(() => M.GHvp(x, new double[3], new double[2]), "xProduct");
            Check.Throws<ArgumentException>(() => M.HGradient(x, null !), "xGradient");
            Check.Throws<ArgumentException>(() => M.HJvp(x, null !), "xTangent");
            Check.Equal([1, 2, 3], x);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(Span<double> x, double f)
        {
            foreach (ref double v in x)
                v *= f;
        }

        [Differentiable(Derivatives.Default | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Hvp)]
        public static double G(ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (double v in x)
                s += v * v;
            return s;
        }

        [Differentiable]
        public static double H(double[] x) => x[0] * x[1];
    }
}

namespace Acceptance.ZeroAlloc
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = new double[100];
            for (int i = 0; i < 100; i++)
                x[i] = i * 0.01;
            double[] g = new double[100];
            Check.AllocatesNothing(() => M.FGradient(x, g));
            Check.AllocatesNothing(() => M.FJvp(x, g));
            Check.AllocatesNothing(() => M.FVjp(x, 1, g));
            Check.AllocatesNothing(() => M.FHvp(x, x, g));
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 1;
            for (int i = 0; i < x.Length; i++)
            {
                s = Math.Sin(s) * x[i] + s;
                if (s > 10)
                    s = Math.Log(s);
            }

            return s;
        }
    }
}

namespace Acceptance.ThreadSafety
{
    public static class Program
    {
        public static void Run()
        {
            var xs = Enumerable.Range(0, 1000).Select(i => i * 0.01).ToArray();
            var r = new double[1000];
            Parallel.For(0, 1000, i =>
            {
                M.FGradient(xs[i], 50, out double g);
                r[i] = g;
            });
            for (int i = 0; i < 1000; i++)
            {
                M.FGradient(xs[i], 50, out double g);
                Check.Equal(g, r[i]);
            }
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            double s = x;
            for (int i = 0; i < n; i++)
                s = Math.Sin(s) + x;
            return s;
        }
    }
}

namespace Acceptance.PrimalAfterThrow
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, -3];
            double[] xa = new double[3];
            Check.Throws<InvalidOperationException>(() => M.FVjp(x, xa));
            Check.Equal([2, 4, -3], x);
            double[] x2 = [1, 2, -3];
            Check.Throws<InvalidOperationException>(() => M.FJvp(x2, xa));
            Check.Equal([2, 4, -3], x2);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(Span<double> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] < 0)
                    throw new InvalidOperationException("negative");
                x[i] *= 2;
            }
        }
    }
}

namespace Acceptance.RecordClassParam
{
    public static class Program
    {
        public static void Run()
        {
            var p = new P(1, 2);
            var t = new P(1, 0);
            Check.Equal(2, M.FJvp(p, t).Tangent);
        }
    }

    public record P(double A, double B);
    public static partial class M
    {
        [Differentiable(Derivatives.Jvp)]
        public static double F(P p) => p.A * p.B;
    }
}

namespace Acceptance.RecordStructWith
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public readonly record struct S(double A, double B, int N);
    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var s = new S(x, x * x, 3);
            s = s with
            {
                A = s.B * s.N
            };
            var(a, b, n) = s;
            return a * b + n;
        }
    }
}

namespace Acceptance.TupleParamResult
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.PolarJvp((3, 4), (1, 0));
            Check.Equal(5, v.R);
            Check.Equal(0.6, t.R);
            Check.Equal(-4.0 / 25, t.Theta);
            (double X, double Y) a = (0, 0);
            M.PolarVjp((3, 4), (1, 0), ref a);
            Check.Equal(0.6, a.X);
            Check.Equal(0.8, a.Y);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static (double R, double Theta) Polar((double X, double Y) p) => (Math.Sqrt(p.X * p.X + p.Y * p.Y), Math.Atan2(p.Y, p.X));
    }
}
