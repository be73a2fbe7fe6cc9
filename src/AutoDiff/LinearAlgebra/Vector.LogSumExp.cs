using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>log Σ exp xᵢ, without overflow; −∞ for no elements.</summary>
    /// <param name="x">The vector.</param>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        CheckLogSumExp();
        return LogSumExpRule.Primal(x);
    }

    /// <summary>JVP of <see cref="LogSumExp"/>: softmax(x)ᵀ ẋ.</summary>
    public static (double Value, double Tangent) LogSumExpJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        CheckLogSumExp();
        Require.Shadow(xTangent, x, nameof(xTangent));
        return LogSumExpRule.Jvp(x, xTangent);
    }

    /// <summary>VJP of <see cref="LogSumExp"/>: x̄ += r̄ softmax(x).</summary>
    public static double LogSumExpVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        CheckLogSumExp();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        return LogSumExpRule.Vjp(x, resultAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="LogSumExpVjp"/>.</summary>
    public static (double Value, double Tangent) LogSumExpVjpJvp(
        ReadOnlySpan<double> x,
        double resultAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> xTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckLogSumExp();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Dual<double> value = LogSumExpRule.Vjp<Dual<double>>(
            xDual, new Dual<double>(resultAdjoint, resultAdjointTangent), xAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckLogSumExp()
    {
    }
}
