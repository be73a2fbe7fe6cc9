namespace LanguageCases;

/// <summary>Arrays of a few elements that are as many locals in the companions, near misses, and Jacobians whose adjoints are all named by constants.</summary>
public static partial class SmallArrays
{
    private const Derivatives Dense = Derivatives.Default | Derivatives.Jacobian;
    private const Derivatives Second = Dense | Derivatives.Hvp | Derivatives.Hessian;

    [Differentiable(Second)]
    [Case("[0.5, 1.5, -0.75], [0.25, 2.0, 1.25]")]
    public static double CrossProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Span<double> c = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            c[i] = a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3];
        }

        double squares = 0;
        foreach (double v in c)
        {
            squares += v * v;
        }

        return Math.Sqrt(1 + squares);
    }

    [Differentiable(Second)]
    [Case("[0.3, -0.2, 0.9]")]
    public static double ARotationMatrix(ReadOnlySpan<double> angles)
    {
        var turn = new double[3, 3];
        turn[2, 2] = 1;
        turn[0, 0] = turn[1, 1] = Math.Cos(angles[0]);
        turn[1, 0] = Math.Sin(angles[0]);
        turn[0, 1] = -turn[1, 0];
        double[] v = [angles[1], angles[2], angles[1] * angles[2]];
        double[] w = new double[3];
        for (int i = 0; i < turn.GetLength(0); i++)
        {
            for (int j = 0; j < turn.GetLength(1); j++)
            {
                w[i] += turn[i, j] * v[j];
            }
        }

        return w[0] * w[1] + Math.Exp(w[2]);
    }

    [Differentiable(Second)]
    [Case("[0.5, 1.5, -0.75, 2.0, 0.25], 4")]
    public static double AStateThatALoopCarries(ReadOnlySpan<double> p, int steps)
    {
        Span<double> state = stackalloc double[2], slope = stackalloc double[2];
        state[0] = p[0];
        state[1] = p[1];
        for (int t = 0; t < steps; t++)
        {
            slope[0] = state[1];
            slope[1] = -p[2] * Math.Sin(state[0]) - p[3] * state[1];
            for (int i = 0; i < state.Length; i++)
            {
                state[i] += p[4] * slope[i];
            }
        }

        return state[0] * state[1];
    }

    [Differentiable(Second)]
    [Case("[0.5, 1.5, -0.75, 2.0], 1")]
    [Case("[0.5, 1.5, -0.75, 2.0], 0")]
    public static double WrittenInBranches(ReadOnlySpan<double> x, int which)
    {
        var half = new double[2];
        var whole = new double[4];
        if (x[0] > 0 && which == 1)
        {
            half[0] = x[0] * x[1];
            x[..2].CopyTo(whole);
        }
        else
        {
            half[1] = x[2];
            half.AsSpan().Fill(x[3]);
            half[0] += x[1];
        }

        Span<double> rest = whole.AsSpan(2);
        rest[0] = half[0] * half[1];
        rest[1] = half[0] + x[2];
        return whole[0] + whole[1] * whole[2] + whole[3] * whole[3];
    }

    [Differentiable(Dense)]
    [Case("[0.5, 1.5, -0.75, 2.0], 2")]
    public static double AnIndexThatIsAsked(ReadOnlySpan<double> x, int at)
    {
        var work = new double[3];
        for (int i = 0; i < 3; i++)
        {
            work[i] = x[i] * x[i + 1];
        }

        work[at] *= x[0];
        return work[0] + work[1] * work[2];
    }

    [Differentiable(Dense)]
    [Case("[0.5, 1.5, -0.75, 2.0, 1.25, 0.25, -1.5, 0.75, 0.125], 0.5, [1.0, 2.0]")]
    [Case("[0.5, 1.5, -0.75, 2.0, 1.25], 0.5, [1.0, 2.0]")]
    [Case("[0.5, 1.5, -0.75], 0.5, [1.0, 2.0]")]
    public static void TwoOutputsOfNamedInputs(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        ReadOnlySpan<double> tail = x[1..];
        y[0] = scale * x[0] * tail[0] + y[0] * y[1];
        y[1] = Math.Sin(tail[1]) / scale;
        if (x.Length > 4)
        {
            // Not all inputs have it.
            y[1] += x[4] * x[0];
        }
    }

    [Differentiable(Dense)]
    [Case("[0.5, 1.5, -0.75, 2.0, 1.25, 0.25, -1.5, 0.75, 0.125, 2.5, 1.0], [1.0, 2.0, 0.5, 0.25, 3.0]")]
    public static double MoreOutputsThanLanes(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] = x[0] * x[1] * y[0];
        y[1] = x[2] * y[0];
        y[2] = x[3] * x[4] + y[1];
        y[3] = Math.Exp(x[5]) * x[6];
        y[4] *= x[7] - x[8];
        return x[9] * x[10] * y[3];
    }

    [Differentiable(Dense)]
    [Case("[0.5, 1.5, -0.75, 2.0, 1.25, 0.25, -1.5, 0.75, 0.125], 0.5")]
    public static (double, double) AValueAndAnOutput(ReadOnlySpan<double> x, double scale)
    {
        Span<double> pair = stackalloc double[2];
        pair[0] = x[0] * x[8] * scale;
        pair[1] = pair[0] * Math.Sin(x[3]);
        return (pair[0], pair[1] + x[1]);
    }

    [Differentiable(Dense)]
    [Case("[0.5, 1.5, -0.75, 2.0, 1.25, 0.25, -1.5, 0.75, 0.125], 0.5, 0.25")]
    public static double ScalarsOutBesideAResult(ReadOnlySpan<double> x, double scale, out double first, ref double second)
    {
        first = x[0] * x[1] * second;
        second *= scale * x[7];
        return first * second + x[8];
    }
}
