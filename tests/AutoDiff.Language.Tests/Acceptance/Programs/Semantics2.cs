namespace Acceptance.AliasingXXReadonly
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], g1 = new double[2], g2 = new double[2];
            M.DotGradient(x, x, g1, g2);
            Check.Equal([1, 2], g1);
            Check.Equal([1, 2], g2);
            M.SelfGradient(x, g1);
            Check.Equal([2, 4], g1);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            double s = 0;
            for (int i = 0; i < a.Length; i++)
                s += a[i] * b[i];
            return s;
        }

        [Differentiable]
        public static double Self(ReadOnlySpan<double> a) => Dot(a, a);
    }
}

namespace Acceptance.AliasingAdjointsSame
{
    public static class Program
    {
        public static void Run()
        {
            double x = 3;
            double a = 0;
            M.MulVjp(x, x, 1.0, ref a, ref a);
            Check.Equal(6, a);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Mul(double x, double y) => x * y;
    }
}

namespace Acceptance.RecursionAckermannish
{
    public static class Program
    {
        public static void Run()
        {
            M.PowGradient(2, 10, out double g);
            Check.Equal(10 * 512, g);
            double[] gg = new double[3];
            M.SumGradient([1.0, 2, 3], gg);
            Check.Equal([2, 4, 6], gg);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Pow(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Pow(x * x, n / 2) : x * Pow(x, n - 1);
        [Differentiable]
        public static double Sum(ReadOnlySpan<double> x) => x.IsEmpty ? 0 : x.Length == 1 ? x[0] * x[0] : Sum(x[..(x.Length / 2)]) + Sum(x[(x.Length / 2)..]);
    }
}

namespace Acceptance.MutualRecursion
{
    public static class Program
    {
        public static void Run()
        {
            M.AGradient(2, 5, out double g);
            Check.Equal(Check.Slope(x => M.A(x, 5), 2), g, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double A(double x, int n) => n <= 0 ? x : Math.Sin(B(x, n - 1)) + x;
        [Differentiable]
        public static double B(double x, int n) => n <= 0 ? x * x : A(x, n - 1) * x;
    }
}

namespace Acceptance.NanNotLeaking
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0, 1, out double a, out double b);
            Check.Equal(0, a);
            Check.Equal(0, b);
            var(v, t) = M.FJvp(-1, 1, 1, 1);
            Check.Equal(0, t);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y) => x > 0 ? Math.Log(x) * Math.Pow(x, y) / x : 0;
    }
}

namespace Acceptance.HypotNormZero
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0, 0, out double a, out double b);
            Check.Equal(0, a);
            Check.Equal(0, b);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y) => double.Hypot(x, y);
    }
}

namespace Acceptance.ClampActiveBoundsMinChain
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, 0, 1, out double a, out double b, out double c);
            Check.Equal(1, a);
            Check.Equal(0, b);
            M.FGradient(2, 0, 1, out a, out b, out c);
            Check.Equal(0, a);
            Check.Equal(1, c);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double lo, double hi) => Math.Clamp(x, lo, hi);
    }
}

namespace Acceptance.IntPowNegBase
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(-2, out double g);
            Check.Equal(12, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => Math.Pow(x, 3);
    }
}

namespace Acceptance.LotsOfParams
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[12];
            M.FGradient(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, out g[0], out g[1], out g[2], out g[3], out g[4], out g[5], out g[6], out g[7], out g[8], out g[9], out g[10], out g[11]);
            Check.Equal(2, g[0]);
            Check.Equal(11, g[11]);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l) => a * b + c * d + e * f + g * h + i * j + k * l;
    }
}
