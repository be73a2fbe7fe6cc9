namespace Acceptance.RecursionThroughMemberAndFunction
{
    public static class Program
    {
        public static void Run()
        {
            double value = M.FGradient(0.75, 3, out double g);
            Check.Equal(M.F(0.75, 3), value);
            Check.Equal(Check.Slope(x => M.F(x, 3), 0.75), g, tolerance: 1e-6);
            Check.Equal(g, M.FJvp(0.75, 3, 1).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, int n)
        {
            return n == 0 ? Math.Sin(x) : Inner(x, n);

            double Inner(double y, int k) => k == 0 ? F(y, n - 1) : y + (x * Inner(y * x, k - 1));
        }
    }
}

namespace Acceptance.RecursiveFunctionsOfOverloads
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(12, g);
            M.FGradient(2, 4, out g);
            Check.Equal(32, g);
            M.GGradient(2, out g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            double Power(int k) => k == 0 ? 1 : x * Power(k - 1);
            return Power(3);
        }

        [Differentiable]
        public static double F(double x, int n)
        {
            double Power(int k) => k == 0 ? 1 : x * Power(k - 1);
            return Power(n);
        }

        [Differentiable]
        public static double G(double x)
        {
            double sum = 0;
            {
                double Add(int k) => k == 0 ? 0 : x + Add(k - 1);
                sum += Add(1);
            }

            {
                double Add(int k) => k == 0 ? 0 : x + Add(k - 1);
                sum += Add(3);
            }

            return sum;
        }
    }
}

namespace Acceptance.FinallySeesTheIndexOfTheLoopThatFailed
{
    public static class Program
    {
        public static void Run()
        {
            foreach (Action call in (Action[])[() => M.F(2), () => M.FJvp(2, 1), () => M.FGradient(2, out _)])
            {
                M.Seen = -1;
                Check.Throws<InvalidOperationException>(call);
                Check.Equal(2, M.Seen);
            }

            M.FGradient(2.5, out double g);
            Check.Equal(100, g);
        }
    }

    public static partial class M
    {
        public static int Seen;

        [Differentiable]
        public static double F(double x)
        {
            int i = 0;
            double sum = 0;
            try
            {
                for (i = 0; i < 10; i++)
                {
                    sum += x;
                    if (double.IsInfinity(1 / (x - i)))
                        throw new InvalidOperationException();
                }
            }
            finally
            {
                Seen = i;
            }

            return sum * i;
        }
    }
}
