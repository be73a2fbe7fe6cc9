using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.Kernels;

/// <summary>Small programs of the kinds that gradients are taken of.</summary>
internal static class KernelSubjects
{
    /// <summary>What there is to measure.</summary>
    public static IEnumerable<(string Name, Func<Subject> Make)> All() =>
    [
        ("Rosenbrock, n = 10^6", OfRosenbrock),
        ("Monte-Carlo paths, 256 x 64 steps", OfPaths),
        ("Lotka-Volterra, 10^4 steps", OfLotkaVolterra),
        ("Heat equation, 512 x 1000", OfHeat),
        ("Cholesky log-determinant, 128", OfLogDeterminant),
        ("Softmax cross-entropy, 512 x 64 x 10", OfSoftmax),
        ("Speelpenning, 10^5", OfSpeelpenning),
        ("Kepler", OfKepler),
        ("Call tree in a loop, 10^4", OfCalls),
    ];

    private static Subject OfRosenbrock()
    {
        double[] x = Numbers(1_000_000, 0.5, 1.5), generated = new double[x.Length], byHand = new double[x.Length];
        return Make("Rosenbrock, n = 10^6", [x], () => Rosenbrock.Value(x), () => Rosenbrock.ValueGradient(x, generated), generated, () => Rosenbrock.ByHand(x, byHand), byHand);
    }

    private static Subject OfPaths()
    {
        const int Steps = 64;
        double[] p = [100, 0.05, 0.2, 100, 1], normals = Normals(256 * Steps), generated = new double[5], byHand = new double[5], prices = new double[Steps];
        return Make(
            "Monte-Carlo paths, 256 x 64 steps",
            [p],
            () => AsianOption.Price(p[0], p[1], p[2], p[3], p[4], normals, Steps),
            () => AsianOption.PriceGradient(
                p[0], p[1], p[2], p[3], p[4], normals, Steps, out generated[0], out generated[1], out generated[2], out generated[3], out generated[4]),
            generated,
            () => AsianOption.ByHand(p[0], p[1], p[2], p[3], p[4], normals, Steps, prices, byHand),
            byHand);
    }

    private static Subject OfLotkaVolterra()
    {
        const int Steps = 10_000;
        const double H = 1e-3;
        double[] p = [2, 1, 1.1, 0.4, 0.1, 0.4], generated = new double[6], byHand = new double[6], states = new double[2 * Steps];
        Dual<double>[] d = Array.ConvertAll(p, static v => (Dual<double>)v);
        return Make(
            "Lotka-Volterra, 10^4 steps",
            [p],
            () => LotkaVolterra.Prey(p[0], p[1], p[2], p[3], p[4], p[5], Steps, H),
            () => LotkaVolterra.PreyGradient(
                p[0], p[1], p[2], p[3], p[4], p[5], Steps, H, out generated[0], out generated[1], out generated[2], out generated[3], out generated[4], out generated[5]),
            generated,
            () => LotkaVolterra.ByHand(p[0], p[1], p[2], p[3], p[4], p[5], Steps, H, states, byHand),
            byHand,
            i => Perturbed.Run([d], i, () => LotkaVolterra.Prey(d[0], d[1], d[2], d[3], d[4], d[5], Steps, H)));
    }

    private static Subject OfHeat()
    {
        const int Cells = 512, Steps = 1000;
        double[] initial = Numbers(Cells, 0, 1), measured = Numbers(Cells, 0, 1), conductivity = [0.2];
        double[] generated = new double[Cells + 1], byHand = new double[Cells + 1], history = new double[Cells * (Steps + 1)], work = new double[Cells];
        return Make(
            "Heat equation, 512 x 1000",
            [initial, conductivity],
            () => HeatEquation.Misfit(initial, conductivity[0], measured, Steps),
            () => HeatEquation.MisfitGradient(initial, conductivity[0], measured, Steps, generated.AsSpan(0, Cells), out generated[Cells]),
            generated,
            () => HeatEquation.ByHand(initial, conductivity[0], measured, Steps, history, work, byHand),
            byHand);
    }

