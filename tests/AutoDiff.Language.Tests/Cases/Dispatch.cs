using System.Numerics;

namespace DispatchCases;

public partial interface IKernel
{
    [Differentiable]
    double Eval(double x, int order);

    [Differentiable]
    double Scaled(double x) => Eval(x, 2) * 2;
}

public sealed partial class PowerKernel : IKernel
{
    [Differentiable]
    [Case("0.7, 3", On = "new PowerKernel()")]
    public double Eval(double x, int order) => Math.Pow(x, order) + x;
}

public readonly partial struct ExplicitKernel : IKernel
{
    [Differentiable]
    double IKernel.Eval(double x, int order) => Math.Exp(x) * order;

    [Differentiable]
    [Case("0.7", On = "new ExplicitKernel()")]
    public double Scaled(double x) => Math.Sin(x);
}

public sealed class HandWrittenKernel : IKernel
{
    public double Eval(double x, int order) => order * x;

    public (double Value, double Tangent) EvalJvp(double x, int order, double xTangent) => (order * x, order * xTangent);

    public double EvalVjp(double x, int order, double resultAdjoint, ref double xAdjoint)
    {
        xAdjoint += order * resultAdjoint;
        return order * x;
    }
}

public abstract partial class Profile
{
    [Differentiable]
    public abstract double Area(double size);

    [Differentiable(Derivatives.All)]
    public virtual double Weight(double size, ReadOnlySpan<double> weights) => size * weights[0];

    [Differentiable]
    protected internal abstract double this[double at] { get; }
}

public partial class Disc : Profile
{
    [Differentiable]
    [Case("0.7", On = "new Disc()")]
    public override double Area(double size) => Math.PI * size * size;

    [Differentiable]
    [Case("0.7, [1.5, 2.5]", On = "new Disc()")]
    public override double Weight(double size, ReadOnlySpan<double> weights) => base.Weight(size, weights) + 2 * size * weights[1];

    [Differentiable]
    protected internal override double this[double at] => at * at * 3;
}

public sealed partial class Ring : Disc
{
    [Differentiable]
    [Case("0.7", On = "new Ring()")]
    public sealed override double Area(double size) => base.Area(size) - base.Area(0.5 * size);
}

public partial interface IGate
{
    [Differentiable]
    static abstract double Apply(double x);

    [Differentiable]
    static virtual double Soft(double x, double sharpness) => Math.Tanh(x * sharpness);
}

public partial struct SquaredGate : IGate
{
    [Differentiable]
    static double IGate.Apply(double x) => x > 0 ? x * x : 0;
}

public partial struct SwishGate : IGate
{
    [Differentiable]
    public static double Apply(double x) => x / (1 + Math.Exp(-x));

    [Differentiable]
    public static double Soft(double x, double sharpness) => x * sharpness;
}

public partial interface IField<T>
    where T : IFloatingPointIeee754<T>
{
    [Differentiable]
    T At(T x, ReadOnlySpan<T> weights);
}

public sealed partial class Polynomial<T> : IField<T>
    where T : IFloatingPointIeee754<T>
{
    [Differentiable]
    [Case("0.5, [1, 2, 3]", On = "new Polynomial<double>()")]
    public T At(T x, ReadOnlySpan<T> weights)
    {
        T sum = T.Zero;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            sum = sum * x + weights[i];
        }

        return sum;
    }
}

/// <summary>Calls through interfaces, base classes and constraints run the companion of the body that runs.</summary>
public static partial class Dispatch
{
    [Differentiable]
    [Case("0.7, new PowerKernel()")]
    [Case("0.7, new ExplicitKernel()")]
    [Case("0.7, new HandWrittenKernel()")]
    public static double ThroughInterface(double x, IKernel kernel) => kernel.Eval(x, 3) * kernel.Scaled(x);

    [Differentiable]
    [Case("0.7, new PowerKernel()", TypeArguments = "PowerKernel")]
    [Case("0.7, new ExplicitKernel()", TypeArguments = "ExplicitKernel")]
    public static double InALoop<TKernel>(double x, TKernel kernel)
        where TKernel : IKernel
    {
        double sum = 0;
        for (int i = 1; i < 4; i++)
        {
            sum += kernel.Eval(x * i, i) * sum + kernel.Scaled(x);
        }

        return sum;
    }

    [Differentiable]
    [Case("0.7, [1.5, 2.5], new Disc()")]
    [Case("0.7, [1.5, 2.5], new Ring()")]
    public static double ThroughBaseClass(double x, ReadOnlySpan<double> weights, Profile profile) =>
        profile.Area(x) * profile.Weight(x, weights) * profile[x];

    [Differentiable]
    [Case("0.7", TypeArguments = "SquaredGate")]
    [Case("0.7", TypeArguments = "SwishGate")]
    public static double ThroughStaticMember<TGate>(double x)
        where TGate : IGate => TGate.Apply(x) * TGate.Apply(-x * 0.5) + TGate.Soft(x, x * x);

    [Differentiable]
    [Case("0.7")]
    public static double ByTypeArgument(double x) =>
        ThroughStaticMember<SwishGate>(x) * InALoop(x, new PowerKernel()) + ThroughStaticMember<SquaredGate>(x);

    [Differentiable]
    [Case("0.5, [1, 2, 3], new Polynomial<double>()")]
    public static double ThroughGenericInterface(double x, ReadOnlySpan<double> weights, IField<double> field) => field.At(x * x, weights);
}
