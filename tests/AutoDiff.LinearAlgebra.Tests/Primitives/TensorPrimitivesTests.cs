using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Calls of <c>TensorPrimitives</c> are differentiated element by element.</summary>
public sealed class TensorPrimitivesTests
{
    private static readonly double[] X = [0.5, 1.5, 2.5, 0.75, 1.25];
    private static readonly double[] Y = [1.0, 0.5, -0.25, 1.75, 0.3];

    private delegate double Function(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    private delegate double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> xGradient, Span<double> yGradient);

    private delegate double Product(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> xTangent, ReadOnlySpan<double> yTangent, Span<double> xProduct, Span<double> yProduct);

    [Fact]
    public void ElementwiseFunctions() => Check(TensorFunctions.Elementwise, TensorFunctions.ElementwiseGradient, TensorFunctions.ElementwiseHvp);

    [Fact]
    public void Reductions() => Check(TensorFunctions.Reductions, TensorFunctions.ReductionsGradient, TensorFunctions.ReductionsHvp);

    [Fact]
    public void ACrossEntropyHasTheGradientOfTheProbabilitiesLessTheTarget()
    {
        double[] target = [0, 1, 0, 0, 0];
        double[] gradient = new double[5];
        Near(TensorFunctions.CrossEntropy(X, target), TensorFunctions.CrossEntropyGradient(X, target, gradient), 1e-15);
        double sum = X.Sum(Math.Exp);
        Near([.. X.Select((x, i) => (Math.Exp(x) / sum) - target[i])], gradient, 1e-15);
    }

    [Fact]
    public void SingleAndGenericReals()
    {
        float[] gradient = new float[2];
        TensorFunctions.SingleGradient([3f, -4f], 2f, gradient, out float byScale);
        Assert.Equal([1.2f, -1.6f], gradient);
        Assert.Equal(5f, byScale, 1e-6f);

        double[] result = new double[2];
        double[] tangent = new double[2];
        TensorFunctions.ScaleJvp<double>([1, 2], 0.5, result, [1, 0], 1, tangent);
        Near([1.5 * Math.Exp(0.5), 2 * Math.E], tangent, 1e-15);
    }

    [Fact]
    public void ANormHasTheDerivativeZeroAtZero()
    {
        double[] gradient = [7, 7];
        Assert.Equal(0, TensorFunctions.LengthGradient([0, 0], gradient));
        Assert.Equal([0, 0], gradient);
    }

    [Fact]
    public void AnIndexIsPassive()
    {
        double[] gradient = new double[3];
        TensorFunctions.FarthestIndexIsPassiveGradient([1, 3, 2], gradient);
        Assert.Equal([0, 2, 0], gradient);
    }

    [Fact]
    public void WhatThePackageRefusesIsRefused()
    {
        Assert.Throws<ArgumentException>(() => TensorFunctions.Elementwise([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => TensorFunctions.ElementwiseGradient([1, 2], [1], new double[2], new double[1]));
    }

    /// <summary>The value against the package's own, the gradient and the Hessian's products against differences.</summary>
    private static void Check(Function function, Gradient gradient, Product product)
    {
        const double H = 1e-5;
        double[] xGradient = new double[5];
        double[] yGradient = new double[5];
        Near(function(X, Y), gradient(X, Y, xGradient, yGradient), 1e-14);
        double[] xTangent = Random(5, 3);
        double[] yTangent = Random(5, 4);
        double[] xAbove = Moved(X, xTangent, H);
        double[] yAbove = Moved(Y, yTangent, H);
        double[] xBelow = Moved(X, xTangent, -H);
        double[] yBelow = Moved(Y, yTangent, -H);
        double slope = (function(xAbove, yAbove) - function(xBelow, yBelow)) / (2 * H);
        Near(slope, Vector.Dot(xGradient, xTangent) + Vector.Dot(yGradient, yTangent), 1e-8);

        double[] above = new double[10];
        double[] below = new double[10];
        double[] products = new double[10];
        gradient(xAbove, yAbove, above.AsSpan(0, 5), above.AsSpan(5));
        gradient(xBelow, yBelow, below.AsSpan(0, 5), below.AsSpan(5));
        product(X, Y, xTangent, yTangent, products.AsSpan(0, 5), products.AsSpan(5));
        Near([.. above.Zip(below, (a, b) => (a - b) / (2 * H))], products, 1e-7);
    }

    private static double[] Moved(double[] x, double[] direction, double step) => [.. x.Zip(direction, (a, b) => a + (step * b))];
}
