using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The principal square root S with S S = A. Throws where there is none.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="result">Row-major, n × n; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void SquareRoot(ReadOnlySpan<double> a, Span<double> result, int n)
    {
        CheckSquareRoot(a, result, n);
        SquareRootRule.Primal(a, result, n);
    }

    /// <summary>JVP of <see cref="SquareRoot"/>: the solution of the Sylvester equation S Ṡ + Ṡ S = Ȧ.</summary>
    public static void SquareRootJvp(
        ReadOnlySpan<double> a, Span<double> result, int n, ReadOnlySpan<double> aTangent, Span<double> resultTangent)
    {
        CheckSquareRoot(a, result, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        SquareRootRule.Primal<Dual<double>>(aDual, resultDual, n);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="SquareRoot"/>: Ā += W with Sᵀ W + W Sᵀ = S̄, S̄ ← 0.</summary>
    public static void SquareRootVjp(
        ReadOnlySpan<double> a, Span<double> result, int n, Span<double> aAdjoint, Span<double> resultAdjoint)
    {
        CheckSquareRoot(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        SquareRootRule.Vjp(a, result, n, aAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="SquareRootVjp"/>.</summary>
    public static void SquareRootVjpJvp(
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
        CheckSquareRoot(a, result, n);
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
        SquareRootRule.Vjp<Dual<double>>(aDual, resultDual, n, aAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSquareRoot(ReadOnlySpan<double> a, ReadOnlySpan<double> result, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(result, n, n, nameof(result));
        Require.Apart(result, a, nameof(result));
    }
}
