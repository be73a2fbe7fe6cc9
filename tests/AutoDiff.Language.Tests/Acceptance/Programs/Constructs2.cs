namespace Acceptance.WhileComplexCond
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(0.5, out double g);
            Check.Equal(Check.Slope(M.F, 0.5), g, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            double term = 1, sum = 1;
            int n = 0;
            while (Math.Abs(term) > 1e-16 * Math.Abs(sum) && ++n < 100)
            {
                term *= x / n;
                sum += term;
            }

            return sum;
        }
    }
}

namespace Acceptance.ForMultiIndex
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[4];
            M.FGradient([1.0, 2, 3, 4], g);
            Check.Equal([4, 3, 2, 1], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0, j = x.Length - 1; i < j; i++, j--)
                s += x[i] * x[j];
            return s;
        }
    }
}

namespace Acceptance.LongUintIndex
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[3];
            M.FGradient([1.0, 2, 3], g);
            Check.Equal([1, 1, 1], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x)
        {
            double s = 0;
            for (long i = 0; i < x.LongLength; i++)
                s += x[i];
            uint u = 0;
            s += 0 * x[u];
            nint n = 1;
            s += 0 * x[n];
            return s;
        }
    }
}

namespace Acceptance.StaticLocalFnOut
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
            Split(x, out var a, out double b);
            return a + b;
            static void Split(double v, out double sq, out double same)
            {
                sq = v * v;
                same = v;
            }
        }
    }
}

namespace Acceptance.SumOfParamsNamedArgs
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(1, a);
            Check.Equal(-2, b);
        }
    }

    public static partial class M
    {
        [Differentiable]
        static double Sub(double left, double right = 1, double k = 2) => left - k * right;
        [Differentiable]
        public static double F(double x, double y) => Sub(right: y, left: x);
    }
}

namespace Acceptance.EventOrderSideEffects
{
    public static class Program
    {
        public static void Run()
        {
            var log = new List<string>();
            M.FGradient(2, log, out double g);
            Check.Equal(1, log.Count);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, List<string> log)
        {
            log.Add("called");
            return x * x;
        }
    }
}

namespace Acceptance.IncrementsInIndex
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[3];
            M.FGradient([1.0, 2, 3], g);
            Check.Equal([2, 1, 0], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x)
        {
            int i = 0;
            double s = x[i++] * x[i];
            return s;
        }
    }
}
