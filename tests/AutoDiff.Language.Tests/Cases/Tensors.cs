using System.Numerics.Tensors;

namespace LanguageCases;

/// <summary>Tensor spans, of a package that the user references.</summary>
public static partial class Tensors
{
    private const Derivatives FirstAndSecond = Derivatives.Default | Derivatives.Hvp;

    [Differentiable(FirstAndSecond)]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [0.5, -1, 2], [1.5, 0.25]")]
    public static double BilinearForm(ReadOnlyTensorSpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < a.Lengths[0]; i++)
        {
            for (int j = 0; j < a.Lengths[1]; j++)
            {
                sum += y[i] * a[i, j] * x[j];
            }
        }

        return sum * sum;
    }

    [Differentiable]
    [Case("new double[,] { { 4, 1, 0 }, { 1, 3, 1 }, { 0, 1, 2 } }")]
    public static double LogDeterminantByElimination(TensorSpan<double> a)
    {
        int n = (int)a.Lengths[0];
        double logDeterminant = 0;
        for (int k = 0; k < n; k++)
        {
            logDeterminant += Math.Log(a[k, k]);
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return logDeterminant;
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, new double[,] { { 0.5, -1, 2 }, { 1, 0, 3 } }, new double[,] { { 9, 9, 9 }, { 9, 9, 9 }, { 9, 9, 9 } }")]
    public static void Product(ReadOnlyTensorSpan<double> a, ReadOnlyTensorSpan<double> b, TensorSpan<double> c)
    {
        if (a.Lengths[1] != b.Lengths[0])
        {
            throw new ArgumentException("The inner dimensions differ.", nameof(b));
        }

        for (nint i = 0; i < a.Lengths[0]; i++)
        {
            for (nint j = 0; j < b.Lengths[1]; j++)
            {
                c[i, j] = 0;
                for (nint k = 0; k < a.Lengths[1]; k++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }
    }

    [Differentiable(FirstAndSecond)]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }")]
    public static double MeanOfSquares(ReadOnlyTensorSpan<double> a)
    {
        double sum = 0;
        foreach (double value in a)
        {
            sum += value * value;
        }

        return a.IsEmpty ? 0 : sum / a.FlattenedLength;
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, 1.5")]
    public static double FillAndClear(TensorSpan<double> a, double x)
    {
        double first = a[0, 0] * x;
        a.Fill(x * x);
        a[1, ^1] *= first;
        double sum = 0;
        foreach (ref readonly double value in a)
        {
            sum += value;
        }

        a.Clear();
        a[0, 0] = sum;
        return sum * a[0, 1] + sum;
    }

    [Differentiable]
    [Case("[1, 2, 3, 4, 5, 6]")]
    public static double ViewsOfAnArray(double[] theta)
    {
        ReadOnlyTensorSpan<double> wide = theta.AsReadOnlyTensorSpan([2, 3]);
        var tall = new TensorSpan<double>(theta, [3, 2]);
        tall[0, 1] *= wide[1, 0];
        return wide[0, 1] * tall[2, 1] + wide[1..2, 1..][0, 1] * tall.Slice([0..1, 0..])[0, 0];
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2 }, { 3, 4 } }")]
    public static double ViewOfARectangularArray(double[,] a)
    {
        var t = new TensorSpan<double>(a);
        t[0, 1] *= t[1, 0];
        return t[0, 1] * a[1, 1];
    }

    [Differentiable]
    [Case("2, [1, 2, 3, 4]")]
    public static double WorkInALocalTensor(double x, ReadOnlySpan<double> start)
    {
        var table = new TensorSpan<double>(new double[start.Length * start.Length], [start.Length, start.Length]);
        for (int j = 0; j < start.Length; j++)
        {
            table[0, j] = start[j];
        }

        for (int i = 1; i < table.Lengths[0]; i++)
        {
            for (int j = i; j < table.Lengths[1]; j++)
            {
                table[i, j] = x * (table[i - 1, j] - table[i - 1, j - 1]) + table[i - 1, j];
            }
        }

        return table[table.Rank + 1, ^1];
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [0, 0, 0, 0, 0, 0]")]
    public static void Flatten(ReadOnlyTensorSpan<double> a, Span<double> flat)
    {
        a.FlattenTo(flat);
        flat[0] *= flat[^1];
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }")]
    public static double CallsWithTensors(ReadOnlyTensorSpan<double> a) => MeanOfSquares(a) * MeanOfSquares(a[..1, ..]);

    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, 2")]
    public static double CallsThatWrite(TensorSpan<double> a, double x)
    {
        Scale(a, x);
        return a[0, 0] * a[1, 2];
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }")]
    public static double CallsBeforeWrites(TensorSpan<double> a)
    {
        double before = MeanOfSquares(a);
        a[0, 0] = before * a[1, 1];
        Scale(a, before);
        return MeanOfSquares(a);
    }

    [Differentiable]
    private static void Scale(TensorSpan<double> a, double by)
    {
        for (int i = 0; i < a.Lengths[0]; i++)
        {
            for (int j = 0; j < a.Lengths[1]; j++)
            {
                a[i, j] *= by;
            }
        }
    }

    [Differentiable]
    [Case("new float[,] { { 1, 2 }, { 3, 4 } }, new int[,] { { 0, 1 }, { 1, 0 } }")]
    public static float Masked(ReadOnlyTensorSpan<float> a, ReadOnlyTensorSpan<int> mask)
    {
        float sum = 0;
        for (int i = 0; i < a.Lengths[0]; i++)
        {
            for (int j = 0; j < a.Lengths[1]; j++)
            {
                if (mask[i, j] != 0)
                {
                    sum += a[i, j] * a[i, j];
                }
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2 }, { 3, 4 } }", TypeArguments = "double")]
    public static T Frobenius<T>(ReadOnlyTensorSpan<T> a)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (T value in a)
        {
            sum += value * value;
        }

        return T.Sqrt(sum);
    }
}
