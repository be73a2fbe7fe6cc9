namespace LanguageCases;

/// <content>Loops that end when their work is done: conditions, jumps, returns.</content>
public static partial class Loops
{
    [Differentiable]
    [Case("5.0", Value = "Math.Sqrt(a)", Gradient = "[0.5 / Math.Sqrt(a)]")]
    public static double NewtonUntilConverged(double a)
    {
        double x = a;
        while (Math.Abs(x * x - a) > 1e-14 * a)
        {
            x = 0.5 * (x + a / x);
        }

        // One more step makes the derivative as exact as the value.
        return 0.5 * (x + a / x);
    }

    [Differentiable]
    [Case("1.3")]
    public static double DoWhile(double x)
    {
        double y = x;
        int n = 0;
        do
        {
            y = y * x;
            n++;
        }
        while (y < 10 && n < 20);
        return y * n;
    }

    [Differentiable]
    [Case("20.0")]
    [Case("1.5")]
    [Case("0.5")]
    public static double TripCountFromData(double x)
    {
        double halvings = 0;
        while (x > 1)
        {
            x /= 2;
            halvings += x;
        }

        return halvings * x;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5, 1.0], 2.2")]
    [Case("[0.5, 1.5, 2.5, 1.0], 100")]
    public static double Break(ReadOnlySpan<double> x, double limit)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * x[i];
            if (s > limit)
            {
                break;
            }

            s *= 1.5;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, -1.0]")]
    public static double Continue(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                continue;
            }

            s = s * x[i] + x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, -1.0, 7.0, 3.0]")]
    public static double BreakAndContinue(ReadOnlySpan<double> x)
    {
        double s = 1;
        foreach (double v in x)
        {
            if (v < 0)
            {
                s *= 1 - v;
                continue;
            }

            if (v > 5)
            {
                s += v;
                break;
            }

            s *= v;
        }

        return s * s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5, 4.0], 3")]
    public static double BreakInNestedLoops(ReadOnlySpan<double> x, int rounds)
    {
        double s = 1;
        for (int r = 0; r < rounds; r++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] * s > 12)
                {
                    break;
                }

                s += x[i] * 0.25 * s;
            }

            if (s > 30)
            {
                break;
            }

            s *= 1.125;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5, 4.0], 1.4")]
    [Case("[0.5, 1.5, 2.5, 4.0], 9.0")]
    public static double ReturnInsideLoop(ReadOnlySpan<double> x, double limit)
    {
        double s = 0.125;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * s;
            if (x[i] > limit)
            {
                return s * x[i];
            }
        }

        return s * s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5, 4.0], 2.0")]
    [Case("[0.5, 1.5, 2.5, 4.0], 1000.0")]
    public static double ReturnInsideNestedLoops(ReadOnlySpan<double> x, double limit)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            s *= x[i];
            for (int j = i; j < x.Length; j++)
            {
                s += x[j];
                if (s * x[i] > limit)
                {
                    return s * x[j];
                }

                s *= 0.75;
            }
        }

        return s;
    }

    [Differentiable]
    [Case("0.3")]
    public static double InfiniteForWithBreak(double x)
    {
        double y = x;
        for (; ; )
        {
            y = y * 1.7 + x;
            if (y > 10)
                break;
        }

        return y * y;
    }

    [Differentiable]
    [Case("0.3")]
    public static double WhileTrueWithReturn(double x)
    {
        double y = x;
        int n = 0;
        while (true)
        {
            if (n++ == 4)
            {
                return y;
            }

            y = Math.Exp(-y) * x;
        }
    }
}
