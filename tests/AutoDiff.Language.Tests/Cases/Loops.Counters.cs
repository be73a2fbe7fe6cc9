namespace LanguageCases;

/// <content>Bounds, indices and counters of every kind, and what a loop carries.</content>
public static partial class Loops
{
    [Differentiable]
    [Case("0.3, 10")]
    public static double BoundModifiedInTheBody(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y += x * y;
            n -= 2;
        }

        return y * n;
    }

    [Differentiable]
    [Case("0.3, 10")]
    public static double IndexModifiedInTheBody(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * x + i;
            if (y > 1)
            {
                i += 2;
            }
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5, 1.0, 3.0]")]
    public static double CompoundConditionWithSideEffects(ReadOnlySpan<double> x)
    {
        int k = 0;
        double s = 0;
        while (k < x.Length && (s += x[k++] * x[0]) < 2)
        {
            s *= 1.25;
        }

        return s * k;
    }

    [Differentiable]
    [Case("0.3, 5")]
    public static double IndexOutlivesTheLoop(double x, int n)
    {
        int i;
        double y = 1;
        for (i = 0; i < n; i++)
        {
            y *= x + i;
        }

        return y * i;
    }

    [Differentiable]
    [Case("0.3, 0")]
    [Case("0.3, -3")]
    public static double ZeroTrips(double x, int n)
    {
        double y = x * x;
        for (int i = 0; i < n; i++)
        {
            y *= 0;
        }

        int k = n;
        while (k > 0)
        {
            y = 0;
            k--;
        }

        return y;
    }

    [Differentiable]
    [Case("0.3, 4")]
    public static double LoopInsideBranch(double x, int n)
    {
        double y = x;
        if (x < 1)
        {
            for (int i = 0; i < n; i++)
            {
                y = y * y + x;
            }
        }
        else
        {
            while (y > 0.5)
            {
                y *= 0.5;
            }
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, -1.0]")]
    public static double BranchInsideLoop(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                s *= x[i];
            }
            else
            {
                s -= x[i] * s;
            }
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 6")]
    public static double RealLoopVariable(double x, int n)
    {
        double s = 0;
        for (double t = 0; t < n; t += 0.5)
        {
            s += Math.Cos(x * t) * 0.5;
        }

        return s;
    }

    [Differentiable]
    [Case("0.35")]
    public static double ActiveLoopVariable(double dt)
    {
        double y = 1;
        for (double t = 0; t < 2; t += dt)
        {
            y += dt * (Math.Cos(t) - y);
        }

        return y;
    }

    [Differentiable]
    [Case("0.3, 6L")]
    public static double LongCounter(double x, long n)
    {
        double y = 1;
        for (long i = 1; i <= n; i++)
        {
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [Case("0.3, 6u")]
    public static double UnsignedCounter(double x, uint n)
    {
        double y = 1;
        for (uint i = n; i-- > 0;)
        {
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [Case("0.3, 27")]
    public static double CollatzSteps(double x, int seed)
    {
        double y = x;
        int n = seed;
        int steps = 0;
        while (n != 1)
        {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            if (++steps % 16 == 0)
            {
                y = y * (1 + x) - 0.01;
            }
        }

        return y * steps;
    }

    [Differentiable]
    [Case("0.3, 7")]
    public static double StateMachine(double x, int n)
    {
        int state = 0;
        double a = x, b = 1;
        for (int i = 0; i < n; i++)
        {
            if (state == 0)
            {
                a += b * x;
                state = a > 0.5 ? 1 : 0;
            }
            else if (state == 1)
            {
                b *= a;
                state = 2;
            }
            else
            {
                (a, b) = (b, a);
                state = 0;
            }
        }

        return a * b;
    }

    [Differentiable]
    [Case("0.3, 4")]
    public static double LocalDeclaredInTheBody(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double a = x + i;
            double b = a * a;
            if (i % 2 == 0)
            {
                double c = b * a;
                s += c;
            }

            s += Math.Sin(b);
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 3")]
    public static double CarriedAndIndependentTogether(double x, int n)
    {
        double sum = 0, carried = x;
        for (int i = 0; i < n; i++)
        {
            sum += Math.Sin(x * i);
            carried = carried * carried + sum;
        }

        return sum * carried;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5]")]
    public static double MaximumByLoop(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        int at = -1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > max)
            {
                max = x[i];
                at = i;
            }
        }

        double s = 0;
        foreach (double v in x)
        {
            s += Math.Exp(v - max);
        }

        return max + Math.Log(s) + at;
    }

    /// <summary>What a queue gives must not be asked for again: it has moved on.</summary>
    [Differentiable]
    [Case("0.4")]
    public static double WorkQueue(double x)
    {
        var work = new Queue<int>();
        work.Enqueue(1);
        work.Enqueue(2);
        double sum = 0;
        while (work.TryDequeue(out int next))
        {
            sum += next * x * x;
            if (next < 4)
            {
                work.Enqueue(next + 2);
            }
        }

        return sum * x;
    }
}
