using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>The Euclidean norm |x|, safe from overflow.</summary>
    /// <param name="x">The vector.</param>
    public static double Norm(ReadOnlySpan<double> x)
    {
        CheckNorm();
        return NormRule.Primal(x);
    }

    /// <summary>JVP of <see cref="Norm"/>: xᵀ ẋ / |x|, 0 at 0.</summary>
    public static (double Value, double Tangent) NormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        CheckNorm();
        Require.Shadow(xTangent, x, nameof(xTangent));
        return NormRule.Jvp(x, xTangent);
    }

    /// <summary>VJP of <see cref="Norm"/>: x̄ += r̄ x / |x|, nothing at 0.</summary>
    public static double NormVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        CheckNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        return NormRule.Vjp(x, resultAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="NormVjp"/>.</summary>
    public static (double Value, double Tangent) NormVjpJvp(
        ReadOnlySpan<double> x,
        double resultAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> xTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Dual<double> value = NormRule.Vjp<Dual<double>>(xDual, new Dual<double>(resultAdjoint, resultAdjointTangent), xAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckNorm()
    {
    }
}
