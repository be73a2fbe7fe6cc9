namespace Acceptance.ClothGridOfVectors
{
    public static class Program
    {
        public static void Run()
        {
            double g0 = 0;
            Cloth.HeightGradient(0.3, 1.2, 4, 5, out g0, out double g1);
            Check.Equal(Check.Slope(k => Cloth.Height(k, 1.2, 4, 5), 0.3), g0, tolerance: 1e-6);
            Check.Equal(Check.Slope(k => Cloth.Height(0.3, k, 4, 5), 1.2), g1, tolerance: 1e-6);
        }
    }

    public partial struct P3
    {
        public double X, Y, Z;
        [Differentiable]
        public static P3 operator -(P3 a, P3 b) => new()
        {
            X = a.X - b.X,
            Y = a.Y - b.Y,
            Z = a.Z - b.Z
        };
        [Differentiable]
        public static P3 operator +(P3 a, P3 b) => new()
        {
            X = a.X + b.X,
            Y = a.Y + b.Y,
            Z = a.Z + b.Z
        };
        [Differentiable]
        public static P3 operator *(double s, P3 a) => new()
        {
            X = s * a.X,
            Y = s * a.Y,
            Z = s * a.Z
        };
        [Differentiable]
        public static double Norm(P3 a) => Math.Sqrt(a.X * a.X + a.Y * a.Y + a.Z * a.Z);
    }

    public static partial class Cloth
    {
        static IEnumerable<(int, int)> Neighbours(int i, int j, int n) => new[]
        {
            (i - 1, j),
            (i + 1, j),
            (i, j - 1),
            (i, j + 1)
        }.Where(p => p.Item1 >= 0 && p.Item2 >= 0 && p.Item1 < n && p.Item2 < n);
        [Differentiable]
        public static double Height(double stiffness, double rest, int n, int steps)
        {
            var x = new P3[n, n];
            var v = new P3[n, n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    x[i, j] = new P3
                    {
                        X = i,
                        Y = j,
                        Z = 0.1 * i * j * rest
                    };
            for (int s = 0; s < steps; s++)
            {
                for (int i = 1; i < n - 1; i++)
                    for (int j = 1; j < n - 1; j++)
                    {
                        P3 f = new()
                        {
                            Z = -0.1
                        };
                        foreach (var(a, b)in Neighbours(i, j, n))
                        {
                            P3 d = x[a, b] - x[i, j];
                            double len = P3.Norm(d);
                            f += stiffness * (len - rest) / len * d;
                        }

                        v[i, j] = 0.95 * v[i, j] + 0.1 * f;
                    }

                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                        x[i, j] += 0.1 * v[i, j];
            }

            return x[1, 1].Z + x[2, 2].Z * x[1, 2].X;
        }
    }
}

namespace Acceptance.SinkhornJagged
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.1, 0.9, 1.7], y = [0.3, 1.2, 1.5], gx = new double[3];
            Ot.CostGradient(x, y, 0.4, 8, gx, new double[3], out _);
            Check.Equal(Check.Slopes(v => Ot.Cost(v, y, 0.4, 8), x), gx, tolerance: 1e-6);
        }
    }

    public static partial class Ot
    {
        [Differentiable]
        public static double Cost(double[] x, double[] y, double eps, int iterations)
        {
            int n = x.Length, m = y.Length;
            double[][] k = new double[n][];
            for (int i = 0; i < n; i++)
            {
                k[i] = new double[m];
                for (int j = 0; j < m; j++)
                    k[i][j] = Math.Exp(-(x[i] - y[j]) * (x[i] - y[j]) / eps);
            }

            var u = new double[n];
            var v = new double[m];
            Array.Fill(v, 1.0);
            for (int t = 0; t < iterations; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    double s = 0;
                    for (int j = 0; j < m; j++)
                        s += k[i][j] * v[j];
                    u[i] = 1.0 / n / s;
                }

                for (int j = 0; j < m; j++)
                {
                    double s = 0;
                    for (int i = 0; i < n; i++)
                        s += k[i][j] * u[i];
                    v[j] = 1.0 / m / s;
                }
            }

            double cost = 0;
            for (int i = 0; i < n; i++)
                for (int j = 0; j < m; j++)
                    cost += u[i] * k[i][j] * v[j] * (x[i] - y[j]) * (x[i] - y[j]);
            return cost;
        }
    }
}
