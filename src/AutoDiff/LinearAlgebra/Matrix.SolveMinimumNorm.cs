using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>x = A⁺ b, the shortest vector that minimises |A x − b|, for any shape and rank, by the singular values.</summary>
    /// <remarks>Singular values up to max(m, n) · 2⁻⁵² · σ₁ count as zero. The derivative is that at constant rank (Golub and Pereyra, 1973); a change of A that raises its rank has none.</remarks>
    /// <param name="a">Row-major, m × n.</param>
    /// <param name="b">A vector of m.</param>
    /// <param name="result">A vector of n; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void SolveMinimumNorm(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int m, int n)
    {
        CheckSolveMinimumNorm(a, b, result, m, n);
        SolveMinimumNormRule.Primal(a, b, result, m, n);
    }

    /// <summary>JVP of <see cref="SolveMinimumNorm"/>: ẋ = A⁺ (ḃ − Ȧ x) + (I − A⁺A) Ȧᵀ A⁺ᵀ x + A⁺ A⁺ᵀ Ȧᵀ (b − A x).</summary>
    public static void SolveMinimumNormJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent)
    {
        CheckSolveMinimumNorm(a, b, result, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        SolveMinimumNormRule.Jvp(a, b, result, m, n, aTangent, bTangent, resultTangent);
    }

    /// <summary>VJP of <see cref="SolveMinimumNorm"/>: w = A⁺ᵀ x̄, b̄ += w, Ā += −w xᵀ + (A⁺ᵀ x)(x̄ − A⁺A x̄)ᵀ + (b − A x)(A⁺ w)ᵀ, x̄ ← 0.</summary>
    public static void SolveMinimumNormVjp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint)
    {
        CheckSolveMinimumNorm(a, b, result, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        SolveMinimumNormRule.Vjp(a, b, result, m, n, aAdjoint, bAdjoint, resultAdjoint);
    }

    /// <summary>JVP of <see cref="SolveMinimumNormVjp"/>.</summary>
    public static void SolveMinimumNormVjpJvp(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> result,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> resultAdjoint,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        Span<double> resultTangent,
        Span<double> aAdjointTangent,
        Span<double> bAdjointTangent,
        Span<double> resultAdjointTangent)
    {
        CheckSolveMinimumNorm(a, b, result, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(bAdjointTangent, b, nameof(bAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> bAdjointDual = Duals.Zeros(tape, b.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        SolveMinimumNormRule.Vjp<Dual<double>>(aDual, bDual, resultDual, m, n, aAdjointDual, bAdjointDual, resultAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSolveMinimumNorm(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> result, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Vector(b, m, nameof(b));
        Require.Vector(result, n, nameof(result));
        Require.Apart(result, a, nameof(result));
        Require.Apart(result, b, nameof(result));
    }
}
