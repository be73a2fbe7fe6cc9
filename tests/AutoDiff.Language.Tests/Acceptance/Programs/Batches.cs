// Points on lanes, as users call them.
using AutoDiff;

namespace Acceptance.BatchedResidualsHaveJacobians
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 21;
            var random = new Random(3);
            double[] Randoms(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.1)];
            double[] camera = Randoms(5 * N), point = Randoms(3 * N), weight = Randoms(N), error = new double[2 * N], jacobian = new double[N * 2 * 9];
            M.ProjectJacobianBatch(camera, point, weight, error, jacobian);
            double[] one = new double[18], oneError = new double[2];
            for (int i = 0; i < N; i++)
            {
                double[] c = [.. Enumerable.Range(0, 5).Select(j => camera[(j * N) + i])], p = [.. Enumerable.Range(0, 3).Select(j => point[(j * N) + i])];
                M.ProjectJacobian(c, p, weight[i], oneError, one);
                Check.Equal(one, jacobian[(i * 18)..((i + 1) * 18)], tolerance: 1e-12);
                Check.Equal(oneError, [error[i], error[N + i]], tolerance: 1e-12);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static void Project([Batched] ReadOnlySpan<double> camera, [Batched] ReadOnlySpan<double> point, [Batched] double weight, [Batched] Span<double> error)
        {
            double c = Math.Cos(camera[0]), s = Math.Sin(camera[0]);
            double x = (c * point[0]) - (s * point[1]) + camera[1], y = (s * point[0]) + (c * point[1]) + camera[2], z = point[2] + 2;
            double r = ((x * x) + (y * y)) / (z * z);
            error[0] = weight * x / z * (1 + (camera[3] * r));
            error[1] = weight * y / z * (1 + (camera[4] * r));
        }
    }
}

namespace Acceptance.BatchedJacobiansOfReferences
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 11;
            double[] x = [.. Enumerable.Range(0, N).Select(static i => 0.1 * i)], y = [.. Enumerable.Range(0, N).Select(static i => 0.7 - (0.05 * i))];
            int[] steps = [.. Enumerable.Range(0, N).Select(static i => i % 4)];
            double[] state = [.. Enumerable.Repeat(1.5, N)], old = new double[N], results = new double[N], jacobian = new double[N * 6];
            M.StepJacobianBatch(x, y, steps, state, old, results, jacobian);
            double[] one = new double[6];
            for (int i = 0; i < N; i++)
            {
                double own = 1.5;
                double value = M.StepJacobian(x[i], y[i], steps[i], ref own, out double before, one);
                Check.Equal(value, results[i], tolerance: 1e-14);
                Check.Equal(own, state[i], tolerance: 1e-14);
                Check.Equal(before, old[i], tolerance: 1e-14);
                Check.Equal(one, jacobian[(i * 6)..((i + 1) * 6)], tolerance: 1e-14);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double Step([Batched] double x, [Batched] double y, [Batched] int steps, [Batched] ref double state, [Batched] out double old)
        {
            double start = state;
            for (int i = 0; i < steps; i++)
            {
                state = (state * x) + y;
            }

            old = x > y ? state * start : x;
            return state * y;
        }
    }
}

namespace Acceptance.BatchedStructsUnderAll
{
    public static class Program
    {
        public static void Run()
        {
            P[] points = [new(1, 0), new(3, 0.5), new(0.5, -1)];
            double[] results = new double[3], jacobian = new double[6];
            P[] gradients = new P[3];
            M.QGradientBatch(points, results, gradients);
            M.QJacobianBatch(points, results, jacobian);
            for (int i = 0; i < 3; i++)
            {
                double value = M.QGradient(points[i], out P gradient);
                Check.Equal(value, results[i], tolerance: 1e-14);
                Check.Equal([gradient.X, gradient.Y], [gradients[i].X, gradients[i].Y], tolerance: 1e-14);
                Check.Equal([gradient.X, gradient.Y], [jacobian[2 * i], jacobian[(2 * i) + 1]], tolerance: 1e-14);
            }
        }
    }

    public readonly partial record struct P(double X, double Y);

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double Q([Batched] P p) => p.X * Math.Exp(p.Y);
    }
}

