namespace Acceptance.LstmRecords
{
    public static class Program
    {
        public static void Run()
        {
            var p = new double[16];
            for (int i = 0; i < 16; i++)
                p[i] = 0.1 * Math.Cos(i);
            double[] xs = [0.5, -0.3, 0.8], gp = new double[16], gxs = new double[3];
            Lstm.LossGradient(p, xs, 0.2, gp, gxs);
            Check.Equal(Check.Slopes(v => Lstm.Loss(v, xs, 0.2), p), gp, tolerance: 1e-6);
        }
    }

    public readonly record struct Gate(double Wx, double Wh, double B, double Peephole);
    public record struct Cell(double H, double C);
    public static partial class Lstm
    {
        [Differentiable]
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        [Differentiable]
        static Gate Read(ReadOnlySpan<double> p, int k) => new(p[4 * k], p[4 * k + 1], p[4 * k + 2], p[4 * k + 3]);
        [Differentiable]
        static double Apply(Gate g, double x, Cell s) => g.Wx * x + g.Wh * s.H + g.B + g.Peephole * s.C;
        [Differentiable]
        static Cell Step(ReadOnlySpan<double> p, double x, Cell s)
        {
            double i = Sigmoid(Apply(Read(p, 0), x, s)), f = Sigmoid(Apply(Read(p, 1), x, s)), o = Sigmoid(Apply(Read(p, 2), x, s)), c = Math.Tanh(Apply(Read(p, 3), x, s));
            double next = f * s.C + i * c;
            return s with
            {
                C = next,
                H = o * Math.Tanh(next)
            };
        }

        [Differentiable]
        public static double Loss(double[] p, double[] xs, [NoDerivative] double target)
        {
            var s = default(Cell);
            foreach (double x in xs)
                s = Step(p, x, s);
            double e = s.H - target;
            return e * e;
        }
    }
}

namespace Acceptance.Attention2d
{
    public static class Program
    {
        public static void Run()
        {
            var q = new double[, ]
            {
                {
                    0.1,
                    0.5
                },
                {
                    -0.3,
                    0.2
                }
            };
            var k = new double[, ]
            {
                {
                    0.4,
                    -0.2
                },
                {
                    0.3,
                    0.6
                }
            };
            var v = new double[, ]
            {
                {
                    1,
                    0.2
                },
                {
                    -0.7,
                    0.3
                }
            };
            var gq = new double[2, 2];
            Attention.LossGradient(q, k, v, gq, new double[2, 2], new double[2, 2]);
            Check.Equal(Check.Slope(x =>
            {
                var c = (double[, ])q.Clone();
                c[1, 0] = x;
                return Attention.Loss(c, k, v);
            }, -0.3), gq[1, 0], tolerance: 1e-7);
        }
    }

    public static partial class Attention
    {
        [Differentiable]
        static void Softmax(Span<double> x)
        {
            double max = double.NegativeInfinity, sum = 0;
            foreach (double v in x)
                max = Math.Max(max, v);
            foreach (ref double v in x)
            {
                v = Math.Exp(v - max);
                sum += v;
            }

            foreach (ref double v in x)
                v /= sum;
        }

        [Differentiable]
        public static double Loss(double[, ] q, double[, ] k, double[, ] v)
        {
            int n = q.GetLength(0), d = q.GetLength(1);
            double scale = 1 / Math.Sqrt(d), loss = 0;
            Span<double> w = stackalloc double[n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double dot = 0;
                    for (int c = 0; c < d; c++)
                        dot += q[i, c] * k[j, c];
                    w[j] = dot * scale;
                }

                Softmax(w);
                for (int c = 0; c < d; c++)
                {
                    double o = 0;
                    for (int j = 0; j < n; j++)
                        o += w[j] * v[j, c];
                    loss += o * o;
                }
            }

            return loss;
        }
    }
}

