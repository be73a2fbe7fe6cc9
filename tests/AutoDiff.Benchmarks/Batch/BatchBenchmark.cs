using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.Batch;

/// <summary>Value and gradient of many points on lanes beside the scalar function: paired runs, medians, ratios.</summary>
internal static class BatchBenchmark
{
    private const int Rounds = 21;
    private const int WarmCalls = 200;

    private static int draws;

    /// <summary>Measures every kernel.</summary>
    /// <param name="output">Where the table goes.</param>
    public static void Run(TextWriter output)
    {
        int bits = CompilerServices.LaneWidth.Is512 ? 512 : CompilerServices.LaneWidth.Is256 ? 256 : 128;
        output.WriteLine($"Microseconds per call of all points, {bits / 64} lanes of double; bytes per call once warm.");
        output.WriteLine();
        output.WriteLine("| kernel | points | function | values | values and gradients | ratio | bar | bytes |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        Paths(output);
        BlackScholes(output);
        Mixture(output);
        MixtureOfAdBench(output);
        Reprojections(output);
        output.WriteLine();
        output.WriteLine("Of the reprojections the function is the scalar Jacobian, and the gradients are the Jacobians of all points.");
        output.WriteLine();
        Memory(output);
    }

    /// <summary>What a thread's first call allocates, whatever the number of points: its tape.</summary>
    private static void Memory(TextWriter output)
    {
        foreach (int points in new[] { 1_000, 10_000_000 })
        {
            double[] starts = Randoms(points, 0.1, 1);
            double[] results = new double[points], gradient = new double[points];
            long bytes = 0;
            var thread = new Thread(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                BatchKernels.DecayGradientBatch(starts, 0.25, results, gradient, out _);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            });
            thread.Start();
            thread.Join();
            output.WriteLine(FormattableString.Invariant($"A thread's first gradient of {points:N0} points allocates {bytes:N0} bytes besides the caller's arrays."));
        }
    }

    private static void Paths(TextWriter output)
    {
        const int Points = 1024, Steps = 64;
        double[] rows = Randoms(Points * Steps, -2, 2);
        double[] columns = Transposed(rows, Points, Steps);
        var results = new double[Points];
        Measure(
            output,
            "path of 64 steps",
            Points,
            0.25,
            () => Sum(Points, i => BatchKernels.Path(100, 0.2, 0.05, rows.AsSpan(i * Steps, Steps))),
            () => BatchKernels.PathBatch(100, 0.2, 0.05, columns, results),
            () => BatchKernels.PathGradientBatch(100, 0.2, 0.05, columns, results, out _, out _, out _));
        Measure(
            output,
            "path with a barrier",
            Points,
            0.6,
            () => Sum(Points, i => BatchKernels.Barrier(100, 0.2, 120, rows.AsSpan(i * Steps, Steps))),
            () => BatchKernels.BarrierBatch(100, 0.2, 120, columns, results),
            () => BatchKernels.BarrierGradientBatch(100, 0.2, 120, columns, results, out _, out _, out _));
    }

    private static void BlackScholes(TextWriter output)
    {
        const int Points = 4096;
        double[][] p = [Randoms(Points, 80, 120), Randoms(Points, 80, 120), Randoms(Points, 0.1, 2), Randoms(Points, 0.1, 0.4), Randoms(Points, 0, 0.1)];
        double[][] g = [.. p.Select(static parameter => new double[parameter.Length])];
        var results = new double[Points];
        Measure(
            output,
            "Black-Scholes, 5 Greeks",
            Points,
            0.3,
            () => Sum(Points, i => BatchKernels.BlackScholes(p[0][i], p[1][i], p[2][i], p[3][i], p[4][i])),
            () => BatchKernels.BlackScholesBatch(p[0], p[1], p[2], p[3], p[4], results),
            () => BatchKernels.BlackScholesGradientBatch(p[0], p[1], p[2], p[3], p[4], results, g[0], g[1], g[2], g[3], g[4]));
    }

