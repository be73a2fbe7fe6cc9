using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class MirrorDescent
{
    /// <summary>The step of mirror descent with the entropy on the simplex: rᵢ ∝ xᵢ exp(−η gᵢ), Σ rᵢ = 1 (exponentiated gradient).</summary>
    /// <param name="x">A point of the simplex, or any with no negative and some positive element.</param>
    /// <param name="gradient">g.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="step">η.</param>
    public static void Entropic(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Span<double> result, double step)
    {
        CheckEntropic(x, gradient, result);
        EntropicRule.Primal(x, gradient, result, step);
    }

    /// <summary>JVP of <see cref="Entropic"/>: with h = ẋᵢ/xᵢ − η ġᵢ − η̇ gᵢ: rᵢ (hᵢ − rᵀh).</summary>
    public static void EntropicJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gradient,
        Span<double> result,
        double step,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> gradientTangent,
        Span<double> resultTangent,
        double stepTangent)
    {
        CheckEntropic(x, gradient, result);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(gradientTangent, gradient, nameof(gradientTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> gradientDual = Duals.Pack(tape, gradient, gradientTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        EntropicRule.Primal<Dual<double>>(xDual, gradientDual, resultDual, new Dual<double>(step, stepTangent));
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Entropic"/>: with hᵢ = r̄ᵢ − rᵀr̄: x̄ᵢ += rᵢ/xᵢ hᵢ, ḡᵢ −= η rᵢ hᵢ, η̄ −= Σ gᵢ rᵢ hᵢ; r̄ ← 0.</summary>
    public static void EntropicVjp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gradient,
        Span<double> result,
        double step,
        Span<double> xAdjoint,
        Span<double> gradientAdjoint,
        Span<double> resultAdjoint,
        ref double stepAdjoint)
    {
        CheckEntropic(x, gradient, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(gradientAdjoint, gradient, nameof(gradientAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        EntropicRule.Vjp(x, gradient, result, step, xAdjoint, gradientAdjoint, resultAdjoint, ref stepAdjoint);
    }

    /// <summary>JVP of <see cref="EntropicVjp"/>.</summary>
    public static void EntropicVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gradient,
        Span<double> result,
        double step,
        Span<double> xAdjoint,
        Span<double> gradientAdjoint,
        Span<double> resultAdjoint,
        ref double stepAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> gradientTangent,
        Span<double> resultTangent,
        double stepTangent,
        Span<double> xAdjointTangent,
        Span<double> gradientAdjointTangent,
        Span<double> resultAdjointTangent,
        ref double stepAdjointTangent)
    {
        CheckEntropic(x, gradient, result);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(gradientAdjoint, gradient, nameof(gradientAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(gradientTangent, gradient, nameof(gradientTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(gradientAdjointTangent, gradient, nameof(gradientAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> gradientDual = Duals.Pack(tape, gradient, gradientTangent);
        Span<Dual<double>> gradientAdjointDual = Duals.Zeros(tape, gradient.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        Dual<double> stepAdjointDual = default;
        EntropicRule.Vjp<Dual<double>>(
            xDual,
            gradientDual,
            resultDual,
            new Dual<double>(step, stepTangent),
            xAdjointDual,
            gradientAdjointDual,
            resultAdjointDual,
            ref stepAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Add(gradientAdjointDual, gradientAdjoint, gradientAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        stepAdjoint += stepAdjointDual.Value;
        stepAdjointTangent += stepAdjointDual.Tangent;
        tape.Return();
    }

    private static void CheckEntropic(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> result)
    {
        Require.Vector(gradient, x.Length, nameof(gradient));
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Require.Apart(result, gradient, nameof(result));
        Positive(x);
    }
}
