namespace Acceptance.MatrixClassIndexer
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public readonly partial struct Mat(int n, double[] a)
    {
        public int N { get; } = n;

        private readonly double[] data = a;
        public double[] Data => data;

        [Differentiable(ThisIsActive = true)]
        public double this[int i, int j] => data[i * N + j];
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var d = new double[]
            {
                x,
                1,
                x * x,
                2
            };
            double s = 0;
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++)
                    s += d[i * 2 + j] * (i + j + 1);
            return s;
        }
    }
}

namespace Acceptance.OperatorsCheckedAndCompoundUser
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public partial struct Money
    {
        public double V;
        [Differentiable]
        public static Money operator +(Money a, Money b) => new()
        {
            V = a.V + b.V
        };
        [Differentiable]
        public static Money operator *(Money a, double k) => new()
        {
            V = a.V * k
        };
        [Differentiable]
        public static Money operator ++(Money a) => new()
        {
            V = a.V + 1
        };
        public static bool operator>(Money a, Money b) => a.V > b.V;
        public static bool operator <(Money a, Money b) => a.V < b.V;
        [Differentiable]
        public static implicit operator Money(double v) => new()
        {
            V = v
        };
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            Money m = x;
            m += m * 2;
            m++;
            Money n = 3.0;
            if (m > n)
                m *= x;
            return m.V * x;
        }
    }
}

namespace Acceptance.NullableValuePassive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3.0, out double g);
            Check.Equal(3, g);
            M.FGradient(2, null, out g);
            Check.Equal(1, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double? scale = null) => x * (scale ?? 1.0);
    }
}

namespace Acceptance.NullableHasValue
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3.0, out double g);
            Check.Equal(3, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double? s)
        {
            if (s.HasValue)
                return x * s.Value;
            return s is { } v ? x * v : x;
        }
    }
}

namespace Acceptance.ConstExprAndSizeof
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(8 + Math.E, g);
        }
    }

    public static partial class M
    {
        const int N = 4 * 2;
        [Differentiable]
        public static double F(double x)
        {
            const double k = Math.E;
            var n = nameof(F);
            return x * sizeof(double) + k * x * n.Length;
        }
    }
}

namespace Acceptance.CharAndBoolOps
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, "x+y", true, out double g);
            Check.Equal(3, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, string e, bool flag)
        {
            int n = 0;
            foreach (char c in e)
            {
                if (char.IsLetter(c) | c == '+')
                    n++;
            }

            return flag ^ false && n > 0 ? n * x : x;
        }
    }
}
