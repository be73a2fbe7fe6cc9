namespace LanguageCases;

/// <summary>Single precision, and conversions between the two.</summary>
public static partial class Precision
{
    [Differentiable]
    [Case("0.75f, -1.5f", Gradient = "[y, x]")]
    public static float Product(float x, float y) => x * y;

    [Differentiable]
    [Case("0.75f")]
    public static float Functions(float x) => MathF.Sin(x) * MathF.Exp(-x) + MathF.Sqrt(x);

    [Differentiable]
    [Case("[0.5f, -1.25f, 2f]")]
    public static float SumOfSquares(ReadOnlySpan<float> x)
    {
        float sum = 0f;
        foreach (float v in x)
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [Case("0.75f, -1.5")]
    public static double Widening(float x, double y) => x * y + x;

    [Differentiable]
    [Case("0.75, -1.5")]
    public static double RoundTripThroughFloat(double x, double y)
    {
        float z = (float)(x * y);
        return z * x;
    }

    [Differentiable]
    [Case("0.75f, 2.5")]
    public static float Narrowing(float x, double y) => (float)(x * y) * x;

    [Differentiable]
    [Case("[0.5f, -1.25f, 2f]")]
    public static double AccumulateInDouble(float[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (double)x[i] * x[i];
        }

        return Math.Sqrt(sum);
    }

    [Differentiable]
    [Case("[1f, 2f, 3f], [0.5, 0.25, 0.125]")]
    public static void ScaleIntoDouble(ReadOnlySpan<float> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += 2 * x[i] * x[i];
        }
    }

    [Differentiable]
    [Case("0.75f, 3")]
    public static float IntegersAndFloats(float x, int n) => n * x / 4 + (float)n / 3 * x * x;

    [Differentiable]
    [Case("2.6", Gradient = "[2 * (int)x]")]
    public static double CastToIntegerIsConstant(double x) => 2 * (int)x * x;

    [Differentiable]
    [Case("2.6, 1.5")]
    public static double IntegerPartChoosesTheLoop(double x, double y)
    {
        double product = 1;
        for (int i = 0; i < (int)x; i++)
        {
            product *= y;
        }

        return product * x;
    }

    [Differentiable]
    [Case("0.75f")]
    public static float CompoundWithDoubleOnTheRight(float x)
    {
        float s = x;
        s *= 3;
        s += x * x;
        return s;
    }

    [Differentiable]
    [Case("0.25f, 0.5f")]
    public static float FloatStatics(float x, float y) => float.Exp(x) * float.Hypot(x, y) - float.Tanh(y);

    [Differentiable]
    [Case("0.25, 0.5")]
    public static double DoubleStatics(double x, double y) => double.Exp(x) * double.Hypot(x, y) - double.Lerp(x, y, 0.3);
}
