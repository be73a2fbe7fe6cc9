using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with lᵢ ≤ rᵢ ≤ uᵢ.</summary>
    /// <remarks>On a bound the derivative is that of x.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds, none below the lower one.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    public static void Box(ReadOnlySpan<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> result)
    {
        CheckBox(x, lower, upper, result);
        BoxRule.Primal(x, lower, upper, result);
    }

    /// <summary>JVP of <see cref="Box"/>: ẋᵢ inside and on the bounds, outside that of the bound.</summary>
    public static void BoxJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<double> result,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> lowerTangent,
        ReadOnlySpan<double> upperTangent,
        Span<double> resultTangent)
    {
        CheckBox(x, lower, upper, result);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(lowerTangent, lower, nameof(lowerTangent));
        Require.Shadow(upperTangent, upper, nameof(upperTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> lowerDual = Duals.Pack(tape, lower, lowerTangent);
        Span<Dual<double>> upperDual = Duals.Pack(tape, upper, upperTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        BoxRule.Primal<Dual<double>>(xDual, lowerDual, upperDual, resultDual);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Box"/>: r̄ᵢ goes to xᵢ inside and on the bounds, outside to the bound; r̄ ← 0.</summary>
    public static void BoxVjp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<double> result,
        Span<double> xAdjoint,
        Span<double> lowerAdjoint,
        Span<double> upperAdjoint,
        Span<double> resultAdjoint)
    {
        CheckBox(x, lower, upper, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(lowerAdjoint, lower, nameof(lowerAdjoint));
        Require.Shadow(upperAdjoint, upper, nameof(upperAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        BoxRule.Vjp(x, lower, upper, result, xAdjoint, lowerAdjoint, upperAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="BoxVjp"/>.</summary>
    public static void BoxVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<double> result,
        Span<double> xAdjoint,
        Span<double> lowerAdjoint,
        Span<double> upperAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> lowerTangent,
        ReadOnlySpan<double> upperTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> lowerAdjointTangent,
        Span<double> upperAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckBox(x, lower, upper, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(lowerAdjoint, lower, nameof(lowerAdjoint));
        Require.Shadow(upperAdjoint, upper, nameof(upperAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(lowerTangent, lower, nameof(lowerTangent));
        Require.Shadow(upperTangent, upper, nameof(upperTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(lowerAdjointTangent, lower, nameof(lowerAdjointTangent));
        Require.Shadow(upperAdjointTangent, upper, nameof(upperAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> lowerDual = Duals.Pack(tape, lower, lowerTangent);
        Span<Dual<double>> lowerAdjointDual = Duals.Zeros(tape, lower.Length);
        Span<Dual<double>> upperDual = Duals.Pack(tape, upper, upperTangent);
        Span<Dual<double>> upperAdjointDual = Duals.Zeros(tape, upper.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        BoxRule.Vjp<Dual<double>>(
            xDual, lowerDual, upperDual, resultDual, xAdjointDual, lowerAdjointDual, upperAdjointDual, resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Add(lowerAdjointDual, lowerAdjoint, lowerAdjointTangent);
        Duals.Add(upperAdjointDual, upperAdjoint, upperAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckBox(
        ReadOnlySpan<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> result)
    {
        Require.Vector(lower, x.Length, nameof(lower));
        Require.Vector(upper, x.Length, nameof(upper));
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Require.Apart(result, lower, nameof(result));
        Require.Apart(result, upper, nameof(result));
        Ordered(lower, upper);
    }
}
