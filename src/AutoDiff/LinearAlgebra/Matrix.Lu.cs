using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>P A = L U with partial pivoting: L has a unit diagonal. Throws where A is singular to working precision.</summary>
    /// <param name="a">Row-major, n × n.</param>
    /// <param name="lower">L, row-major, n × n; overwritten.</param>
    /// <param name="upper">U, row-major, n × n; overwritten.</param>
    /// <param name="rows">Row i of P A is row rows[i] of A; overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    public static void Lu(ReadOnlySpan<double> a, Span<double> lower, Span<double> upper, Span<int> rows, int n)
    {
        CheckLu(a, lower, upper, rows, n);
        LuRule.Primal(a, lower, upper, rows, n);
    }

    /// <summary>JVP of <see cref="Lu"/>: with F = L⁻¹ P Ȧ U⁻¹: L̇ = L (F below the diagonal), U̇ = (F on and above it) U.</summary>
    public static void LuJvp(
        ReadOnlySpan<double> a,
        Span<double> lower,
        Span<double> upper,
        Span<int> rows,
        int n,
        ReadOnlySpan<double> aTangent,
        Span<double> lowerTangent,
        Span<double> upperTangent)
    {
        CheckLu(a, lower, upper, rows, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(lowerTangent, lower, nameof(lowerTangent));
        Require.Shadow(upperTangent, upper, nameof(upperTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> lowerDual = Duals.Zeros(tape, lower.Length);
        Span<Dual<double>> upperDual = Duals.Zeros(tape, upper.Length);
        LuRule.Primal<Dual<double>>(aDual, lowerDual, upperDual, rows, n);
        Duals.Unpack(lowerDual, lower, lowerTangent);
        Duals.Unpack(upperDual, upper, upperTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Lu"/>: Ā += Pᵀ L⁻ᵀ (Lᵀ L̄ below the diagonal + Ū Uᵀ on and above it) U⁻ᵀ, L̄ and Ū ← 0.</summary>
    public static void LuVjp(
        ReadOnlySpan<double> a,
        Span<double> lower,
        Span<double> upper,
        Span<int> rows,
        int n,
        Span<double> aAdjoint,
        Span<double> lowerAdjoint,
        Span<double> upperAdjoint)
    {
        CheckLu(a, lower, upper, rows, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(lowerAdjoint, lower, nameof(lowerAdjoint));
        Require.Shadow(upperAdjoint, upper, nameof(upperAdjoint));
        LuRule.Vjp(a, lower, upper, rows, n, aAdjoint, lowerAdjoint, upperAdjoint);
    }

    /// <summary>JVP of <see cref="LuVjp"/>.</summary>
    public static void LuVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> lower,
        Span<double> upper,
        Span<int> rows,
        int n,
        Span<double> aAdjoint,
        Span<double> lowerAdjoint,
        Span<double> upperAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> lowerTangent,
        Span<double> upperTangent,
        Span<double> aAdjointTangent,
        Span<double> lowerAdjointTangent,
        Span<double> upperAdjointTangent)
    {
        CheckLu(a, lower, upper, rows, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(lowerAdjoint, lower, nameof(lowerAdjoint));
        Require.Shadow(upperAdjoint, upper, nameof(upperAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(lowerTangent, lower, nameof(lowerTangent));
        Require.Shadow(upperTangent, upper, nameof(upperTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(lowerAdjointTangent, lower, nameof(lowerAdjointTangent));
        Require.Shadow(upperAdjointTangent, upper, nameof(upperAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> lowerDual = Duals.Zeros(tape, lower.Length);
        Span<Dual<double>> lowerAdjointDual = Duals.Pack(tape, lowerAdjoint, lowerAdjointTangent);
        Span<Dual<double>> upperDual = Duals.Zeros(tape, upper.Length);
        Span<Dual<double>> upperAdjointDual = Duals.Pack(tape, upperAdjoint, upperAdjointTangent);
        LuRule.Vjp<Dual<double>>(aDual, lowerDual, upperDual, rows, n, aAdjointDual, lowerAdjointDual, upperAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(lowerDual, lower, lowerTangent);
        lowerAdjoint.Clear();
        lowerAdjointTangent.Clear();
        Duals.Unpack(upperDual, upper, upperTangent);
        upperAdjoint.Clear();
        upperAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckLu(
        ReadOnlySpan<double> a, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<int> rows, int n)
    {
        Require.Matrix(a, n, n, nameof(a));
        Require.Matrix(lower, n, n, nameof(lower));
        Require.Matrix(upper, n, n, nameof(upper));
        if (rows.Length != n)
        {
            throw new ArgumentException($"The length is {rows.Length}, but {n} is needed.", nameof(rows));
        }
        Require.Apart(lower, a, nameof(lower));
        Require.Apart(upper, a, nameof(upper));
        Require.Apart(upper, lower, nameof(upper));
    }
}
