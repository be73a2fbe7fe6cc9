namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The one-dimensional heat equation with a conductivity that grows with the temperature.</summary>
internal static partial class HeatEquation
{
    [Differentiable]
    public static double Misfit(ReadOnlySpan<double> initial, double conductivity, [NoDerivative] ReadOnlySpan<double> measured, int steps)
    {
        int n = initial.Length;
        var u = initial.ToArray();
        var next = new double[n];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 1; i < n - 1; i++)
            {
                next[i] = u[i] + (conductivity * (u[i - 1] - (2 * u[i]) + u[i + 1]));
            }

            for (int i = 1; i < n - 1; i++)
            {
                u[i] = next[i];
            }
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double difference = u[i] - measured[i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>The gradient by the initial temperatures and the conductivity; <paramref name="history"/> keeps all states.</summary>
    public static double ByHand(
        ReadOnlySpan<double> initial, double conductivity, ReadOnlySpan<double> measured, int steps, Span<double> history, Span<double> adjoint, Span<double> gradient)
    {
        int n = initial.Length;
        initial.CopyTo(history);
        for (int step = 0; step < steps; step++)
        {
            ReadOnlySpan<double> u = history.Slice(step * n, n);
            Span<double> next = history.Slice((step + 1) * n, u.Length);
            next[0] = u[0];
            next[^1] = u[^1];
            for (int i = 1; i < u.Length - 1; i++)
            {
                next[i] = u[i] + (conductivity * (u[i - 1] - (2 * u[i]) + u[i + 1]));
            }
        }

        ReadOnlySpan<double> final = history.Slice(steps * n, n);
        Span<double> a = gradient[..n], b = adjoint[..n];
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double difference = final[i] - measured[i];
            sum += difference * difference;
            a[i] = 2 * difference;
        }

        double ofConductivity = 0;
        for (int step = steps - 1; step >= 0; step--)
        {
            ReadOnlySpan<double> u = history.Slice(step * n, n);
            (b[0], b[^1]) = (a[0] + (conductivity * a[1]), a[^1] + (conductivity * a[^2]));
            for (int i = 1; i < u.Length - 1; i++)
            {
                ofConductivity += a[i] * (u[i - 1] - (2 * u[i]) + u[i + 1]);
            }

            (double first, double last) = (a[0], a[^1]);
            (a[0], a[^1]) = (0, 0);
            for (int i = 1; i < b.Length - 1; i++)
            {
                b[i] = a[i] + (conductivity * (a[i - 1] - (2 * a[i]) + a[i + 1]));
            }

            (a[0], a[^1]) = (first, last);
            b.CopyTo(a);
        }

        gradient[n] = ofConductivity;
        return sum;
    }
}
