using AutoDiff;
using MathNet.Numerics.LinearAlgebra;

namespace RidgePenalties;

/// <summary>Ridge regression with a penalty for each feature, and how well it predicts what it has not seen.</summary>
internal static partial class Regression
{
    /// <summary>The gradient of ½|Xw − y|² + ½ Σ exp(pⱼ) wⱼ², which is zero at the weights.</summary>
    [Differentiable]
    private static void Gradient(
        ReadOnlySpan<double> w,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        ReadOnlySpan<double> logPenalties,
        Span<double> residual)
    {
        int features = w.Length;
        for (int j = 0; j < features; j++)
        {
            residual[j] = Math.Exp(logPenalties[j]) * w[j];
        }

        for (int i = 0; i < y.Length; i++)
        {
            double error = -y[i];
            for (int j = 0; j < features; j++)
            {
                error += x[(i * features) + j] * w[j];
            }

            for (int j = 0; j < features; j++)
            {
                residual[j] += x[(i * features) + j] * error;
            }
        }
    }

    /// <summary>The weights, by a library's Cholesky decomposition: the derivative comes from <see cref="Gradient"/>, at the weights found.</summary>
    [ImplicitDerivative(Residual = nameof(Gradient), Structure = SystemStructure.PositiveDefinite)]
    public static void Fit([NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y, ReadOnlySpan<double> logPenalties, Span<double> w)
    {
        int features = w.Length;
        var design = Matrix<double>.Build.DenseOfRowMajor(y.Length, features, x.ToArray());
        var normal = design.TransposeThisAndMultiply(design);
        for (int j = 0; j < features; j++)
        {
            normal[j, j] += Math.Exp(logPenalties[j]);
        }

        normal.Cholesky().Solve(design.TransposeThisAndMultiply(Vector<double>.Build.Dense(y.ToArray()))).AsArray().CopyTo(w);
    }

    /// <summary>Half the mean square of the errors on the data that the weights were not fitted to.</summary>
    [Differentiable]
    public static double HeldOutLoss(ReadOnlySpan<double> logPenalties, [NoDerivative] Split data)
    {
        Span<double> w = new double[logPenalties.Length];
        Fit(data.TrainingFeatures, data.TrainingTargets, logPenalties, w);
        double sum = 0;
        for (int i = 0; i < data.HeldOutTargets.Length; i++)
        {
            double error = -data.HeldOutTargets[i];
            for (int j = 0; j < w.Length; j++)
            {
                error += data.HeldOutFeatures[(i * w.Length) + j] * w[j];
            }

            sum += error * error;
        }

        return 0.5 * sum / data.HeldOutTargets.Length;
    }
}
