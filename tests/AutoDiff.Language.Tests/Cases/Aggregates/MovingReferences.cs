namespace AggregateCases;

/// <summary>Spans and references that come to stand for other storage while the program runs.</summary>
public static partial class MovingReferences
{
    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0, 7.0]")]
    public static double SpanShrinksInALoop(ReadOnlySpan<double> x)
    {
        double s = 1;
        while (x.Length >= 2)
        {
            s += x[0] * x[1] * s;
            x = x[2..];
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 1.5, true")]
    [Case("0.5, 1.5, false")]
    public static double RefReassigned(double x, double y, bool first)
    {
        double a = x, b = y;
        ref double r = ref a;
        if (!first)
        {
            r = ref b;
        }

        r *= a + b;
        return a * b;
    }
}
