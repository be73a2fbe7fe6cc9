using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The eigenvalues, ascending, and eigenvectors of the symmetric part of A = V Λ Vᵀ.</summary>
    /// <remarks>In each eigenvector the element of largest magnitude is positive. Where eigenvalues coincide, a function of them that treats them alike still has its derivative; anything else throws.</remarks>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="values">A vector of n; overwritten.</param>
    /// <param name="vectors">V with eigenvectors in its columns, row-major, n × n; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void EigenSymmetric(ReadOnlySpan<double> a, Span<double> values, Span<double> vectors, int n)
    {
        CheckEigenSymmetric(a, values, vectors, n);
        EigenSymmetricRule.Primal(a, values, vectors, n);
    }

    /// <summary>JVP of <see cref="EigenSymmetric"/>: with S = Vᵀ Ȧ V: λ̇ᵢ = Sᵢᵢ, V̇ = V (F ∘ S), Fᵢⱼ = 1/(λⱼ − λᵢ).</summary>
    public static void EigenSymmetricJvp(
        ReadOnlySpan<double> a,
        Span<double> values,
        Span<double> vectors,
        int n,
        ReadOnlySpan<double> aTangent,
        Span<double> valuesTangent,
        Span<double> vectorsTangent)
    {
        CheckEigenSymmetric(a, values, vectors, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(valuesTangent, values, nameof(valuesTangent));
        Require.Shadow(vectorsTangent, vectors, nameof(vectorsTangent));
        EigenSymmetricRule.Jvp(a, values, vectors, n, aTangent, valuesTangent, vectorsTangent);
    }

    /// <summary>VJP of <see cref="EigenSymmetric"/>: Ā += V (diag λ̄ + F ∘ VᵀV̄) Vᵀ, symmetrised, λ̄ and V̄ ← 0 (Giles, 2008).</summary>
    public static void EigenSymmetricVjp(
        ReadOnlySpan<double> a,
        Span<double> values,
        Span<double> vectors,
        int n,
        Span<double> aAdjoint,
        Span<double> valuesAdjoint,
        Span<double> vectorsAdjoint)
    {
        CheckEigenSymmetric(a, values, vectors, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(valuesAdjoint, values, nameof(valuesAdjoint));
        Require.Shadow(vectorsAdjoint, vectors, nameof(vectorsAdjoint));
        EigenSymmetricRule.Vjp(a, values, vectors, n, aAdjoint, valuesAdjoint, vectorsAdjoint);
    }

    /// <summary>JVP of <see cref="EigenSymmetricVjp"/>.</summary>
    public static void EigenSymmetricVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> values,
        Span<double> vectors,
        int n,
        Span<double> aAdjoint,
        Span<double> valuesAdjoint,
        Span<double> vectorsAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> valuesTangent,
        Span<double> vectorsTangent,
        Span<double> aAdjointTangent,
        Span<double> valuesAdjointTangent,
        Span<double> vectorsAdjointTangent)
    {
        CheckEigenSymmetric(a, values, vectors, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(valuesAdjoint, values, nameof(valuesAdjoint));
        Require.Shadow(vectorsAdjoint, vectors, nameof(vectorsAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(valuesTangent, values, nameof(valuesTangent));
        Require.Shadow(vectorsTangent, vectors, nameof(vectorsTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(valuesAdjointTangent, values, nameof(valuesAdjointTangent));
        Require.Shadow(vectorsAdjointTangent, vectors, nameof(vectorsAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> valuesDual = Duals.Zeros(tape, values.Length);
        Span<Dual<double>> valuesAdjointDual = Duals.Pack(tape, valuesAdjoint, valuesAdjointTangent);
        Span<Dual<double>> vectorsDual = Duals.Zeros(tape, vectors.Length);
        Span<Dual<double>> vectorsAdjointDual = Duals.Pack(tape, vectorsAdjoint, vectorsAdjointTangent);
        EigenSymmetricRule.Vjp<Dual<double>>(aDual, valuesDual, vectorsDual, n, aAdjointDual, valuesAdjointDual, vectorsAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(valuesDual, values, valuesTangent);
        valuesAdjoint.Clear();
        valuesAdjointTangent.Clear();
        Duals.Unpack(vectorsDual, vectors, vectorsTangent);
        vectorsAdjoint.Clear();
        vectorsAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckEigenSymmetric(ReadOnlySpan<double> a, ReadOnlySpan<double> values, ReadOnlySpan<double> vectors, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Vector(values, n, nameof(values));
        Require.Matrix(vectors, n, n, nameof(vectors));
        Require.Apart(values, a, nameof(values));
        Require.Apart(vectors, a, nameof(vectors));
        Require.Apart(vectors, values, nameof(vectors));
    }
}