    private static Subject OfLogDeterminant()
    {
        const int N = 128;
        double[] matrix = Numbers(N * N, -1, 1), generated = new double[N * N], byHand = new double[N * N], factor = new double[N * N];
        for (int i = 0; i < N; i++)
        {
            matrix[(i * N) + i] += 2 * N;
        }

        return Make(
            "Cholesky log-determinant, 128",
            [matrix],
            () => LogDeterminant.Value(matrix, N),
            () => LogDeterminant.ValueGradient(matrix, N, generated),
            generated,
            () => LogDeterminant.ByHand(matrix, N, factor, byHand),
            byHand);
    }

    private static Subject OfSoftmax()
    {
        const int Samples = 512, Features = 64, Classes = 10;
        double[] weights = Numbers(Classes * Features, -0.1, 0.1), biases = Numbers(Classes, -0.1, 0.1), features = Normals(Samples * Features);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(static i => i * 7 % Classes)];
        double[] generated = new double[weights.Length + Classes], byHand = new double[generated.Length], scores = new double[Classes];
        return Make(
            "Softmax cross-entropy, 512 x 64 x 10",
            [weights, biases],
            () => SoftmaxClassifier.Loss(weights, biases, features, labels),
            () => SoftmaxClassifier.LossGradient(weights, biases, features, labels, generated.AsSpan(0, weights.Length), generated.AsSpan(weights.Length)),
            generated,
            () => SoftmaxClassifier.ByHand(weights, biases, features, labels, scores, byHand.AsSpan(0, weights.Length), byHand.AsSpan(weights.Length)),
            byHand);
    }

    private static Subject OfSpeelpenning()
    {
        double[] x = Numbers(100_000, 0.99, 1.01), generated = new double[x.Length], byHand = new double[x.Length];
        return Make("Speelpenning, 10^5", [x], () => Speelpenning.Product(x), () => Speelpenning.ProductGradient(x, generated), generated, () => Speelpenning.ByHand(x, byHand), byHand);
    }

    private static Subject OfKepler()
    {
        double[] p = [1.2, 0.6], generated = new double[2], byHand = new double[2];
        Dual<double>[] d = Array.ConvertAll(p, static v => (Dual<double>)v);
        return Make(
            "Kepler",
            [p],
            () => Kepler.EccentricAnomaly(p[0], p[1]),
            () => Kepler.EccentricAnomalyGradient(p[0], p[1], out generated[0], out generated[1]),
            generated,
            () => (byHand[0], byHand[1]) = Kepler.ByHand(p[0], p[1]),
            byHand,
            i => Perturbed.Run([d], i, () => Kepler.EccentricAnomaly(d[0], d[1])));
    }

    private static Subject OfCalls()
    {
        const int Count = 10_000;
        double[] x = Numbers(Count, -2, 2), p = [0.7, 1.3], generated = new double[Count + 2], byHand = new double[Count + 2];
        return Make(
            "Call tree in a loop, 10^4",
            [x, p],
            () => CallTree.Sum(x, p[0], p[1]),
            () => CallTree.SumGradient(x, p[0], p[1], generated.AsSpan(0, Count), out generated[Count], out generated[Count + 1]),
            generated,
            () => CallTree.ByHand(x, p[0], p[1], byHand),
            byHand);
    }

    private static Subject Make(
        string name, double[][] inputs, Action primal, Action generate, double[] generated, Action write, double[] byHand, Action<int>? dual = null) => new()
        {
            Group = "kernels",
            Name = name,
            Inputs = inputs.Sum(static part => part.Length),
            Primal = primal,
            Generated = () =>
            {
                generate();
                return generated;
            },
            ByHand = () =>
            {
                write();
                return byHand;
            },
            Difference = i => Perturbed.Run(inputs, i, primal),
            Dual = dual,
        };

    private static double[] Numbers(int count, double from, double to)
    {
        Random random = new(20240607);
        return [.. Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.NextDouble()))];
    }

    private static double[] Normals(int count)
    {
        Random random = new(4711);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
