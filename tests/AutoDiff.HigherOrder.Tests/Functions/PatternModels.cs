namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>Functions of sparse matrices that count how often they are run.</summary>
public static partial class PatternModels
{
    /// <summary>How often one of them has run in this thread.</summary>
    [ThreadStatic]
    private static int runs;

    public static int Runs => runs;

    /// <summary>A full first row, a full first column and a diagonal.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void ArrowHead(ReadOnlySpan<double> x, Span<double> y)
    {
        Count();
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        y[0] = sum;
        for (int i = 1; i < x.Length; i++)
        {
            y[i] = x[i] * x[0];
        }
    }

    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double ArrowHeadSum(ReadOnlySpan<double> x)
    {
        Count();
        double sum = x[0] * x[0];
        for (int i = 1; i < x.Length; i++)
        {
            sum += (x[i] * x[0] * x[0]) + Math.Cos(x[i]);
        }

        return sum;
    }

    /// <summary>Each output adds to what its memory held, which it reads again beside it.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static double InPlace(double scale, ReadOnlySpan<double> x, Span<double> y)
    {
        Count();
        double[] work = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            work[i] = Large(x[i]);
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] += scale * work[2 * i];
        }

        return x[^1] * y[0];
    }

    /// <summary>A place for each factor that is zero, a path for each sign, and no place for what is rounded.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static double Branches(ReadOnlySpan<double> x, double weight, Span<double> y)
    {
        y[0] = x[0] > 0 ? x[1] * x[3] : x[2];
#pragma warning disable AD0005 // That what is rounded has no place is what is tested.
        y[1] = Math.Floor(x[1]) * x[2];
#pragma warning restore AD0005
        return Weighted(x, weight);
    }

    [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
    public static double Weighted(ReadOnlySpan<double> x, double weight) => (weight * Math.Sqrt(x[4] + x[5])) + (x[0] * x[0] * x[1]);

    /// <summary>Residuals of many inputs each, in single precision.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Blocks(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            float product = 1;
            foreach (float factor in x.Slice(3 * i, 3))
            {
                product *= factor;
            }

            y[i] = product;
        }
    }

    /// <summary>Somebody's own method, which a companion of that name does not replace.</summary>
    public static int InPlaceHessianPattern => 3;

    private static void Count() => runs++;

    [Differentiable]
    private static double Large(double x)
    {
        double s = x;
        for (int i = 0; i < 3; i++)
        {
            s += Math.Log(1 + (s * s)) - (Math.Sqrt(1 + (x * x)) * 0.25) + (Math.Sin(s) * Math.Cos(x)) - (s * x / (2 + (x * x))) + Math.Exp(-s * s);
            s -= (Math.Tanh(s) * x) + (Math.Cosh(x) * Math.Atan(s) / (3 + (s * s)));
        }

        return s;
    }
}
