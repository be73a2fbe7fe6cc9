using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Quickstart;

/// <summary>Fits a model with MathNet.Numerics' Levenberg-Marquardt minimiser and a generated Jacobian.</summary>
public static class Fit
{
    /// <summary>A model whose Jacobian the generator writes.</summary>
    public delegate void Model(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y);

    /// <summary>The generated companion: values and row-major Jacobian in one sweep.</summary>
    public delegate void Jacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian);

    /// <summary>Finds the least-squares parameters.</summary>
    public static double[] Run(Model model, Jacobian modelJacobian, Dataset data)
    {
        (int rows, int columns) = (data.X.Length, data.Start.Length);
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(Values, Derivatives, Vector<double>.Build.Dense(data.X), Vector<double>.Build.Dense(data.Y));
        LevenbergMarquardtMinimizer minimizer = new(gradientTolerance: 1e-16, stepTolerance: 1e-16, functionTolerance: 1e-16, maximumIterations: 500);
        return minimizer.FindMinimum(objective, Vector<double>.Build.Dense(data.Start)).MinimizingPoint.ToArray();

        Vector<double> Values(Vector<double> b, Vector<double> x)
        {
            double[] y = new double[rows];
            model(b.AsArray(), x.AsArray(), y);
            return Vector<double>.Build.Dense(y);
        }

        Matrix<double> Derivatives(Vector<double> b, Vector<double> x)
        {
            double[] jacobian = new double[rows * columns];
            modelJacobian(b.AsArray(), x.AsArray(), new double[rows], jacobian);
            return Matrix<double>.Build.DenseOfRowMajor(rows, columns, jacobian);
        }
    }
}
