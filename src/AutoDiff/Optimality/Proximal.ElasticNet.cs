using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Proximal
{
    /// <summary>For the penalty t Σ |rᵢ| + s/2 |r|²: the soft threshold divided by 1 + s.</summary>
    /// <remarks>At |xᵢ| = t the derivative is 0.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="absolute">t, not negative.</param>
    /// <param name="square">s, not negative.</param>
    public static void ElasticNet(ReadOnlySpan<double> x, Span<double> result, double absolute, double square)
    {
        CheckElasticNet(x, result, absolute, square);
        ElasticNetRule.Primal(x, result, absolute, square);
    }

    /// <summary>JVP of <see cref="ElasticNet"/>: that of the soft threshold over 1 + s, − r ṡ/(1 + s).</summary>
    public static void ElasticNetJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double absolute,
        double square,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double absoluteTangent,
        double squareTangent)
    {
        CheckElasticNet(x, result, absolute, square);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        ElasticNetRule.Primal<Dual<double>>(
            xDual, resultDual, new Dual<double>(absolute, absoluteTangent), new Dual<double>(square, squareTangent));
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="ElasticNet"/>: x̄ and t̄ as of the soft threshold for r̄/(1 + s), s̄ −= rᵀr̄/(1 + s); r̄ ← 0.</summary>
    public static void ElasticNetVjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double absolute,
        double square,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double absoluteAdjoint,
        ref double squareAdjoint)
    {
        CheckElasticNet(x, result, absolute, square);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        ElasticNetRule.Vjp(x, result, absolute, square, xAdjoint, resultAdjoint, ref absoluteAdjoint, ref squareAdjoint);
    }

    /// <summary>JVP of <see cref="ElasticNetVjp"/>.</summary>
    public static void ElasticNetVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double absolute,
        double square,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double absoluteAdjoint,
        ref double squareAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double absoluteTangent,
        double squareTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent,
        ref double absoluteAdjointTangent,
        ref double squareAdjointTangent)
    {
        CheckElasticNet(x, result, absolute, square);
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
        Dual<double> absoluteAdjointDual = default;
        Dual<double> squareAdjointDual = default;
        ElasticNetRule.Vjp<Dual<double>>(
            xDual,
            resultDual,
            new Dual<double>(absolute, absoluteTangent),
            new Dual<double>(square, squareTangent),
            xAdjointDual,
            resultAdjointDual,
            ref absoluteAdjointDual,
            ref squareAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        absoluteAdjoint += absoluteAdjointDual.Value;
        absoluteAdjointTangent += absoluteAdjointDual.Tangent;
        squareAdjoint += squareAdjointDual.Value;
        squareAdjointTangent += squareAdjointDual.Tangent;
        tape.Return();
    }

    private static void CheckElasticNet(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double absolute, double square)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        NotNegative(absolute, nameof(absolute));
        NotNegative(square, nameof(square));
    }
}
