namespace Programs;

/// <summary>Differentiating through solvers.</summary>
public static partial class Optimisation
{
    /// <summary>Loss after some steps of Adam on a quadratic, as a function of the step size and the start.</summary>
    [Differentiable]
    [Case("[1.5, -0.75], 0.1, 0.9, 0.99, 6")]
    public static double UnrolledAdam(ReadOnlySpan<double> start, double rate, double beta1, double beta2, int steps)
    {
        int n = start.Length;
        double[] w = start.ToArray();
        double[] m = new double[n];
        double[] v = new double[n];
        double power1 = 1, power2 = 1;
        for (int t = 0; t < steps; t++)
        {
            power1 *= beta1;
            power2 *= beta2;
            for (int i = 0; i < n; i++)
            {
                double g = (i + 1) * w[i] + 0.5 * w[(i + 1) % n];
                m[i] = beta1 * m[i] + (1 - beta1) * g;
                v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                double mHat = m[i] / (1 - power1);
                double vHat = v[i] / (1 - power2);
                w[i] -= rate * mHat / (Math.Sqrt(vHat) + 1e-8);
            }
        }

        return 0.5 * w[0] * w[0] + w[1] * w[1] + 0.5 * w[0] * w[1];
    }

    [Differentiable]
    [Case("[2.0, 1.0, 0.5, 1.0, 3.0, -1.0, 0.5, -1.0, 4.0], [1.0, 2.0, 3.0], 3")]
    public static double SolveByElimination(ReadOnlySpan<double> matrix, ReadOnlySpan<double> rhs, int n)
    {
        double[] a = matrix.ToArray();
        double[] b = rhs.ToArray();
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (Math.Abs(a[row * n + column]) > Math.Abs(a[pivot * n + column]))
                {
                    pivot = row;
                }
            }

            if (pivot != column)
            {
                for (int k = 0; k < n; k++)
                {
                    (a[column * n + k], a[pivot * n + k]) = (a[pivot * n + k], a[column * n + k]);
                }

                (b[column], b[pivot]) = (b[pivot], b[column]);
            }

            for (int row = column + 1; row < n; row++)
            {
                double factor = a[row * n + column] / a[column * n + column];
                if (factor == 0)
                {
                    continue;
                }

                for (int k = column; k < n; k++)
                {
                    a[row * n + k] -= factor * a[column * n + k];
                }

                b[row] -= factor * b[column];
            }
        }

        for (int row = n - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < n; k++)
            {
                b[row] -= a[row * n + k] * b[k];
            }

            b[row] /= a[row * n + row];
        }

        return b[0] * b[1] + b[2];
    }

    [Differentiable]
    [Case("[0.9, 0.2, 0.1, 0.3, 1.1, 0.4, 0.2, 0.5, 0.7], 3")]
    public static double DominantEigenvalue(ReadOnlySpan<double> a, int n)
    {
        Span<double> x = stackalloc double[n];
        Span<double> y = stackalloc double[n];
        x.Fill(1);
        double eigenvalue = 0, change;
        int iterations = 0;
        do
        {
            double norm = 0;
            for (int i = 0; i < n; i++)
            {
                y[i] = 0;
                for (int j = 0; j < n; j++)
                {
                    y[i] += a[i * n + j] * x[j];
                }

                norm += y[i] * y[i];
            }

            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++)
            {
                x[i] = y[i] / norm;
            }

            change = Math.Abs(norm - eigenvalue);
            eigenvalue = norm;
        }
        while (++iterations < 40 && change > 1e-15);
        return eigenvalue;
    }

    [Differentiable]
    [Case("0.7, 0.4")]
    public static double KeplersEquation(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        for (int i = 0; i < 50; i++)
        {
            double step = (e - eccentricity * Math.Sin(e) - meanAnomaly) / (1 - eccentricity * Math.Cos(e));
            e -= step;
            if (Math.Abs(step) < 1e-13)
            {
                break;
            }
        }

        return Math.Cos(e) - eccentricity;
    }

    [Differentiable]
    [Case("0.3, 1.7, 2.0, 1e-3")]
    public static double AdaptiveSimpson(double a, double b, double frequency, [NoDerivative] double tolerance)
    {
        double middle = 0.5 * (a + b);
        double whole = (b - a) / 6 * (Integrand(a, frequency) + 4 * Integrand(middle, frequency) + Integrand(b, frequency));
        double left = (middle - a) / 6 * (Integrand(a, frequency) + 4 * Integrand(0.5 * (a + middle), frequency) + Integrand(middle, frequency));
        double right = (b - middle) / 6 * (Integrand(middle, frequency) + 4 * Integrand(0.5 * (middle + b), frequency) + Integrand(b, frequency));
        if (Math.Abs(left + right - whole) < 15 * tolerance)
        {
            return left + right + (left + right - whole) / 15;
        }

        return AdaptiveSimpson(a, middle, frequency, tolerance / 2) + AdaptiveSimpson(middle, b, frequency, tolerance / 2);
    }

    [Differentiable]
    private static double Integrand(double x, double frequency) => Math.Exp(-x) * Math.Sin(frequency * x * x);
}
