using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Proximal
{
    /// <summary>For the penalty t Σ σᵢ(R): the soft threshold of the singular values of X.</summary>
    /// <remarks>Differentiable at repeated singular values too; at σᵢ = t the derivative is that of 0. For small matrices.</remarks>
    /// <param name="x">Row-major, m × n.</param>
    /// <param name="result">Row-major, m × n; overwritten.</param>
    /// <param name="threshold">t, not negative.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    public static void Nuclear(ReadOnlySpan<double> x, Span<double> result, double threshold, int m, int n)
    {
        CheckNuclear(x, result, threshold, m, n);
        NuclearRule.Primal(x, result, threshold, m, n);
    }

    /// <summary>JVP of <see cref="Nuclear"/>: the derivative of the spectral function (Lewis and Sendov, 2005).</summary>
    public static void NuclearJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int m,
        int n,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double thresholdTangent)
    {
        CheckNuclear(x, result, threshold, m, n);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        NuclearRule.Jvp(x, result, threshold, m, n, xTangent, resultTangent, thresholdTangent);
    }

    /// <summary>VJP of <see cref="Nuclear"/>: that of the spectral function, which is self-adjoint; t̄ −= ⟨U 1[σ &gt; t] Vᵀ, R̄⟩; R̄ ← 0.</summary>
    public static void NuclearVjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int m,
        int n,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double thresholdAdjoint)
    {
        CheckNuclear(x, result, threshold, m, n);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        NuclearRule.Vjp(x, result, threshold, m, n, xAdjoint, resultAdjoint, ref thresholdAdjoint);
    }

    /// <summary>JVP of <see cref="NuclearVjp"/>.</summary>
    public static void NuclearVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double threshold,
        int m,
        int n,
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
        CheckNuclear(x, result, threshold, m, n);
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
        NuclearRule.Vjp<Dual<double>>(
            xDual,
            resultDual,
            new Dual<double>(threshold, thresholdTangent),
            m,
            n,
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

    private static void CheckNuclear(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double threshold, int m, int n)
    {
        Require.Matrix(x, m, n, nameof(x));
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        NotNegative(threshold, nameof(threshold));
    }
}
