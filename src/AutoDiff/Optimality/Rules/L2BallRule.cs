using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>r = x inside the ball; outside ρ n with n = x/|x|: x̄ += ρ/|x| (r̄ − n nᵀr̄), ρ̄ += nᵀr̄.</summary>
internal static class L2BallRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T radius)
        where T : IFloatingPointIeee754<T>
    {
        T norm = Norms.Euclidean(x);
        x.CopyTo(result);
        if (norm > radius)
        {
            Blas.Scale(radius / norm, result);
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, T radius, Span<T> xAdjoint, Span<T> resultAdjoint, ref T radiusAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, radius);
        T norm = Norms.Euclidean(x);
        if (norm > radius)
        {
            T along = Blas.Dot<T>(x, resultAdjoint) / norm;
            radiusAdjoint += along;
            Blas.Axpy(-along / norm, x, resultAdjoint);
            Blas.Axpy<T>(radius / norm, resultAdjoint, xAdjoint);
        }
        else
        {
            Blas.Axpy<T>(T.One, resultAdjoint, xAdjoint);
        }

        resultAdjoint.Clear();
    }
}
