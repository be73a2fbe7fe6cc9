namespace Acceptance.ArrayOfStructLocal
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 4, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 4), 2), g, tolerance: 1e-7);
        }
    }

    public struct P
    {
        public double X, V;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            var ps = new P[n];
            for (int i = 0; i < n; i++)
                ps[i] = new P
                {
                    X = x * i,
                    V = 1
                };
            for (int k = 0; k < 3; k++)
                for (int i = 0; i < n; i++)
                {
                    ps[i].V -= 0.1 * ps[i].X;
                    ps[i].X += 0.1 * ps[i].V;
                }

            double s = 0;
            foreach (var p in ps)
                s += p.X * p.X;
            return s;
        }
    }
}

namespace Acceptance.ArrayOfTuples
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            (double A, double B)[] t = [(x, 1), (2 * x, x)];
            double s = 0;
            foreach (var(a, b)in t)
                s += a * b;
            t[0].A = s;
            t[1] = (s, t[0].A);
            return t[0].A * t[1].B;
        }
    }
}

namespace Acceptance.Local2dArray
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var a = new double[3, 3];
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < 3; j++)
                    a[i, j] = Math.Pow(x, i) / (j + 1);
            for (int k = 0; k < 2; k++)
                for (int i = k + 1; i < 3; i++)
                {
                    double f = a[i, k] / (a[k, k] + 1);
                    for (int j = 0; j < 3; j++)
                        a[i, j] -= f * a[k, j];
                }

            double s = 0;
            foreach (double v in a)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.MatrixJaggedParams
{
    public static class Program
    {
        public static void Run()
        {
            double[][] a = [[1, 2], [3, 4]];
            double[] v = [1, 1];
            double[][] ga = [[0, 0], [0, 0]];
            double[] gv = new double[2];
            M.FGradient(a, v, ga, gv);
            Check.Equal(Check.Slopes(w => M.F(a, w), v), gv, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double[] Mul(double[][] a, double[] x)
        {
            var r = new double[a.Length];
            for (int i = 0; i < a.Length; i++)
                for (int j = 0; j < x.Length; j++)
                    r[i] += a[i][j] * x[j];
            return r;
        }

        [Differentiable]
        public static double F(double[][] a, double[] x)
        {
            var y = Mul(a, Mul(a, x));
            double s = 0;
            foreach (var t in y)
                s += t * t;
            return s;
        }
    }
}

namespace Acceptance.ReturnsArray
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2];
            var(v, t) = M.FJvp(x, [1, 0]);
            Check.Equal([2, 2], t);
            double[] xa = new double[2];
            var r = M.FVjp(x, [1, 1], xa);
            Check.Equal([4, 1 + 0.0], [xa[0], xa[1]]);
            double[] J = new double[4];
            M.FJacobian(x, J);
            Check.Equal([2, 0, 2, 1], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
        public static double[] F(double[] x) => [x[0] * x[0], x[0] * x[1]];
    }
}

namespace Acceptance.ReturnsStruct
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.FJvp(2, 1);
            Check.Equal(4, t.A);
            double xa = 0;
            M.FVjp(2, new R { A = 1, B = 2 }, ref xa);
            Check.Equal(4 + 24, xa);
        }
    }

    public struct R
    {
        public double A, B;
        public int N;
    }

    public static partial class M
    {
        [Differentiable]
        public static R F(double x) => new R
        {
            A = x * x,
            B = x * x * x,
            N = 3
        };
    }
}

namespace Acceptance.StringInterpThrow
{
    public static class Program
    {
        public static void Run()
        {
            Check.Throws<ArgumentException>(() => M.FGradient(-1, out _), "x");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            if (!(x >= 0))
            {
                throw new ArgumentException($"x must not be negative, but is {x:G17}, {{braces}} \"quoted\" \\ {(x < 0 ? "neg" : "nan")}", nameof(x));
            }

            return Math.Sqrt(x);
        }
    }
}

namespace Acceptance.TernaryNested
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, out double g);
            Check.Equal(1, g);
            M.FGradient(5, out g);
            Check.Equal(0, g);
            M.FGradient(-5, out g);
            Check.Equal(-1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => x < 0 ? -x : x > 1 ? x > 4 ? 4 : x * x : x;
    }
}

namespace Acceptance.CompoundOps
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
            double s = x;
            s += y;
            s *= s;
            s /= x + 1;
            s -= x;
            s %= 100;
            double t = s++;
            t += --s;
            double u, v;
            u = v = s * t;
            v += u;
            return u + v * s - -t + +x;
        }
    }
}

namespace Acceptance.StaticLocalUsingGenericMath
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2.0, 3, out double g);
            Check.Equal(12, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static T Power<T>(T x, int n)
            where T : IFloatingPointIeee754<T>
        {
            T r = T.One;
            for (int i = 0; i < n; i++)
                r *= x;
            return r + T.CreateChecked(0) * T.Pi;
        }

        [Differentiable]
        public static double F(double x, int n) => Power(x, n);
    }
}

namespace Acceptance.GenericSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[2];
            M.FGradient<double>([1.0, 2.0], g);
            Check.Equal([2, 4], g);
            float[] h = new float[2];
            M.FGradient<float>([1f, 2f], h);
            Check.Equal(4, h[1]);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static T F<T>(ReadOnlySpan<T> x)
            where T : IFloatingPointIeee754<T>
        {
            T s = T.Zero;
            foreach (T v in x)
                s += v * v;
            return s;
        }
    }
}
