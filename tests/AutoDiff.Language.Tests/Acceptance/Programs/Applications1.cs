namespace Acceptance.KalmanStructs
{
    public static class Program
    {
        public static void Run()
        {
            double[] z = [0.1, 0.9, 2.2];
            M.LogLikGradient(z, 0.3, 0.5, new double[3], out double gq, out double gr);
            Check.Equal(Check.Slope(q => M.LogLik(z, q, 0.5), 0.3), gq, tolerance: 1e-6);
            Check.Equal(Check.Slope(r => M.LogLik(z, 0.3, r), 0.5), gr, tolerance: 1e-6);
        }
    }

    public readonly partial record struct Vec2(double X, double Y)
    {
        [Differentiable]
        public static Vec2 operator +(Vec2 a, Vec2 b) => new(a.X + b.X, a.Y + b.Y);
        [Differentiable]
        public static Vec2 operator *(double s, Vec2 v) => new(s * v.X, s * v.Y);
    }

    public readonly partial record struct Mat2(double M11, double M12, double M21, double M22)
    {
        [Differentiable]
        public static Mat2 operator *(Mat2 a, Mat2 b) => new(a.M11 * b.M11 + a.M12 * b.M21, a.M11 * b.M12 + a.M12 * b.M22, a.M21 * b.M11 + a.M22 * b.M21, a.M21 * b.M12 + a.M22 * b.M22);
        [Differentiable]
        public static Mat2 operator +(Mat2 a, Mat2 b) => new(a.M11 + b.M11, a.M12 + b.M12, a.M21 + b.M21, a.M22 + b.M22);
        [Differentiable]
        public static Vec2 operator *(Mat2 a, Vec2 v) => new(a.M11 * v.X + a.M12 * v.Y, a.M21 * v.X + a.M22 * v.Y);
        [Differentiable(ThisIsActive = true)]
        public Mat2 Transpose() => new(M11, M21, M12, M22);
        public static Mat2 Identity => new(1, 0, 0, 1);
    }

    public static partial class M
    {
        public record struct State(Vec2 Mean, Mat2 Cov);
        [Differentiable]
        static State Predict(State s, double dt, double q)
        {
            var f = new Mat2(1, dt, 0, 1);
            return new State(f * s.Mean, f * s.Cov * f.Transpose() + new Mat2(q * dt * dt * dt / 3, q * dt * dt / 2, q * dt * dt / 2, q * dt));
        }

        [Differentiable]
        static (State Next, double LogLik) Update(State s, double z, double r)
        {
            double innovation = z - s.Mean.X, S = s.Cov.M11 + r * r;
            var k = new Vec2(s.Cov.M11 / S, s.Cov.M21 / S);
            var cov = s.Cov with
            {
                M11 = (1 - k.X) * s.Cov.M11,
                M12 = (1 - k.X) * s.Cov.M12,
                M21 = s.Cov.M21 - k.Y * s.Cov.M11,
                M22 = s.Cov.M22 - k.Y * s.Cov.M12
            };
            return (new State(s.Mean + innovation * k, cov), -0.5 * (Math.Log(2 * Math.PI * S) + innovation * innovation / S));
        }

        [Differentiable]
        public static double LogLik(ReadOnlySpan<double> zs, double q, double r)
        {
            var state = new State(new Vec2(0, 0), Mat2.Identity);
            double total = 0;
            foreach (double z in zs)
            {
                state = Predict(state, 1.0, q);
                (state, double ll) = Update(state, z, r);
                total += ll;
            }

            return total;
        }

        public static double LogLik(double[] zs, double q, double r) => LogLik((ReadOnlySpan<double>)zs, q, r);
        public static void LogLikGradient(double[] zs, double q, double r, double[] g, out double gq, out double gr) => LogLikGradient((ReadOnlySpan<double>)zs, q, r, g, out gq, out gr);
    }
}

namespace Acceptance.Hmm2dArrays
{
    public static class Program
    {
        public static void Run()
        {
            double[, ] A =
            {
                {
                    0.7,
                    0.3
                },
                {
                    0.4,
                    0.6
                }
            }, B =
            {
                {
                    0.5,
                    0.5
                },
                {
                    0.1,
                    0.9
                }
            };
            double[] pi = [0.6, 0.4];
            double[, ] gA = new double[2, 2], gB = new double[2, 2];
            double[] gpi = new double[2];
            M.LGradient(pi, A, B, [0, 1, 1, 0], gpi, gA, gB);
            Check.Equal(Check.Slope(a =>
            {
                var c = (double[, ])A.Clone();
                c[0, 1] = a;
                return M.L(pi, c, B, [0, 1, 1, 0]);
            }, 0.3), gA[0, 1], tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double L(double[] pi, double[, ] A, double[, ] B, int[] obs)
        {
            int n = pi.Length;
            var alpha = new double[n];
            for (int i = 0; i < n; i++)
                alpha[i] = pi[i] * B[i, obs[0]];
            double ll = 0;
            foreach (int o in obs.Skip(1))
            {
                double scale = alpha.Sum();
                ll += Math.Log(scale);
                var next = new double[n];
                for (int j = 0; j < n; j++)
                {
                    double s = 0;
                    for (int i = 0; i < n; i++)
                        s += alpha[i] / scale * A[i, j];
                    next[j] = s * B[j, o];
                }

                alpha = next;
            }

            return ll + Math.Log(alpha.Sum());
        }
    }
}

namespace Acceptance.MlpClass
{
    public static class Program
    {
        public static void Run()
        {
            var net = new Mlp(2, 3, 1, 42);
            double[] x = [0.5, -0.2];
            var g = new Mlp(2, 3, 1, 0);
            Check.Equal(Check.Slope(w =>
            {
                var c = new Mlp(2, 3, 1, 42);
                c.W1[1][0] = w;
                return M.Loss(c, x, 0.3);
            }, net.W1[1][0]), Run(), tolerance: 1e-7);
            double Run()
            {
                M.LossGradient(net, x, 0.3, g, new double[2]);
                return g.W1[1][0];
            }
        }
    }

