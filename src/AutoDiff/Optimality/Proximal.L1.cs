using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Proximal
{
    /// <summary>The soft threshold, for the penalty t Σ |rᵢ|: sign(xᵢ) max(|xᵢ| − t, 0).</summary>
    /// <remarks>At |xᵢ| = t the derivative is 0.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="threshold">t, not negative.</param>
    public static void L1(ReadOnlySpan<double> x, Span<double> result, double threshold)
    {
        CheckL1(x, result, threshold);
        L1Rule.Primal(x, result, threshold);
    }

    /// <summary>JVP of <see cref="L1"/>: ẋᵢ − sign(xᵢ) ṫ where |xᵢ| &gt; t, else 0.</summary>
    public static void L1Jvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double thresholdTangent)
    {
        CheckL1(x, result, threshold);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        L1Rule.Primal<Dual<double>>(xDual, resultDual, new Dual<double>(threshold, thresholdTangent));
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="L1"/>: where |xᵢ| &gt; t: x̄ᵢ += r̄ᵢ, t̄ −= sign(xᵢ) r̄ᵢ; r̄ ← 0.</summary>
    public static void L1Vjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double thresholdAdjoint)
    {
        CheckL1(x, result, threshold);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        L1Rule.Vjp(x, result, threshold, xAdjoint, resultAdjoint, ref thresholdAdjoint);
    }

    /// <summary>JVP of <see cref="L1Vjp"/>.</summary>
    public static void L1VjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
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
        CheckL1(x, result, threshold);
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
        L1Rule.Vjp<Dual<double>>(
            xDual,
            resultDual,
            new Dual<double>(threshold, thresholdTangent),
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

    private static void CheckL1(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double threshold)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        NotNegative(threshold, nameof(threshold));
    }
}
