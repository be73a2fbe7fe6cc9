using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>L Lᵀ = (A + Aᵀ)/2; L̇ = L Φ(L⁻¹ Ȧ L⁻ᵀ); Ā += the symmetric part of L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, L̄ ← 0.</summary>
internal static class CholeskyRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> result, int n)
        where T : IFloatingPointIeee754<T>
        => CholeskyFactor.Factor(a, result, n);

    public static void Jvp<T>(ReadOnlySpan<T> a, Span<T> result, int n, ReadOnlySpan<T> aTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        CholeskyFactor.Factor(a, result, n);
        Tape tape = Tape.Rent();
        Span<T> inner = tape.Reserve<T>(n * n);
        Blas.Symmetrize(aTangent, inner, n);
        Triangular.Solve<T>(result, inner, n, n, lower: true, transposed: false, unit: false);
        Triangular.SolveRight<T>(result, inner, n, n, lower: true, transposed: true, unit: false);
        CholeskyFactor.LowerHalf(inner, n);
        Gemm.Multiply<T>(result, false, inner, false, resultTangent, n, n, n);
        tape.Return();
    }

    public static void Vjp<T>(ReadOnlySpan<T> a, Span<T> result, int n, Span<T> aAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        CholeskyFactor.Factor(a, result, n);
        Tape tape = Tape.Rent();
        Span<T> inner = tape.Reserve<T>(n * n);
        Gemm.Multiply<T>(result, true, resultAdjoint, false, inner, n, n, n);
        CholeskyFactor.LowerHalf(inner, n);
        Triangular.Solve<T>(result, inner, n, n, lower: true, transposed: true, unit: false);
        Triangular.SolveRight<T>(result, inner, n, n, lower: true, transposed: false, unit: false);
        Blas.AddSymmetrized(inner, aAdjoint, n);
        resultAdjoint.Clear();
        tape.Return();
    }
}
