using AutoDiff.Optimality;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Solvers with several unknowns, differentiated by their equations.</summary>
public static partial class VectorSolvers
{
    [Differentiable]
    private static double RidgeLoss(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double penalty)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double error = -y[i];
            for (int j = 0; j < w.Length; j++)
            {
                error += x[(i * w.Length) + j] * w[j];
            }

            loss += 0.5 * error * error;
        }

        for (int j = 0; j < w.Length; j++)
        {
            loss += 0.5 * penalty * w[j] * w[j];
        }

        return loss;
    }

    [ImplicitDerivative(Objective = nameof(RidgeLoss), Structure = SystemStructure.PositiveDefinite)]
    public static void Ridge([NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y, double penalty, Span<double> w)
    {
        int n = w.Length;
        double[] h = new double[n * n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++)
        {
            h[(i * n) + i] = penalty;
            for (int k = 0; k < y.Length; k++)
            {
                right[i] += x[(k * n) + i] * y[k];
                for (int j = 0; j < n; j++)
                {
                    h[(i * n) + j] += x[(k * n) + i] * x[(k * n) + j];
                }
            }
        }

        Matrix.SolvePositiveDefinite(h, right, w, n, 1);
    }

    [Differentiable(Derivatives.All)]
    public static double RidgeWeight(double penalty, [NoDerivative] double[] x, [NoDerivative] double[] y, int index)
    {
        Span<double> w = stackalloc double[2];
        Ridge(x, y, penalty, w);
        return w[index];
    }

    /// <summary>The stationary point and the constraint: Hx + c + ν1 = 0, 1ᵀx = b, for an inactive x ≥ 0.</summary>
    [Differentiable]
    private static void Kkt(ReadOnlySpan<double> z, [NoDerivative] ReadOnlySpan<double> h, ReadOnlySpan<double> c, double b, Span<double> residual)
    {
        residual[0] = (h[0] * z[0]) + (h[1] * z[1]) + c[0] + z[2];
        residual[1] = (h[2] * z[0]) + (h[3] * z[1]) + c[1] + z[2];
        residual[2] = z[0] + z[1] - b;
    }

    [ImplicitDerivative(Residual = nameof(Kkt))]
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void QuadraticProgram([NoDerivative] ReadOnlySpan<double> h, ReadOnlySpan<double> c, double b, Span<double> z)
    {
        double[] system = [h[0], h[1], 1, h[2], h[3], 1, 1, 1, 0];
        Matrix.Solve(system, [-c[0], -c[1], b], z, 3, 1);
    }

    [Differentiable]
    private static void LassoStep(
        ReadOnlySpan<double> beta, [NoDerivative] ReadOnlySpan<double> gram, [NoDerivative] ReadOnlySpan<double> c, double penalty, Span<double> next)
    {
        const double Rate = 0.4;
        Span<double> moved = stackalloc double[2];
        for (int i = 0; i < 2; i++)
        {
            moved[i] = beta[i] - (Rate * ((gram[2 * i] * beta[0]) + (gram[(2 * i) + 1] * beta[1]) - c[i]));
        }

        Proximal.L1(moved, next, Rate * penalty);
    }

    [ImplicitDerivative(FixedPoint = nameof(LassoStep))]
    public static void Lasso([NoDerivative] ReadOnlySpan<double> gram, [NoDerivative] ReadOnlySpan<double> c, double penalty, Span<double> beta)
    {
        Span<double> next = stackalloc double[2];
        for (int i = 0; i < 400; i++)
        {
            LassoStep(beta, gram, c, penalty, next);
            next.CopyTo(beta);
        }
    }

    [Differentiable]
    private static void NnlsStep(ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> next)
    {
        const double Rate = 0.05;
        Span<double> moved = stackalloc double[2];
        x.CopyTo(moved);
        for (int i = 0; i < b.Length; i++)
        {
            double error = (a[2 * i] * x[0]) + (a[(2 * i) + 1] * x[1]) - b[i];
            moved[0] -= Rate * a[2 * i] * error;
            moved[1] -= Rate * a[(2 * i) + 1] * error;
        }

        Projection.NonNegative(moved, next);
    }

    [ImplicitDerivative(FixedPoint = nameof(NnlsStep))]
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static double[] NonNegativeLeastSquaresBySteps([NoDerivative] double[] a, double[] b)
    {
        double[] x = new double[2];
        double[] next = new double[2];
        for (int i = 0; i < 400; i++)
        {
            NnlsStep(x, a, b, next);
            next.CopyTo(x, 0);
        }

        return x;
    }

    [Differentiable]
    private static void EquilibriumStep(ReadOnlySpan<double> z, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> next)
    {
        Matrix.MultiplyVector(w, z, next, z.Length, z.Length);
        for (int i = 0; i < z.Length; i++)
        {
            next[i] = Math.Tanh(next[i] + b[i]);
        }
    }

    [ImplicitDerivative(FixedPoint = nameof(EquilibriumStep))]
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
    public static void Equilibrium(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z)
    {
        Span<double> next = stackalloc double[z.Length];
        for (int i = 0; i < 300; i++)
        {
            EquilibriumStep(z, w, b, next);
            next.CopyTo(z);
        }
    }

    [Differentiable]
    private static void SquareRootEquation(ReadOnlySpan<double> s, ReadOnlySpan<double> a, Span<double> residual)
    {
        Matrix.Multiply(s, s, residual, 2, 2, 2);
        for (int i = 0; i < residual.Length; i++)
        {
            residual[i] -= a[i];
        }
    }

    /// <summary>The square root of a symmetric 2 × 2 matrix, (A + √det A · I)/√(tr A + 2√det A).</summary>
    [ImplicitDerivative(Residual = nameof(SquareRootEquation))]
    public static double[] SquareRoot(double[] a)
    {
        double d = Math.Sqrt((a[0] * a[3]) - (a[1] * a[2]));
        double t = Math.Sqrt(a[0] + a[3] + (2 * d));
        return [(a[0] + d) / t, a[1] / t, a[2] / t, (a[3] + d) / t];
    }

    [Differentiable]
    private static void LinearEquation(ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> residual)
    {
        for (int i = 0; i < x.Length; i++)
        {
            residual[i] = (a[2 * i] * x[0]) + (a[(2 * i) + 1] * x[1]) - b[i];
        }
    }

    [ImplicitDerivative(Residual = nameof(LinearEquation))]
    public static void Linear([NoDerivative] ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Shortest(x);

    [ImplicitDerivative(Residual = nameof(LinearEquation), OnFailure = AutoDiff.Solvers.SolveFailure.NaN)]
    public static void LinearOrNaN([NoDerivative] ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Shortest(x);

    [ImplicitDerivative(Residual = nameof(LinearEquation), Mode = ImplicitMode.NormalConjugateGradient)]
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void ShortestLinear([NoDerivative] ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x) => Shortest(x);

    /// <summary>What solves x + 2y = 1 and is shortest.</summary>
    private static void Shortest(Span<double> x)
    {
        x[0] = 0.2;
        x[1] = 0.4;
    }
}
