using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The inverse X = A⁻¹. Throws where A is singular to working precision.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="result">Row-major, n × n; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void Inverse(ReadOnlySpan<double> a, Span<double> result, int n)
    {
        CheckInverse(a, result, n);
        InverseRule.Primal(a, result, n);
    }

    /// <summary>JVP of <see cref="Inverse"/>: Ẋ = −X Ȧ X.</summary>
    public static void InverseJvp(
        ReadOnlySpan<double> a, Span<double> result, int n, ReadOnlySpan<double> aTangent, Span<double> resultTangent)
    {
        CheckInverse(a, result, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        InverseRule.Jvp(a, result, n, aTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="Inverse"/>: Ā += −Xᵀ X̄ Xᵀ, X̄ ← 0.</summary>
    public static void InverseVjp(ReadOnlySpan<double> a, Span<double> result, int n, Span<double> aAdjoint, Span<double> resultAdjoint)
    {
        CheckInverse(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        InverseRule.Vjp(a, result, n, aAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="InverseVjp"/>.</summary>
    public static void InverseVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> result,
        int n,
        Span<double> aAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckInverse(a, result, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        InverseRule.Vjp<Dual<double>>(aDual, resultDual, n, aAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckInverse(ReadOnlySpan<double> a, ReadOnlySpan<double> result, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(result, n, n, nameof(result));
        Require.Apart(result, a, nameof(result));
    }
}
