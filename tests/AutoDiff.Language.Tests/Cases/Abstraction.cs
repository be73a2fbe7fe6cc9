using System.Numerics;

namespace AggregateCases;

public partial interface IPotential
{
    [Differentiable]
    double At(double r);
}

public sealed partial class LennardJones(double epsilon, double sigma) : IPotential
{
    [Differentiable]
    [Case("1.2", On = "new LennardJones(1.0, 1.1)")]
    public double At(double r)
    {
        double q = Math.Pow(sigma / r, 6);
        return 4 * epsilon * (q * q - q);
    }
}

public readonly partial struct Harmonic(double k) : IPotential
{
    [Differentiable]
    [Case("1.2", On = "new Harmonic(2.0)")]
    public double At(double r) => 0.5 * k * r * r;
}

public partial interface IActivation
{
    [Differentiable]
    static abstract double Apply(double x);
}

public readonly partial struct Swish : IActivation
{
    [Differentiable]
    [Case("0.5")]
    public static double Apply(double x) => x / (1 + Math.Exp(-x));
}

public readonly partial struct Relu : IActivation
{
    [Differentiable]
    [Case("0.5")]
    public static double Apply(double x) => x > 0 ? x : 0;
}

/// <summary>Generic math, interfaces, functionals.</summary>
public static partial class Abstraction
{
    [Differentiable]
    [Case("0.5, 1.5", TypeArguments = "double")]
    [Case("0.5f, 1.5f", TypeArguments = "float")]
    public static T GenericReal<T>(T x, T y)
        where T : IFloatingPointIeee754<T> =>
        T.Sin(x) * y + T.Exp(-x * x) / T.CreateChecked(2) + T.One - T.Max(x, y) * T.Pi;

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]", TypeArguments = "double")]
    [Case("[0.5f, 1.5f, -2.0f]", TypeArguments = "float")]
    public static T GenericNorm<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (T v in x)
        {
            sum += v * v;
        }

        return T.Sqrt(sum);
    }

    [Differentiable]
    [Case("0.5, [1.5, -0.5]")]
    public static double CallsGenericReal(double x, ReadOnlySpan<double> y) => GenericReal(x, y[0]) * GenericNorm(y);

    [Differentiable]
    [Case("1.3, new LennardJones(1.0, 1.1)")]
    [Case("1.3, new Harmonic(2.0)")]
    public static double InterfaceDispatch(double r, IPotential potential) => potential.At(r) + potential.At(2 * r) * r;

    [Differentiable]
    [Case("1.3, new Harmonic(2.0)", TypeArguments = "Harmonic")]
    public static double ConstrainedDispatch<T>(double r, T potential)
        where T : struct, IPotential => potential.At(r) * potential.At(r * r);

    [Differentiable]
    [Case("0.5, -1.5", TypeArguments = "Swish")]
    [Case("0.5, -1.5", TypeArguments = "Relu")]
    public static double StaticAbstract<T>(double x, double y)
        where T : IActivation => T.Apply(x) * T.Apply(y) + T.Apply(x * y);
}
