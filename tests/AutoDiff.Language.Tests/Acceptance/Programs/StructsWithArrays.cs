namespace Acceptance.StructMemoryParam
{
    public static class Program
    {
        public static void Run()
        {
            var s = new S
            {
                A = [1, 2],
                K = 3
            };
            var t = new S
            {
                A = [0, 0]
            };
            M.FVjp(s, 1, ref t);
            Check.Equal([6, 3], t.A);
            Check.Equal(2, t.K);
            Check.Equal(3 * 2 + 2, M.FJvp(s, new S { A = [1, 0], K = 1 }).Tangent);
        }
    }

    public struct S
    {
        public double[] A;
        public double K;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static double F(S s) => s.K * s.A[0] * s.A[1];
    }
}

namespace Acceptance.StructMemoryDefaultNoGradient
{
    public static class Program
    {
        public static void Run()
        {
            var s = new S
            {
                A = [1, 2],
                K = 3
            };
            var t = new S
            {
                A = [0, 0]
            };
            M.FVjp(s, 1, ref t);
            Check.Equal([6, 3], t.A);
            Check.Equal(2, t.K);
            double[] J = new double[3];
            M.FJacobian(s, J);
            Check.Equal([6, 3, 2], J);
        }
    }

    public readonly struct S
    {
        public double[] A { get; init; }
        public double K { get; init; }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
        public static double F(in S s) => s.K * s.A[0] * s.A[1];
    }
}

namespace Acceptance.StructMemoryCall
{
    public static class Program
    {
        public static void Run()
        {
            var s = new S
            {
                A = [1, 2],
                K = 3
            };
            var t = new S
            {
                A = [0, 0]
            };
            M.GVjp(s, 1, ref t);
            Check.Equal([12, 6], t.A);
            Check.Equal(4, t.K);
            double[] g = new double[2];
            M.HGradient([1.0, 2], 3, g, out double k);
            Check.Equal([6, 3], g);
            Check.Equal(2, k);
        }
    }

    public struct S
    {
        public double[] A;
        public double K;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static double F(S s) => s.K * s.A[0] * s.A[1];
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static double G(S s)
        {
            double r = F(s);
            return r + F(s);
        }

        [Differentiable]
        public static double H(double[] a, double k) => F(new S { A = a, K = k });
    }
}

namespace Acceptance.StructMemoryResult
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], xa = new double[2];
            M.FVjp(x, new S { A = [1, 10], K = 100 }, xa);
            Check.Equal([2 + 200, 30 + 100 + 0.0], [xa[0], xa[1]]);
        }
    }

    public struct S
    {
        public double[] A;
        public double K;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static S F(double[] x) => new S
        {
            A = [2 * x[0], 3 * x[1]],
            K = x[0] * x[1]
        };
    }
}

namespace Acceptance.TupleMemoryParam
{
    public static class Program
    {
        public static void Run()
        {
            (double[] W, double B) p = ([1, 2], 3), a = ([0, 0], 0);
            M.FVjp(p, 1, ref a);
            Check.Equal([3, 3], a.W);
            Check.Equal(3, a.B);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static double F((double[] W, double B) p) => (p.W[0] + p.W[1]) * p.B;
    }
}

namespace Acceptance.RefStructParam
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2];
            double[] g = new double[2];
            M.FGradient(x, g);
            Check.Equal([2, 4], g);
        }
    }

    public static partial class M
    {
        ref struct V
        {
            public ReadOnlySpan<double> X;
            public double K;
        }

        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            var v = new V
            {
                X = x,
                K = 1
            };
            double s = 0;
            foreach (var t in v.X)
                s += v.K * t * t;
            return s;
        }
    }
}

namespace Acceptance.StructArrayOfStructsWithArrays
{
    public static class Program
    {
        public static void Run()
        {
            var ls = new L[]
            {
                new()
                {
                    W = [1, 2]
                },
                new()
                {
                    W = [3]
                }
            };
            var g = new L[]
            {
                new()
                {
                    W = [0, 0]
                },
                new()
                {
                    W = [0]
                }
            };
            M.FGradient(ls, 2, g, out double gx);
            Check.Equal([2, 2], g[0].W);
            Check.Equal(6, gx);
        }
    }

    public struct L
    {
        public double[] W;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(L[] ls, double x)
        {
            double s = 0;
            foreach (var l in ls)
                foreach (var w in l.W)
                    s += w * x;
            return s;
        }
    }
}

namespace Acceptance.ConsoleErrorTextwriter
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, Console.Error, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, System.IO.TextWriter log)
        {
            log.WriteLine("x = {0}", x);
            log.WriteLine($"x = {x}");
            log.Write(x);
            return x * x;
        }
    }
}