    public sealed class Mlp
    {
        public double[][] W1 { get; }
        public double[] B1 { get; }
        public double[] W2 { get; }
        public double B2 { get; set; }

        public Mlp(int i, int h, int o, int seed)
        {
            var r = new Random(seed);
            W1 = Enumerable.Range(0, h).Select(_ => Enumerable.Range(0, i).Select(_ => r.NextDouble() - 0.5).ToArray()).ToArray();
            B1 = new double[h];
            W2 = Enumerable.Range(0, h).Select(_ => r.NextDouble()).ToArray();
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Loss(Mlp net, double[] x, [NoDerivative] double target)
        {
            double y = net.B2;
            for (int j = 0; j < net.W1.Length; j++)
            {
                double[] row = net.W1[j];
                double a = net.B1[j];
                for (int i = 0; i < row.Length; i++)
                    a += row[i] * x[i];
                y += net.W2[j] * Math.Tanh(a);
            }

            double e = y - target;
            return e * e;
        }
    }
}

namespace Acceptance.BlackScholesRecord
{
    public static class Program
    {
        public static void Run()
        {
            var c = new Contract(100, 105, 0.5);
            M.PriceGradient(c.S, c.K, c.T, 0.02, 0.2, out _, out _, out _, out _, out double vega);
            Check.Equal(Check.Slope(v => M.Price(100, 105, 0.5, 0.02, v), 0.2), vega, tolerance: 1e-7);
        }
    }

    public record Contract(double S, double K, double T);
    public static partial class M
    {
        [Differentiable]
        private static double Cdf(double x)
        {
            const double a1 = 0.254829592, a2 = -0.284496736, a3 = 1.421413741, a4 = -1.453152027, a5 = 1.061405429, p = 0.3275911;
            double z = Math.Abs(x) / Math.Sqrt(2), t = 1 / (1 + p * z);
            double erf = 1 - ((((a5 * t + a4) * t + a3) * t + a2) * t + a1) * t * Math.Exp(-z * z);
            return 0.5 * (1 + (x < 0 ? -erf : erf));
        }

        [Differentiable]
        public static double Price(double S, double K, double T, double r, double sigma)
        {
            double sq = sigma * Math.Sqrt(T), d1 = (Math.Log(S / K) + (r + sigma * sigma / 2) * T) / sq, d2 = d1 - sq;
            return S * Cdf(d1) - K * Math.Exp(-r * T) * Cdf(d2);
        }
    }
}

namespace Acceptance.ListOfStructs
{
    public static class Program
    {
        public static void Run()
        {
            var ps = new List<P>
            {
                new()
                {
                    X = 1,
                    Y = 2
                },
                new()
                {
                    X = 3,
                    Y = 4
                }
            };
            var g = new List<P>
            {
                default,
                default
            };
            M.FGradient(ps, g);
            Check.Equal(2, g[0].X);
            Check.Equal(3, g[1].Y);
        }
    }

    public struct P
    {
        public double X, Y;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(List<P> ps) => ps.Sum(p => p.X * p.Y);
    }
}

namespace Acceptance.NewtonWhile
{
    public static class Program
    {
        public static void Run()
        {
            M.RootGradient(2, out double g);
            Check.Equal(1 / (2 * Math.Sqrt(2)), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Root(double a)
        {
            double x = a;
            double prev;
            do
            {
                prev = x;
                x = 0.5 * (x + a / x);
            }
            while (Math.Abs(x - prev) > 1e-15);
            return x;
        }
    }
}

namespace Acceptance.RandomPassive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 5, out double g);
            Check.Equal(Check.Slope(x => M.F(x, 5), 2), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double sigma, int seed)
        {
            var rng = new Random(seed);
            double s = 0;
            for (int i = 0; i < 10; i++)
            {
                double u = rng.NextDouble(), z = Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * rng.NextDouble());
                s += Math.Exp(sigma * z);
            }

            return s / 10;
        }
    }
}

namespace Acceptance.StopwatchDatetimeLinqPassive
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, ["a", "bb"], out double g);
            Check.Equal(3, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, string[] names)
        {
            var sw = System.Diagnostics.Stopwatch.StartNew();
            int total = names.Select(n => n.Length).Sum();
            var longest = names.OrderByDescending(n => n.Length).First();
            var set = new HashSet<string>(names);
            _ = sw.Elapsed;
            return x * total * (set.Contains(longest) ? 1 : 0);
        }
    }
}

namespace Acceptance.EarlyReturnInNestedLoops
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.5, 1, 2];
            double[] g = new double[3];
            M.FGradient(x, g);
            Check.Equal(Check.Slopes(a => M.F(a), x), g, tolerance: 1e-7);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlySpan<double> x)
        {
            for (int i = 0; i < x.Length; i++)
                for (int j = 0; j < x.Length; j++)
                {
                    if (i != j && x[i] * x[j] > 0.9)
                        return x[i] * x[j] + i;
                }

            return 0;
        }
    }
}
