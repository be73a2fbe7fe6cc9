namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>Functions of any numbers of inputs and outputs, none of whose derivatives is zero for long.</summary>
public static partial class LaneModels
{
    /// <summary>Each output depends on every input, on the outputs before it and on what its memory held.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static double Mixed(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        Span<double> work = stackalloc double[x.Length];
        double carried = 0;
        for (int i = 0; i < x.Length; i++)
        {
            carried = Math.Sin((0.5 * carried) + x[i]);
            work[i] = carried * scale;
        }

        for (int k = 0; k < y.Length; k++)
        {
            double sum = 0;
            for (int i = 0; i < work.Length; i++)
            {
                sum += work[i] * x[(i + k) % x.Length];
            }

            y[k] = y[k] * 0.5 + (k == 0 ? Math.Exp(-sum) : (sum * y[k - 1]) + Bent(sum));
        }

        return carried * scale;
    }

    /// <summary>A callee with a branch, larger than what stands in the place of its call.</summary>
    [Differentiable]
    private static double Bent(double x)
    {
        double s = x;
        for (int i = 0; i < 3; i++)
        {
            s = s > 0 ? (Math.Cos(s) * x) + (s / (1 + (s * s))) : (Math.Exp(s) * x) - (Math.Tanh(s * x) * 0.5);
            s += Math.Log(1 + (s * s)) - (Math.Sqrt(1 + (x * x)) * 0.25) + (Math.Sin(s) * Math.Cos(x)) - (s * x / (2 + (x * x)));
        }

        return s;
    }

    /// <summary>Every pair of inputs has a second derivative.</summary>
    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double Coupled(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * Math.Exp(0.1 * x[i]);
            product *= 1 + (0.1 * Math.Sin(x[i]));
        }

        return Math.Log(1 + (sum * sum)) * product;
    }

    /// <summary>A sum of terms of three neighbours, a branch and an addition to memory among them: most columns are zero in most of its iterations.</summary>
    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double Banded(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double[] work = new double[x.Length];
        for (int i = 1; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - (x[i] * x[i - 1]);
            double b = 1 - (x[i] * Math.Sin(x[i - 1]));
            if (a > 0)
            {
                a *= b + x[i];
            }

            work[i] += a * b;
            sum += (a * a) + (b * b * work[i]);
        }

        return sum;
    }

    /// <summary>Numbers and spans by turns, in sums of terms that few of them are in.</summary>
    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double Turns(double a, ReadOnlySpan<double> x, double b, ReadOnlySpan<double> z)
    {
        double sum = a * b * b;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double d = x[i + 1] - (x[i] * x[i]);
            double e = 1 - x[i];
            sum += (100 * d * d * a) + (e * e * b);
        }

        for (int i = 0; i < z.Length; i++)
        {
            double u = z[i] * z[i];
            sum += u * z[i] * Math.Sin(u);
            if (i < x.Length)
            {
                sum += z[i] * x[i] * x[i] * u;
            }
        }

        return sum;
    }

    /// <summary>Each output depends on its neighbours and, through what is carried, on the one before.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Stencil(ReadOnlySpan<double> x, Span<double> y)
    {
        double last = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double right = x[Math.Min(i + 1, x.Length - 1)];
            double u = (x[i] * x[i] * right) - (4.4 * x[i]) + (x[i] * Math.Cos(right));
            double v = (u * x[i]) - (right * right);
            y[i] = (u * last) + (v * v) + 1;
            last = v;
        }
    }
}
