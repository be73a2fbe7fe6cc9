// What a body does besides computing happens once for each point, as if each had been evaluated alone.
using AutoDiff;

namespace Acceptance.EveryPointDrawsItsOwnRandomNumbers
{
    public static class Program
    {
        public static void Run()
        {
            const int N = 19;
            double[] x = [.. Enumerable.Range(1, N).Select(static i => 0.1 * i)], results = new double[N], gradient = new double[N];
            M.DrawnBatch(x, new Random(3), results);
            var one = new Random(3);
            Check.Equal([.. x.Select(x => M.Drawn(x, one))], results, tolerance: 0);

            M.DrawnGradientBatch(x, new Random(4), results, gradient);
            one = new Random(4);
            Check.Equal([.. x.Select(_ => 2 * one.NextDouble())], gradient, tolerance: 0);

            M.DrawnByACallBatch(x, new Random(5), results);
            one = new Random(5);
            Check.Equal([.. x.Select(x => M.DrawnByACall(x, one))], results, tolerance: 0);

            M.DequeuedBatch(x, new Queue<int>(Enumerable.Range(1, N)), results);
            var steps = new Queue<int>(Enumerable.Range(1, N));
            Check.Equal([.. x.Select(x => M.Dequeued(x, steps))], results, tolerance: 0);

            M.DrawnFromNobodysBatch(x, results);
            Check.True(results.Distinct().Count() == N, "two points have the same number");

            M.DrawnFromItsOwnBatch(x, 7, results);
            Check.Equal([.. x.Select(static x => M.DrawnFromItsOwn(x, 7))], results, tolerance: 0);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double Drawn([Batched] double x, Random random)
        {
            double u = random.NextDouble();
            return u * (x + x);
        }

        [Differentiable]
        public static double Scaled(double scale, Random random) => scale * random.NextDouble();

        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double DrawnByACall([Batched] double x, Random random)
        {
            double u = Scaled(2, random);
            return u * x;
        }

        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double Dequeued([Batched] double x, Queue<int> steps) => steps.TryDequeue(out int step) ? x * step : x;

        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double DrawnFromNobodys([Batched] double x)
        {
            var random = new Random();
            return random.NextDouble() + (0 * x);
        }

        [Differentiable(Derivatives.Default | Derivatives.Batch)]
        public static double DrawnFromItsOwn([Batched] double x, int seed)
        {
            var random = new Random(seed);
            double u = random.NextDouble() - random.NextDouble();
            return u * x;
        }
    }
}
