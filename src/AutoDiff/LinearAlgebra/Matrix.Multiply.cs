using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The product R = A B.</summary>
    /// <param name="a">Row-major, m × k.</param>
    /// <param name="b">Row-major, k × n.</param>
    /// <param name="result">Row-major, m × n; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="k">Columns of A and rows of B.</param>
    /// <param name="n">Columns of B.</param>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int m, int k, int n)
    {
        CheckMultiply(a, b, result, m, k, n);
        MultiplyRule.Primal(a, b, result, m, k, n);
    }

    /// <summary>JVP of <see cref="Multiply"/>: Ṙ = Ȧ B + A Ḃ.</summary>
    public static void MultiplyJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int k,
        int n,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent)
    {
        CheckMultiply(a, b, result, m, k, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        MultiplyRule.Jvp(a, b, result, m, k, n, aTangent, bTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="Multiply"/>: Ā += R̄ Bᵀ, B̄ += Aᵀ R̄, R̄ ← 0.</summary>
    public static void MultiplyVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int k,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint)
    {
        CheckMultiply(a, b, result, m, k, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        MultiplyRule.Vjp(a, b, result, m, k, n, aAdjoint, bAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="MultiplyVjp"/>.</summary>
    public static void MultiplyVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int k,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> bAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckMultiply(a, b, result, m, k, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(bAdjointTangent, b, nameof(bAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> bAdjointDual = Duals.Zeros(tape, b.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        MultiplyRule.Vjp<Dual<double>>(aDual, bDual, resultDual, m, k, n, aAdjointDual, bAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckMultiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> result, int m, int k, int n)
    {
        Require.Matrix(a, m, k, nameof(a));
        Require.Matrix(b, k, n, nameof(b));
        Require.Matrix(result, m, n, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, b, nameof(result));
    }
}