namespace Acceptance.HestonClassParams
{
    public static class Program
    {
        public static void Run()
        {
            var hp = new Heston
            {
                Kappa = 1.5,
                Theta = 0.04,
                Xi = 0.3,
                Rho = -0.7,
                V0 = 0.05
            };
            double[] z = [0.3, -0.5, 1.1, 0.2, -0.8, 0.4];
            var gh = new Heston();
            Paths.PayoffGradient(hp, 100, 95, z, 0.1, gh, out double gs, out double gk);
            Check.Equal(Check.Slope(x => Paths.Payoff(hp, x, 95, z, 0.1), 100), gs, tolerance: 1e-6);
            Check.Equal(Check.Slope(x => Paths.Payoff(new Heston { Kappa = 1.5, Theta = 0.04, Xi = x, Rho = -0.7, V0 = 0.05 }, 100, 95, z, 0.1), 0.3, 1e-4), gh.Xi, tolerance: 1e-5);
        }
    }

    public sealed class Heston
    {
        public double Kappa { get; set; }
        public double Theta { get; set; }
        public double Xi { get; set; }
        public double Rho { get; set; }
        public double V0 { get; set; }
        public string Name { get; init; } = "";
    }

    public static partial class Paths
    {
        [Differentiable]
        public static double Payoff(Heston m, double spot, double strike, [NoDerivative] double[] normals, [NoDerivative] double dt)
        {
            double v = m.V0, logS = Math.Log(spot), root = Math.Sqrt(1 - m.Rho * m.Rho);
            for (int i = 0; i < normals.Length; i += 2)
            {
                double z1 = normals[i], z2 = m.Rho * z1 + root * normals[i + 1], vol = Math.Sqrt(Math.Max(v, 1e-8) * dt);
                logS += -0.5 * v * dt + vol * z1;
                v = Math.Max(0, v + m.Kappa * (m.Theta - v) * dt + m.Xi * vol * z2);
            }

            return Math.Max(Math.Exp(logS) - strike, 0);
        }
    }
}

namespace Acceptance.AmericanTreeLocalFunctions
{
    public static class Program
    {
        public static void Run()
        {
            American.PutGradient(100, 105, 0.03, 0.25, 1, 30, out double d, out _, out _, out double vega, out _);
            Check.Equal(Check.Slope(s => American.Put(100, 105, 0.03, s, 1, 30), 0.25, 1e-4), vega, tolerance: 1e-4);
        }
    }

    public static partial class American
    {
        [Differentiable]
        public static double Put(double spot, double strike, double rate, double vol, double maturity, int steps)
        {
            double dt = maturity / steps, u = Math.Exp(vol * Math.Sqrt(dt)), disc = Math.Exp(-rate * dt), p = (1 / disc - 1 / u) / (u - 1 / u);
            double Exercise(int step, int ups) => Math.Max(strike - spot * Math.Pow(u, 2 * ups - step), 0);
            var values = new double[steps + 1];
            for (int j = 0; j <= steps; j++)
                values[j] = Exercise(steps, j);
            for (int i = steps - 1; i >= 0; i--)
                for (int j = 0; j <= i; j++)
                    values[j] = Math.Max(disc * (p * values[j + 1] + (1 - p) * values[j]), Exercise(i, j));
            return values[0];
        }
    }
}

namespace Acceptance.Dtw2dReal
{
    public static class Program
    {
        public static void Run()
        {
            double[] a = [0.1, 0.9, 1.7, 0.4], b = [0, 1, 1.2, 1.9, 0.3], ga = new double[4], gb = new double[5];
            Dtw.DistanceGradient(a, b, ga, gb);
            Check.Equal(Check.Slopes(v => Dtw.Distance(v, b), a), ga, tolerance: 1e-6);
        }
    }

