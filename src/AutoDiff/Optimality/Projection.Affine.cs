using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with A r = b. Throws where the rows of A depend on each other.</summary>
    /// <param name="x">The point.</param>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="b">A vector of m.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="m">The equations.</param>
    /// <param name="n">The unknowns.</param>
    public static void Affine(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int m, int n)
    {
        CheckAffine(x, a, b, result, m, n);
        AffineRule.Primal(x, a, b, result, m, n);
    }

    /// <summary>JVP of <see cref="Affine"/>: that of x − Aᵀ(A Aᵀ)⁻¹(A x − b).</summary>
    public static void AffineJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent)
    {
        CheckAffine(x, a, b, result, m, n);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        AffineRule.Primal<Dual<double>>(xDual, aDual, bDual, resultDual, m, n);
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Affine"/>: with A Aᵀ q = A r̄, p = r̄ − Aᵀq, A Aᵀ w = A x − b: x̄ += p, b̄ += q, Ā −= w pᵀ + q rᵀ; r̄ ← 0.</summary>
    public static void AffineVjp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        Span<double> xAdjoint,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint)
    {
        CheckAffine(x, a, b, result, m, n);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        AffineRule.Vjp(x, a, b, result, m, n, xAdjoint, aAdjoint, bAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="AffineVjp"/>.</summary>
    public static void AffineVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        Span<double> xAdjoint,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent,
        Span<double> xAdjointTangent,
        Span<double> aAdjointTangent,
        Span<double> bAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckAffine(x, a, b, result, m, n);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(bAdjointTangent, b, nameof(bAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> bAdjointDual = Duals.Zeros(tape, b.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        AffineRule.Vjp<Dual<double>>(
            xDual, aDual, bDual, resultDual, m, n, xAdjointDual, aAdjointDual, bAdjointDual, resultAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckAffine(
        ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> result, int m, int n)
    {
        Require.Vector(x, n, nameof(x));
        Require.Matrix(a, m, n, nameof(a));
        Require.Vector(b, m, nameof(b));
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, b, nameof(result));
    }
}
