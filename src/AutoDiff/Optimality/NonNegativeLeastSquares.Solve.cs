using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class NonNegativeLeastSquares
{
    /// <summary>The least squares solution with no negative element.</summary>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="b">A vector of m.</param>
    /// <param name="x">A vector of n; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void Solve(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, int m, int n)
    {
        CheckSolve(a, b, x, m, n);
        NonNegativeLeastSquaresRule.Primal(a, b, x, m, n);
    }

    /// <summary>JVP of <see cref="Solve"/>: that of least squares on the columns of the support.</summary>
    public static void SolveJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> x,
        int m,
        int n,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> xTangent)
    {
        CheckSolve(a, b, x, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> xDual = Duals.Zeros(tape, x.Length);
        NonNegativeLeastSquaresRule.Primal<Dual<double>>(aDual, bDual, xDual, m, n);
        Duals.Unpack(xDual, x, xTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Solve"/>: on the support, with A₊ᵀA₊ q = x̄₊, r = b − A x: b̄ += A₊ q, Ā₊ += r qᵀ − (A₊ q) x₊ᵀ; x̄ ← 0.</summary>
    public static void SolveVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> x,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> xAdjoint)
    {
        CheckSolve(a, b, x, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        NonNegativeLeastSquaresRule.Vjp(a, b, x, m, n, aAdjoint, bAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="SolveVjp"/>.</summary>
    public static void SolveVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> x,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> xAdjoint,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> xTangent,
        Span<double> aAdjointTangent,
        Span<double> bAdjointTangent,
        Span<double> xAdjointTangent)
    {
        CheckSolve(a, b, x, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(bAdjointTangent, b, nameof(bAdjointTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> bAdjointDual = Duals.Zeros(tape, b.Length);
        Span<Dual<double>> xDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> xAdjointDual = Duals.Pack(tape, xAdjoint, xAdjointTangent);
        NonNegativeLeastSquaresRule.Vjp<Dual<double>>(aDual, bDual, xDual, m, n, aAdjointDual, bAdjointDual, xAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(xDual, x, xTangent);
        xAdjoint.Clear();
        xAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSolve(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Vector(b, m, nameof(b));
        Require.Vector(x, n, nameof(x));
        Require.Apart(x, b, nameof(x));
        Require.Apart(x, a, nameof(x));
    }
}
