namespace Acceptance.ClassWithStructProperty
{
    public static class Program
    {
        public static void Run()
        {
            var b = new Body
            {
                Pos = new V
                {
                    X = 1,
                    Y = 2
                },
                Mass = 3
            };
            var bg = new Body();
            M.EGradient(b, bg);
            Check.Equal(3, bg.Pos.X);
            Check.Equal(12, bg.Pos.Y);
            Check.Equal(5, bg.Mass);
        }
    }

    public struct V
    {
        public double X { get; set; }
        public double Y { get; set; }
    }

    public class Body
    {
        public V Pos { get; set; }
        public double Mass { get; set; }
    }

    public static partial class M
    {
        [Differentiable]
        public static double E(Body b) => b.Mass * (b.Pos.X + b.Pos.Y * b.Pos.Y);
    }
}

namespace Acceptance.ListStructsWrite
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

namespace Acceptance.ArrStructCompoundField
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
                    V = 2
                }
            };
            var pa = new P[]
            {
                new()
                {
                    X = 1
                }
            };
            double da = 0;
            M.StepVjp(ps, 0.5, pa, ref da);
            Check.Equal(2, da);
            Check.Equal(0.5, pa[0].V);
        }
    }

    public struct P
    {
        public double X;
        public double V;
    }

    public static partial class M
    {
        [Differentiable]
        public static void Step(P[] ps, double dt)
        {
            for (int i = 0; i < ps.Length; i++)
            {
                ps[i].X += dt * ps[i].V;
                ref P p = ref ps[i];
                p.V *= 1;
            }
        }
    }
}

namespace Acceptance.InlineArrayLocal
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    [System.Runtime.CompilerServices.InlineArray(3)]
    public struct Buf
    {
        private double e;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            Buf b = default;
            for (int i = 0; i < 3; i++)
                b[i] = x * i;
            double s = 0;
            foreach (double v in b)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.InterfaceTypedParamPassive
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(6, M.FJvp(new[] { 1.0, 2, 3 }, 2, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(IReadOnlyList<double> c, double x)
        {
            double s = 0;
            for (int i = 0; i < c.Count; i++)
                s += c[i] * x;
            return s;
        }
    }
}

namespace Acceptance.DictionaryOfDoublesPassive
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(3, M.FJvp(new() { ["a"] = 3.0 }, 2, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Dictionary<string, double> c, double x) => c["a"] * x + (c.TryGetValue("b", out double b) ? b : 0);
    }
}

namespace Acceptance.IenumerableDoublesPassiveForeach
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(6, M.FJvp(Enumerable.Range(1, 3).Select(i => (double)i), 2, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(IEnumerable<double> c, double x)
        {
            double s = 0;
            foreach (double v in c)
                s += v * x;
            return s;
        }
    }
}

namespace Acceptance.GotoDefaultSwitchFallthrough
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int k)
        {
            switch (k)
            {
                case 1:
                case 2:
                    x *= 2;
                    break;
                case 3 when x > 1:
                    goto default;
                default:
                    x *= x;
                    break;
            }

            return x;
        }
    }
}

namespace Acceptance.SwitchExprTupleRelational
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(3, a);
            Check.Equal(2, b);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y) => (x > 1, y > 1) switch
        {
            (true, true) => x * y,
            (true, false) => x,
            (false, _) => y
        };
    }
}

namespace Acceptance.SwitchRelationalActive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(4, g);
            M.FGradient(-2, out g);
            Check.Equal(-1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => x switch
        {
            < 0 => -x,
            >= 0 and < 1 => x,
            double.NaN => 0,
            _ => x * x
        };
    }
}

namespace Acceptance.PropertyPattern
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new Opt("q", 2), 3, out double g);
            Check.Equal(6, g);
        }
    }

    public record Opt(string Mode, int N);
    public static partial class M
    {
        [Differentiable]
        public static double F(Opt o, double x) => o switch
        {
            { Mode: "q", N: var n and > 1 } => x * n * 3,
            Opt (_, 1) => x,
            { Mode.Length: 3 } => 2 * x,
            _ => 0
        };
    }
}

namespace Acceptance.TypePattern
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new B(), 3, out double g);
            Check.Equal(6, g);
        }
    }

    public abstract class A;
    public class B : A
    {
        public int K = 2;
    }

    public class C : A;
    public static partial class M
    {
        [Differentiable]
        public static double F(A a, double x) => a switch
        {
            B { K: 2 } b => b.K * x * 3,
            B => x,
            C => 2 * x,
            _ => throw new InvalidOperationException()};
    }
}

namespace Acceptance.LocalConstArrayCoeffs
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, out double g);
            Check.Equal(2 + 3, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            ReadOnlySpan<double> c = [1, 2, 3];
            double[] d =
            {
                0,
                0,
                0
            };
            double y = 0;
            foreach (var k in c)
                y = y * x + k;
            return 2 * x + 3 * x + d[0] * y;
        }
    }
}
