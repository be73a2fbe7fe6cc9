using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>y ← y + α x.</summary>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">A vector as long, apart from <paramref name="x"/>; added to.</param>
    public static void Axpy(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        Require.Vector(y, x.Length, nameof(y));
        Require.Apart(y, x, nameof(y));
        Blas.Axpy(alpha, x, y);
    }

    /// <summary>JVP of <see cref="Axpy"/>: ẏ ← ẏ + α̇ x + α ẋ.</summary>
    public static void AxpyJvp(
        double alpha, ReadOnlySpan<double> x, Span<double> y, double alphaTangent, ReadOnlySpan<double> xTangent, Span<double> yTangent)
    {
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(yTangent, y, nameof(yTangent));
        Axpy(alpha, x, y);
        Blas.Axpy(alphaTangent, x, yTangent);
        Blas.Axpy(alpha, xTangent, yTangent);
    }

    /// <summary>VJP of <see cref="Axpy"/>: ᾱ += ȳᵀ x, x̄ += α ȳ; ȳ stays.</summary>
    public static void AxpyVjp(
        double alpha, ReadOnlySpan<double> x, Span<double> y, ref double alphaAdjoint, Span<double> xAdjoint, Span<double> yAdjoint)
    {
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(yAdjoint, y, nameof(yAdjoint));
        Axpy(alpha, x, y);
        alphaAdjoint += Blas.Dot(x, yAdjoint);
        Blas.Axpy(alpha, yAdjoint, xAdjoint);
    }

    /// <summary>JVP of <see cref="AxpyVjp"/>.</summary>
    public static void AxpyVjpJvp(
        double alpha,
        ReadOnlySpan<double> x,
        Span<double> y,
        ref double alphaAdjoint,
        Span<double> xAdjoint,
        Span<double> yAdjoint,
        double alphaTangent,
        ReadOnlySpan<double> xTangent,
        Span<double> yTangent,
        ref double alphaAdjointTangent,
        Span<double> xAdjointTangent,
        Span<double> yAdjointTangent)
    {
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(yAdjoint, y, nameof(yAdjoint));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(yAdjointTangent, y, nameof(yAdjointTangent));
        AxpyJvp(alpha, x, y, alphaTangent, xTangent, yTangent);
        alphaAdjoint += Blas.Dot(x, yAdjoint);
        alphaAdjointTangent += Blas.Dot(xTangent, yAdjoint) + Blas.Dot(x, yAdjointTangent);
        Blas.Axpy(alpha, yAdjoint, xAdjoint);
        Blas.Axpy(alphaTangent, yAdjoint, xAdjointTangent);
        Blas.Axpy(alpha, yAdjointTangent, xAdjointTangent);
    }
}
