namespace LanguageCases;

/// <summary>Arrays and spans: written in place, made, sliced, copied, swapped.</summary>
public static partial class Arrays
{
    private static readonly double[] Weights = [0.25, 0.5, 0.125, 2.0];
    private static readonly int[] Order = [3, 1, 0, 2];
    private static ReadOnlySpan<double> Nodes => [-0.5, 0.0, 0.5, 1.0];

    [Differentiable]
    [Case("[0.5, 1.5, -2.5, 1.25]")]
    public static void InPlaceRecurrence(Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] = x[i - 1] * x[i];
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.5, 1.25]")]
    public static double InPlaceOnAnArray(double[] x)
    {
        for (int i = x.Length - 2; i >= 0; i--)
        {
            x[i] += x[i + 1] * x[i];
        }

        return x[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.5], [9.0, 9.0, 9.0]")]
    public static void Map(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Sin(x[i]) * x[i];
        }
    }

    [Differentiable]
    [Case("2.0, [0.5, 1.5, -2.5], [9.0, 8.0, 7.0]")]
    public static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.5, 1.25]")]
    public static void Reverse(Span<double> x)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            (x[i], x[j]) = (x[j], x[i]);
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.5, 1.25]")]
    public static void RotateWithATemporary(Span<double> x)
    {
        double first = x[0];
        for (int i = 0; i < x.Length - 1; i++)
        {
            x[i] = x[i + 1];
        }

        x[^1] = first * first;
    }

    [Differentiable]
    [Case("[2.5, 1.5, -2.5, 1.25, 0.5]")]
    public static double BubbleSort(double[] x)
    {
        for (int end = x.Length; end > 1; end--)
        {
            for (int i = 1; i < end; i++)
            {
                if (x[i - 1] > x[i])
                {
                    (x[i - 1], x[i]) = (x[i], x[i - 1]);
                }
            }
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += (i + 1) * x[i] * x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 5")]
    public static double NewArray(double x, int n)
    {
        double[] powers = new double[n];
        powers[0] = 1;
        for (int i = 1; i < n; i++)
        {
            powers[i] = powers[i - 1] * x;
        }

        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += powers[i] / (i + 1);
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ArrayWithInitializer(double x, double y)
    {
        double[] a = { x, y, x * y };
        double[] b = new[] { a[0] * a[1], a[2] };
        double[] c = new double[2] { b[0], x };
        return a[0] + b[1] * c[0] + c[1];
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double CollectionExpression(double x, double y)
    {
        double[] a = [x, y, x * y];
        ReadOnlySpan<double> b = [a[2], 2, x];
        Span<double> c = [y, b[0]];
        c[0] *= b[2];
        return a[1] * c[0] + b[0] * c[1];
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ScratchOnTheStack(double x, double y)
    {
        Span<double> t = stackalloc double[3];
        t[0] = x * y;
        t[1] = t[0] + x;
        t[2] = t[1] * t[0];
        t[0] = t[2] * y;
        return t[0] + t[1] + t[2];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double StackBufferOfVariableLength(ReadOnlySpan<double> x)
    {
        Span<double> squares = x.Length <= 64 ? stackalloc double[x.Length] : new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = x[i] * x[i];
        }

        double p = 1;
        foreach (double v in squares)
        {
            p *= v + 1;
        }

        return p;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double StackWithInitializer(double x, double y)
    {
        ReadOnlySpan<double> t = stackalloc double[] { x, y, x * y };
        return t[0] * t[1] + t[2];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], 3")]
    public static double WorkBufferReused(ReadOnlySpan<double> x, int rounds)
    {
        double[] work = new double[x.Length];
        double s = 0;
        for (int r = 0; r < rounds; r++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                work[i] = x[i] * (r + 1) + s;
            }

            s = 0;
            for (int i = 1; i < x.Length; i++)
            {
                s += work[i] * work[i - 1];
            }

            s = Math.Tanh(s);
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], [1.0, 2.0, 3.0, 4.0]")]
    public static double WorkBufferOfTheCaller(ReadOnlySpan<double> x, Span<double> work)
    {
        for (int i = 0; i < x.Length; i++)
        {
            work[i] = x[i] * x[i];
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += work[i] * x[x.Length - 1 - i];
        }

        return s;
    }
}
