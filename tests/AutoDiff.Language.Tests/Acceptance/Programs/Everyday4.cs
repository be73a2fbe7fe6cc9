namespace Acceptance.WhileDoBreakContinue
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
            double s = 0;
            int i = 0;
            while (true)
            {
                i++;
                if (i % 2 == 0)
                    continue;
                s += x * i;
                if (s > 50)
                    break;
                for (int j = 0; j < i; j++)
                {
                    if (j == 3)
                        break;
                    s += Math.Sin(x * j);
                }
            }

            do
            {
                s *= 0.9;
            }
            while (s > 10);
            return s;
        }
    }
}

namespace Acceptance.GotoCase
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 1, out double g);
            Check.Equal(5, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int k)
        {
            double s = 0;
            switch (k)
            {
                case 1:
                    s += x;
                    goto case 2;
                case 2:
                    s += x * x;
                    break;
                default:
                    s = 0;
                    break;
            }

            return s;
        }
    }
}

namespace Acceptance.UsingTryFinally
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
        static int depth;
        [Differentiable]
        public static double F(double x)
        {
            using var ms = new System.IO.MemoryStream();
            try
            {
                double y = x * x;
                return y;
            }
            finally
            {
                depth--;
            }
        }
    }
}

namespace Acceptance.RefReturnRefLocal
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3];
            double[] g = new double[3];
            M.FGradient(x, g);
            Check.Equal([2, 4, 6], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0;
            Span<double> t = stackalloc double[3];
            x.CopyTo(t);
            for (int i = 0; i < 3; i++)
            {
                ref double v = ref t[i];
                v *= v;
                s += v;
            }

            return s;
        }
    }
}

namespace Acceptance.StackallocConditional
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3];
            double[] g = new double[3];
            M.FGradient(x, g);
            Check.Equal([2, 4, 6], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            Span<double> t = x.Length <= 128 ? stackalloc double[x.Length] : new double[x.Length];
            for (int i = 0; i < x.Length; i++)
                t[i] = x[i] * x[i];
            double s = 0;
            foreach (double v in t)
                s += v;
            return s;
        }
    }
}

namespace Acceptance.DictPassive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new() { ["a"] = 2 }, 3, out double g);
            Check.Equal(12, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Dictionary<string, int> o, double x) => o.TryGetValue("a", out int n) ? n * x * x : 0;
    }
}

namespace Acceptance.ConditionalAccess
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new Opt { S = 2 }, 3, out double g);
            Check.Equal(2, g);
            M.FGradient(null, 3, out g);
            Check.Equal(1, g);
        }
    }

    public class Opt
    {
        public int S;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Opt? o, double x) => (o?.S ?? 1) * x;
    }
}

namespace Acceptance.MathConstantsAndIntPow
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.3, out double g);
            Check.Equal(Check.Slope(M.F, 0.3), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x) => Math.PI * Math.Pow(x, 3) + Math.Pow(2, x) + Math.Cbrt(x) + Math.FusedMultiplyAdd(x, x, x) + double.Hypot(x, 1) + Math.ScaleB(x, 3) + Math.Log10(x) + Math.Log(x, 3) + Math.Log2(x) + double.Lerp(x, 2, 0.3) + Math.CopySign(x, -1) + double.RootN(x, 3) + Math.ReciprocalEstimate(2) + double.Exp2(x) + double.ExpM1(x) + double.LogP1(x) + double.SinPi(x) + Math.Atan2(x, 2) + Math.Asinh(x) + Math.Acosh(1 + x) + Math.Atanh(x) + double.DegreesToRadians(x) + Math.BigMul(2, 3);
    }
}
