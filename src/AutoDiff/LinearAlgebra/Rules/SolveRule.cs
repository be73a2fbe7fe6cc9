using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>A X = B; A Ẋ = Ḃ − Ȧ X; Aᵀ W = X̄, B̄ += W, Ā += −W Xᵀ, X̄ ← 0.</summary>
internal static class SolveRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        Lu.Solve<T>(lu, rows, b, result, n, columns);
        tape.Return();
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns, ReadOnlySpan<T> aTangent, ReadOnlySpan<T> bTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        Lu.Solve<T>(lu, rows, b, result, n, columns);
        Span<T> right = tape.Reserve<T>(n * columns);
        bTangent.CopyTo(right);
        Gemm.Add<T>(-T.One, aTangent, false, result, false, right, n, n, columns);
        Lu.Solve<T>(lu, rows, right, resultTangent, n, columns);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns, Span<T> aAdjoint, Span<T> bAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        Lu.Solve<T>(lu, rows, b, result, n, columns);
        Span<T> w = tape.Reserve<T>(n * columns);
        Lu.SolveTransposed<T>(lu, rows, resultAdjoint, w, n, columns);
        Blas.Axpy(T.One, w, bAdjoint);
        Gemm.Add<T>(-T.One, w, false, result, true, aAdjoint, n, columns, n);
        resultAdjoint.Clear();
        tape.Return();
    }
}
