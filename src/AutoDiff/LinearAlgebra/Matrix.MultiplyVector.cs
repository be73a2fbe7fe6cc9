using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The product r = A x.</summary>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="x">A vector of n.</param>
    /// <param name="result">A vector of m; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void MultiplyVector(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> result, int m, int n)
    {
        CheckMultiplyVector(a, x, result, m, n);
        MultiplyVectorRule.Primal(a, x, result, m, n);
    }

    /// <summary>JVP of <see cref="MultiplyVector"/>: ṙ = Ȧ x + A ẋ.</summary>
    public static void MultiplyVectorJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> x,
        Span<double> result,
        int m,
        int n,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent)
    {
        CheckMultiplyVector(a, x, result, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        MultiplyVectorRule.Jvp(a, x, result, m, n, aTangent, xTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="MultiplyVector"/>: Ā += r̄ xᵀ, x̄ += Aᵀ r̄, r̄ ← 0.</summary>
    public static void MultiplyVectorVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> x,
        Span<double> result,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> xAdjoint,
        Span<double> resultAdjoint)
    {
        CheckMultiplyVector(a, x, result, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        MultiplyVectorRule.Vjp(a, x, result, m, n, aAdjoint, xAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="MultiplyVectorVjp"/>.</summary>
    public static void MultiplyVectorVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> x,
        Span<double> result,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckMultiplyVector(a, x, result, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        MultiplyVectorRule.Vjp<Dual<double>>(aDual, xDual, resultDual, m, n, aAdjointDual, xAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckMultiplyVector(ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> result, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Vector(x, n, nameof(x));
        Require.Vector(result, m, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, x, nameof(result));
    }
}
