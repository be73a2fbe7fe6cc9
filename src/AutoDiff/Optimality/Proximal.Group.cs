using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Proximal
{
    /// <summary>For the penalty t Σ |r_g| over groups of equal length: max(1 − t/|x_g|, 0) x_g.</summary>
    /// <remarks>At |x_g| = t the derivative is 0.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="threshold">t, not negative.</param>
    /// <param name="length">The length of a group; it divides that of x.</param>
    public static void Group(ReadOnlySpan<double> x, Span<double> result, double threshold, int length)
    {
        CheckGroup(x, result, threshold, length);
        GroupRule.Primal(x, result, threshold, length);
    }

    /// <summary>JVP of <see cref="Group"/>: where |x_g| &gt; t, with n = x_g/|x_g|: (1 − t/|x_g|) ẋ_g + t/|x_g| n nᵀẋ_g − ṫ n.</summary>
    public static void GroupJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int length,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double thresholdTangent)
    {
        CheckGroup(x, result, threshold, length);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        GroupRule.Primal<Dual<double>>(xDual, resultDual, new Dual<double>(threshold, thresholdTangent), length);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Group"/>: where |x_g| &gt; t: x̄_g += (1 − t/|x_g|) r̄_g + t/|x_g| n nᵀr̄_g, t̄ −= nᵀr̄_g; r̄ ← 0.</summary>
    public static void GroupVjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int length,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double thresholdAdjoint)
    {
        CheckGroup(x, result, threshold, length);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        GroupRule.Vjp(x, result, threshold, length, xAdjoint, resultAdjoint, ref thresholdAdjoint);
    }

    /// <summary>JVP of <see cref="GroupVjp"/>.</summary>
    public static void GroupVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int length,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double thresholdAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double thresholdTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent,
        ref double thresholdAdjointTangent)
    {
        CheckGroup(x, result, threshold, length);
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
        Dual<double> thresholdAdjointDual = default;
        GroupRule.Vjp<Dual<double>>(
            xDual,
            resultDual,
            new Dual<double>(threshold, thresholdTangent),
            length,
            xAdjointDual,
            resultAdjointDual,
            ref thresholdAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        thresholdAdjoint += thresholdAdjointDual.Value;
        thresholdAdjointTangent += thresholdAdjointDual.Tangent;
        tape.Return();
    }

    private static void CheckGroup(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double threshold, int length)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        NotNegative(threshold, nameof(threshold));
        Divides(length, x.Length);
    }
}
