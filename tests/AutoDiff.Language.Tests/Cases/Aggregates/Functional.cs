namespace AggregateCases;

/// <summary>Local functions, lambdas, LINQ.</summary>
public static partial class Functional
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double LocalFunction(double x, double y)
    {
        return Square(x) + Square(y) * x;

        static double Square(double v) => v * v;
    }

    [Differentiable]
    [Case("0.5, 1.5, 3")]
    public static double LocalFunctionWithCaptures(double x, double y, int n)
    {
        double scale = x * y;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            Accumulate(i * x);
        }

        return sum;

        void Accumulate(double v) => sum += Math.Sin(v) * scale;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double LambdaCalledWhereItIsMade(double x, double y)
    {
        Func<double, double> f = v => v * v + y;
        return f(x) * f(y);
    }

    [Differentiable]
    [Case("0.1, 1.3, 8, 0.7")]
    public static double InlinedDelegateParameter(double a, double b, int n, double k) => Simpson(t => Math.Exp(-k * t) * t, a, b, n);

    private static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n;
        double s = f(a) + f(b);
        for (int i = 1; i < n; i++)
        {
            s += (i % 2 == 0 ? 2 : 4) * f(a + i * h);
        }

        return s * h / 3;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double SumOfLambda(double[] x) => x.Sum(v => v * v * v);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], 0.3")]
    public static double SelectWithCapture(double[] x, double k) => x.Select(v => Math.Tanh(k * v)).Sum();

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], [2.0, 0.25, 1.0]")]
    public static double ZipAndSum(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double AggregateFold(double[] x) => x.Aggregate(1.0, (p, v) => p * v + v);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double AverageMaxMin(List<double> x) => x.Average() * x.Max() - x.Min() * x[0];

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double SoftmaxByLinq(double[] x)
    {
        double max = x.Max();
        double[] e = x.Select(v => Math.Exp(v - max)).ToArray();
        double sum = e.Sum();
        return e.Select((v, i) => i * v / sum).Sum();
    }
}
