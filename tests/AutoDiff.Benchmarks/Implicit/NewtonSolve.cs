using AutoDiff.LinearAlgebra;

namespace AutoDiff.Benchmarks.Implicit;

/// <summary>A network of saturating units in balance, xᵢ + Σ Kᵢⱼ tanh xⱼ = θᵢ, by Newton's method with dense factorisations; once
/// differentiated by its equation, and once through its iterations.</summary>
internal static partial class NewtonSolve
{
    [Differentiable]
    private static void Balance(ReadOnlySpan<double> x, ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> coupling, Span<double> residual)
    {
        int n = x.Length;
        Span<double> active = stackalloc double[n];
        for (int i = 0; i < n; i++)
        {
            active[i] = Math.Tanh(x[i]);
        }

        Matrix.MultiplyVector(coupling, active, residual, n, n);
        for (int i = 0; i < n; i++)
        {
            residual[i] += x[i] - theta[i];
        }
    }

    [ImplicitDerivative(Residual = nameof(Balance))]
    public static void Solve(ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> coupling, int iterations, Span<double> x) =>
        Iterate(theta, coupling, iterations, x);

    /// <summary>The iterations themselves.</summary>
    [Differentiable]
    public static void Iterate(ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> coupling, int iterations, Span<double> x)
    {
        int n = x.Length;
        Span<double> residual = new double[n];
        Span<double> matrix = new double[n * n];
        Span<double> step = new double[n];
        x.Clear();
        for (int k = 0; k < iterations; k++)
        {
            Balance(x, theta, coupling, residual);
            for (int j = 0; j < n; j++)
            {
                double t = Math.Tanh(x[j]);
                double slope = 1 - (t * t);
                for (int i = 0; i < n; i++)
                {
                    matrix[(i * n) + j] = coupling[(i * n) + j] * slope;
                }

                matrix[(j * n) + j] += 1;
            }

            Matrix.Solve(matrix, residual, step, n, 1);
            for (int i = 0; i < n; i++)
            {
                x[i] -= step[i];
            }
        }
    }

    [Differentiable]
    public static double ByEquation(ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> coupling, int iterations)
    {
        Span<double> x = stackalloc double[theta.Length];
        Solve(theta, coupling, iterations, x);
        return SumOfSquares(x);
    }

    [Differentiable]
    public static double Unrolled(ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> coupling, int iterations)
    {
        Span<double> x = stackalloc double[theta.Length];
        Iterate(theta, coupling, iterations, x);
        return SumOfSquares(x);
    }

    [Differentiable]
    private static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
        {
            sum += v * v;
        }

        return sum;
    }
}
