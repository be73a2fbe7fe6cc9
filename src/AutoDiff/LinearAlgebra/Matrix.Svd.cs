using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The thin singular value decomposition A = U Σ Vᵀ with k = min(m, n) values, descending.</summary>
    /// <remarks>In each column of V the element of largest magnitude is positive. Where singular values coincide or are zero, a function of them that does not depend on the choice of vectors still has its derivative; anything else throws.</remarks>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="u">Row-major, m × k; overwritten.</param>
    /// <param name="values">A vector of k; overwritten.</param>
    /// <param name="v">Row-major, n × k; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void Svd(ReadOnlySpan<double> a, Span<double> u, Span<double> values, Span<double> v, int m, int n)
    {
        CheckSvd(a, u, values, v, m, n);
        SvdRule.Primal(a, u, values, v, m, n);
    }

    /// <summary>JVP of <see cref="Svd"/>: with S = Uᵀ Ȧ V: σ̇ᵢ = Sᵢᵢ, U̇ = U (F ∘ (S Σ + Σ Sᵀ)) + (I − U Uᵀ) Ȧ V Σ⁻¹, V̇ alike, Fᵢⱼ = 1/(σⱼ² − σᵢ²).</summary>
    public static void SvdJvp(
        ReadOnlySpan<double> a,
        Span<double> u,
        Span<double> values,
        Span<double> v,
        int m,
        int n,
        ReadOnlySpan<double> aTangent,
        Span<double> uTangent,
        Span<double> valuesTangent,
        Span<double> vTangent)
    {
        CheckSvd(a, u, values, v, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(uTangent, u, nameof(uTangent));
        Require.Shadow(valuesTangent, values, nameof(valuesTangent));
        Require.Shadow(vTangent, v, nameof(vTangent));
        SvdRule.Jvp(a, u, values, v, m, n, aTangent, uTangent, valuesTangent, vTangent);
    }

    /// <summary>VJP of <see cref="Svd"/>: Ā += U (diag σ̄ + (F ∘ (UᵀŪ − ŪᵀU)) Σ + Σ (F ∘ (VᵀV̄ − V̄ᵀV))) Vᵀ + (I − U Uᵀ) Ū Σ⁻¹ Vᵀ + U Σ⁻¹ V̄ᵀ (I − V Vᵀ); Ū, σ̄ and V̄ ← 0 (Townsend, 2016).</summary>
    public static void SvdVjp(
        ReadOnlySpan<double> a,
        Span<double> u,
        Span<double> values,
        Span<double> v,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> uAdjoint,
        Span<double> valuesAdjoint,
        Span<double> vAdjoint)
    {
        CheckSvd(a, u, values, v, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(uAdjoint, u, nameof(uAdjoint));
        Require.Shadow(valuesAdjoint, values, nameof(valuesAdjoint));
        Require.Shadow(vAdjoint, v, nameof(vAdjoint));
        SvdRule.Vjp(a, u, values, v, m, n, aAdjoint, uAdjoint, valuesAdjoint, vAdjoint);
    }

    /// <summary>JVP of <see cref="SvdVjp"/>.</summary>
    public static void SvdVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> u,
        Span<double> values,
        Span<double> v,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> uAdjoint,
        Span<double> valuesAdjoint,
        Span<double> vAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> uTangent,
        Span<double> valuesTangent,
        Span<double> vTangent,
        Span<double> aAdjointTangent,
        Span<double> uAdjointTangent,
        Span<double> valuesAdjointTangent,
        Span<double> vAdjointTangent)
    {
        CheckSvd(a, u, values, v, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(uAdjoint, u, nameof(uAdjoint));
        Require.Shadow(valuesAdjoint, values, nameof(valuesAdjoint));
        Require.Shadow(vAdjoint, v, nameof(vAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(uTangent, u, nameof(uTangent));
        Require.Shadow(valuesTangent, values, nameof(valuesTangent));
        Require.Shadow(vTangent, v, nameof(vTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(uAdjointTangent, u, nameof(uAdjointTangent));
        Require.Shadow(valuesAdjointTangent, values, nameof(valuesAdjointTangent));
        Require.Shadow(vAdjointTangent, v, nameof(vAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> uDual = Duals.Zeros(tape, u.Length);
        Span<Dual<double>> uAdjointDual = Duals.Pack(tape, uAdjoint, uAdjointTangent);
        Span<Dual<double>> valuesDual = Duals.Zeros(tape, values.Length);
        Span<Dual<double>> valuesAdjointDual = Duals.Pack(tape, valuesAdjoint, valuesAdjointTangent);
        Span<Dual<double>> vDual = Duals.Zeros(tape, v.Length);
        Span<Dual<double>> vAdjointDual = Duals.Pack(tape, vAdjoint, vAdjointTangent);
        SvdRule.Vjp<Dual<double>>(aDual, uDual, valuesDual, vDual, m, n, aAdjointDual, uAdjointDual, valuesAdjointDual, vAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(uDual, u, uTangent);
        uAdjoint.Clear();
        uAdjointTangent.Clear();
        Duals.Unpack(valuesDual, values, valuesTangent);
        valuesAdjoint.Clear();
        valuesAdjointTangent.Clear();
        Duals.Unpack(vDual, v, vTangent);
        vAdjoint.Clear();
        vAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSvd(
        ReadOnlySpan<double> a, ReadOnlySpan<double> u, ReadOnlySpan<double> values, ReadOnlySpan<double> v, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Matrix(u, m, Math.Min(m, n), nameof(u));
        Require.Vector(values, Math.Min(m, n), nameof(values));
        Require.Matrix(v, n, Math.Min(m, n), nameof(v));
        Require.Apart(u, a, nameof(u));
        Require.Apart(values, a, nameof(values));
        Require.Apart(v, a, nameof(v));
        Require.Apart(v, u, nameof(v));
    }
}
