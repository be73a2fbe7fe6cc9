// Data goes as it is into methods whose parameters are active arrays.
using AutoDiff;

namespace Acceptance.RowsOfDataGoIntoAModel
{
    public static class Program
    {
        public static void Run()
        {
            double[] weights = [0.3, -0.2], gradient = new double[2], product = new double[2];
            double[][] rows = [[1.0, 2], [0.5, -1]];
            double value = M.RowsGradient(weights, rows, gradient);
            Check.Equal(M.Rows(weights, rows), value, tolerance: 0);
            Check.Equal(Check.Slopes(w => M.Rows(w, rows), weights), gradient, tolerance: 1e-8);

            value = M.WrittenByTheCalleeGradient(weights, [1.0, 2], gradient);
            Check.Equal(M.WrittenByTheCallee(weights, [1.0, 2]), value, tolerance: 0);
            Check.Equal(Check.Slopes(static w => M.WrittenByTheCallee(w, [1.0, 2]), weights), gradient, tolerance: 1e-8);

            M.WrittenByTheCalleeHvp(weights, [1.0, 2], [1, 0.5], product);
            double[] up = new double[2], down = new double[2];
            M.WrittenByTheCalleeGradient([0.3 + 1e-5, -0.2 + 0.5e-5], [1.0, 2], up);
            M.WrittenByTheCalleeGradient([0.3 - 1e-5, -0.2 - 0.5e-5], [1.0, 2], down);
            Check.Equal([(up[0] - down[0]) / 2e-5, (up[1] - down[1]) / 2e-5], product, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        private const Derivatives Second = Derivatives.Default | Derivatives.Hvp;

        [Differentiable]
        internal static double Dot(double[] weights, double[] x)
        {
            ArgumentNullException.ThrowIfNull(x);
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * x[i];
            }

            for (int i = 0; i < weights.Length; i++)
            {
                sum = Math.Sin(sum);
            }

            return sum * sum;
        }

        [Differentiable(Second)]
        public static double Rows(double[] weights, [NoDerivative] double[][] rows)
        {
            double sum = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                sum += Dot(weights, rows[i]) * (i + 1);
            }

            foreach (double[] row in rows)
            {
                sum += Dot(weights, row);
            }

            return sum;
        }

        [Differentiable]
        internal static double Scaled(double[] weights, double[] x)
        {
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                x[i] *= weights[i];
                sum += x[i] * x[i];
            }

            for (int i = 0; i < weights.Length; i++)
            {
                sum = Math.Sin(sum);
            }

            return sum;
        }

        /// <summary>What the callee writes is active, and read afterwards.</summary>
        [Differentiable(Second)]
        public static double WrittenByTheCallee(double[] weights, [NoDerivative] double[] x)
        {
            double scaled = Scaled(weights, x);
            return scaled * x[0];
        }
    }
}
