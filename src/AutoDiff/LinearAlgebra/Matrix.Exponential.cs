using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The matrix exponential X = exp(A), by scaling and squaring (Higham, 2005).</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="result">Row-major, n × n; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void Exponential(ReadOnlySpan<double> a, Span<double> result, int n)
    {
        CheckExponential(a, result, n);
        ExponentialRule.Primal(a, result, n);
    }

    /// <summary>JVP of <see cref="Exponential"/>: Ẋ = L(A, Ȧ), the Fréchet derivative.</summary>
    public static void ExponentialJvp(
        ReadOnlySpan<double> a, Span<double> result, int n, ReadOnlySpan<double> aTangent, Span<double> resultTangent)
    {
        CheckExponential(a, result, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        ExponentialRule.Primal<Dual<double>>(aDual, resultDual, n);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Exponential"/>: Ā += L(Aᵀ, X̄), X̄ ← 0 (Al-Mohy and Higham, 2009).</summary>
    public static void ExponentialVjp(
        ReadOnlySpan<double> a, Span<double> result, int n, Span<double> aAdjoint, Span<double> resultAdjoint)
    {
        CheckExponential(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        ExponentialRule.Vjp(a, result, n, aAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="ExponentialVjp"/>.</summary>
    public static void ExponentialVjpJvp(
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
        CheckExponential(a, result, n);
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
        ExponentialRule.Vjp<Dual<double>>(aDual, resultDual, n, aAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckExponential(ReadOnlySpan<double> a, ReadOnlySpan<double> result, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(result, n, n, nameof(result));
        Require.Apart(result, a, nameof(result));
    }
}
