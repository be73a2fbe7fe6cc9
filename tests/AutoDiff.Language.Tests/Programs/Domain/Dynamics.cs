namespace Programs;

/// <summary>Time stepping.</summary>
public static partial class Dynamics
{
    [Differentiable]
    [Case("[0.0, 0.0, 1.0, 0.0, -0.5, 0.8], [0.0, 0.1, -0.2, 0.9, 0.5, -0.4], [1.0, 0.3, 0.2], 0.05, 6")]
    public static double NBodyEnergyDrift(ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities, ReadOnlySpan<double> masses, double dt, int steps)
    {
        Span<double> x = stackalloc double[positions.Length];
        Span<double> v = stackalloc double[positions.Length];
        Span<double> a = stackalloc double[positions.Length];
        positions.CopyTo(x);
        velocities.CopyTo(v);
        Accelerations(x, masses, a);
        double before = Energy(x, v, masses);
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                v[i] += 0.5 * dt * a[i];
                x[i] += dt * v[i];
            }

            Accelerations(x, masses, a);
            for (int i = 0; i < x.Length; i++)
            {
                v[i] += 0.5 * dt * a[i];
            }
        }

        double drift = Energy(x, v, masses) - before;
        return drift * 1000 + x[0] * v[3];
    }

    [Differentiable]
    private static void Accelerations(ReadOnlySpan<double> x, ReadOnlySpan<double> masses, Span<double> a)
    {
        a.Clear();
        for (int i = 0; i < masses.Length; i++)
        {
            for (int j = i + 1; j < masses.Length; j++)
            {
                double dx = x[2 * j] - x[2 * i], dy = x[2 * j + 1] - x[2 * i + 1];
                double r2 = dx * dx + dy * dy + 0.01;
                double f = 1 / (r2 * Math.Sqrt(r2));
                a[2 * i] += masses[j] * f * dx;
                a[2 * i + 1] += masses[j] * f * dy;
                a[2 * j] -= masses[i] * f * dx;
                a[2 * j + 1] -= masses[i] * f * dy;
            }
        }
    }

    [Differentiable]
    private static double Energy(ReadOnlySpan<double> x, ReadOnlySpan<double> v, ReadOnlySpan<double> masses)
    {
        double energy = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            energy += 0.5 * masses[i] * (v[2 * i] * v[2 * i] + v[2 * i + 1] * v[2 * i + 1]);
            for (int j = 0; j < i; j++)
            {
                double dx = x[2 * j] - x[2 * i], dy = x[2 * j + 1] - x[2 * i + 1];
                energy -= masses[i] * masses[j] / Math.Sqrt(dx * dx + dy * dy + 0.01);
            }
        }

        return energy;
    }

    [Differentiable]
    [Case("1.1, 0.4, 0.1, 0.4, [10.0, 5.0], 0.05, 20", Tolerance = 10)]
    public static double LotkaVolterra(double alpha, double beta, double delta, double gamma, ReadOnlySpan<double> initial, double dt, int steps)
    {
        Span<double> y = stackalloc double[2];
        Span<double> k = stackalloc double[8];
        Span<double> stage = stackalloc double[2];
        initial.CopyTo(y);
        for (int s = 0; s < steps; s++)
        {
            for (int r = 0; r < 4; r++)
            {
                double h = r == 0 ? 0 : r == 3 ? dt : 0.5 * dt;
                for (int i = 0; i < 2; i++)
                {
                    stage[i] = r == 0 ? y[i] : y[i] + h * k[2 * (r - 1) + i];
                }

                k[2 * r] = alpha * stage[0] - beta * stage[0] * stage[1];
                k[2 * r + 1] = delta * stage[0] * stage[1] - gamma * stage[1];
            }

            for (int i = 0; i < 2; i++)
            {
                y[i] += dt / 6 * (k[i] + 2 * k[2 + i] + 2 * k[4 + i] + k[6 + i]);
            }
        }

        return y[0] + 2 * y[1];
    }

    [Differentiable]
    [Case("[0.0, 0.5, 1.0, 0.5, 0.0, -0.25], 0.8, 0.3, 5")]
    public static double CrankNicolsonHeat(ReadOnlySpan<double> initial, double conductivity, double dt, int steps)
    {
        int n = initial.Length;
        double[] u = initial.ToArray();
        double[] right = new double[n];
        double[] upper = new double[n];
        double r = 0.5 * conductivity * dt;
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < n; i++)
            {
                double left = i > 0 ? u[i - 1] : 0;
                double next = i < n - 1 ? u[i + 1] : 0;
                right[i] = u[i] + r * (left - 2 * u[i] + next);
            }

            // Thomas' algorithm on a constant tridiagonal matrix.
            upper[0] = -r / (1 + 2 * r);
            right[0] /= 1 + 2 * r;
            for (int i = 1; i < n; i++)
            {
                double pivot = 1 + 2 * r + r * upper[i - 1];
                upper[i] = -r / pivot;
                right[i] = (right[i] + r * right[i - 1]) / pivot;
            }

            u[n - 1] = right[n - 1];
            for (int i = n - 2; i >= 0; i--)
            {
                u[i] = right[i] - upper[i] * u[i + 1];
            }
        }

        double sum = 0;
        foreach (double v in u)
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [Case("[1.0, 0.5, -0.4, 0.2], 0.3, 5, 4")]
    public static double Cloth(ReadOnlySpan<double> lift, double stiffness, int size, int steps)
    {
        double[] z = new double[size * size];
        double[] v = new double[size * size];
        lift.CopyTo(z.AsSpan(size + 1));
        for (int s = 0; s < steps; s++)
        {
            for (int i = 1; i < size - 1; i++)
            {
                for (int j = 1; j < size - 1; j++)
                {
                    int at = i * size + j;
                    double force = -0.01;
                    for (int side = 0; side < 4; side++)
                    {
                        int other = side switch { 0 => at - 1, 1 => at + 1, 2 => at - size, _ => at + size };
                        double stretch = z[other] - z[at];
                        double length = Math.Sqrt(1 + stretch * stretch);
                        force += stiffness * (length - 1) * stretch / length;
                    }

                    v[at] = 0.99 * v[at] + force;
                }
            }

            for (int at = 0; at < z.Length; at++)
            {
                z[at] += 0.5 * v[at];
            }
        }

        double centre = z[size * size / 2];
        return centre * centre + z[size + 1] * z[size + 2];
    }
}
