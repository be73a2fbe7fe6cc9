using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra;

public static partial class Vector
{
    /// <summary>The inner product xᵀ y.</summary>
    /// <param name="x">A vector.</param>
    /// <param name="y">A vector as long.</param>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.Vector(y, x.Length, nameof(y));
        return Blas.Dot(x, y);
    }

    /// <summary>JVP of <see cref="Dot"/>: ẋᵀ y + xᵀ ẏ.</summary>
    public static (double Value, double Tangent) DotJvp(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> xTangent, ReadOnlySpan<double> yTangent)
    {
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(yTangent, y, nameof(yTangent));
        return (Dot(x, y), Blas.Dot(xTangent, y) + Blas.Dot(x, yTangent));
    }

    /// <summary>VJP of <see cref="Dot"/>: x̄ += r̄ y, ȳ += r̄ x.</summary>
    public static double DotVjp(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double resultAdjoint, Span<double> xAdjoint, Span<double> yAdjoint)
    {
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(yAdjoint, y, nameof(yAdjoint));
        double result = Dot(x, y);
        Blas.Axpy(resultAdjoint, y, xAdjoint);
        Blas.Axpy(resultAdjoint, x, yAdjoint);
        return result;
    }

    /// <summary>JVP of <see cref="DotVjp"/>.</summary>
    public static (double Value, double Tangent) DotVjpJvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double resultAdjoint,
        Span<double> xAdjoint,
        Span<double> yAdjoint,
        ReadOnlySpan<double> xTangent,
        ReadOnlySpan<double> yTangent,
        double resultAdjointTangent,
        Span<double> xAdjointTangent,
        Span<double> yAdjointTangent)
    {
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(yAdjointTangent, y, nameof(yAdjointTangent));
        (double value, double tangent) = DotJvp(x, y, xTangent, yTangent);
        DotVjp(x, y, resultAdjoint, xAdjoint, yAdjoint);
        Blas.Axpy(resultAdjointTangent, y, xAdjointTangent);
        Blas.Axpy(resultAdjoint, yTangent, xAdjointTangent);
        Blas.Axpy(resultAdjointTangent, x, yAdjointTangent);
        Blas.Axpy(resultAdjoint, xTangent, yAdjointTangent);
        return (value, tangent);
    }
}
