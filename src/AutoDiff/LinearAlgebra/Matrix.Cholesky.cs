using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The lower factor L of the symmetric part of A = L Lᵀ, with zeros above the diagonal. Throws where it is not positive definite.</summary>
    /// <remarks>Φ keeps the lower triangle with half of the diagonal (Murray, Differentiation of the Cholesky decomposition, 2016).</remarks>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="result">Row-major, n × n; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void Cholesky(ReadOnlySpan<double> a, Span<double> result, int n)
    {
        CheckCholesky(a, result, n);
        CholeskyRule.Primal(a, result, n);
    }

    /// <summary>JVP of <see cref="Cholesky"/>: L̇ = L Φ(L⁻¹ Ȧ L⁻ᵀ) with the symmetric part of Ȧ.</summary>
    public static void CholeskyJvp(
        ReadOnlySpan<double> a, Span<double> result, int n, ReadOnlySpan<double> aTangent, Span<double> resultTangent)
    {
        CheckCholesky(a, result, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        CholeskyRule.Jvp(a, result, n, aTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="Cholesky"/>: Ā += the symmetric part of L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, L̄ ← 0.</summary>
    public static void CholeskyVjp(
        ReadOnlySpan<double> a, Span<double> result, int n, Span<double> aAdjoint, Span<double> resultAdjoint)
    {
        CheckCholesky(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        CholeskyRule.Vjp(a, result, n, aAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="CholeskyVjp"/>.</summary>
    public static void CholeskyVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> result,
        int n,
        Span<double> aAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckCholesky(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        CholeskyRule.Vjp<Dual<double>>(aDual, resultDual, n, aAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckCholesky(ReadOnlySpan<double> a, ReadOnlySpan<double> result, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(result, n, n, nameof(result));
        Require.Apart(result, a, nameof(result));
    }
}
