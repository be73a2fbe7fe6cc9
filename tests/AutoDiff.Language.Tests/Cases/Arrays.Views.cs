namespace LanguageCases;

/// <content>Ranges, slices, copies, and one name for another array.</content>
public static partial class Arrays
{
    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double IndexFromEnd(ReadOnlySpan<double> x) => x[^1] * x[^2] + x[0] * x[^x.Length];

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double WriteFromEnd(double[] x)
    {
        x[^1] *= x[^2];
        x[^2] = x[^1] + x[0];
        return x[^1] * x[^2];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0]")]
    public static double Ranges(ReadOnlySpan<double> x)
    {
        var middle = x[1..^1];
        var head = x[..2];
        var tail = x[3..];
        return middle[0] * head[1] + middle[^1] * tail[0] * tail[^1] + head[0] * middle.Length;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0]")]
    public static double Slices(Span<double> x)
    {
        Span<double> a = x.Slice(1);
        Span<double> b = x.Slice(2, 2);
        a[0] *= b[1];
        b[0] += a[0];
        x[1] = x[2] * a[3];
        return b[0] * x[1];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0], 2")]
    public static double SlicesOfOneBufferAlias(Span<double> x, int n)
    {
        Span<double> left = x[..^1];
        Span<double> right = x[1..];
        for (int r = 0; r < n; r++)
        {
            for (int i = 0; i < left.Length; i++)
            {
                left[i] = left[i] * right[i];
            }
        }

        return left[0] + right[^1];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0, 0.25]")]
    public static double PackedParameters(ReadOnlySpan<double> theta)
    {
        int n = theta.Length / 3;
        ReadOnlySpan<double> a = theta.Slice(0, n), b = theta.Slice(n, n), c = theta.Slice(2 * n);
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += a[i] * Math.Exp(b[i]) * c[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0]")]
    public static double AsSpanOfAnArray(double[] x)
    {
        Span<double> tail = x.AsSpan(2);
        Span<double> pair = x.AsSpan(1, 2);
        pair[1] *= pair[0];
        tail[0] += tail[1];
        return x[2] * x[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], [1.0, 1.0, 1.0]")]
    public static void CopyTo(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] = y[1] * x[0];
        x.CopyTo(y);
        y[1] *= y[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0, 3.0]")]
    public static void OverlappingCopy(Span<double> x)
    {
        x[..^1].CopyTo(x[1..]);
        x[0] *= x[1];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], 0.75")]
    public static void Fill(Span<double> x, double value)
    {
        double first = x[0];
        x.Fill(value * value);
        x[1] *= first;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double Clear(Span<double> x)
    {
        double s = x[0] * x[1];
        x[1..].Clear();
        x[2] += s;
        return x[1] + x[2] * x[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double LengthInArithmetic(ReadOnlySpan<double> x)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
        {
            mean += x[i] / x.Length;
        }

        double variance = 0;
        for (int i = 0; i < x.Length; i++)
        {
            variance += (x[i] - mean) * (x[i] - mean);
        }

        return variance / (x.Length - 1);
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double ToArray(ReadOnlySpan<double> x)
    {
        double[] copy = x.ToArray();
        copy[0] *= copy[1];
        return copy[0] * x[0] + copy[3];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], 3")]
    public static double DoubleBuffering(ReadOnlySpan<double> x, int steps)
    {
        double[] current = new double[x.Length];
        double[] next = new double[x.Length];
        x.CopyTo(current);
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double left = i > 0 ? current[i - 1] : 0;
                double right = i < x.Length - 1 ? current[i + 1] : 0;
                next[i] = current[i] + 0.1 * (left - 2 * current[i] + right) * current[i];
            }

            (current, next) = (next, current);
        }

        double sum = 0;
        foreach (double v in current)
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], 2")]
    [Case("[0.5, 1.5, 2.0, -1.0], 3")]
    public static double SwapOfSpans(Span<double> x, int steps)
    {
        Span<double> a = x[..2];
        Span<double> b = x[2..];
        for (int s = 0; s < steps; s++)
        {
            a[0] = a[0] * b[1];
            a[1] += b[0];
            Span<double> t = a;
            a = b;
            b = t;
        }

        return a[0] + 2 * b[1];
    }

    [Differentiable]
    [Case("[0.5, 1.5], [2.0, -1.0], 3")]
    public static double SwapOfArraysWithATemporary(double[] a, double[] b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            a[0] *= b[1];
            double[] t = a;
            a = b;
            b = t;
        }

        return a[0] * b[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5], [2.0, -1.0], true")]
    [Case("[0.5, 1.5], [2.0, -1.0], false")]
    public static double ReferenceChosenByCondition(double[] a, double[] b, bool first)
    {
        double[] c = first ? a : b;
        c[0] = c[1] * a[0];
        return a[0] * b[0] * c[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double TwoNamesForOneArray(double[] a)
    {
        double[] b = a;
        b[0] *= a[1];
        a[1] += b[0];
        return a[0] * b[1] * a[2];
    }

    [Differentiable]
    [Case("0.5")]
    public static double ArrayReplacedByANewOne(double x)
    {
        double[] a = [x, x * x];
        double[] b = a;
        a = [b[0] + 1, b[1] * x];
        b[0] = 5 * a[1];
        return a[0] * b[0] + b[1];
    }
}
