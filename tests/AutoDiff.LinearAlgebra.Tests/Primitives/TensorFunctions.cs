using System.Numerics.Tensors;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Differentiable methods over <see cref="TensorPrimitives"/>.</summary>
public static partial class TensorFunctions
{
    [Differentiable(Derivatives.All)]
    public static double Elementwise(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> t = stackalloc double[x.Length];
        Span<double> u = stackalloc double[x.Length];
        TensorPrimitives.Multiply(x, y, t);
        TensorPrimitives.Tanh(t, t);
        TensorPrimitives.Exp(y, u);
        TensorPrimitives.Divide(t, u, t);
        TensorPrimitives.AddMultiply(x, y, t, u);
        TensorPrimitives.MultiplyAdd(u, 2.0, t, u);
        TensorPrimitives.Subtract(u, 0.5, u);
        TensorPrimitives.Negate(u, u);
        TensorPrimitives.Sigmoid(u, t);
        TensorPrimitives.Add(t, x, t);
        TensorPrimitives.Cosh(t, u);
        TensorPrimitives.Log(u, u);
        TensorPrimitives.Sqrt(u, u);
        TensorPrimitives.Pow(u, y, u);
        return TensorPrimitives.Sum<double>(u);
    }

    [Differentiable(Derivatives.All)]
    public static double Reductions(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.Dot(x, y)
        + (TensorPrimitives.Norm(x) * TensorPrimitives.Sum(y))
        + (TensorPrimitives.Distance(x, y) * TensorPrimitives.SumOfSquares(x))
        + TensorPrimitives.Product(x)
        + TensorPrimitives.SumOfMagnitudes(y)
        + (TensorPrimitives.CosineSimilarity(x, y) * TensorPrimitives.Max(x))
        - TensorPrimitives.Min(y);

    [Differentiable(Derivatives.All)]
    public static double CrossEntropy(ReadOnlySpan<double> logits, [NoDerivative] ReadOnlySpan<double> target)
    {
        Span<double> p = stackalloc double[logits.Length];
        TensorPrimitives.SoftMax(logits, p);
        TensorPrimitives.Log(p, p);
        return -TensorPrimitives.Dot(p, target);
    }

    [Differentiable]
    public static float Single(ReadOnlySpan<float> x, float scale)
    {
        Span<float> t = stackalloc float[x.Length];
        TensorPrimitives.Multiply(x, scale, t);
        TensorPrimitives.Abs(t, t);
        return TensorPrimitives.Norm<float>(t);
    }

    [Differentiable]
    public static void Scale<T>(ReadOnlySpan<T> x, T factor, Span<T> result)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        TensorPrimitives.Multiply(x, factor, result);
        TensorPrimitives.Exp(result, result);
    }

    [Differentiable]
    public static double Length(ReadOnlySpan<double> x) => TensorPrimitives.Norm(x);

    [Differentiable]
    public static double FarthestIndexIsPassive(ReadOnlySpan<double> x) => x[TensorPrimitives.IndexOfMax(x)] * 2;
}
