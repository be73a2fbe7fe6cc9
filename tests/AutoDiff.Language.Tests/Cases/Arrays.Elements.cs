namespace LanguageCases;

/// <content>Tables, indices that are computed or read, references to elements.</content>
public static partial class Arrays
{
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
