using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>The maximum norm max |xᵢ|.</summary>
    /// <param name="x">The vector.</param>
    public static double MaximumNorm(ReadOnlySpan<double> x)
    {
        CheckMaximumNorm();
        return MaximumNormRule.Primal(x);
    }

    /// <summary>JVP of <see cref="MaximumNorm"/>: sign(xᵢ) ẋᵢ at the largest, the mean at a tie; 0 at 0.</summary>
    public static (double Value, double Tangent) MaximumNormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        CheckMaximumNorm();
        Require.Shadow(xTangent, x, nameof(xTangent));
        return MaximumNormRule.Jvp(x, xTangent);
    }

    /// <summary>VJP of <see cref="MaximumNorm"/>: x̄ += r̄ sign(xᵢ) eᵢ at the largest, shared equally at a tie; nothing at 0.</summary>
    public static double MaximumNormVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        CheckMaximumNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        return MaximumNormRule.Vjp(x, resultAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="MaximumNormVjp"/>.</summary>
    public static (double Value, double Tangent) MaximumNormVjpJvp(
        ReadOnlySpan<double> x,
        double resultAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> xTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckMaximumNorm();
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Dual<double> value = MaximumNormRule.Vjp<Dual<double>>(
            xDual, new Dual<double>(resultAdjoint, resultAdjointTangent), xAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckMaximumNorm()
    {
    }
}