namespace Acceptance.BatchesOverCores
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 5003;
            var random = new Random(3);
            double[] Randoms(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.1)];
            double[] x = Randoms(N), y = Randoms(3 * N), weights = Randoms(3);
            double[] results = new double[N], xGradient = new double[N], yGradient = new double[3 * N], weightsGradient = new double[3];
            M.FGradientBatch(x, y, weights, 0.7, results, xGradient, yGradient, weightsGradient, out double biasGradient);

            double[] others = new double[N], xOthers = new double[N], yOthers = new double[3 * N], weightsOthers = new double[3];
            var seen = new Seen();
            for (int threads = 1; threads <= 3; threads++)
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
                M.FGradientBatch(x, y, weights, 0.7, others, xOthers, yOthers, weightsOthers, out double biasOther, options, seen);

                // The same bits: sums of blocks are added in the order of the blocks.
                Check.Equal(results, others, tolerance: 0);
                Check.Equal(xGradient, xOthers, tolerance: 0);
                Check.Equal(yGradient, yOthers, tolerance: 0);
                Check.Equal(weightsGradient, weightsOthers, tolerance: 0);
                Check.Equal(biasGradient, biasOther, tolerance: 0);
                Check.Equal(N, seen.Most, tolerance: 0);
            }

            M.FBatch(x, y, weights, 0.7, others, new ParallelOptions());
            Check.Equal(results, others, tolerance: 1e-14);
            double[] jacobian = new double[8 * N], jacobians = new double[8 * N];
            M.FJacobianBatch(x, y, weights, 0.7, results, jacobian);
            M.FJacobianBatch(x, y, weights, 0.7, others, jacobians, new ParallelOptions());
            Check.Equal(jacobian, jacobians, tolerance: 0);
            M.FGradientBatch([], [], weights, 0.7, [], [], [], weightsOthers, out double none, new ParallelOptions());
            Check.Equal([0, 0, 0, 0], [.. weightsOthers, none], tolerance: 0);

            Check.AllocatesNothing(() => M.FGradientBatch(x, y, weights, 0.7, others, xOthers, yOthers, weightsOthers, out _));
            Check.AllocatesNothing(() => M.FJacobianBatch(x, y, weights, 0.7, others, jacobians));
            using var source = new CancellationTokenSource();
            source.Cancel();
            var cancelled = new ParallelOptions { CancellationToken = source.Token };
            Check.Throws<OperationCanceledException>(() => M.FBatch(x, y, weights, 0.7, others, cancelled));
            Check.Throws<OperationCanceledException>(() => M.FGradientBatch(x, y, weights, 0.7, others, xOthers, yOthers, weightsOthers, out _, cancelled));
            Check.Throws<ArgumentException>(() => M.FBatch(x, y.AsSpan(1), weights, 0.7, others, new ParallelOptions()));
        }
    }

    public sealed class Seen : IProgress<int>
    {
        private int most;

        public int Most => most;

        public void Report(int value)
        {
            int known = most;
            while (value > known && Interlocked.CompareExchange(ref most, value, known) != known)
            {
                known = most;
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double F([Batched] double x, [Batched] ReadOnlySpan<double> y, double[] weights, in double bias)
        {
            double sum = bias * x;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * Math.Exp(-y[i]);
            }

            return sum * sum;
        }
    }
}

namespace Acceptance.BatchesOfEverySize
{
    public static class Program
    {
        public static void Run()
        {
            foreach (int n in (int[])[0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33])
            {
                float[] x = [.. Enumerable.Range(0, n).Select(static i => (0.2f * i) - 1)], results = new float[n], gradients = new float[n];
                int[] kinds = [.. Enumerable.Range(0, n).Select(static i => i % 3)];
                var model = new Model(0.5f);
                model.FGradientBatch(x, kinds, 2, results, gradients, out float sum);
                float expected = 0;
                for (int i = 0; i < n; i++)
                {
                    float value = model.FGradient(x[i], kinds[i], 2, out float gradient, out float shared);
                    Check.Equal(value, results[i], tolerance: 1e-5);
                    Check.Equal(gradient, gradients[i], tolerance: 1e-5);
                    expected += shared;
                }

                Check.Equal(expected, sum, tolerance: 1e-4);
            }
        }
    }

    public partial class Model(float scale)
    {
        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public float F([Batched] float x, [Batched] int kind, float power) => kind switch
        {
            0 => scale * MathF.Tanh(x * power),
            1 => x > 0 ? MathF.Pow(x, power) : -x,
            _ => MathF.Sqrt(MathF.Abs(x) + 1) / power,
        };
    }
}

namespace Acceptance.BatchesThatCallWithMemory
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 10;
            double[] x = [.. Enumerable.Range(0, N).Select(static i => 0.3 * i)], y = [.. Enumerable.Repeat(0.5, N)];
            double[] weights = [.. Enumerable.Range(0, 2 * N).Select(static i => 1 + (0.1 * i))];
            double[] results = new double[N], xGradient = new double[N], yGradient = new double[N], weightsGradient = new double[2 * N];
            M.FGradientBatch(x, y, weights, results, xGradient, yGradient, weightsGradient);
            double[] one = new double[2];
            for (int i = 0; i < N; i++)
            {
                double value = M.FGradient(x[i], y[i], [weights[i], weights[N + i]], out double dx, out double dy, one);
                Check.Equal([value, dx, dy, .. one], [results[i], xGradient[i], yGradient[i], weightsGradient[i], weightsGradient[N + i]], tolerance: 1e-12);
            }
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Power(double x, out double half, double[] weights, int depth)
        {
            if (depth <= 0)
            {
                half = x / 2;
                return x * weights[0];
            }

            double again = Power(Math.Sin(x), out half, weights, depth - 1);
            return ((again - half) * weights[1]) + again;
        }

        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double F([Batched] double x, [Batched] double y, [Batched] double[] weights)
        {
            double result = Power(x, out y, weights, 2);
            return y * result;
        }
    }
}

namespace Acceptance.BatchesThatRecordInBothBranches
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 13;
            double[] x = [.. Enumerable.Range(0, N).Select(static i => 0.1 + (0.2 * i))], y = [.. Enumerable.Range(0, N).Select(static i => 1 - (0.1 * i))];
            int[] kinds = [.. Enumerable.Range(0, N).Select(static i => i % 3)];
            double[] results = new double[N], xGradient = new double[N], yGradient = new double[N];
            M.FGradientBatch(x, y, kinds, results, xGradient, yGradient);
            for (int i = 0; i < N; i++)
            {
                double value = M.FGradient(x[i], y[i], kinds[i], out double dx, out double dy);
                Check.Equal([value, dx, dy], [results[i], xGradient[i], yGradient[i]], tolerance: 1e-12);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double F([Batched] double x, [Batched] double y, [Batched] int kind)
        {
            double result = x;
            if (kind == 0)
            {
                for (int i = 0; i < 3; i++)
                {
                    result = Math.Sin(result * y) + x;
                }
            }
            else if (kind == 1)
            {
                for (int i = 0; i < 4; i++)
                {
                    result = Math.Exp(-result) * y;
                }
            }
            else
            {
                for (int i = 0; i < 2; i++)
                {
                    result *= result + (x * y);
                }
            }

            return result * y;
        }
    }
}
