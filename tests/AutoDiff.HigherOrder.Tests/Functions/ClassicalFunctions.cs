namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>The classical test functions of J. Moré, B. Garbow, K. Hillstrom (ACM TOMS 7, 1981), and B. Speelpenning's product.</summary>
public static partial class ClassicalFunctions
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - (x[i] * x[i]);
            double b = 1 - x[i];
            sum += (100 * a * a) + (b * b);
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
    public static double Saddle(ReadOnlySpan<double> x) => (x[0] * x[0]) - (x[1] * x[1]) + (0.5 * x[1] * x[1] * x[1] * x[1]);

    [Differentiable(Derivatives.Hessian)]
    public static double Wood(ReadOnlySpan<double> x)
    {
        double a = x[1] - (x[0] * x[0]);
        double b = x[3] - (x[2] * x[2]);
        return (100 * a * a) + Square(1 - x[0]) + (90 * b * b) + Square(1 - x[2])
            + (10.1 * (Square(x[1] - 1) + Square(x[3] - 1))) + (19.8 * (x[1] - 1) * (x[3] - 1));
    }

    [Differentiable(Derivatives.Hessian)]
    public static double PowellSingular(ReadOnlySpan<double> x) =>
        Square(x[0] + (10 * x[1])) + (5 * Square(x[2] - x[3])) + Math.Pow(x[1] - (2 * x[2]), 4) + (10 * Math.Pow(x[0] - x[3], 4));

    [Differentiable(Derivatives.Hessian)]
    public static double Beale(double x, double y) =>
        Square(1.5 - (x * (1 - y))) + Square(2.25 - (x * (1 - (y * y)))) + Square(2.625 - (x * (1 - (y * y * y))));

    [Differentiable(Derivatives.Hessian)]
    public static double HelicalValley(ReadOnlySpan<double> x)
    {
        double theta = Math.Atan2(x[1], x[0]) / (2 * Math.PI);
        double radius = double.Hypot(x[0], x[1]);
        return (100 * (Square(x[2] - (10 * theta)) + Square(radius - 1))) + (x[2] * x[2]);
    }

    [Differentiable(Derivatives.Hessian)]
    public static double Speelpenning(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double factor in x)
        {
            product *= factor;
        }

        return product;
    }

    /// <summary>All inputs are coupled with the first only.</summary>
    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double Arrow(ReadOnlySpan<double> x)
    {
        double sum = x[0] * x[0] * x[0];
        for (int i = 1; i < x.Length; i++)
        {
            sum += (x[0] * Math.Sin(x[i])) + (x[i] * x[i] * x[i]);
        }

        return sum;
    }

    [Differentiable]
    private static double Square(double x) => x * x;
}
