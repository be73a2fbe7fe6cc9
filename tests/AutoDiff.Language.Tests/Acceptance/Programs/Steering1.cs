namespace Acceptance.ThirdPartyInstanceDerivative
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(2 * 3 * 2, M.FJvp(new Gauge { K = 2 }, 3, 1).Tangent);
            double a = 0;
            M.FVjp(new Gauge { K = 2 }, 3, 1, ref a);
            Check.Equal(12, a);
        }
    }

    public class Gauge
    {
        public double K;
        public double Read(double x) => K * x * x;
    }

    public static class D
    {
        [DerivativeOf(typeof(Gauge), nameof(Gauge.Read))]
        public static (double Value, double Tangent) ReadJvp([NoDerivative] Gauge self, double x, double xTangent) => (self.Read(x), 2 * self.K * x * xTangent);
        [DerivativeOf(typeof(Gauge), nameof(Gauge.Read))]
        public static double ReadVjp([NoDerivative] Gauge self, double x, double resultAdjoint, ref double xAdjoint)
        {
            xAdjoint += 2 * self.K * x * resultAdjoint;
            return self.Read(x);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F([NoDerivative] Gauge g, double x) => g.Read(x);
    }
}

namespace Acceptance.DerivativeOfJvpOnly
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(4, M.FJvp(2, 1).Tangent);
        }
    }

    public static class L
    {
        public static double Sq(double x) => x * x;
    }

    public static class D
    {
        [DerivativeOf(typeof(L), nameof(L.Sq))]
        public static (double Value, double Tangent) SqJvp(double x, double xTangent) => (x * x, 2 * x * xTangent);
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp)]
        public static double F(double x) => L.Sq(x);
    }
}

namespace Acceptance.HandWrittenGradient
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.True(M.Called);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        public static bool Called;
        [Differentiable]
        public static double F(double x) => x * x;
        public static double FGradient(double x, out double xGradient)
        {
            Called = true;
            xGradient = 2 * x;
            return x * x;
        }
    }
}

namespace Acceptance.HandWrittenInstance
{
    public static class Program
    {
        public static void Run()
        {
            var m = new M
            {
                K = 3
            };
            double a = 0;
            m.GVjp(2, 1, ref a);
            Check.Equal(12, a);
        }
    }

    public partial class M
    {
        public double K;
        [Differentiable]
        public double F(double x) => K * x * x;
        public double FVjp(double x, double resultAdjoint, ref double xAdjoint)
        {
            xAdjoint += 2 * K * x * resultAdjoint;
            return F(x);
        }

        [Differentiable]
        public double G(double x) => F(x);
    }
}

namespace Acceptance.HandWrittenSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], g = new double[2];
            M.GGradient(x, g);
            Check.Equal([2, 4], g);
            Check.True(M.N == 1);
        }
    }

    public static partial class M
    {
        public static int N;
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (double v in x)
                s += v * v;
            return s;
        }

        public static double FVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
        {
            N++;
            for (int i = 0; i < x.Length; i++)
                xAdjoint[i] += 2 * x[i] * resultAdjoint;
            return F(x);
        }

        [Differentiable]
        public static double G(ReadOnlySpan<double> x) => F(x);
    }
}

namespace Acceptance.StopGradientSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], g = new double[2];
            M.FGradient(x, g);
            Check.Equal([1, 2], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x)
        {
            double[] c = Diff.StopGradient(x);
            double s = 0;
            for (int i = 0; i < x.Length; i++)
                s += c[i] * x[i];
            return s;
        }
    }
}

namespace Acceptance.CheckpointMethodAndLoop
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, 40, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 40), 0.5), g, tolerance: 1e-7);
            M.GGradient(0.5, 40, out g);
            Check.Equal(Check.Slope(x => M.G(x, 40), 0.5), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable, Checkpoint]
        static double Step(double s, double x)
        {
            for (int i = 0; i < 3; i++)
                s = Math.Sin(s) + x;
            return s;
        }

        [Differentiable]
        public static double F(double x, int n)
        {
            double s = x;
            for (int i = 0; i < n; i++)
                s = Step(s, x);
            return s;
        }

        [Differentiable]
        public static double G(double x, int n)
        {
            double s = x;
            foreach (int i in Diff.Checkpoint(n, 4))
            {
                s = Math.Sin(s) * x + s;
            }

            return s;
        }
    }
}

namespace Acceptance.GenericMethodTwoParams
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient<double>(2, 3, out double a, out double b);
            Check.Equal(3, a);
            Check.Equal(2, b);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static T F<T>(T x, T y)
            where T : struct, IFloatingPointIeee754<T> => x * y;
    }
}

namespace Acceptance.GenericPassiveParam
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient("abc", 2.0, out double g);
            Check.Equal(1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F<TState>(TState s, double x)
            where TState : notnull => s.ToString()!.Length > 0 ? x : 2 * x;
    }
}

namespace Acceptance.GenericMathFunctions
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.3, out double g);
            Check.Equal(Check.Slope(x => M.F(x), 0.3), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static T F<T>(T x)
            where T : IFloatingPointIeee754<T>
        {
            T two = T.CreateChecked(2), half = T.One / two;
            T s = T.Exp(x) + T.Pow(x, two) * T.Sqrt(x) + T.Abs(x) + T.Max(x, half) + T.Atan2(x, two) + T.Log(x) + T.Tanh(x);
            if (T.IsNegative(x) || x > T.CreateTruncating(5))
                s = -s;
            return s / T.Pi + x * T.E;
        }
    }
}

namespace Acceptance.ExtensionOnStruct
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(3, new V { X = 3, Y = 4 }.NormJvp(new V { X = 5 }).Tangent);
        }
    }

    public struct V
    {
        public double X, Y;
    }

    public static partial class E
    {
        [Differentiable]
        public static double Norm(this V v) => Math.Sqrt(v.X * v.X + v.Y * v.Y + 0 * v.X);
    }
}

namespace Acceptance.ExtensionInChain
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public static partial class E
    {
        [Differentiable]
        public static double Sq(this double x) => x * x;
        [Differentiable]
        public static double Plus(this double x, double y) => x + y;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => x.Sq().Plus(x).Sq();
    }
}

namespace Acceptance.StaticPropertyReadonly
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(9.81, g);
        }
    }

    public static class Consts
    {
        public static double G => 9.81;

        public static readonly double H = 1;
    }

    public static partial class M
    {
        static double Half { get; set; } = 0.5;

        [Differentiable]
        public static double F(double x) => Consts.G * x * Consts.H * Half * 2;
    }
}

namespace Acceptance.InstanceArrayField
{
    public static class Program
    {
        public static void Run()
        {
            var m = new M([1, 2, 3]);
            Check.Equal(1 + 4 + 12, m.FJvp(2, 0).Value);
            Check.Equal(2 + 12, m.FJvp(2, 1).Tangent);
        }
    }

    public sealed partial class M
    {
        private readonly double[] c;
        public M(double[] c) => this.c = c;
        [Differentiable]
        public double F(double x)
        {
            double s = 0;
            for (int i = 0; i < c.Length; i++)
                s += c[i] * Math.Pow(x, i);
            return s;
        }
    }
}
