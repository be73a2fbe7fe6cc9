namespace Acceptance.KeywordsNames
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
        public static double F(double @base, double @in)
        {
            double @out = @base * @in;
            double @class = Math.Sin(@out);
            for (int @int = 0; @int < 3; @int++)
                @class += @base * @int;
            return @class * @out;
        }
    }
}

namespace Acceptance.UnicodeNames
{
    public static class Program
    {
        public static void Run()
        {
            M.ΦGradient(2, 3, out double a, out double b);
            Check.Equal(3 * Math.Cos(6), a);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Φ(double α, double β)
        {
            double σ = α * β;
            return Math.Sin(σ);
        }
    }
}

namespace Acceptance.NamesClashWithShadows
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(Check.Slope(x => M.F(x, 3), 2), a, tolerance: 1e-7);
            Check.Equal(M.F(2, 3), M.FJvp(2, 3, 1, 1).Value);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double resultAdjoint)
        {
            double xTangent = x * resultAdjoint;
            double xAdjoint = Math.Exp(xTangent / 10);
            double value = xAdjoint + x;
            double tape = value * xTangent, tangent = tape;
            double result = tangent * value;
            return result;
        }
    }
}

namespace Acceptance.ParamNamedXGradient
{
    public static class Program
    {
        public static void Run()
        {
            M.FJvp(2, 3, 1, 0);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double xGradient) => x * xGradient;
    }
}

namespace Acceptance.FileScopedNsNestedTypes
{
    public static class Program
    {
        public static void Run()
        {
            A.B.Outer.Inner<int>.FGradient(2, out double g);
            Check.Equal(4, g);
        }
    }

    namespace A.B
    {
        public partial class Outer
        {
            public partial struct Inner<TX>
            {
                [Differentiable]
                public static double F(double x) => x * x;
            }
        }
    }
}

namespace Acceptance.NestedPrivate
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(4, Outer.Get());
        }
    }

    public partial class Outer
    {
        private static partial class In
        {
            [Differentiable]
            internal static double F(double x) => x * x;
        }

        public static double Get() => In.FJvp(2, 1).Tangent;
    }
}

namespace Acceptance.OverloadsByType
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2.0, out double g);
            Check.Equal(4, g);
            M.FGradient(2f, out float h);
            Check.Equal(12, h, tolerance: 1e-5);
            M.FGradient(1, 2, out double i, out double j);
            Check.Equal(2, i);
            double[] gg = new double[2];
            M.FGradient([1.0, 2], gg);
            Check.Equal([1, 1], gg);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => x * x;
        [Differentiable]
        public static float F(float x) => x * x * x;
        [Differentiable]
        public static double F(double x, double y) => x * y;
        [Differentiable]
        public static double F(double[] x) => x[0] + x[1];
    }
}

namespace Acceptance.PartialMethod
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
        public static partial double F(double x);
    }

    public static partial class M
    {
        public static partial double F(double x) => x * x;
    }
}

namespace Acceptance.PartialMethodMarkOnImpl
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
        public static partial double F(double x);
    }

    public static partial class M
    {
        [Differentiable]
        public static partial double F(double x) => x * x;
    }
}

namespace Acceptance.StaticReadonlyTable
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, out double g);
            Check.Equal(2 + 2 * 3 * 0.5, g);
        }
    }

    public static partial class M
    {
        private static readonly double[] C = [1, 2, 3];
        private const double Zero = 0;
        [Differentiable]
        public static double F(double x)
        {
            double s = Zero;
            for (int i = C.Length - 1; i >= 0; i--)
                s = s * x + C[i];
            return s;
        }
    }
}

namespace Acceptance.Static2dTable
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, out double g);
            Check.Equal(1 + 2 + 3 + 4, g);
        }
    }

    public static partial class M
    {
        private static readonly double[, ] C =
        {
            {
                1,
                2
            },
            {
                3,
                4
            }
        };
        [Differentiable]
        public static double F(double x)
        {
            double s = 0;
            for (int i = 0; i < C.GetLength(0); i++)
                for (int j = 0; j < C.GetLength(1); j++)
                    s += C[i, j] * x;
            return s;
        }
    }
}

namespace Acceptance.EnumSwitch
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, Kind.Cube, out double g);
            Check.Equal(12, g);
            M.FGradient(2, Kind.Square, out g);
            Check.Equal(4, g);
            Check.Throws<ArgumentOutOfRangeException>(() => M.FGradient(2, (Kind)9, out _));
        }
    }

    public enum Kind
    {
        Square,
        Cube
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, Kind k) => k switch
        {
            Kind.Square => x * x,
            Kind.Cube => x * x * x,
            _ => throw new ArgumentOutOfRangeException(nameof(k), k, null)};
    }
}

namespace Acceptance.StringParam
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, "cube", out double g);
            Check.Equal(12, g);
            M.FGradient(2, "sq", out g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, string kind)
        {
            switch (kind)
            {
                case "cube":
                    return x * x * x;
                case var k when k.StartsWith("s"):
                    return x * x;
                default:
                    throw new NotSupportedException($"unknown {kind}");
            }
        }
    }
}

namespace Acceptance.DatetimeDecimalPassive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, new DateTime(2024, 1, 1), new DateTime(2025, 1, 1), 1.5m, out double g);
            Check.Equal(366 / 365.0 * 1.5, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double rate, DateTime from, DateTime to, decimal notional)
        {
            double years = (to - from).TotalDays / 365.0;
            return rate * years * (double)notional;
        }
    }
}

namespace Acceptance.RangesIndices
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[4];
            M.FGradient([1.0, 2, 3, 4], g);
            Check.Equal([0, 3, 2, 1], [g[0], g[1], g[2], g[3]]);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            var mid = x[1..^1];
            return mid[0] * mid[^1] + x[^1];
        }
    }
}

namespace Acceptance.Multidim
{
    public static class Program
    {
        public static void Run()
        {
            var a = new double[2, 2]
            {
                {
                    1,
                    2
                },
                {
                    3,
                    4
                }
            };
            var g = new double[2, 2];
            Check.Equal(-2, M.DetGradient(a, g));
            Check.Equal(4, g[0, 0]);
            Check.Equal(-3, g[0, 1]);
            Check.Equal(-2, g[1, 0]);
            Check.Equal(1, g[1, 1]);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Det(double[, ] a) => a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0];
    }
}
