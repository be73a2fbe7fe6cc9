using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with rᵢ ≥ 0.</summary>
    /// <remarks>At 0 the derivative is 1.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    public static void NonNegative(ReadOnlySpan<double> x, Span<double> result)
    {
        CheckNonNegative(x, result);
        NonNegativeRule.Primal(x, result);
    }

    /// <summary>JVP of <see cref="NonNegative"/>: ẋᵢ where xᵢ is not negative, else 0.</summary>
    public static void NonNegativeJvp(
        ReadOnlySpan<double> x, Span<double> result, ReadOnlySpan<double> xTangent, Span<double> resultTangent)
    {
        CheckNonNegative(x, result);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        NonNegativeRule.Primal<Dual<double>>(xDual, resultDual);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="NonNegative"/>: x̄ᵢ += r̄ᵢ where xᵢ is not negative, r̄ ← 0.</summary>
    public static void NonNegativeVjp(ReadOnlySpan<double> x, Span<double> result, Span<double> xAdjoint, Span<double> resultAdjoint)
    {
        CheckNonNegative(x, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        NonNegativeRule.Vjp(x, result, xAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="NonNegativeVjp"/>.</summary>
    public static void NonNegativeVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckNonNegative(x, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        NonNegativeRule.Vjp<Dual<double>>(xDual, resultDual, xAdjointDual, resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckNonNegative(ReadOnlySpan<double> x, ReadOnlySpan<double> result)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
    }
}
