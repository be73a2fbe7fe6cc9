namespace ActiveReceiverCases;

public partial interface IKernel
{
    [Differentiable(ThisIsActive = true)]
    double Eval(double x);

    [Differentiable]
    double Twice(double x) => 2 * Eval(x);
}

public readonly partial struct Bell(double height, double steepness) : IKernel
{
    public double Height { get; } = height;

    public double Steepness { get; } = steepness;

    [Differentiable(ThisIsActive = true)]
    [Case("0.5", On = "new Bell(1.5, 2)")]
    public double Eval(double x) => Height * Math.Exp(-x * x * Steepness);
}

public partial struct Line : IKernel
{
    public double Slope;

    [Differentiable(ThisIsActive = true)]
    [Case("0.5", On = "new Line { Slope = 3 }")]
    public double Eval(double x) => Slope * x;
}

public sealed partial class Parabola : IKernel
{
    public double Curvature;

    [Differentiable(ThisIsActive = true)]
    [Case("0.5", On = "new Parabola { Curvature = 3 }")]
    public double Eval(double x) => Curvature * x * x;
}

public partial struct Hidden : IKernel
{
    [Differentiable]
    double IKernel.Eval(double x) => Math.Exp(x);
}

/// <summary>What implements an interface with an active <c>this</c> has shadows of it; through the interface, it is a constant.</summary>
public static partial class ActiveReceivers
{
    [Differentiable]
    [Case("0.5, new Bell(1.5, 2)")]
    [Case("0.5, new Line { Slope = 3 }")]
    [Case("0.5, new Parabola { Curvature = 3 }")]
    [Case("0.5, new Hidden()")]
    public static double ThroughTheInterface(double x, IKernel kernel) => kernel.Eval(x) * kernel.Twice(2 * x);

    [Differentiable]
    [Case("0.5, new Bell(1.5, 2)", TypeArguments = "Bell")]
    [Case("0.5, new Parabola { Curvature = 3 }", TypeArguments = "Parabola")]
    public static double ThroughTheConstraint<TKernel>(double x, TKernel kernel)
        where TKernel : IKernel => kernel.Eval(x) + kernel.Twice(2 * x);

    [Differentiable]
    [Case("0.5, 1.5, 2.0")]
    public static double MadeOnTheWay(double x, double height, double steepness)
    {
        var bell = new Bell(height, steepness);
        return ThroughTheConstraint(x, bell) + bell.Eval(x) * x;
    }

    [Differentiable]
    [Case("0.5, new Bell(1.5, 2), new Parabola { Curvature = 3 }")]
    public static double Given(double x, Bell bell, Parabola parabola) => parabola.Eval(bell.Eval(x)) + ThroughTheConstraint(x, parabola);
}
