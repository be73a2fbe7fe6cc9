using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class Projection
{
    /// <summary>The nearest point with rᵢ ≥ 0 and Σ rᵢ = ρ.</summary>
    /// <remarks>An element that just reaches 0 counts as outside of the support.</remarks>
    /// <param name="x">The point.</param>
    /// <param name="result">As long as <paramref name="x"/>; overwritten.</param>
    /// <param name="radius">The radius, positive.</param>
    public static void Simplex(ReadOnlySpan<double> x, Span<double> result, double radius)
    {
        CheckSimplex(x, result, radius);
        SimplexRule.Primal(x, result, radius);
    }

    /// <summary>JVP of <see cref="Simplex"/>: s ∘ (ẋ − s sᵀẋ/|s| + ρ̇/|s|) with the indicator s of the support.</summary>
    public static void SimplexJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double radiusTangent)
    {
        CheckSimplex(x, result, radius);
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        SimplexRule.Primal<Dual<double>>(xDual, resultDual, new Dual<double>(radius, radiusTangent));
        Duals.Unpack(resultDual, result, resultTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Simplex"/>: x̄ += s ∘ (r̄ − s sᵀr̄/|s|), ρ̄ += sᵀr̄/|s|, r̄ ← 0.</summary>
    public static void SimplexVjp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double radiusAdjoint)
    {
        CheckSimplex(x, result, radius);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        SimplexRule.Vjp(x, result, radius, xAdjoint, resultAdjoint, ref radiusAdjoint);
    }

    /// <summary>JVP of <see cref="SimplexVjp"/>.</summary>
    public static void SimplexVjpJvp(
        ReadOnlySpan<double> x,
        Span<double> result,
        double radius,
        Span<double> xAdjoint,
        Span<double> resultAdjoint,
        ref double radiusAdjoint,
        ReadOnlySpan<double> xTangent,
        Span<double> resultTangent,
        double radiusTangent,
        Span<double> xAdjointTangent,
        Span<double> resultAdjointTangent,
        ref double radiusAdjointTangent)
    {
        CheckSimplex(x, result, radius);
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(resultAdjoint, result, nameof(resultAdjoint));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(resultTangent, result, nameof(resultTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(resultAdjointTangent, result, nameof(resultAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> xDual = Duals.Pack(tape, x, xTangent);
        Span<Dual<double>> xAdjointDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> resultDual = Duals.Zeros(tape, result.Length);
        Span<Dual<double>> resultAdjointDual = Duals.Pack(tape, resultAdjoint, resultAdjointTangent);
        Dual<double> radiusAdjointDual = default;
        SimplexRule.Vjp<Dual<double>>(
            xDual, resultDual, new Dual<double>(radius, radiusTangent), xAdjointDual, resultAdjointDual, ref radiusAdjointDual);
        Duals.Add(xAdjointDual, xAdjoint, xAdjointTangent);
        Duals.Unpack(resultDual, result, resultTangent);
        resultAdjoint.Clear();
        resultAdjointTangent.Clear();
        radiusAdjoint += radiusAdjointDual.Value;
        radiusAdjointTangent += radiusAdjointDual.Tangent;
        tape.Return();
    }

    private static void CheckSimplex(ReadOnlySpan<double> x, ReadOnlySpan<double> result, double radius)
    {
        Require.Vector(result, x.Length, nameof(result));
        Require.Apart(result, x, nameof(result));
        Positive(radius, nameof(radius));
        NotEmpty(x, nameof(x));
    }
}
