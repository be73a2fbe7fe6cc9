using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>r = x − Aᵀw with A Aᵀ w = A x − b; with A Aᵀ q = A r̄ and p = r̄ − Aᵀq: x̄ += p, b̄ += q, Ā += −w pᵀ − q rᵀ.</summary>
internal static class AffineRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> factor = tape.Reserve<T>(m * m);
        Span<T> w = tape.ReserveCleared<T>(m);
        Factor(a, factor, m, n);
        Project(x, a, b, result, factor, w, m, n);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        Span<T> result,
        int m,
        int n,
        Span<T> xAdjoint,
        Span<T> aAdjoint,
        Span<T> bAdjoint,
        Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> factor = tape.Reserve<T>(m * m);
        Span<T> w = tape.ReserveCleared<T>(m);
        Span<T> q = tape.ReserveCleared<T>(m);
        Factor(a, factor, m, n);
        Project(x, a, b, result, factor, w, m, n);
        Blas.MultiplyVector<T>(T.One, a, false, resultAdjoint, q, m, n);
        CholeskyFactor.Solve<T>(factor, q, m, 1);
        Blas.MultiplyVector<T>(-T.One, a, true, q, resultAdjoint, m, n);
        Blas.Axpy<T>(T.One, resultAdjoint, xAdjoint);
        Blas.Axpy<T>(T.One, q, bAdjoint);
        Blas.AddOuter<T>(-T.One, w, resultAdjoint, aAdjoint);
        Blas.AddOuter<T>(-T.One, q, result, aAdjoint);
        resultAdjoint.Clear();
        tape.Return();
    }

    private static void Factor<T>(ReadOnlySpan<T> a, Span<T> factor, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> gram = tape.Reserve<T>(m * m);
        Gemm.Multiply(a, false, a, true, gram, m, n, m);
        CholeskyFactor.Factor<T>(gram, factor, m);
        tape.Return();
    }

    private static void Project<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, ReadOnlySpan<T> factor, Span<T> w, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Blas.Axpy(-T.One, b, w);
        Blas.MultiplyVector(T.One, a, false, x, w, m, n);
        CholeskyFactor.Solve(factor, w, m, 1);
        x.CopyTo(result);
        Blas.MultiplyVector<T>(-T.One, a, true, w, result, m, n);
    }
}
