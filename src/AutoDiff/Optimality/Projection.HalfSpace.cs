using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with nᵀr ≤ β.</summary>
    /// <remarks>On the boundary the derivative is that of the inside.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="normal">n, not zero.</param>
    /// <param name="offset">β.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    public static void HalfSpace(ReadOnlySpan<double> x, ReadOnlySpan<double> normal, double offset, Span<double> result)
    {
        CheckHalfSpace(x, normal, result);
        HalfSpaceRule.Primal(x, normal, offset, result);
    }

    /// <summary>JVP of <see cref="HalfSpace"/>: ẋ inside; outside that of x − n (nᵀx − β)/(nᵀn).</summary>
    public static void HalfSpaceJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> normal,
        double offset,
        Span<double> result,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> normalTangent,
        double offsetTangent,
        Span<double> resultTangent)
    {
        CheckHalfSpace(x, normal, result);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(normalTangent, normal, nameof(normalTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> normalDual = Duals.Pack(tape, normal, normalTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        HalfSpaceRule.Primal<Dual<double>>(xDual, normalDual, new Dual<double>(offset, offsetTangent), resultDual);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="HalfSpace"/>: x̄ += r̄ inside; outside, with c = nᵀr̄/(nᵀn), t = (nᵀx − β)/(nᵀn): x̄ += r̄ − c n, β̄ += c, n̄ −= t r̄ + c (x − 2tn); r̄ ← 0.</summary>
    public static void HalfSpaceVjp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> normal,
        double offset,
        Span<double> result,
        Span<double> xAdjoint,
        Span<double> normalAdjoint,
        ref double offsetAdjoint,
        Span<double> resultAdjoint)
    {
        CheckHalfSpace(x, normal, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(normalAdjoint, normal, nameof(normalAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        HalfSpaceRule.Vjp(x, normal, offset, result, xAdjoint, normalAdjoint, ref offsetAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="HalfSpaceVjp"/>.</summary>
    public static void HalfSpaceVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> normal,
        double offset,
        Span<double> result,
        Span<double> xAdjoint,
        Span<double> normalAdjoint,
        ref double offsetAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> normalTangent,
        double offsetTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> normalAdjointTangent,
        ref double offsetAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckHalfSpace(x, normal, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(normalAdjoint, normal, nameof(normalAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(normalTangent, normal, nameof(normalTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(normalAdjointTangent, normal, nameof(normalAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> normalDual = Duals.Pack(tape, normal, normalTangent);
        Span<Dual<double>> normalAdjointDual = Duals.Zeros(tape, normal.Length);
        Dual<double> offsetAdjointDual = default;
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        HalfSpaceRule.Vjp<Dual<double>>(
            xDual,
            normalDual,
            new Dual<double>(offset, offsetTangent),
            resultDual,
            xAdjointDual,
            normalAdjointDual,
            ref offsetAdjointDual,
            resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Add(normalAdjointDual, normalAdjoint, normalAdjointTangent);
        offsetAdjoint += offsetAdjointDual.Value;
        offsetAdjointTangent += offsetAdjointDual.Tangent;
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckHalfSpace(ReadOnlySpan<double> x, ReadOnlySpan<double> normal, ReadOnlySpan<double> result)
    {
        Require.Vector(normal, x.Length, nameof(normal));
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Require.Apart(result, normal, nameof(result));
        NotZero(normal, nameof(normal));
    }
}
