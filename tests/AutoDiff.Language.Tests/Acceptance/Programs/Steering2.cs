namespace Acceptance.PrivateHelperStruct
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
        private readonly struct Pair
        {
            public readonly double A, B;
            public Pair(double a, double b)
            {
                A = a;
                B = b;
            }
        }

        [Differentiable]
        private static Pair Make(double x) => new Pair(x * x, x);
        [Differentiable]
        public static double F(double x)
        {
            Pair p = Make(x);
            return p.A * p.B + Make(p.A).B;
        }
    }
}

namespace Acceptance.ReadonlyRecordStructMethods
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public readonly partial record struct Q(double W, double X)
    {
        [Differentiable]
        public static Q operator *(Q a, Q b) => new(a.W * b.W - a.X * b.X, a.W * b.X + a.X * b.W);
        [Differentiable(ThisIsActive = true)]
        public Q Conj() => this with
        {
            X = -X
        };
        [Differentiable(ThisIsActive = true)]
        public double NormSq() => W * W + X * X;
        [Differentiable(ThisIsActive = true)]
        public double Arg => Math.Atan2(X, W);
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var q = new Q(x, 1) * new Q(1, x);
            return q.Conj().Arg + (q * q.Conj()).NormSq();
        }
    }
}

namespace Acceptance.OutStruct
{
    public static class Program
    {
        public static void Run()
        {
            M.SplitJvp(2, out S s, 1, out S st);
            Check.Equal(4, st.A);
            S sa = new()
            {
                A = 1,
                B = 1
            };
            double xa = 0;
            M.SplitVjp(2, out s, ref xa, ref sa);
            Check.Equal(5, xa);
            Check.Equal(0, sa.A);
        }
    }

    public struct S
    {
        public double A, B;
    }

    public static partial class M
    {
        [Differentiable]
        public static void Split(double x, out S s)
        {
            s = default;
            s.A = x * x;
            s.B = x;
        }
    }
}

namespace Acceptance.RefStructParamValue
{
    public static class Program
    {
        public static void Run()
        {
            var s = new S
            {
                A = 2
            };
            var st = new S
            {
                A = 1
            };
            M.StepJvp(ref s, 3, ref st, 0);
            Check.Equal(6, s.A);
            Check.Equal(3, st.A);
        }
    }

    public struct S
    {
        public double A, B;
    }

    public static partial class M
    {
        [Differentiable]
        public static void Step(ref S s, double k)
        {
            s.A *= k;
            s.B += s.A;
        }
    }
}

namespace Acceptance.SpanOfVectors
{
    public static class Program
    {
        public static void Run()
        {
            Vector2[] v = [new(1, 2), new(3, 4)], g = new Vector2[2];
            M.FGradient(v, g);
            Check.True(g[0] == new Vector2(2, 4) && g[1] == new Vector2(6, 8));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static float F(ReadOnlySpan<Vector2> v)
        {
            float s = 0;
            foreach (var p in v)
                s += Vector2.Dot(p, p);
            return s;
        }
    }
}

namespace Acceptance.Span2dFlat
{
    public static class Program
    {
        public static void Run()
        {
            double[] a = [1, 2, 3, 4], b = [5, 6, 7, 8], c = new double[4];
            double[] aa = new double[4], ba = new double[4], ca = [1, 1, 1, 1];
            M.MulVjp(a, b, c, 2, aa, ba, ca);
            Check.Equal([11, 15, 11, 15], aa);
            Check.Equal([4, 4, 6, 6], ba);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void Mul(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int n)
        {
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                {
                    double s = 0;
                    for (int k = 0; k < n; k++)
                        s += a[i * n + k] * b[k * n + j];
                    c[i * n + j] = s;
                }
        }
    }
}

namespace Acceptance.Conv1d
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3, 4, 5], k = [0.5, 1, -1];
            double[] gk = new double[3], gx = new double[5];
            M.LossGradient(x, k, gx, gk);
            Check.Equal(Check.Slopes(q => M.Loss(x, q), k), gk, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Loss(double[] x, double[] k)
        {
            double loss = 0;
            for (int i = 0; i <= x.Length - k.Length; i++)
            {
                double y = 0;
                for (int j = 0; j < k.Length; j++)
                    y += x[i + j] * k[j];
                loss += Math.Max(0, y) + 0.5 * y * y;
            }

            return loss;
        }
    }
}

namespace Acceptance.CumulativeSumReverseLoop
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[4];
            M.FGradient([1.0, 2, 3, 4], g);
            Check.Equal(Check.Slopes(a => M.F(a), [1.0, 2, 3, 4]), g, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x)
        {
            var c = new double[x.Length + 1];
            for (int i = x.Length - 1; i >= 0; i -= 1)
                c[i] = c[i + 1] + x[i];
            double p = 1;
            for (int i = 0; i < x.Length; i += 2)
                p *= c[i];
            return p;
        }
    }
}

namespace Acceptance.RingBufferModIndex
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.7, 9, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 9), 0.7), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            Span<double> ring = stackalloc double[3];
            ring[0] = x;
            for (int t = 1; t < n; t++)
                ring[t % 3] = Math.Sin(ring[(t + 2) % 3]) + 0.5 * ring[t % 3];
            return ring[0] + ring[1] * ring[2];
        }
    }
}

namespace Acceptance.BisectionImplicitFree
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.True(!double.IsNaN(g));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double a)
        {
            double lo = 0, hi = a + 1;
            for (int i = 0; i < 60; i++)
            {
                double mid = 0.5 * (lo + hi);
                if (mid * mid < a)
                    lo = mid;
                else
                    hi = mid;
            }

            return 0.5 * (lo + hi) + a;
        }
    }
}

namespace Acceptance.MatrixExpStructRecursion
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.3, 4, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 4), 0.3), g, tolerance: 1e-7);
        }
    }

    public readonly partial record struct M2(double A, double B, double C, double D)
    {
        [Differentiable]
        public static M2 operator *(M2 l, M2 r) => new(l.A * r.A + l.B * r.C, l.A * r.B + l.B * r.D, l.C * r.A + l.D * r.C, l.C * r.B + l.D * r.D);
    }

    public static partial class M
    {
        [Differentiable]
        static M2 Pow(M2 m, int n) => n == 1 ? m : n % 2 == 0 ? Pow(m * m, n / 2) : m * Pow(m, n - 1);
        [Differentiable]
        public static double F(double x, int n)
        {
            var p = Pow(new M2(x, 1, 1 - x, x * x), n);
            return p.A + p.D * p.B;
        }
    }
}
