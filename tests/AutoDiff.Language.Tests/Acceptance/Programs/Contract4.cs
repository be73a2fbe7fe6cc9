namespace Acceptance.NestedTupleDeconstruct
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double gx, out double gy);
            Check.Equal(Check.Slope(x => M.F(x, 3), 2), gx, tolerance: 1e-7);
            Check.Equal(Check.Slope(y => M.F(2, y), 3), gy, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y)
        {
            var((a, b), c) = ((x * y, y), x);
            (a, b) = (b, a);
            (double d, _) = (a + c, 3);
            return a * b * d;
        }
    }
}

namespace Acceptance.SwapTupleLoop
{
    public static class Program
    {
        public static void Run()
        {
            M.FibGradient(1, 1, 10, out double a, out double b);
            Check.Equal(34, a);
            Check.Equal(55, b);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Fib(double a, double b, int n)
        {
            for (int i = 0; i < n; i++)
                (a, b) = (b, a + b);
            return a;
        }
    }
}
