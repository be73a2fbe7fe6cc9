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

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double ConstantTable(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += Weights[i] * x[i] * x[Order[i]];
        }

        return s;
    }

    [Differentiable]
    [Case("0.3")]
    public static double ConstantTableOfAProperty(double x)
    {
        double s = 0;
        foreach (double node in Nodes)
        {
            s += Math.Exp(-(x - node) * (x - node));
        }

        return s;
    }

    [Differentiable]
    [Case("0.3")]
    public static double ConstantTableInTheMethod(double x)
    {
        ReadOnlySpan<double> c = [1.0, -0.5, 0.25];
        double[] d = { 3, 2, 1 };
        double s = 0;
        for (int i = 0; i < c.Length; i++)
        {
            s = s * x + c[i] * d[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], [2, 0, 2, 1], [0.0, 1.0, 0.0]")]
    public static void Scatter(ReadOnlySpan<double> x, ReadOnlySpan<int> index, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[index[i]] += x[i] * x[i];
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], [2, 0, 2, 1]")]
    public static double Gather(ReadOnlySpan<double> x, ReadOnlySpan<int> index)
    {
        double s = 1;
        for (int i = 0; i < index.Length; i++)
        {
            s *= x[index[i]] + i;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], [2, 0, 2, 1]")]
    public static void ScatterOverwrites(Span<double> x, int[] index)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[index[i]] = x[i] * 2 + x[0];
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0], 3.0")]
    public static double ElementIndexWithSideEffect(double[] a, double v)
    {
        int i = 0;
        a[i++] += v;
        a[i++] *= v * a[0];
        a[i] = a[i - 1] - a[++i];
        return a[0] * a[1] * a[2] + i;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double ElementIncrement(double[] a)
    {
        a[0]++;
        --a[1];
        double b = a[2]++ * a[2];
        return a[0] * a[1] * b;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double ChainedElementAssignment(double[] a)
    {
        double t = a[0] = a[1] = a[2] * a[0];
        return a[0] * a[1] + t * a[2];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double IndexComputedFromWrittenIndices(double[] a)
    {
        int[] next = [1, 2, 3, 0];
        int at = 0;
        double s = 1;
        for (int k = 0; k < 6; k++)
        {
            a[at] *= a[next[at]];
            s += a[at];
            int t = next[at];
            next[at] = (t + 1) % 4;
            at = t;
        }

        return s;
    }

    [Differentiable]
    [Case("[2.5, 0.5, 1.5], 1.0")]
    public static double DataDependentIndex(double[] a, double x)
    {
        int k = x > 0.5 ? 2 : 0;
        a[k] *= x;
        int j = a[1] < a[2] ? 1 : 2;
        a[j] += a[k];
        return a[0] * a[1] * a[2];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double RefLocal(double[] a)
    {
        ref double first = ref a[0];
        ref double last = ref a[^1];
        first *= 2;
        last += first * first;
        first = last;
        return a[0] * a[3];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double RefLocalInALoop(Span<double> a)
    {
        double s = 1;
        for (int i = 0; i < a.Length; i++)
        {
            ref double v = ref a[i];
            v = v * s;
            s += v;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static void ForeachByRef(Span<double> a)
    {
        foreach (ref double v in a)
        {
            v *= v;
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double ForeachByRefReadonly(ReadOnlySpan<double> a)
    {
        double s = 1;
        foreach (ref readonly double v in a)
        {
            s *= v * v;
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double RefLocalToALocal(double x, double y)
    {
        double a = x, b = y;
        ref double r = ref a;
        r *= a + b;
        ref double q = ref b;
        q += r * a;
        return a * b;
    }

    [Differentiable]
    [Case("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, [1.0, -1.0, 0.5], [0.0, 0.0]")]
    public static void MatrixTimesVector(ReadOnlySpan<double> a, int rows, ReadOnlySpan<double> x, Span<double> y)
    {
        int columns = x.Length;
        for (int i = 0; i < rows; i++)
        {
            double s = 0;
            for (int j = 0; j < columns; j++)
            {
                s += a[i * columns + j] * x[j];
            }

            y[i] = s;
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double[] ArrayResult(double[] x)
    {
        double[] y = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += x[i] * x[i];
            y[i + 1] += x[i];
        }

        return y;
    }

    [Differentiable]
    [Case("0.5, 4")]
    public static double NewArrayInEveryIteration(double x, int n)
    {
        double s = x;
        for (int i = 1; i <= n; i++)
        {
            double[] t = new double[i];
            for (int j = 0; j < i; j++)
            {
                t[j] = s * (j + 1);
            }

            s = Math.Sin(t[i - 1]) + t[0] * x;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double WrittenThenReadThenWritten(Span<double> a)
    {
        double s = 0;
        a[0] = a[1] * a[2];
        s += a[0] * a[0];
        a[0] = Math.Sin(s);
        s *= a[0];
        a[0] = 2;
        return s * a[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], [3.0, 4.0]")]
    public static double EmptyAndFullSlices(ReadOnlySpan<double> x, Span<double> y)
    {
        x[1..1].CopyTo(y[2..]);
        x[..0].CopyTo(y);
        y[..].Fill(x[..][1]);
        return y[0] * x[2];
    }

    [Differentiable]
    [Case("[true, false, true], [0.5, 1.5, 2.0]")]
    public static double PassiveSpanOfBooleans(ReadOnlySpan<bool> mask, ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            s *= mask[i] ? x[i] : 2;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], [7, 8, 9]")]
    public static double PassiveOutput(ReadOnlySpan<double> x, Span<int> signs)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            signs[i] = x[i] > 1 ? 1 : -1;
            s += signs[i] * x[i] * x[i];
        }

        return s;
    }
}
