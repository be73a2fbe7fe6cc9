using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>X = A⁻¹ B by Cholesky of the symmetric part of A. Throws where it is not positive definite.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="b">Row-major, n × columns.</param>
    /// <param name="result">Row-major, n × columns; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="columns">How many right-hand sides there are.</param>
    public static void SolvePositiveDefinite(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int n, int columns)
    {
        CheckSolvePositiveDefinite(a, b, result, n, columns);
        SolvePositiveDefiniteRule.Primal(a, b, result, n, columns);
    }

    /// <summary>JVP of <see cref="SolvePositiveDefinite"/>: A Ẋ = Ḃ − Ȧ X with the symmetric part of Ȧ.</summary>
    public static void SolvePositiveDefiniteJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent)
    {
        CheckSolvePositiveDefinite(a, b, result, n, columns);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        SolvePositiveDefiniteRule.Jvp(a, b, result, n, columns, aTangent, bTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="SolvePositiveDefinite"/>: A W = X̄, B̄ += W, Ā += −(W Xᵀ + X Wᵀ)/2, X̄ ← 0.</summary>
    public static void SolvePositiveDefiniteVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint)
    {
        CheckSolvePositiveDefinite(a, b, result, n, columns);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        SolvePositiveDefiniteRule.Vjp(a, b, result, n, columns, aAdjoint, bAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="SolvePositiveDefiniteVjp"/>.</summary>
    public static void SolvePositiveDefiniteVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
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
        CheckSolvePositiveDefinite(a, b, result, n, columns);
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
        SolvePositiveDefiniteRule.Vjp<Dual<double>>(
            aDual, bDual, resultDual, n, columns, aAdjointDual, bAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSolvePositiveDefinite(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> result, int n, int columns)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(b, n, columns, nameof(b));
        Require.Matrix(result, n, columns, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, b, nameof(result));
    }
}
