namespace LanguageCases;

/// <summary>Loops of every form.</summary>
public static partial class Loops
{
    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    [Case("new double[0]")]
    public static double Reduction(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    public static double ProductOfAll(ReadOnlySpan<double> x)
    {
        double p = 1;
        for (int i = 0; i < x.Length; i++)
        {
            p *= x[i];
        }

        return p;
    }

    [Differentiable]
    [Case("[0.5, 0.0, 2.5]")]
    public static double ProductWithAZero(ReadOnlySpan<double> x)
    {
        double p = 1;
        foreach (double v in x)
        {
            p *= v;
        }

        return p;
    }

    [Differentiable]
    [Case("0.3, 5")]
    [Case("0.3, 1")]
    [Case("0.3, 0")]
    public static double Recurrence(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Math.Sin(y) + x * y;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0], 0.7")]
    public static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double p = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            p = p * x + coefficients[i];
        }

        return p;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0, 3.0, -0.5, 0.25]")]
    public static double StepOfTwoAndThree(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i += 2)
        {
            s += x[i] * x[i];
        }

        for (int i = x.Length - 1; i > 0; i -= 3)
        {
            s *= x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 100")]
    public static double GeometricSteps(double x, int n)
    {
        double y = x;
        for (int i = 1; i <= n; i *= 3)
        {
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0, 3.0]")]
    public static double TwoIndices(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            s += x[i] * x[j] * (j - i);
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    public static double ForeachOverSpan(ReadOnlySpan<double> values)
    {
        double s = 1;
        foreach (double v in values)
        {
            s = s * v + v;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5], [2, 0, 1, 1]")]
    public static double ForeachOverIndices(double[] x, int[] order)
    {
        double s = 1;
        foreach (int i in order)
        {
            s = s * x[i] + x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5], [1.0, 2.0]")]
    public static double NestedForeach(double[] a, double[] b)
    {
        double s = 0;
        foreach (double u in a)
        {
            foreach (var v in b)
            {
                s += u * v * v;
            }

            s *= u;
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 4, 3")]
    public static double NestedFor(double x, int n, int m)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                y += Math.Sin(y * (i + 1)) / (j + 1);
            }

            y *= x;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0]")]
    public static double TriangularNest(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = x[i] - x[j];
                s += d * d * d;
            }
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 2")]
    public static double ThreeDeep(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n + 1; j++)
            {
                double z = y;
                for (int k = 0; k <= j; k++)
                {
                    z = z * x + k * y;
                }

                y = Math.Tanh(z);
            }
        }

        return y;
    }

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
