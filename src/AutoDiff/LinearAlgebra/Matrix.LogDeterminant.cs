using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>log |det A|, without overflow. Throws where A is singular to working precision.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="n">The order of the matrix.</param>
    public static double LogDeterminant(ReadOnlySpan<double> a, int n)
    {
        CheckLogDeterminant(a, n);
        return LogDeterminantRule.Primal(a, n);
    }

    /// <summary>JVP of <see cref="LogDeterminant"/>: ⟨A⁻ᵀ, Ȧ⟩.</summary>
    public static (double Value, double Tangent) LogDeterminantJvp(ReadOnlySpan<double> a, int n, ReadOnlySpan<double> aTangent)
    {
        CheckLogDeterminant(a, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        return LogDeterminantRule.Jvp(a, n, aTangent);
    }

    /// <summary>VJP of <see cref="LogDeterminant"/>: Ā += r̄ A⁻ᵀ.</summary>
    public static double LogDeterminantVjp(ReadOnlySpan<double> a, int n, double resultAdjoint, Span<double> aAdjoint)
    {
        CheckLogDeterminant(a, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        return LogDeterminantRule.Vjp(a, n, resultAdjoint, aAdjoint);
    }

    /// <summary>JVP of <see cref="LogDeterminantVjp"/>.</summary>
    public static (double Value, double Tangent) LogDeterminantVjpJvp(
        ReadOnlySpan<double> a,
        int n,
        double resultAdjoint,
        Span<double> aAdjoint,
        ReadOnlySpan<double> aTangent,
        double resultAdjointTangent,
        Span<double> aAdjointTangent)
    {
        CheckLogDeterminant(a, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Dual<double> value = LogDeterminantRule.Vjp<Dual<double>>(
            aDual, n, new Dual<double>(resultAdjoint, resultAdjointTangent), aAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckLogDeterminant(ReadOnlySpan<double> a, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
    }
}
