using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with |r| ≤ ρ.</summary>
    /// <remarks>On the ball itself the derivative is that of the inside.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="radius">The radius, positive.</param>
    public static void L2Ball(ReadOnlySpan<double> x, Span<double> result, double radius)
    {
        CheckL2Ball(x, result, radius);
        L2BallRule.Primal(x, result, radius);
    }

    /// <summary>JVP of <see cref="L2Ball"/>: ẋ inside; outside, with n = x/|x|: ρ/|x| (ẋ − n nᵀẋ) + ρ̇ n.</summary>
    public static void L2BallJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double radiusTangent)
    {
        CheckL2Ball(x, result, radius);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        L2BallRule.Primal<Dual<double>>(xDual, resultDual, new Dual<double>(radius, radiusTangent));
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="L2Ball"/>: x̄ += r̄ inside; outside ρ/|x| (r̄ − n nᵀr̄), ρ̄ += nᵀr̄; r̄ ← 0.</summary>
    public static void L2BallVjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double radiusAdjoint)
    {
        CheckL2Ball(x, result, radius);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        L2BallRule.Vjp(x, result, radius, xAdjoint, resultAdjoint, ref radiusAdjoint);
    }

    /// <summary>JVP of <see cref="L2BallVjp"/>.</summary>
    public static void L2BallVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double radiusAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double radiusTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent,
        ref double radiusAdjointTangent)
    {
        CheckL2Ball(x, result, radius);
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
        Dual<double> radiusAdjointDual = default;
        L2BallRule.Vjp<Dual<double>>(
            xDual, resultDual, new Dual<double>(radius, radiusTangent), xAdjointDual, resultAdjointDual, ref radiusAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        radiusAdjoint += radiusAdjointDual.Value;
        radiusAdjointTangent += radiusAdjointDual.Tangent;
        tape.Return();
    }

    private static void CheckL2Ball(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double radius)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Positive(radius, nameof(radius));
    }
}
