namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>Functions from vectors to vectors.</summary>
public static partial class Models
{
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void Logits(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] = x[0] * x[1];
        y[1] = Math.Sin(x[0]) + x[1];
        y[2] = x[1] * x[1];
    }

    /// <summary>A tridiagonal system.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Chain(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double left = i > 0 ? x[i - 1] : 0;
            double right = i + 1 < x.Length ? x[i + 1] : 0;
            y[i] = (left * x[i]) - Math.Cos(x[i]) + (x[i] * right);
        }
    }

    /// <summary>The Brusselator on a periodic square grid of side <paramref name="n"/>: both species of a cell are coupled with one another and
    /// each with itself in the four cells beside.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Brusselator(ReadOnlySpan<double> x, int n, Span<double> y)
    {
        double alpha = 10.0 * (n - 1) * (n - 1);
        int half = n * n;
        for (int i = 0; i < n; i++)
        {
            int up = i == 0 ? n - 1 : i - 1;
            int down = i == n - 1 ? 0 : i + 1;
            for (int j = 0; j < n; j++)
            {
                int left = j == 0 ? n - 1 : j - 1;
                int right = j == n - 1 ? 0 : j + 1;
                int here = (i * n) + j;
                double u = x[here];
                double v = x[half + here];
                double flowU = x[(up * n) + j] + x[(down * n) + j] + x[(i * n) + left] + x[(i * n) + right] - (4 * u);
                double flowV = x[half + (up * n) + j] + x[half + (down * n) + j] + x[half + (i * n) + left] + x[half + (i * n) + right] - (4 * v);
                y[here] = 1 + (u * u * v) - (4.4 * u) + (alpha * flowU);
                y[half + here] = (3.4 * u) - (u * u * v) + (alpha * flowV);
            }
        }
    }

    /// <summary>Takes another path, with other dependences, for another sign.</summary>
    [Differentiable(Derivatives.Jvp)]
    public static void Switch(ReadOnlySpan<double> x, Span<double> y) => y[0] = x[0] > 0 ? x[1] * x[3] : x[2];
}
