using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>Each row of the result is gain ∘ (x − mean) / √(variance + ε) + bias of the row of x (Ba, Kiros and Hinton, 2016).</summary>
    /// <param name="x">Row-major, rows × columns.</param>
    /// <param name="gain">One factor per column.</param>
    /// <param name="bias">One offset per column.</param>
    /// <param name="result">Row-major, rows × columns.</param>
    /// <param name="rows">How many vectors there are.</param>
    /// <param name="columns">How long each is.</param>
    /// <param name="epsilon">Added to the variance; a constant.</param>
    public static void LayerNorm(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        Span<double> result,
        int rows,
        int columns,
        [NoDerivative] double epsilon)
    {
        CheckLayerNorm(x, gain, bias, result, rows, columns);
        LayerNormRule.Primal(x, gain, bias, result, rows, columns, epsilon);
    }

    /// <summary>JVP of <see cref="LayerNorm"/>: with y = (x − μ)/σ: ẏ = (ẋ − mean ẋ − y mean(y ẋ))/σ, ṙ = ġ y + g ẏ + ḃ.</summary>
    public static void LayerNormJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        Span<double> result,
        int rows,
        int columns,
        [NoDerivative] double epsilon,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> gainTangent,
        ReadOnlySpan<double> biasTangent,
        Span<double> resultTangent)
    {
        CheckLayerNorm(x, gain, bias, result, rows, columns);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(gainTangent, gain, nameof(gainTangent));
        Require.Shadow(biasTangent, bias, nameof(biasTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        LayerNormRule.Jvp(x, gain, bias, result, rows, columns, epsilon, xTangent, gainTangent, biasTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="LayerNorm"/>: with h = g ∘ r̄: x̄ += (h − mean h − y mean(y h))/σ, ḡ += y r̄, b̄ += r̄.</summary>
    public static void LayerNormVjp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        Span<double> result,
        int rows,
        int columns,
        [NoDerivative] double epsilon,
        Span<double> xAdjoint,
        Span<double> gainAdjoint,
        Span<double> biasAdjoint,
        Span<double> resultAdjoint)
    {
        CheckLayerNorm(x, gain, bias, result, rows, columns);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(gainAdjoint, gain, nameof(gainAdjoint));
        Require.Shadow(biasAdjoint, bias, nameof(biasAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        LayerNormRule.Vjp(x, gain, bias, result, rows, columns, epsilon, xAdjoint, gainAdjoint, biasAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="LayerNormVjp"/>.</summary>
    public static void LayerNormVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        Span<double> result,
        int rows,
        int columns,
        [NoDerivative] double epsilon,
        Span<double> xAdjoint,
        Span<double> gainAdjoint,
        Span<double> biasAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> gainTangent,
        ReadOnlySpan<double> biasTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> gainAdjointTangent,
        Span<double> biasAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckLayerNorm(x, gain, bias, result, rows, columns);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(gainAdjoint, gain, nameof(gainAdjoint));
        Require.Shadow(biasAdjoint, bias, nameof(biasAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(gainTangent, gain, nameof(gainTangent));
        Require.Shadow(biasTangent, bias, nameof(biasTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(gainAdjointTangent, gain, nameof(gainAdjointTangent));
        Require.Shadow(biasAdjointTangent, bias, nameof(biasAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> gainDual = Duals.Pack(tape, gain, gainTangent);
        Span<Dual<double>> gainAdjointDual = Duals.Zeros(tape, gain.Length);
        Span<Dual<double>> biasDual = Duals.Pack(tape, bias, biasTangent);
        Span<Dual<double>> biasAdjointDual = Duals.Zeros(tape, bias.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        LayerNormRule.Vjp<Dual<double>>(
            xDual,
            gainDual,
            biasDual,
            resultDual,
            rows,
            columns,
            epsilon,
            xAdjointDual,
            gainAdjointDual,
            biasAdjointDual,
            resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Add(gainAdjointDual, gainAdjoint, gainAdjointTangent);
        Duals.Add(biasAdjointDual, biasAdjoint, biasAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckLayerNorm(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        ReadOnlySpan<double> result,
        int rows,
        int columns)
    {
        Require.Matrix(x, rows, columns, nameof(x));
        Require.Vector(gain, columns, nameof(gain));
        Require.Vector(bias, columns, nameof(bias));
        Require.Matrix(result, rows, columns, nameof(result));
        Require.Apart(result, x, nameof(result));
        Require.Apart(result, gain, nameof(result));
        Require.Apart(result, bias, nameof(result));
    }
}
