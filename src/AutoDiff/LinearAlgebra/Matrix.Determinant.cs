using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The determinant of A.</summary>
    /// <remarks>The derivative goes through the adjugate, and is right at singular matrices too.</remarks>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="n">The order of the matrix.</param>
    public static double Determinant(ReadOnlySpan<double> a, int n)
    {
        CheckDeterminant(a, n);
        return DeterminantRule.Primal(a, n);
    }

    /// <summary>JVP of <see cref="Determinant"/>: ⟨adj(A)ᵀ, Ȧ⟩.</summary>
    public static (double Value, double Tangent) DeterminantJvp(ReadOnlySpan<double> a, int n, ReadOnlySpan<double> aTangent)
    {
        CheckDeterminant(a, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        return DeterminantRule.Jvp(a, n, aTangent);
    }

    /// <summary>VJP of <see cref="Determinant"/>: Ā += r̄ adj(A)ᵀ.</summary>
    public static double DeterminantVjp(ReadOnlySpan<double> a, int n, double resultAdjoint, Span<double> aAdjoint)
    {
        CheckDeterminant(a, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        return DeterminantRule.Vjp(a, n, resultAdjoint, aAdjoint);
    }

    /// <summary>JVP of <see cref="DeterminantVjp"/>.</summary>
    public static (double Value, double Tangent) DeterminantVjpJvp(
        ReadOnlySpan<double> a,
        int n,
        double resultAdjoint,
        Span<double> aAdjoint,
        ReadOnlySpan<double> aTangent,
        double resultAdjointTangent,
        Span<double> aAdjointTangent)
    {
        CheckDeterminant(a, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Dual<double> value = DeterminantRule.Vjp<Dual<double>>(
            aDual, n, new Dual<double>(resultAdjoint, resultAdjointTangent), aAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        tape.Return();
        return (value.Value, value.Tangent);
    }

    private static void CheckDeterminant(ReadOnlySpan<double> a, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
    }
}
