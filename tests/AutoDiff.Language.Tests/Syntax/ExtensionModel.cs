using System.Diagnostics;

namespace AutoDiff.Language.Tests.Syntax;

/// <summary>Calls of extension members as one writes them.</summary>
public static partial class ExtensionModel
{
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double F(double x, double y)
    {
        Vector v = new(x, y);
        Vector w = v.Scaled(y) + Vector.UnitAt(x);
        Debug.WriteLine($"{w.Norm} {"abc".Size}");
        double grown = x;
        grown.Grow(y);
        return (w.Norm * w.Y.Cube() * grown * "abc".Size) + x.Half + y.Power(3);
    }

    [Differentiable]
    public static double OfMemory(ReadOnlySpan<double> x) => x.SumOfSquares() * x[0].Half;
}
