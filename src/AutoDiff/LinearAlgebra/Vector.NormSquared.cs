using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>The squared Euclidean norm xᵀ x.</summary>
    /// <param name="x">The vector.</param>
    public static double NormSquared(ReadOnlySpan<double> x)
    {
        CheckNormSquared();
        return NormSquaredRule.Primal(x);
    }

    /// <summary>JVP of <see cref="NormSquared"/>: 2 xᵀ ẋ.</summary>
    public static (double Value, double Tangent) NormSquaredJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        CheckNormSquared();
        Require.Shadow(xTangent, x, nameof(xTangent));
        return NormSquaredRule.Jvp(x, xTangent);
    }

    /// <summary>VJP of <see cref="NormSquared"/>: x̄ += 2 r̄ x.</summary>
    public static double NormSquaredVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        CheckNormSquared();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        return NormSquaredRule.Vjp(x, resultAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="NormSquaredVjp"/>.</summary>
    public static (double Value, double Tangent) NormSquaredVjpJvp(
        ReadOnlySpan<double> x,
        double resultAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> xTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckNormSquared();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Dual<double> value = NormSquaredRule.Vjp<Dual<double>>(
            xDual, new Dual<double>(resultAdjoint, resultAdjointTangent), xAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckNormSquared()
    {
    }
}