    public static partial class Dtw
    {
        [Differentiable]
        public static double Distance(double[] a, double[] b)
        {
            var cost = new double[a.Length + 1, b.Length + 1];
            for (int i = 1; i <= a.Length; i++)
                cost[i, 0] = 1e6;
            for (int j = 1; j <= b.Length; j++)
                cost[0, j] = 1e6;
            for (int i = 1; i <= a.Length; i++)
                for (int j = 1; j <= b.Length; j++)
                {
                    double d = a[i - 1] - b[j - 1];
                    cost[i, j] = d * d + new[]
                    {
                        cost[i - 1, j - 1],
                        cost[i - 1, j],
                        cost[i, j - 1]
                    }.Min();
                }

            return Math.Sqrt(cost[a.Length, b.Length]);
        }
    }
}

namespace Acceptance.AdamStateStruct
{
    public static class Program
    {
        public static void Run()
        {
            double[] w0 = [1.5, -0.75], g = new double[2];
            Train.FinalLossGradient(w0, 0.1, 6, g, out double gr);
            Check.Equal(Check.Slope(r => Train.FinalLoss(w0, r, 6), 0.1, 1e-4), gr, tolerance: 1e-5);
        }
    }

    public struct Moment
    {
        public double M, V;
        [MethodImpl]
        public override readonly string ToString() => $"{M} {V}";
    }

    public sealed class MethodImplAttribute : Attribute;
    public static partial class Train
    {
        [Differentiable]
        static double Grad(double[] w, int i) => (i + 1) * w[i] + 0.5 * w[(i + 1) % w.Length];
        [Differentiable]
        public static double FinalLoss(double[] start, double rate, int steps)
        {
            var w = (double[])start.Clone();
            var state = new Moment[w.Length];
            for (int t = 1; t <= steps; t++)
            {
                var g = new double[w.Length];
                for (int i = 0; i < w.Length; i++)
                    g[i] = Grad(w, i);
                for (int i = 0; i < w.Length; i++)
                {
                    ref Moment s = ref state[i];
                    s.M = 0.9 * s.M + 0.1 * g[i];
                    s.V = 0.99 * s.V + 0.01 * g[i] * g[i];
                    w[i] -= rate * (s.M / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s.V / (1 - Math.Pow(0.99, t))) + 1e-8);
                }
            }

            return w.Select((x, i) => (i + 1) * x * x).Sum();
        }
    }
}

namespace Acceptance.BsplineGeneric
{
    public static class Program
    {
        public static void Run()
        {
            double[] c = [0.5, 1.5, -0.5, 2, 1, 0.25], g = new double[6];
            Spline.FitGradient(c, [0.0, 0.3, 0.55, 0.8, 0.99], g);
            Check.Equal(Check.Slopes(v => Spline.Fit(v, [0.0, 0.3, 0.55, 0.8, 0.99]), c), g, tolerance: 1e-7);
        }
    }

    public static partial class Spline
    {
        [Differentiable]
        static TReal Basis<TReal>(TReal s, int k)
            where TReal : IFloatingPointIeee754<TReal>
        {
            TReal six = TReal.CreateChecked(6), one = TReal.One;
            return k switch
            {
                0 => (one - s) * (one - s) * (one - s) / six,
                1 => (TReal.CreateChecked(3) * s * s * s - six * s * s + TReal.CreateChecked(4)) / six,
                2 => (TReal.CreateChecked(-3) * s * s * s + TReal.CreateChecked(3) * s * s + TReal.CreateChecked(3) * s + one) / six,
                _ => s * s * s / six
            };
        }

        [Differentiable]
        public static double Fit(double[] control, [NoDerivative] double[] at)
        {
            int segments = control.Length - 3;
            double total = 0;
            foreach (double t in at)
            {
                int segment = Math.Min((int)(t * segments), segments - 1);
                double s = t * segments - segment, value = 0;
                for (int k = 0; k < 4; k++)
                    value += Basis(s, k) * control[segment + k];
                total += (value - Math.Sin(6 * t)) * (value - Math.Sin(6 * t));
            }

            return total;
        }
    }
}
