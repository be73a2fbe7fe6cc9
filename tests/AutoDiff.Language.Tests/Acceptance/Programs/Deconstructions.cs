// Each turn of a deconstructing foreach has variables of its own: rows of data go into a model.
using AutoDiff;

namespace Acceptance.RowsAndLabelsAreZipped
{
    public static class Program
    {
        public static void Run()
        {
            double[][] rows = [[1, 2], [3, 4], [-1, 0.5]];
            int[] labels = [1, 0, 1];
            double[] w = [0.1, 0.2], gradient = new double[2];
            Check.Equal(M.Loss(w, rows, labels), M.LossGradient(w, rows, labels, gradient), tolerance: 0);
            Check.Equal(Check.Slopes(at => M.Loss(at, rows, labels), w), gradient, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Predict(double[] w, [NoDerivative] double[] row)
        {
            double z = 0;
            for (int i = 0; i < row.Length; i++)
            {
                z += w[i] * row[i];
            }

            return 1 / (1 + Math.Exp(-z));
        }

        [Differentiable]
        public static double Loss(double[] w, [NoDerivative] double[][] rows, int[] labels)
        {
            double loss = 0;
            foreach (var (row, label) in rows.Zip(labels))
            {
                double p = Predict(w, row);
                loss -= label == 1 ? Math.Log(p) : Math.Log(1 - p);
            }

            return loss;
        }
    }
}
