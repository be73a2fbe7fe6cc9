namespace AggregateCases;

/// <summary>Hessians and their products with vectors.</summary>
public static partial class SecondOrder
{
    [Differentiable(Derivatives.All)]
    [Case("[0.5, 1.5, -0.75]")]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum;
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("0.5, 1.5")]
    public static double Scalars(double x, double y) => Math.Exp(x * y) * Math.Sin(y) + x * x * x / y;

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("[0.5, 1.5, 0.25], 3")]
    public static double InPlaceLoop(double[] x, int n)
    {
        for (int k = 0; k < n; k++)
        {
            for (int i = 1; i < x.Length; i++)
            {
                x[i] = Math.Tanh(x[i - 1] * x[i]) + x[0];
            }
        }

        return x[^1] * x[1];
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("[0.5, 1.5, 0.25]")]
    public static double ThroughCalls(ReadOnlySpan<double> x) => Scalars(x[0], x[1]) * Rosenbrock(x[1..]);
}
