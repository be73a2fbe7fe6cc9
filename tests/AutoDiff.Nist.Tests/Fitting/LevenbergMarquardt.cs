using AutoDiff.Nist.Tests.Models;

namespace AutoDiff.Nist.Tests.Fitting;

/// <summary>
/// Levenberg and Marquardt's method with Moré's scaling (it never shrinks) and Nielsen's damping, followed by undamped Gauss-Newton steps for as
/// long as they shrink: at the minimum the sum of squares no longer tells half of the digits apart, and the steps still do.
/// </summary>
internal static class LevenbergMarquardt
{
    private const int MaximumSteps = 20_000;
    private const double StepTolerance = 1e-12;

    // A bold first step reaches nearly every minimum; from some starts it jumps over the valley and a timid one does not.
    private static readonly double[] InitialDampings = [1e-4, 100];

    /// <summary>Fits the model whose Jacobian is <paramref name="jacobian"/> to <paramref name="response"/>: the best of two descents.</summary>
    public static FitResult Fit(NistModel.Jacobian jacobian, double[] predictors, double[] response, double[] start) =>
        InitialDampings.Select(damping => Descend(jacobian, predictors, response, start, damping))
            .Aggregate(static (best, next) => next.SumOfSquares < best.SumOfSquares * (1 - 1e-6) ? next : best);

    private static FitResult Descend(NistModel.Jacobian jacobian, double[] predictors, double[] response, double[] start, double lambda)
    {
        int n = start.Length;
        Point current = Point.At(jacobian, predictors, response, start, new double[n]);
        double[] step = new double[n];
        double growth = 2;
        int steps = 0;
        while (steps++ < MaximumSteps && lambda < 1e40)
        {
            bool solved = LeastSquares.TryStep(current.Triangle, current.Right, current.Scale, lambda, step);
            if (solved)
            {
                Point next = Point.At(jacobian, predictors, response, Add(current.Parameters, step), current.Scale);
                double gain = (current.SumOfSquares - next.SumOfSquares) / current.PredictedReduction(step);
                bool small = current.Norm(step) <= StepTolerance * current.Norm(current.Parameters);
                if (gain > 0)
                {
                    current = next;
                    lambda *= Math.Max(1.0 / 3, 1 - Math.Pow(2 * gain - 1, 3));
                    growth = 2;
                }
                if (small)
                    break;
                if (gain > 0)
                    continue;
            }

            lambda *= growth;
            growth *= 2;
        }

        current = Polish(jacobian, predictors, response, current);
        return new FitResult(current.Parameters, current.SumOfSquares, steps);
    }

    private static Point Polish(NistModel.Jacobian jacobian, double[] predictors, double[] response, Point current)
    {
        double[] step = new double[current.Parameters.Length];
        double previous = double.PositiveInfinity;
        while (LeastSquares.TryStep(current.Triangle, current.Right, current.Scale, 0, step) && current.Norm(step) < 0.9 * previous)
        {
            Point next = Point.At(jacobian, predictors, response, Add(current.Parameters, step), current.Scale);
            if (!(next.SumOfSquares <= current.SumOfSquares * (1 + 1e-6) + 1e-24))
                break;
            previous = current.Norm(step);
            current = next;
        }

        return current;
    }

    private static double[] Add(double[] parameters, double[] step) => parameters.Zip(step, static (p, s) => p + s).ToArray();

    /// <summary>A point with the model's linearisation there, reduced to a triangle.</summary>
    private sealed record Point(double[] Parameters, double SumOfSquares, double[] Triangle, double[] Right, double[] Scale)
    {
        public static Point At(NistModel.Jacobian model, double[] predictors, double[] response, double[] parameters, double[] previousScale)
        {
            int n = parameters.Length;
            double[] residual = new double[response.Length];
            double[] jacobian = new double[response.Length * n];
            model(parameters, predictors, residual, jacobian);

            double sum = 0;
            for (int i = 0; i < residual.Length; i++)
            {
                residual[i] -= response[i];
                sum += residual[i] * residual[i];
            }

            LeastSquares.Triangularize(jacobian, residual, n);
            double[] scale = new double[n];
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i <= j; i++)
                    scale[j] = double.Hypot(scale[j], jacobian[i * n + j]);
                scale[j] = Math.Max(scale[j], previousScale[j]);
                scale[j] = scale[j] > 0 ? scale[j] : 1;
            }

            return new Point(parameters, sum, jacobian[..(n * n)], residual[..n], scale);
        }

        /// <summary>The length of a step or point in the scaled parameters.</summary>
        public double Norm(ReadOnlySpan<double> vector)
        {
            double norm = 0;
            for (int j = 0; j < vector.Length; j++)
                norm = double.Hypot(norm, Scale[j] * vector[j]);
            return norm;
        }

        /// <summary>How much of the sum of squares the linear model expects the step to remove.</summary>
        public double PredictedReduction(ReadOnlySpan<double> step)
        {
            double reduction = 0;
            for (int i = 0; i < step.Length; i++)
            {
                double image = 0;
                for (int j = i; j < step.Length; j++)
                    image += Triangle[i * step.Length + j] * step[j];
                reduction -= image * (image + 2 * Right[i]);
            }

            return reduction;
        }
    }
}
