using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>X = A⁻¹; Ẋ = −X Ȧ X; Ā += −Xᵀ X̄ Xᵀ, X̄ ← 0.</summary>
internal static class InverseRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> result, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        Lu.Invert<T>(lu, rows, result, n);
        tape.Return();
    }

    public static void Jvp<T>(ReadOnlySpan<T> a, Span<T> result, int n, ReadOnlySpan<T> aTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, result, n);
        Tape tape = Tape.Rent();
        Span<T> product = tape.Reserve<T>(n * n);
        Gemm.Multiply<T>(result, false, aTangent, false, product, n, n, n);
        resultTangent.Clear();
        Gemm.Add<T>(-T.One, product, false, result, false, resultTangent, n, n, n);
        tape.Return();
    }

    public static void Vjp<T>(ReadOnlySpan<T> a, Span<T> result, int n, Span<T> aAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, result, n);
        Tape tape = Tape.Rent();
        Span<T> product = tape.Reserve<T>(n * n);
        Gemm.Multiply<T>(result, true, resultAdjoint, false, product, n, n, n);
        Gemm.Add<T>(-T.One, product, false, result, true, aAdjoint, n, n, n);
        resultAdjoint.Clear();
        tape.Return();
    }
}
