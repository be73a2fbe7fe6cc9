using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>The 1-norm Σ |xᵢ|.</summary>
    /// <param name="x">The vector.</param>
    public static double AbsoluteNorm(ReadOnlySpan<double> x)
    {
        CheckAbsoluteNorm();
        return AbsoluteNormRule.Primal(x);
    }

    /// <summary>JVP of <see cref="AbsoluteNorm"/>: sign(x)ᵀ ẋ, with sign(0) = 0.</summary>
    public static (double Value, double Tangent) AbsoluteNormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        CheckAbsoluteNorm();
        Require.Shadow(xTangent, x, nameof(xTangent));
        return AbsoluteNormRule.Jvp(x, xTangent);
    }

    /// <summary>VJP of <see cref="AbsoluteNorm"/>: x̄ += r̄ sign(x), with sign(0) = 0.</summary>
    public static double AbsoluteNormVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        CheckAbsoluteNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        return AbsoluteNormRule.Vjp(x, resultAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="AbsoluteNormVjp"/>.</summary>
    public static (double Value, double Tangent) AbsoluteNormVjpJvp(
        ReadOnlySpan<double> x,
        double resultAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> xTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckAbsoluteNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Dual<double> value = AbsoluteNormRule.Vjp<Dual<double>>(
            xDual, new Dual<double>(resultAdjoint, resultAdjointTangent), xAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckAbsoluteNorm()
    {
    }
}
