using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>X = op(T)⁻¹ B, where T is the lower or upper triangle of A and op transposes it or not; the other triangle is not read.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="b">Row-major, n × columns.</param>
    /// <param name="result">Row-major, n × columns; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="columns">How many right-hand sides there are.</param>
    /// <param name="lower">Whether T is the lower triangle.</param>
    /// <param name="transposed">Whether op transposes.</param>
    public static void SolveTriangular(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int n, int columns, bool lower, bool transposed)
    {
        CheckSolveTriangular(a, b, result, n, columns);
        SolveTriangularRule.Primal(a, b, result, n, columns, lower, transposed);
    }

    /// <summary>JVP of <see cref="SolveTriangular"/>: op(T) Ẋ = Ḃ − op(Ṫ) X.</summary>
    public static void SolveTriangularJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
        bool lower,
        bool transposed,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent)
    {
        CheckSolveTriangular(a, b, result, n, columns);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        SolveTriangularRule.Jvp(a, b, result, n, columns, lower, transposed, aTangent, bTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="SolveTriangular"/>: op(T)ᵀ W = X̄, B̄ += W, op(T̄) += −W Xᵀ within the triangle, X̄ ← 0.</summary>
    public static void SolveTriangularVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
        bool lower,
        bool transposed,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint)
    {
        CheckSolveTriangular(a, b, result, n, columns);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        SolveTriangularRule.Vjp(a, b, result, n, columns, lower, transposed, aAdjoint, bAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="SolveTriangularVjp"/>.</summary>
    public static void SolveTriangularVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int n,
        int columns,
        bool lower,
        bool transposed,
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
        CheckSolveTriangular(a, b, result, n, columns);
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
        SolveTriangularRule.Vjp<Dual<double>>(
            aDual, bDual, resultDual, n, columns, lower, transposed, aAdjointDual, bAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSolveTriangular(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> result, int n, int columns)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(b, n, columns, nameof(b));
        Require.Matrix(result, n, columns, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, b, nameof(result));
    }
}
