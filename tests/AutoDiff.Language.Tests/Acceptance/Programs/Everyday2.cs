namespace Acceptance.Jagged
{
    public static class Program
    {
        public static void Run()
        {
            double[][] a = [[1, 2], [3]];
            double[][] g = [[0, 0], [0]];
            M.FGradient(a, g);
            Check.Equal(3, g[0][0]);
            Check.Equal(3, g[0][1]);
            Check.Equal(3, g[1][0]);
            Check.Throws<ArgumentException>(() => M.FGradient(a, [[0, 0], [0, 0]]), "aGradient");
            Check.Throws<ArgumentException>(() => M.FGradient(a, [[0, 0], null !]), "aGradient");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[][] a)
        {
            double s = 0;
            foreach (var row in a[0])
                s += row;
            return s * a[1][0];
        }
    }
}

namespace Acceptance.IsPattern
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double g);
            Check.Equal(4, g);
            M.FGradient(-2, 3, out g);
            Check.Equal(1, g);
            M.FGradient(20, null, out g);
            Check.Equal(0, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int? n)
        {
            if (n is not int k)
                return 0;
            if (x is> 0 and < 10)
                return x * x;
            return k is> 1 ? x : 2 * x;
        }
    }
}

namespace Acceptance.ListPattern
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, [1, 2, 3], out double g);
            Check.Equal(3, g);
            M.FGradient(2, [], out g);
            Check.Equal(1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int[] n) => n switch
        {
            [] => x,
            [var a] => a * x,
            [_, .., var b] => b * x
        };
    }
}

namespace Acceptance.Guards
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[2];
            Check.Throws<ArgumentNullException>(() => M.FGradient(null !, 1, g), "x");
            Check.Throws<ArgumentOutOfRangeException>(() => M.FGradient([1, 2], -1, g), "n");
            M.FGradient([1, 2], 1, g);
            Check.Equal([2, 1], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x, int n)
        {
            ArgumentNullException.ThrowIfNull(x);
            ArgumentOutOfRangeException.ThrowIfNegative(n);
            if (x.Length != 2)
                throw new ArgumentException("two", nameof(x));
            System.Diagnostics.Debug.Assert(x[0] > 0, $"x = {x[0]}");
            return x[0] * x[1] * n;
        }
    }
}

namespace Acceptance.ThrowExpressions
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, "a", out double g);
            Check.Equal(2, g);
            Check.Throws<ArgumentNullException>(() => M.FGradient(2, null, out _));
            Check.Throws<ArithmeticException>(() => M.FGradient(-2, "a", out _));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, string? s)
        {
            string t = s ?? throw new ArgumentNullException(nameof(s));
            double y = x > 0 ? x * x : throw new ArithmeticException($"{x:F3} of {nameof(x)}");
            return t.Length * y / 2;
        }
    }
}

namespace Acceptance.Logging
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        static readonly System.Diagnostics.TraceSource S = new("a");
        [Differentiable]
        public static double F(double x)
        {
            double y = x * x;
            System.Diagnostics.Trace.WriteLine($"y={y}");
            System.Diagnostics.Debug.WriteLine(y);
            Console.Error.WriteLine("x = {0}", x);
            return y;
        }
    }
}

namespace Acceptance.DefaultDiscardIn
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void Both(double x, out double y, out double z)
        {
            y = x * x;
            z = x;
        }

        [Differentiable]
        public static double F_(double x, System.Threading.CancellationToken ct = default)
        {
            double s = default;
            Both(x, out s, out _);
            ct.ThrowIfCancellationRequested();
            return s;
        }

        public static void FGradient(double x, out double g) => F_Gradient(x, default, out g);
    }
}

namespace Acceptance.CheckedInt
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 5, out double g);
            Check.Equal(5 * 16, g);
            Check.Throws<OverflowException>(() => M.FGradient(2, int.MaxValue, out _));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            checked
            {
                int m = n * 2;
                return Math.Pow(x, 5) + 0 * m;
            }
        }
    }
}

namespace Acceptance.TargetTypedNew
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(4 + 1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            double[] a = new double[3];
            a[0] = x;
            a[1] = a[0] * x;
            Pt p = new()
            {
                A = a[1],
                B = x
            };
            return p.A + p.B;
        }

        struct Pt
        {
            public double A, B;
        }
    }
}

namespace Acceptance.LocalFunctions
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(Check.Slope(x => M.F(x, 3), 2), a, tolerance: 1e-7);
            Check.Equal(Check.Slope(x => M.F(2, x), 3), b, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y)
        {
            double scale = x * y;
            double G(double t) => scale * t * t;
            static double H(double t)
            {
                return Math.Sin(t);
            }

            void Bump()
            {
                scale += x;
            }

            Bump();
            return G(y) + H(x) * scale;
        }
    }
}

namespace Acceptance.Lambdas
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(Check.Slope(x => M.F(x, 3), 2), a, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y)
        {
            Func<double, double> f = t => t * y + x;
            Func<double, double, double> h = static (p, q) => p * q;
            return f(x) * h(x, y);
        }
    }
}

namespace Acceptance.Linq
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[3];
            M.FGradient([1.0, 2, 3], g);
            Check.Equal(Check.Slopes(M.F, [1.0, 2, 3]), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x) => x.Sum() * x.Select(v => v * v).Sum() + x.Zip(x, (a, b) => a * b).Sum() + x.Average() + x.Aggregate(1.0, (s, v) => s * v);
    }
}

namespace Acceptance.LinqMaxMinWhere
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[3];
            M.FGradient([1.0, 2, 3], g);
            Check.Equal(Check.Slopes(M.F, [1.0, 2, 3]), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x) => x.Max() * x.Min() + x.Where(v => v > 1.5).Sum(v => v * v) + Enumerable.Range(0, 3).Sum(i => i * x[i]);
    }
}

namespace Acceptance.ListOfDouble
{
    public static class Program
    {
        public static void Run()
        {
            var x = new List<double>
            {
                1,
                2,
                3
            };
            var g = new List<double>
            {
                0,
                0,
                0
            };
            M.FGradient(x, g);
            Check.Equal([6, 3, 2], g.ToArray());
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(List<double> x)
        {
            double p = 1;
            foreach (double v in x)
                p *= v;
            return p;
        }
    }
}

namespace Acceptance.ListAdd
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 4, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 4), 2), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            var l = new List<double>();
            for (int i = 0; i < n; i++)
                l.Add(Math.Pow(x, i));
            double s = 0;
            foreach (var v in l)
                s += v * v;
            return s;
        }
    }
}