    private static void Mixture(TextWriter output)
    {
        const int Points = 1000, D = 10, K = 25;
        double[] rows = Randoms(Points * D, -1, 1);
        double[] columns = Transposed(rows, Points, D);
        double[] weights = Randoms(K, -1, 1), means = Randoms(K * D, -1, 1), diagonals = Randoms(K * D, 0.5, 2), lower = Randoms(K * D * (D - 1) / 2, -1, 1);
        double[] weightsGradient = new double[K], meansGradient = new double[K * D], diagonalsGradient = new double[K * D], lowerGradient = new double[lower.Length];
        double[] results = new double[Points];
        Measure(
            output,
            "mixture, d = 10, K = 25",
            Points,
            0.25,
            () => Sum(Points, i => BatchKernels.Mixture(weights, means, diagonals, lower, rows.AsSpan(i * D, D))),
            () => BatchKernels.MixtureBatch(weights, means, diagonals, lower, columns, results),
            () => BatchKernels.MixtureGradientBatch(
                weights, means, diagonals, lower, columns, results, weightsGradient, meansGradient, diagonalsGradient, lowerGradient));
        if (!System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
        {
            return;
        }

        // The generated lanes beside those written by hand: in the column of the function stands the gradient by hand.
        var hand = new MixtureByHand(D, K);
        double[] handResults = new double[Points];
        double[][] handGradients = [new double[K], new double[K * D], new double[K * D], new double[lower.Length]];
        void ByHand() => hand.Gradient(
            weights, means, diagonals, lower, columns, handResults, handGradients[0], handGradients[1], handGradients[2], handGradients[3]);
        ByHand();
        Require(handResults, results);
        Require(handGradients[0], weightsGradient);
        Require(handGradients[1], meansGradient);
        Require(handGradients[2], diagonalsGradient);
        Require(handGradients[3], lowerGradient);
        Measure(
            output,
            "mixture beside lanes by hand",
            Points,
            1.3,
            ByHand,
            () => BatchKernels.MixtureBatch(weights, means, diagonals, lower, columns, results),
            () => BatchKernels.MixtureGradientBatch(
                weights, means, diagonals, lower, columns, results, weightsGradient, meansGradient, diagonalsGradient, lowerGradient));
    }

    /// <summary>ADBench's objective, written as its authors do, beside its whole gradient with the points on lanes.</summary>
    private static void MixtureOfAdBench(TextWriter output)
    {
        const int Points = 1000, D = 10, K = 25, M = 0;
        const double Gamma = 1;
        double[] rows = Randoms(Points * D, -1, 1), columns = Transposed(rows, Points, D);
        double[] alphas = Randoms(K, -1, 1), means = Randoms(K * D, -1, 1), factors = Randoms(K * D * (D + 1) / 2, -0.7, 0.7);
        double[] weights = new double[K], diagonals = new double[K * D], lower = new double[K * D * (D - 1) / 2], results = new double[Points];
        double[] weightsGradient = new double[K], diagonalsGradient = new double[K * D], lowerGradient = new double[lower.Length];
        double[] alphasGradient = new double[K], meansGradient = new double[means.Length], factorsGradient = new double[factors.Length];
        void Values()
        {
            GaussianMixtureOnLanes.Unpack(alphas, factors, D, weights, diagonals, lower);
            BatchKernels.MixtureBatch(weights, means, diagonals, lower, columns, results);
            GaussianMixtureOnLanes.Shared(alphas, factors, D, Points, Gamma, M);
        }

        void Gradient()
        {
            GaussianMixtureOnLanes.Unpack(alphas, factors, D, weights, diagonals, lower);
            BatchKernels.MixtureGradientBatch(
                weights, means, diagonals, lower, columns, results, weightsGradient, meansGradient, diagonalsGradient, lowerGradient);
            GaussianMixtureOnLanes.SharedGradient(alphas, factors, D, Points, Gamma, M, alphasGradient, factorsGradient);
            GaussianMixtureOnLanes.UnpackVjp(
                alphas, factors, D, weights, diagonals, lower, alphasGradient, factorsGradient, weightsGradient, diagonalsGradient, lowerGradient);
        }

        Gradient();
        double[] expectedAlphas = new double[K], expectedMeans = new double[means.Length], expectedFactors = new double[factors.Length];
        global::AdBench.GaussianMixture.LogLikelihoodGradient(alphas, means, factors, rows, D, Gamma, M, expectedAlphas, expectedMeans, expectedFactors);
        Require(expectedAlphas, alphasGradient);
        Require(expectedMeans, meansGradient);
        Require(expectedFactors, factorsGradient);
        Measure(
            output,
            "ADBench's mixture, d = 10, K = 25",
            Points,
            0.25,
            () => global::AdBench.GaussianMixture.LogLikelihood(alphas, means, factors, rows, D, Gamma, M),
            Values,
            Gradient);
    }

    private static void Require(double[] hand, double[] generated)
    {
        for (int i = 0; i < hand.Length; i++)
        {
            if (!(Math.Abs(hand[i] - generated[i]) <= 1e-9 * (1 + Math.Abs(hand[i]))))
            {
                throw new InvalidOperationException($"The two gradients differ: {hand[i]} by hand, {generated[i]} generated.");
            }
        }
    }

    private static void Reprojections(TextWriter output)
    {
        const int Points = 1024, Camera = 11, Inputs = 15;
        double[] cameras = Randoms(Points * Camera, 0.1, 0.4), positions = Randoms(Points * 3, 1, 3), weights = Randoms(Points, 0.5, 1.5), features = Randoms(Points * 2, -1, 1);
        double[] cameraColumns = Transposed(cameras, Points, Camera), positionColumns = Transposed(positions, Points, 3), featureColumns = Transposed(features, Points, 2);
        double[] error = new double[2], errors = new double[2 * Points], jacobians = new double[2 * Inputs * Points];
        Measure(
            output,
            "reprojections, 2 x 15",
            Points,
            0.6,
            () =>
            {
                for (int i = 0; i < Points; i++)
                {
                    BatchKernels.ReprojectJacobian(
                        cameras.AsSpan(i * Camera, Camera), positions.AsSpan(i * 3, 3), weights[i], features.AsSpan(i * 2, 2), error, jacobians.AsSpan(i * 2 * Inputs, 2 * Inputs));
                }
            },
            () => BatchKernels.ReprojectBatch(cameraColumns, positionColumns, weights, featureColumns, errors),
            () => BatchKernels.ReprojectJacobianBatch(cameraColumns, positionColumns, weights, featureColumns, errors, jacobians));
    }

    private static void Measure(TextWriter output, string name, int points, double bar, Action primal, Action values, Action gradients)
    {
        Action[] ways = [primal, values, gradients];
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (Action way in ways)
            {
                for (int call = 0; call < WarmCalls; call++)
                {
                    way();
                }
            }

            // The compiler's background thread takes up what was called often after a pause.
            Thread.Sleep(250);
        }

        List<double>[] samples = [[], [], []];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                double start = ThreadClock.Now;
                for (int call = 0; call < 10; call++)
                {
                    ways[i]();
                }

                samples[i].Add((ThreadClock.Now - start) / 10 * 1000);
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        gradients();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        double[] medians = [.. samples.Select(static list => list.Order().ElementAt(list.Count / 2))];
        output.WriteLine(FormattableString.Invariant(
            $"| {name} | {points} | {medians[0]:F1} | {medians[1]:F1} | {medians[2]:F1} | {medians[2] / medians[0]:F2} | {bar} | {bytes} |"));
    }

    private static double Sum(int points, Func<int, double> point)
    {
        double sum = 0;
        for (int i = 0; i < points; i++)
        {
            sum += point(i);
        }

        return sum;
    }

    /// <summary>Numbers that have nothing to do with those of another call: with one seed for all of a length a strike would be its spot.</summary>
    private static double[] Randoms(int count, double least, double most)
    {
        var random = new Random(count + (7919 * ++draws));
        return [.. Enumerable.Range(0, count).Select(_ => least + ((most - least) * random.NextDouble()))];
    }

    private static double[] Transposed(double[] rows, int points, int elements)
    {
        var columns = new double[rows.Length];
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < elements; j++)
            {
                columns[(j * points) + i] = rows[(i * elements) + j];
            }
        }

        return columns;
    }
}
