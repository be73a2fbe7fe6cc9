using AutoDiff.Benchmarks.Implicit;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.HigherOrder;

/// <summary>What second and higher derivatives cost, each beside what it is measured by.</summary>
internal static class HigherOrderBenchmark
{
    private const int Units = 32;

    /// <summary>Measures and prints tables.</summary>
    /// <param name="output">Where the tables go.</param>
    /// <param name="isQuick">Whether few rounds will do.</param>
    public static void Run(TextWriter output, bool isQuick)
    {
        int rounds = isQuick ? 5 : 15;
        output.WriteLine($"Higher order: medians of {ThreadClock.Name}.");
        output.WriteLine();
        Products(output, rounds);
        Hessians(output, rounds);
        Series(output, rounds);
        Laplacians(output, rounds);
        Samples(output, rounds);
        Sparse(output, rounds);
    }

    private delegate double GradientOf(ReadOnlySpan<double> x, Span<double> gradient);

    private delegate double ProductOf(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, Span<double> product);

    private static void Products(TextWriter output, int rounds)
    {
        output.WriteLine("| Hessian-vector product | inputs | gradient, µs | product, µs | product / gradient |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        double[] inputs = Numbers(8 * 64, 2), targets = Numbers(64, 3);
        Product("Rosenbrock", 1000, Objectives.RosenbrockGradient, Objectives.RosenbrockHvp);
        Product("tanh/exp chain", 1000, Objectives.ChainGradient, Objectives.ChainHvp);
        Product("soft maximum", 1000, Objectives.SoftMaximumGradient, Objectives.SoftMaximumHvp);
        Product(
            "network of 64 points",
            320,
            (w, gradient) => Objectives.NetworkGradient(w, inputs, targets, gradient),
            (w, tangent, product) => Objectives.NetworkHvp(w, inputs, targets, tangent, product));
        output.WriteLine();

        void Product(string name, int n, GradientOf gradient, ProductOf product)
        {
            double[] x = Numbers(n, 1), v = Numbers(n, 4), first = new double[n], second = new double[n];
            double[] times = PairedTimes.Of(rounds, () => gradient(x, first), () => product(x, v, second));
            output.WriteLine(FormattableString.Invariant($"| {name} | {n} | {1e3 * times[0]:F2} | {1e3 * times[1]:F2} | {times[1] / times[0]:F2} |"));
        }
    }

    private static void Hessians(TextWriter output, int rounds)
    {
        output.WriteLine("| Hessian | inputs | gradient, µs | Hessian, µs | Hessian / gradient | n / 8 | filling n × n / gradient |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (int n in (int[])[64, 128, 256])
        {
            Hessian("Rosenbrock", n, Objectives.RosenbrockGradient, Objectives.RosenbrockHessian);
            Hessian("tanh/exp chain", n, Objectives.ChainGradient, Objectives.ChainHessian);
            Hessian("soft maximum", n, Objectives.SoftMaximumGradient, Objectives.SoftMaximumHessian);
        }

        output.WriteLine();

        void Hessian(string name, int n, GradientOf gradient, GradientOf hessian)
        {
            double[] x = Numbers(n, 1), first = new double[n], second = new double[n * n];
            double[] times = PairedTimes.Of(rounds, () => gradient(x, first), () => hessian(x, second), () => second.AsSpan().Fill(x[0]));
            output.WriteLine(FormattableString.Invariant($"| {name} | {n} | {1e3 * times[0]:F3} | {1e3 * times[1]:F2} | {times[1] / times[0]:F1} | {n / 8.0:F0} | {times[2] / times[0]:F1} |"));
        }
    }

    private static void Series(TextWriter output, int rounds)
    {
        output.WriteLine("| series of order | series, µs | series / function | series / k² | nested duals, µs | duals / series |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|");
        double sink = 0;
        foreach (int order in (int[])[1, 2, 4, 8, 16])
        {
            double[] x = new double[order + 1], result = new double[order + 1];
            (x[0], x[1]) = (0.7, 1);
            Action function = () => sink += Objectives.Curve(0.7);
            Action series = () => Objectives.CurveTaylor(x, result);
            Func<double>? nested = NestedDuals.Derivative(order, 0.7);
            double[] times = nested is null
                ? PairedTimes.Of(rounds, function, series)
                : PairedTimes.Of(rounds, function, series, () => sink += nested());
            if (nested is not null)
            {
                double factorial = Enumerable.Range(1, order).Aggregate(1.0, static (product, i) => product * i);
                Equality.Require($"derivative of order {order}", [nested() / factorial], [result[order]]);
            }

            output.WriteLine(FormattableString.Invariant(
                $"| {order} | {1e3 * times[1]:F2} | {times[1] / times[0]:F2} | {1e3 * times[1] / (order * order):F3} | {(nested is null ? "–" : (1e3 * times[2]).ToString("F2", System.Globalization.CultureInfo.InvariantCulture))} | {(nested is null ? "–" : (times[2] / times[1]).ToString("F1", System.Globalization.CultureInfo.InvariantCulture))} |"));
        }

        output.WriteLine();
        GC.KeepAlive(sink);
    }

    private static void Laplacians(TextWriter output, int rounds)
    {
        output.WriteLine($"| Laplacian of a network, 3 layers of {Units} | by series, ms | nested duals, ms | duals / series | 16 samples, ms |");
        output.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (int d in (int[])[10, 100, 1000])
        {
            double[] x = Numbers(d, 1), weights = Weights(d);
            void Taylor(ReadOnlySpan<double> series, Span<double> result) => Objectives.LayersTaylor(series, weights, Units, result);
            double exact = 0, byDuals = 0;
            double[] times = PairedTimes.Of(
                d < 1000 ? rounds : 3,
                () => exact = TaylorDerivatives.Laplacian(Taylor, x),
                () => byDuals = NestedDuals.Laplacian(x, weights, Units),
                () => TaylorDerivatives.Laplacian(Taylor, x, 16, new Random(5)));
            Equality.Require($"Laplacian of {d} inputs", [exact], [byDuals]);
            output.WriteLine(FormattableString.Invariant($"| {d} | {times[0]:F3} | {times[1]:F3} | {times[1] / times[0]:F1} | {times[2]:F3} |"));
        }

        output.WriteLine();
    }

    private static void Samples(TextWriter output, int rounds)
    {
        output.WriteLine("| biharmonic operator, inputs | terms | function, µs | a sample, µs | sample / function |");
        output.WriteLine("|---:|---:|---:|---:|---:|");
        const int Probes = 32;
        foreach (int d in (int[])[10, 100, 1000])
        {
            double[] x = Numbers(d, 1), weights = Weights(d);
            void Taylor(ReadOnlySpan<double> series, Span<double> result) => Objectives.LayersTaylor(series, weights, Units, result);
            DifferentialOperator biharmonic = DifferentialOperator.Biharmonic(d);
            var random = new Random(6);
            double sink = 0;
            double[] times = PairedTimes.Of(
                rounds,
                () => sink += Objectives.Layers(x, weights, Units),
                () => sink += biharmonic.Apply(Taylor, x, Probes, random).Value);
            output.WriteLine(FormattableString.Invariant(
                $"| {d} | {biharmonic.Count} | {1e3 * times[0]:F2} | {1e3 * times[1] / Probes:F2} | {times[1] / Probes / times[0]:F1} |"));
        }

        output.WriteLine();
    }

    private static void Sparse(TextWriter output, int rounds)
    {
        output.WriteLine("| Jacobian of the Brusselator | inputs | colours | pattern, ms | pattern by NaN, ms | dense, ms | a sweep for each colour, ms | sparse, ms | dense / sparse |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int n in (int[])[8, 16, 32])
        {
            double[] x = Numbers(2 * n * n, 1), y = new double[x.Length], dense = new double[x.Length * x.Length];
            void Jvp(ReadOnlySpan<double> p, Span<double> q, ReadOnlySpan<double> pTangent, Span<double> qTangent) => Objectives.BrusselatorJvp(p, n, q, pTangent, qTangent);
            SparsityPattern pattern = Objectives.BrusselatorJacobianPattern(x, n, y);
            var sparse = new SparseJacobian((p, q, colors, count, compressed) => Objectives.BrusselatorJacobianCompressed(p, n, q, colors, count, compressed), pattern);
            var single = new SparseJacobian(Jvp, pattern);
            double[] values = new double[sparse.Pattern.Count];
            double[] times = PairedTimes.Of(
                n < 32 ? rounds : 5,
                () => Objectives.BrusselatorJacobian(x, n, y, dense),
                () => sparse.Evaluate(x, y, values),
                () => SparseJacobian.FindPattern(Jvp, x, y.Length),
                () => Objectives.BrusselatorJacobianPattern(x, n, y),
                () => single.Evaluate(x, y, values));
            Equality.Require($"Jacobian of {x.Length} inputs", dense, new CsrMatrix(sparse.Pattern, values).ToDense());
            output.WriteLine(FormattableString.Invariant($"| {n} × {n} × 2 | {x.Length} | {sparse.ColorCount} | {times[3]:F2} | {times[2]:F2} | {times[0]:F3} | {times[4]:F4} | {times[1]:F4} | {times[0] / times[1]:F0} |"));
        }

        output.WriteLine();
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    private static double[] Weights(int inputs) => [.. Numbers((Units * inputs) + (Units * Units) + Units, 7).Select(w => 2 * w / Math.Sqrt(Units))];
}
