using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>op(T) X = B; op(T) Ẋ = Ḃ − op(Ṫ) X; op(T)ᵀ W = X̄, B̄ += W, op(T̄) += −W Xᵀ within the triangle, X̄ ← 0.</summary>
internal static class SolveTriangularRule
{
    public static void Primal<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int n, int columns, bool lower, bool transposed)
        where T : IFloatingPointIeee754<T>
    {
        Triangular.RequireRegular(a, n);
        b.CopyTo(result);
        Triangular.Solve(a, result, n, columns, lower, transposed, unit: false);
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        Span<T> result,
        int n,
        int columns,
        bool lower,
        bool transposed,
        ReadOnlySpan<T> aTangent,
        ReadOnlySpan<T> bTangent,
        Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, b, result, n, columns, lower, transposed);
        Tape tape = Tape.Rent();
        Span<T> triangle = tape.Reserve<T>(n * n);
        aTangent.CopyTo(triangle);
        Triangular.Keep(triangle, n, lower, diagonal: true);
        bTangent.CopyTo(resultTangent);
        Gemm.Add<T>(-T.One, triangle, transposed, result, false, resultTangent, n, n, columns);
        Triangular.Solve(a, resultTangent, n, columns, lower, transposed, unit: false);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        Span<T> result,
        int n,
        int columns,
        bool lower,
        bool transposed,
        Span<T> aAdjoint,
        Span<T> bAdjoint,
        Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, b, result, n, columns, lower, transposed);
        Tape tape = Tape.Rent();
        Span<T> w = tape.Reserve<T>(n * columns);
        resultAdjoint.CopyTo(w);
        Triangular.Solve<T>(a, w, n, columns, lower, !transposed, unit: false);
        Blas.Axpy(T.One, w, bAdjoint);
        Span<T> outer = tape.Reserve<T>(n * n);
        if (transposed)
        {
            Gemm.Multiply<T>(result, false, w, true, outer, n, columns, n);
        }
        else
        {
            Gemm.Multiply<T>(w, false, result, true, outer, n, columns, n);
        }

        Triangular.Keep(outer, n, lower, diagonal: true);
        Blas.Axpy(-T.One, outer, aAdjoint);
        resultAdjoint.Clear();
        tape.Return();
    }
}
