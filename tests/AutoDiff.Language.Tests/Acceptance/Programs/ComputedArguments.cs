// A value that is computed for an 'in' parameter is no reference to what it was computed from.
using AutoDiff;

namespace Acceptance.AProductByOneGoesByValue
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.3, 0.7, -0.4], gradient = new double[3];
            Check.Equal(M.Total(x), M.TotalGradient(x, gradient), tolerance: 0);
            Check.Equal(M.Total(x), M.TotalJvp(x, [1, 0, 0]).Value, tolerance: 0);
            Check.Equal(Check.Slopes(M.Total, x), gradient, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Total(double[] x)
        {
            double[] own = [x[0] * x[1], x[2], x[0]];
            double first = Overwritten(1.0 * own[0], own, 2);
            var reading = new Reading { A = Math.Exp(x[1]), B = x[0] };
            return first + own[1] + Replaced(ref reading, 1.0 * reading.A) + reading.A;
        }

        [Differentiable]
        internal static double Overwritten(in double by, Span<double> values, int depth)
        {
            values[0] = by * values[1];
            values[1] = Math.Sin(by) + values[0];
            return depth > 0 ? Overwritten(1.0 * values[1], values, depth - 1) * by : by;
        }

        [Differentiable]
        internal static double Replaced(ref Reading reading, in double by)
        {
            for (int i = 0; i < 2; i++)
            {
                reading.A = reading.B * by;
                reading.B += Math.Sin(by);
            }

            return by;
        }

        public struct Reading
        {
            public double A;
            public double B;
        }
    }
}
