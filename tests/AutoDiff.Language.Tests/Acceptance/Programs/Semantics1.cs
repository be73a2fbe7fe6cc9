namespace Acceptance.CopyStructs
{
    public static class Program
    {
        public static void Run()
        {
            var ps = new P[]
            {
                new()
                {
                    X = 1,
                    Y = 2
                },
                new()
                {
                    X = 3,
                    Y = 4
                }
            };
            var g = new P[2];
            M.FGradient(ps, 2, g, out double gk);
            Check.Equal(4, g[0].X);
            Check.Equal(6, g[1].Y);
            Check.Equal(14, gk);
            M.HGradient(new P { X = 1, Y = 2 }, out var gh);
            Check.Equal(6, gh.X);
            Check.Equal(3, gh.Y);
        }
    }

    public struct P
    {
        public double X { get; set; }

        public double Y;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<P> ps, double k)
        {
            P[] l = ps.ToArray();
            for (int i = 0; i < l.Length; i++)
                l[i].X *= k;
            Span<P> m = new P[l.Length];
            l.CopyTo(m);
            double s = 0;
            foreach (var p in m)
                s += p.X * p.Y;
            return s;
        }

        [Differentiable]
        public static double H(P p)
        {
            var a = new P[3];
            Array.Fill(a, p);
            double s = 0;
            foreach (var q in a)
                s += q.X * q.Y;
            return s;
        }
    }
}

namespace Acceptance.ListStructsCopy
{
    public static class Program
    {
        public static void Run()
        {
            var ps = new List<P>
            {
                new()
                {
                    X = 1,
                    Y = 2
                },
                new()
                {
                    X = 3,
                    Y = 4
                }
            };
            var g = new List<P>
            {
                default,
                default
            };
            M.FGradient(ps, 2, g, out double gk);
            Check.Equal(4, g[0].X);
            Check.Equal(6, g[1].Y);
            Check.Equal(14, gk);
        }
    }

    public struct P
    {
        public double X { get; set; }

        public double Y;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(List<P> ps, double k)
        {
            var l = new List<P>(ps);
            for (int i = 0; i < l.Count; i++)
                l[i] = l[i] with
                {
                    X = l[i].X * k
                };
            double s = 0;
            foreach (var p in l)
                s += p.X * p.Y;
            return s;
        }
    }
}

namespace Acceptance.VecArrayCopy
{
    public static class Program
    {
        public static void Run()
        {
            var v = new[]
            {
                new Vector3(1, 2, 3),
                new Vector3(4, 5, 6)
            };
            var g = new Vector3[2];
            M.FGradient(v, g);
            Check.Equal(8, g[0].X, tolerance: 1e-5);
            Check.Equal(48, g[1].Z);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static float F(Vector3[] v)
        {
            var w = (Vector3[])v.Clone();
            for (int i = 0; i < w.Length; i++)
                w[i] *= 2;
            float s = 0;
            foreach (var p in w)
                s += p.LengthSquared();
            return s;
        }
    }
}

namespace Acceptance.DictTryget
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(3, M.FJvp(new() { ["a"] = 3.0 }, 2, 1).Tangent);
            M.FGradient(new() { ["a"] = 3.0 }, 2, out double g);
            Check.Equal(3, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Dictionary<string, double> c, double x) => c["a"] * x + (c.TryGetValue("b", out double b) ? b : 0);
    }
}

namespace Acceptance.DoubleTryparse
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, "3.5", out double g);
            Check.Equal(3.5, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, string s) => double.TryParse(s, System.Globalization.CultureInfo.InvariantCulture, out double k) ? k * x : x;
    }
}

namespace Acceptance.ArrayOfArraysOfStructField
{
    public static class Program
    {
        public static void Run()
        {
            var w = new W
            {
                P = [new V
                {
                    X = 1
                }, new V
                {
                    X = 2
                }

                ]
            };
            var g = new W
            {
                P = new V[2]
            };
            M.FGradient(w, g);
            Check.Equal(2, g.P[0].X);
            Check.Equal(1, g.P[1].X);
        }
    }

    public struct V
    {
        public double X, Y;
    }

    public class W
    {
        public V[] P = [];
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(W w)
        {
            var p = w.P;
            return p[0].X * p[1].X;
        }
    }
}

namespace Acceptance.ParamsVjpAddsGradientOverwrites
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2];
            double[] a = [10, 10];
            M.FVjp(x, 1, a);
            Check.Equal([12, 11], a);
            M.FGradient(x, a);
            Check.Equal([2, 1], a);
            M.FHvp(x, [1, 0], a);
            Check.Equal([0, 1], a);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double F(ReadOnlySpan<double> x) => x[0] * x[1];
    }
}

namespace Acceptance.ResultAdjointUnmodified
{
    public static class Program
    {
        public static void Run()
        {
            var r = new double[]
            {
                1,
                2
            };
            var xa = new double[2];
            M.FVjp([1, 2], r, xa);
            Check.Equal([1, 2], r);
            Check.Equal([1 * 2, 2 * 3], xa);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double[] F(double[] x) => [2 * x[0], 3 * x[1]];
    }
}

namespace Acceptance.ClassGradientOverwrittenPassivesIgnored
{
    public static class Program
    {
        public static void Run()
        {
            var c = new C
            {
                A = 2,
                N = 7,
                Name = "x",
                B = [1, 2]
            };
            var g = new C
            {
                A = 99,
                N = 3,
                Name = "keep",
                B = [5, 5],
                K = 4
            };
            M.FGradient(c, g);
            Check.Equal(3, g.A);
            Check.Equal([2, 2], g.B);
            Check.Equal(3, g.N);
            Check.True(g.Name == "keep");
            Check.Equal(4, g.K);
        }
    }

    public class C
    {
        public double A;
        public int N;
        public string Name = "";
        public double[] B = [];
        [NoDerivative]
        public double K { get; set; } = 1;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(C c) => c.A * (c.B[0] + c.B[1]) * c.K;
    }
}

namespace Acceptance.WorkBufferSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], w = new double[2], g = new double[2];
            Check.Equal(5, M.FGradient(x, w, g));
            Check.Equal([2, 4], g);
            Check.Equal([1, 4], w);
            var xt = new double[]
            {
                1,
                0
            };
            var wt = new double[2];
            Check.Equal(2, M.FJvp(x, w, xt, wt).Tangent);
            Check.Equal([2, 0], wt);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x, Span<double> work)
        {
            for (int i = 0; i < x.Length; i++)
                work[i] = x[i] * x[i];
            double s = 0;
            foreach (var v in work)
                s += v;
            return s;
        }
    }
}

namespace Acceptance.EmptySpans
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = [];
            Check.Equal(0, M.FGradient([], g));
            Check.Equal(0, M.FJacobian([], []));
            Check.Equal(0, M.FHessian([], []));
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Jacobian | Derivatives.Hessian)]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (var v in x)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.NullArrayPrimal
{
    public static class Program
    {
        public static void Run()
        {
            Check.Throws<NullReferenceException>(() => M.FGradient(null !, [1.0]));
            Check.Throws<ArgumentException>(() => M.FGradient([1.0], null !), "xGradient");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x) => x[0] * x[0];
    }
}
