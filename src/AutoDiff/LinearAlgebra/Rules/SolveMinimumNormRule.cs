using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>x = A⁺ b at constant rank, with the residual r = b − A x and c = A⁺ᵀ x:
/// ẋ = A⁺ (ḃ − Ȧ x) + (I − A⁺A) Ȧᵀ c + A⁺ A⁺ᵀ Ȧᵀ r; w = A⁺ᵀ x̄, b̄ += w, Ā += −w xᵀ + c (x̄ − Aᵀ w)ᵀ + r (A⁺ w)ᵀ, x̄ ← 0.</summary>
internal static class SolveMinimumNormRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> inverse = tape.Reserve<T>(m * n);
        PseudoInverse(a, inverse, m, n);
        MultiplyVectorRule.Primal<T>(inverse, b, result, n, m);
        tape.Return();
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int n, ReadOnlySpan<T> aTangent, ReadOnlySpan<T> bTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> inverse = tape.Reserve<T>(m * n);
        Span<T> residual = tape.Reserve<T>(m);
        Span<T> c = tape.Reserve<T>(m);
        Span<T> right = tape.Reserve<T>(m);
        Span<T> back = tape.ReserveCleared<T>(n);
        Prepare(a, b, result, inverse, residual, c, m, n);

        bTangent.CopyTo(right);
        Blas.MultiplyVector(-T.One, aTangent, false, result, right, m, n);

        // A⁺ A⁺ᵀ (Ȧᵀ r) joins the right-hand side of A⁺ as A⁺ᵀ (Ȧᵀ r).
        Blas.MultiplyVector(T.One, aTangent, true, residual, back, m, n);
        Blas.MultiplyVector<T>(T.One, inverse, true, back, right, n, m);

        // (I − A⁺A) y = y − A⁺ (A y)
        Blas.MultiplyVector(T.One, aTangent, true, c, resultTangent.Cleared(), m, n);
        Blas.MultiplyVector(-T.One, a, false, resultTangent, right, m, n);
        Blas.MultiplyVector<T>(T.One, inverse, false, right, resultTangent, n, m);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int n, Span<T> aAdjoint, Span<T> bAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> inverse = tape.Reserve<T>(m * n);
        Span<T> residual = tape.Reserve<T>(m);
        Span<T> c = tape.Reserve<T>(m);
        Span<T> w = tape.ReserveCleared<T>(m);
        Span<T> back = tape.ReserveCleared<T>(n);
        Prepare(a, b, result, inverse, residual, c, m, n);

        Blas.MultiplyVector<T>(T.One, inverse, true, resultAdjoint, w, n, m);
        Blas.Axpy(T.One, w, bAdjoint);
        Blas.AddOuter<T>(-T.One, w, result, aAdjoint);
        Blas.MultiplyVector<T>(T.One, inverse, false, w, back, n, m);
        Blas.AddOuter<T>(T.One, residual, back, aAdjoint);
        Blas.MultiplyVector<T>(-T.One, a, true, w, resultAdjoint, m, n);
        Blas.AddOuter<T>(T.One, c, resultAdjoint, aAdjoint);
        resultAdjoint.Clear();
        tape.Return();
    }

    private static Span<T> Cleared<T>(this Span<T> span)
    {
        span.Clear();
        return span;
    }

    private static void Prepare<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, Span<T> inverse, Span<T> residual, Span<T> c, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        PseudoInverse(a, inverse, m, n);
        MultiplyVectorRule.Primal<T>(inverse, b, result, n, m);
        b.CopyTo(residual);
        Blas.MultiplyVector(-T.One, a, false, result, residual, m, n);
        c.Clear();
        Blas.MultiplyVector<T>(T.One, inverse, true, result, c, n, m);
    }

    /// <summary>A⁺ = Σ vᵢ uᵢᵀ / σᵢ over the singular values that are not zero to working precision.</summary>
    private static void PseudoInverse<T>(ReadOnlySpan<T> a, Span<T> inverse, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        int k = Math.Min(m, n);
        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(m * k);
        Span<T> values = tape.Reserve<T>(k);
        Span<T> v = tape.Reserve<T>(n * k);
        SingularValues.Decompose(a, u, values, v, m, n);
        T floor = k == 0 ? T.Zero : values[0] * Real.From<T>(Math.Max(m, n) * Precision.Spacing);
        inverse.Clear();
        for (int s = 0; s < k && values[s] > floor; s++)
        {
            for (int j = 0; j < n; j++)
            {
                T factor = v[(j * k) + s] / values[s];
                for (int i = 0; i < m; i++)
                {
                    inverse[(j * m) + i] += factor * u[(i * k) + s];
                }
            }
        }

        tape.Return();
    }
}
