using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>Each row of the result is xᵢ − log Σ exp xⱼ of the row of x, without overflow.</summary>
    /// <param name="x">Row-major, rows × columns.</param>
    /// <param name="result">Row-major, rows × columns.</param>
    /// <param name="rows">How many vectors there are.</param>
    /// <param name="columns">How long each is.</param>
    public static void LogSoftmax(ReadOnlySpan<double> x, Span<double> result, int rows, int columns)
    {
        CheckLogSoftmax(x, result, rows, columns);
        LogSoftmaxRule.Primal(x, result, rows, columns);
    }

    /// <summary>JVP of <see cref="LogSoftmax"/>: ṙᵢ = ẋᵢ − Σ sⱼ ẋⱼ with s = softmax(x).</summary>
    public static void LogSoftmaxJvp(
        ReadOnlySpan<double> x, Span<double> result, int rows, int columns, ReadOnlySpan<double> xTangent, Span<double> resultTangent)
    {
        CheckLogSoftmax(x, result, rows, columns);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        LogSoftmaxRule.Jvp(x, result, rows, columns, xTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="LogSoftmax"/>: x̄ᵢ += r̄ᵢ − sᵢ Σ r̄ⱼ.</summary>
    public static void LogSoftmaxVjp(
        ReadOnlySpan<double> x, Span<double> result, int rows, int columns, Span<double> xAdjoint, Span<double> resultAdjoint)
    {
        CheckLogSoftmax(x, result, rows, columns);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        LogSoftmaxRule.Vjp(x, result, rows, columns, xAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="LogSoftmaxVjp"/>.</summary>
    public static void LogSoftmaxVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        int rows,
        int columns,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckLogSoftmax(x, result, rows, columns);
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
        LogSoftmaxRule.Vjp<Dual<double>>(xDual, resultDual, rows, columns, xAdjointDual, resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckLogSoftmax(ReadOnlySpan<double> x, ReadOnlySpan<double> result, int rows, int columns)
    {
        Require.Matrix(x, rows, columns, nameof(x));
        Require.Matrix(result, rows, columns, nameof(result));
        Require.Apart(result, x, nameof(result));
    }
}
