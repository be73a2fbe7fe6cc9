namespace LanguageCases;

/// <summary>Members with an active <c>this</c> that override those of a class without reals, which knows <c>this</c> as a constant.</summary>
public abstract partial class Outline
{
    [Differentiable(ThisIsActive = true)]
    public abstract double Area(double scale);
}

public sealed partial class Disc : Outline
{
    public double Radius = 1.5;

    [Differentiable(ThisIsActive = true)]
    public override double Area(double scale) => Math.PI * Radius * Radius * scale;
}

public sealed partial class Box : Outline
{
    public double Width = 2;
    public double Height = 3;

    [Differentiable(ThisIsActive = true)]
    public override double Area(double scale) => Width * Height * scale * scale;
}

public static partial class AbstractBases
{
    [Differentiable]
    [Case("new Disc(), 0.5")]
    public static double ByTheObject(Disc disc, double scale) => disc.Area(scale) * disc.Radius;

    [Differentiable]
    [Case("new Disc(), 0.5")]
    [Case("new Box(), 0.5")]
    public static double ByTheBase(Outline outline, double scale) => outline.Area(scale * scale);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double MadeHere(double scale, double radius)
    {
        var disc = new Disc { Radius = radius };
        return disc.Area(scale);
    }

    /// <summary>Second derivatives through a base class that has no reals.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("new Disc(), 0.5")]
    [Case("new Box(), 0.5")]
    public static double ByTheBaseTwice(Outline outline, double scale) => outline.Area(scale * scale);
}
