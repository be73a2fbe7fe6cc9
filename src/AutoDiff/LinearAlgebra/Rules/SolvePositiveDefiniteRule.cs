using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>S X = B with S = (A + Aᵀ)/2; S Ẋ = Ḃ − Ṡ X; S W = X̄, B̄ += W, Ā += −(W Xᵀ + X Wᵀ)/2, X̄ ← 0.</summary>
internal static class SolvePositiveDefiniteRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> l = tape.Reserve<T>(n * n);
        CholeskyFactor.Factor(a, l, n);
        b.CopyTo(result);
        CholeskyFactor.Solve(l, result, n, columns);
        tape.Return();
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns, ReadOnlySpan<T> aTangent, ReadOnlySpan<T> bTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> l = tape.Reserve<T>(n * n);
        Span<T> symmetric = tape.Reserve<T>(n * n);
        CholeskyFactor.Factor(a, l, n);
        b.CopyTo(result);
        CholeskyFactor.Solve(l, result, n, columns);
        Blas.Symmetrize(aTangent, symmetric, n);
        bTangent.CopyTo(resultTangent);
        Gemm.Add<T>(-T.One, symmetric, false, result, false, resultTangent, n, n, columns);
        CholeskyFactor.Solve(l, resultTangent, n, columns);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns, Span<T> aAdjoint, Span<T> bAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> l = tape.Reserve<T>(n * n);
        Span<T> outer = tape.Reserve<T>(n * n);
        CholeskyFactor.Factor(a, l, n);
        b.CopyTo(result);
        CholeskyFactor.Solve(l, result, n, columns);
        CholeskyFactor.Solve(l, resultAdjoint, n, columns);
        Blas.Axpy(T.One, resultAdjoint, bAdjoint);
        outer.Clear();
        Gemm.Add<T>(-T.One, resultAdjoint, false, result, true, outer, n, columns, n);
        Blas.AddSymmetrized(outer, aAdjoint, n);
        resultAdjoint.Clear();
        tape.Return();
    }
}
