namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>Functions with derivatives in closed form.</summary>
public static partial class SmoothFunctions
{
    [Differentiable(Derivatives.Taylor)]
    public static double ExpSin(ReadOnlySpan<double> x) => Math.Exp(Math.Sin(x[0]));

    /// <summary><c>x² y³ sin(z)</c></summary>
    [Differentiable(Derivatives.Taylor)]
    public static double Product(ReadOnlySpan<double> x) => x[0] * x[0] * x[1] * x[1] * x[1] * Math.Sin(x[2]);

    /// <summary>The exponential of a linear function, with coefficients 1/4, 2/4, …</summary>
    [Differentiable(Derivatives.Taylor | Derivatives.Hvp)]
    public static double Plane(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += 0.25 * (i + 1) * x[i];
        }

        return Math.Exp(sum);
    }

    /// <summary>A quadratic form with the matrix <c>1 / (1 + |i - j|)</c>, i on top of its diagonal.</summary>
    [Differentiable(Derivatives.Taylor | Derivatives.Hvp | Derivatives.Gradient)]
    public static double Quadratic(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                sum += 0.5 * Element(i, j) * x[i] * x[j];
            }
        }

        return sum;
    }

    /// <summary>The Hessian of <see cref="Quadratic"/>.</summary>
    public static double Element(int i, int j) => (1.0 / (1 + Math.Abs(i - j))) + (i == j ? i : 0);
}
