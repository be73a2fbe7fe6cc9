using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The transpose R = Aᵀ.</summary>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="result">Row-major, n × m; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void Transpose(ReadOnlySpan<double> a, Span<double> result, int m, int n)
    {
        CheckTranspose(a, result, m, n);
        TransposeRule.Primal(a, result, m, n);
    }

    /// <summary>JVP of <see cref="Transpose"/>: Ṙ = Ȧᵀ.</summary>
    public static void TransposeJvp(
        ReadOnlySpan<double> a, Span<double> result, int m, int n, ReadOnlySpan<double> aTangent, Span<double> resultTangent)
    {
        CheckTranspose(a, result, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        TransposeRule.Jvp(a, result, m, n, aTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="Transpose"/>: Ā += R̄ᵀ, R̄ ← 0.</summary>
    public static void TransposeVjp(
        ReadOnlySpan<double> a, Span<double> result, int m, int n, Span<double> aAdjoint, Span<double> resultAdjoint)
    {
        CheckTranspose(a, result, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        TransposeRule.Vjp(a, result, m, n, aAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="TransposeVjp"/>.</summary>
    public static void TransposeVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> result,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckTranspose(a, result, m, n);
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
        TransposeRule.Vjp<Dual<double>>(aDual, resultDual, m, n, aAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckTranspose(ReadOnlySpan<double> a, ReadOnlySpan<double> result, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Matrix(result, n, m, nameof(result));
        Require.Apart(result, a, nameof(result));
    }
}
